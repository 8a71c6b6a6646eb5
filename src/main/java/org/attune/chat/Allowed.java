package org.attune.chat;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which answers a question allows. */
public sealed interface Allowed {

  /** One of some labels. */
  record OneOf(List<Level> levels) implements Allowed {}

  /** Some labels, {@code fewest} of them at least. */
  record SomeOf(List<Level> levels, int fewest) implements Allowed {}

  /** A number between two, both included, a whole number of steps above the lowest. */
  record Range(BigDecimal lowest, BigDecimal highest, BigDecimal step) implements Allowed {
    boolean has(BigDecimal number) {
      return number.compareTo(lowest) >= 0
          && number.compareTo(highest) <= 0
          && number.subtract(lowest).remainder(step).signum() == 0;
    }
  }

  /**
   * A label of a scale.
   *
   * @param number by which it may be named too; of a label that is a number, that number
   * @param elsewhere what it is called in other languages of the rubric
   */
  record Level(String label, Optional<BigDecimal> number, Set<String> elsewhere) {

    public Level {
      number = number.or(() -> Allowed.number(label));
      elsewhere = Set.copyOf(elsewhere);
    }

    public static Level of(String label) {
      return new Level(label, Optional.empty(), Set.of());
    }

    boolean called(String name) {
      return same(label, name) || number.isPresent() && sameNumber(name);
    }

    private boolean sameNumber(String name) {
      return Allowed.number(name).filter(n -> n.compareTo(number.get()) == 0).isPresent();
    }

    boolean calledElsewhere(String name) {
      return elsewhere.stream().anyMatch(other -> same(other, name));
    }
  }

  /** The levels, of a scale that has some. */
  default List<Level> levels() {
    return List.of();
  }

  /** Whether two names differ at most in case, Unicode form and what surrounds them. */
  static boolean same(String label, String name) {
    return folded(label).equals(folded(name)) || bare(label).equals(bare(name));
  }

  /** The number a text is, whatever surrounds it. */
  static Optional<BigDecimal> number(String text) {
    String bare = bare(text).replace('\u2212', '-');
    return bare.matches("[-+]?\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(new BigDecimal(bare))
        : Optional.empty();
  }

  /** Without punctuation, symbols and blanks around it, but with the sign of a number. */
  private static String bare(String text) {
    return folded(text)
        .replaceAll("^(?:(?![-+\u2212]\\d)[\\p{P}\\p{S}\\s])+", "")
        .replaceAll("[\\p{P}\\p{S}\\s]+$", "");
  }

  /** In compatible form, of one case, with single blanks. */
  static String folded(String text) {
    return lower(text).strip().replaceAll("\\s+", " ");
  }

  static String lower(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** The levels with some labels. */
  static List<Level> levels(Collection<String> labels) {
    return labels.stream().map(Level::of).toList();
  }
}
