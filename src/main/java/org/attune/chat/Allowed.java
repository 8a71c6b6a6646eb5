package org.attune.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which answers a question allows. */
public sealed interface Allowed {

  /** One of some labels. */
  record OneOf(List<Level> levels) implements Allowed {}

  /** Any number of some labels, none included. */
  record SomeOf(List<Level> levels) implements Allowed {}

  /** A number between two, both included. */
  record Range(BigDecimal lowest, BigDecimal highest) implements Allowed {}

  /** Any words: a reply, which is no rating. */
  record Reply() implements Allowed {}

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

  /** The schema of {@code {"answer": ...}}; nothing where any words are allowed. */
  default Optional<String> schema() {
    ObjectNode schema = new ObjectMapper().createObjectNode().put("type", "object");
    ObjectNode answer = schema.putObject("properties").putObject("answer");
    if (this instanceof OneOf) {
      labels(answer);
    } else if (this instanceof SomeOf) {
      labels(answer.put("type", "array").putObject("items"));
    } else if (this instanceof Range range) {
      answer.put("type", "number").put("minimum", range.lowest()).put("maximum", range.highest());
    } else {
      return Optional.empty();
    }
    schema.putArray("required").add("answer");
    return Optional.of(schema.put("additionalProperties", false).toString());
  }

  private void labels(ObjectNode of) {
    ArrayNode labels = of.put("type", "string").putArray("enum");
    levels().forEach(level -> labels.add(level.label()));
  }

  /**
   * An answer of the usual length, for estimates: the label of median length, the lowest number.
   */
  default String example() {
    ObjectNode answer = new ObjectMapper().createObjectNode();
    List<String> byLength =
        levels().stream().map(Level::label).sorted(Comparator.comparing(String::length)).toList();
    if (this instanceof OneOf) {
      answer.put("answer", byLength.get(byLength.size() / 2));
    } else if (this instanceof SomeOf) {
      answer.putArray("answer").add(byLength.get(byLength.size() / 2));
    } else if (this instanceof Range range) {
      answer.put("answer", range.lowest());
    }
    return answer.toString();
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
