package org.attune.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/**
 * Groups by the values of a column: the values, names for them, or, where a corpus has no groups of
 * its own, parts drawn by their hash ({@link Hashes#bucket}).
 */
public record Group(
    @Doc("The column") Optional<String> column,
    @Doc(
            "Name for values of the column, where they differ; a split's names list every value, in other groups those"
                + " not listed stay as they are")
        @Default("")
        Map<String, String> names,
    @Doc("Values of the column that stand for no group, such as NA, beside the empty one")
        @Default("")
        List<String> missing,
    @Doc(
            "Column whose values are dealt out to parts by their hash, so that rows of one value stay together;"
                + " instead of column")
        Optional<String> hash,
    @Doc(
            "How many shares each part has, in order: the number that the first 8 hexadecimal digits of the value's"
                + " SHA-256 make, modulo the sum of all shares, falls in one of them")
        @Default("")
        Map<String, Integer> parts,
    @Doc(
            "Whether tables may show groups that look like people: refused, unless single ratings are public, or allowed")
        @Default("refused")
        Identity identity,
    @Doc(
            "Whether its groups are groups of people, by what the speakers are (gender, age): tables then keep back what"
                + " rests on fewer people than the protocol's publication.people, and what that would follow from")
        @Default("false")
        boolean people) {

  /** Whether a group may be a person. */
  public enum Identity {
    REFUSED,
    ALLOWED
  }

  /** Far finer than any split; the hash has 32 bits, so that shares stay even. */
  private static final long MOST_SHARES = 1_000_000;

  public Group {
    CardMistakes.inSection(Map.of("column", column, "hash", hash), "", List.of());
    CardMistakes.inNames("names", names.values());
    CardMistakes.inNames("parts", parts.keySet());
    if (column.isPresent() == hash.isPresent()) {
      throw new IllegalArgumentException(
          "expected either column or hash, found "
              + (column.isPresent() ? "both" : "none of them"));
    }
    if (hash.isPresent() && !(names.isEmpty() && missing.isEmpty())) {
      throw new IllegalArgumentException("names and missing go with column, not with hash");
    }
    if (hash.isPresent() == parts.isEmpty()) {
      throw new IllegalArgumentException(
          hash.isPresent()
              ? "hash needs parts, such as {train: 7, development: 1, test: 2}"
              : "parts go with hash, not with column");
    }
    parts.forEach(
        (part, shares) -> {
          if (shares < 1) {
            throw new IllegalArgumentException(
                "expected parts of 1 share or more, found " + shares + " for " + part);
          }
        });
    long sum = parts.values().stream().mapToLong(Integer::longValue).sum();
    if (sum > MOST_SHARES) {
      throw new IllegalArgumentException(
          "expected parts of at most " + MOST_SHARES + " shares in all, found " + sum);
    }
  }

  /** Names of the strata of a card whose groups are groups of people. */
  public static Set<String> ofPeople(Card card) {
    return card.tables().stream()
        .flatMap(table -> table.strata().entrySet().stream())
        .filter(stratum -> stratum.getValue().people())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The names groups can have; empty if these are whatever stands in the column. */
  public Collection<String> known() {
    return hash.isPresent() ? parts.keySet() : names.values();
  }
}
