package org.attune.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Decimals;

/**
 * What is known of a table, so that it need not be guessed: the user says it, or the program that
 * wrote the file.
 *
 * @param said values of each hint; nothing is known of those that are not there
 */
public record Hints(Map<Hint, List<String>> said) {

  /** One thing that can be known. Its option is its name in lower case. */
  public enum Hint {
    /** What a row is: {@link #ITEMS} or {@link #RATERS}. */
    ROWS,
    /** Columns that together are the item's id. */
    ITEM,
    /** Column with the rater's id. */
    RATER,
    /** Column with the text. */
    TEXT,
    /** Column with the conversation's id. */
    CONVERSATION,
    /** Columns with people's ratings. */
    RATED,
    /** Column that says which dimension the rating of a row is of. */
    DIMENSION,
    /** Column with that rating. */
    VALUE,
    /** Columns with what a panel concluded. */
    REFERENCE,
    /** Columns with models' ratings, whatever they are called. */
    MODEL,
    /** Answers that stand for a missing one. */
    MISSING,
    /** The levels of an ordinal scale, from the lowest. */
    LEVELS,
    /** Columns whose numbers are codes of categories. */
    NOMINAL,
    /** What stands between the labels of a set. */
    SEPARATOR,
    /** What an empty answer on a scale of labels is: {@link #NO_LABEL} or {@link #NO_ANSWER}. */
    EMPTY;

    /** The option by which the user says it. */
    public String option() {
      return "--" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** A row is an item. */
  public static final String ITEMS = "items";

  /** A row is a rater. */
  public static final String RATERS = "raters";

  /** None of the labels: the empty set. */
  public static final String NO_LABEL = "none";

  /** Missing. */
  public static final String NO_ANSWER = "missing";

  /** Hints that are no names of columns. */
  private static final Set<Hint> WORDS =
      EnumSet.of(Hint.ROWS, Hint.MISSING, Hint.LEVELS, Hint.SEPARATOR, Hint.EMPTY);

  public Hints {
    EnumMap<Hint, List<String>> copy = new EnumMap<>(Hint.class);
    said.forEach(
        (hint, values) -> {
          if (!values.isEmpty()) {
            copy.put(hint, List.copyOf(values));
          }
        });
    said = Collections.unmodifiableMap(copy);
  }

  /** Nothing is known. */
  public static Hints none() {
    return new Hints(Map.of());
  }

  /** The same with one thing more, which counts before what was known of it. */
  public Hints with(Hint hint, List<String> values) {
    EnumMap<Hint, List<String>> more = new EnumMap<>(Hint.class);
    more.putAll(said);
    more.put(hint, values);
    return new Hints(more);
  }

  /** The same with one thing more. */
  public Hints with(Hint hint, String value) {
    return with(hint, List.of(value));
  }

  /** Both: what {@code this} leaves open the others may say. */
  public Hints or(Hints others) {
    EnumMap<Hint, List<String>> all = new EnumMap<>(Hint.class);
    all.putAll(others.said);
    all.putAll(said);
    return new Hints(all);
  }

  /** All values; empty if nothing is known. */
  public List<String> all(Hint hint) {
    return said.getOrDefault(hint, List.of());
  }

  /** The only value, or the first. */
  public Optional<String> one(Hint hint) {
    return all(hint).stream().findFirst();
  }

  /** True if this is known to be so. */
  public boolean is(Hint hint, String value) {
    return all(hint).equals(List.of(value));
  }

  /** True of an answer that is said to be missing: 9.0 as 9, and a word however it is written. */
  boolean missing(String answer) {
    String text = answer.strip();
    String plain = WordForms.plain(text);
    return all(Hint.MISSING).stream()
        .anyMatch(
            said ->
                said.strip().equals(text)
                    || Decimals.number(said) // of which the minus sign is a part
                        .map(
                            n -> Decimals.number(text).filter(t -> t.compareTo(n) == 0).isPresent())
                        .orElseGet(() -> !plain.isEmpty() && WordForms.plain(said).equals(plain)));
  }

  /** The same for a table that has no column called {@code a,b}: the item is in a and b. */
  Hints in(Sheet sheet) {
    List<String> columns = new ArrayList<>();
    for (String column : all(Hint.ITEM)) {
      columns.addAll(
          sheet.columns().contains(column)
              ? List.of(column)
              : Arrays.stream(column.split(",")).map(String::strip).toList());
    }
    return with(Hint.ITEM, columns);
  }

  /** What is known of one of several tables: columns that it has not are another's. */
  Hints of(Sheet sheet) {
    EnumMap<Hint, List<String>> own = new EnumMap<>(Hint.class);
    said.forEach(
        (hint, values) ->
            own.put(
                hint,
                WORDS.contains(hint)
                    ? values
                    : values.stream().filter(sheet.columns()::contains).toList()));
    return new Hints(own);
  }

  /**
   * Looks whether each column is in one of the tables.
   *
   * @throws CorpusException with the option that names one that is in none
   */
  void check(List<Sheet> sheets) {
    Set<String> columns = new LinkedHashSet<>();
    sheets.forEach(sheet -> columns.addAll(sheet.columns()));
    said.forEach(
        (hint, values) -> {
          List<String> absent = new ArrayList<>(WORDS.contains(hint) ? List.of() : values);
          absent.removeAll(columns);
          if (!absent.isEmpty()) {
            throw new CorpusException(
                sheets.stream().map(Sheet::file).collect(Collectors.joining(", ")),
                "a column \"" + absent.get(0) + "\" (" + hint.option() + ")",
                sheets.stream().map(SheetNames::shown).collect(Collectors.joining(", and ")));
          }
        });
  }
}
