package org.attune.corpus;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.attune.yaml.Unfit;

/**
 * A column of a table, or a part of one: {@code name} or {@code name ~ regex} (its first group);
 * or, as {@code = text}, that text in every row.
 */
final class Column implements Serializable {

  private static final String PART = " ~ ";
  private static final String CONSTANT = "= ";

  /** How often one search may look at a character: far more than any that goes forward does. */
  private static final int MOST_LOOKS = 20_000_000;

  private final String name;
  private final Pattern part;

  Column(String written) {
    int tilde = written.startsWith(CONSTANT) ? -1 : written.indexOf(PART);
    name = tilde < 0 ? written : written.substring(0, tilde);
    part = tilde < 0 ? null : Pattern.compile(written.substring(tilde + PART.length()));
  }

  /** What is wrong with a column as a card writes it under a key. */
  static Optional<Unfit.Value> mistake(String key, String written) {
    return expected(written).map(expected -> Unfit.Value.text(key, expected, written));
  }

  private static Optional<String> expected(String written) {
    int tilde = written.startsWith(CONSTANT) ? -1 : written.indexOf(PART);
    try {
      return tilde < 0
              || Pattern.compile(written.substring(tilde + PART.length())).matcher("").groupCount()
                  > 0
          ? Optional.empty()
          : Optional.of("a group (...) in the regular expression after ~");
    } catch (PatternSyntaxException e) {
      return Optional.of("a regular expression after ~ (" + e.getDescription() + ")");
    } catch (StackOverflowError e) { // how Pattern refuses thousands of nested groups
      return Optional.of("a regular expression after ~ that is not so deep");
    }
  }

  String name() {
    return name;
  }

  /** True if it is a text and no column. */
  boolean constant() {
    return name.startsWith(CONSTANT);
  }

  /** The value in a row; empty if the row says that there is none, as JSON's null does. */
  Optional<String> given(Row.Read row) throws Unreadable {
    return row.isNull(name) ? Optional.empty() : Optional.of(required(row));
  }

  String required(Row.Read row) throws Unreadable {
    if (constant()) {
      return name.substring(CONSTANT.length());
    }
    String value = row.get(name).orElse(null);
    if (value == null) {
      throw new Unreadable("expected a value in column \"" + name + "\", found none");
    }
    if (part == null) {
      return value;
    }
    Optional<String> found = found(value);
    if (found.isEmpty()) {
      throw new Unreadable(
          "column \"" + name + "\": expected " + part.pattern(), Unreadable.quoted(value));
    }
    return found.get();
  }

  /** The first group of the regular expression, which may be one that never ends. */
  private Optional<String> found(String value) throws Unreadable {
    try {
      Matcher matcher = part.matcher(new Watched(value, new int[1]));
      return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    } catch (Watched.Endless | StackOverflowError e) {
      throw new Unreadable(
          "column \""
              + name
              + "\": expected a regular expression that comes to an end, found "
              + part.pattern());
    }
  }

  /**
   * A text that is not looked at for ever.
   *
   * @param looks how often it was looked at
   */
  private record Watched(CharSequence text, int[] looks) implements CharSequence {

    /** It was looked at too often. */
    static final class Endless extends RuntimeException {
      Endless() {
        super("", null, false, false);
      }
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks[0]++;
      if (looks[0] > MOST_LOOKS) {
        throw new Endless();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
