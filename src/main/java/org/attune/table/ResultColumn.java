package org.attune.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a file of results: what it is called, what it means, and how it is filled.
 *
 * @param <T> what a line of the file is about
 * @param name header of the column
 * @param kind what its values are
 * @param description what they mean, in a sentence
 * @param empty when it has no value, in words; empty if it always has one
 * @param unit what is counted; empty for values without a unit
 * @param min the lowest value it can have, if there is one
 * @param max the highest value it can have, if there is one
 * @param value its text in the line of a {@code T}
 */
public record ResultColumn<T>(
    String name,
    Kind kind,
    String description,
    String empty,
    String unit,
    Optional<BigDecimal> min,
    Optional<BigDecimal> max,
    Function<T, String> value) {

  /** What the values of a column are. */
  public enum Kind {
    TEXT,
    COUNT,
    NUMBER
  }

  /** Refuses a column that is not told of. */
  public ResultColumn {
    if (name.isBlank() || description.isBlank()) {
      throw new IllegalArgumentException(
          "expected a name and a description of the column, found \""
              + name
              + "\": \""
              + description
              + "\"");
    }
  }

  static <T> ResultColumn<T> text(String name, String description, Function<T, String> value) {
    return of(name, Kind.TEXT, description, value);
  }

  /** A number of at least 0 things, {@code unit}. */
  static <T> ResultColumn<T> count(
      String name, String unit, String description, Function<T, String> value) {
    return new ResultColumn<>(
        name,
        Kind.COUNT,
        description,
        "",
        unit,
        Optional.of(BigDecimal.ZERO),
        Optional.empty(),
        value);
  }

  static <T> ResultColumn<T> number(String name, String description, Function<T, String> value) {
    return of(name, Kind.NUMBER, description, value);
  }

  /** A number from 0 to 1. */
  static <T> ResultColumn<T> share(String name, String description, Function<T, String> value) {
    return new ResultColumn<>(
        name,
        Kind.NUMBER,
        description,
        "",
        "",
        Optional.of(BigDecimal.ZERO),
        Optional.of(BigDecimal.ONE),
        value);
  }

  private static <T> ResultColumn<T> of(
      String name, Kind kind, String description, Function<T, String> value) {
    return new ResultColumn<>(
        name, kind, description, "", "", Optional.empty(), Optional.empty(), value);
  }

  /** The same, empty {@code when}. */
  ResultColumn<T> empty(String when) {
    return new ResultColumn<>(name, kind, description, when, unit, min, max, value);
  }

  /** The headers of some columns. */
  public static List<String> names(List<? extends ResultColumn<?>> columns) {
    return columns.stream().<String>map(ResultColumn::name).toList();
  }
}
