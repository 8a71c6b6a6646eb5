package org.attune.corpus;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A column of a table, or a part of one: {@code name} or {@code name ~ regex} (its first group).
 */
final class Column implements Serializable {

  private final String name;
  private final Pattern part;

  Column(String written) {
    int tilde = written.indexOf(" ~ ");
    name = tilde < 0 ? written : written.substring(0, tilde);
    try {
      part = tilde < 0 ? null : Pattern.compile(written.substring(tilde + 3));
    } catch (PatternSyntaxException e) {
      throw new CorpusException(
          "column \"" + written + "\"", "a regular expression after ~", e.getDescription());
    }
    if (part != null && part.matcher("").groupCount() < 1) {
      throw new CorpusException(
          "column \"" + written + "\"", "a group (...) in the regular expression", "none");
    }
  }

  String name() {
    return name;
  }

  /** The value in a row; empty if the row says that there is none, as JSON's null does. */
  Optional<String> given(Row.Read row) throws Unreadable {
    return row.isNull(name) ? Optional.empty() : Optional.of(required(row));
  }

  String required(Row.Read row) throws Unreadable {
    String value = row.get(name).orElse(null);
    if (value == null) {
      throw new Unreadable("expected a value in column \"" + name + "\", found none");
    }
    if (part == null) {
      return value;
    }
    Matcher matcher = part.matcher(value);
    if (!matcher.find() || matcher.group(1) == null) {
      throw new Unreadable(
          "column \"" + name + "\": expected " + part.pattern(), Unreadable.quoted(value));
    }
    return matcher.group(1);
  }
}
