package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.ItemRow;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Withdrawn;
import org.junit.jupiter.api.Test;

class ImportsTest {

  private static final int MOST = 3;

  /** Rows of one item; the iterator counts how many were taken. */
  private static Iterator<Imports.Keyed> rows(long[] taken, long number) {
    return LongStream.rangeClosed(1, number)
        .peek(line -> taken[0] = line)
        .mapToObj(line -> new Imports.Keyed(7, Packed.of("data.csv", row(line))))
        .iterator();
  }

  private static Imports.Items imports(Iterator<Imports.Keyed> rows, Withdrawn withdrawn) {
    return new Imports.Items(rows, new Rejects(), withdrawn, MOST);
  }

  private static ItemRow row(long line) {
    return row(line, Optional.empty(), List.of());
  }

  private static ItemRow row(long line, Optional<String> speaker, List<RatedItem.Rating> ratings) {
    return new ItemRow(
        "u1",
        line,
        Optional.empty(),
        speaker,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        new TreeMap<>(),
        ratings);
  }

  @Test
  void anItemOfAMillionRowsIsRefusedBeforeTheyAreHeld() {
    long[] taken = new long[1];
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> imports(rows(taken, 1_000_000), Withdrawn.NOBODY).hasNext())
        .withMessage(
            "data.csv:4: expected at most 3 rows of one item (more by a line spark.attune.rowsPerItem NUMBER in"
                + " the settings, --conf), found more");
    assertThat(taken[0]).isEqualTo(MOST + 1);
  }

  @Test
  void asManyRowsAsAreAllowedAreJoined() {
    Imports.Items items = imports(rows(new long[1], MOST), Withdrawn.NOBODY);
    assertThat(items.next().<String>getAs(0)).isNotEmpty();
    assertThat(items.hasNext()).isFalse();
  }

  private static RatedItem.Rating by(String rater) {
    return new RatedItem.Rating("warmth", RatedItem.By.RATER, rater, 1);
  }

  @Test
  void whoWithdrewIsNeitherSpeakerNorRater() {
    ItemRow row = row(1, Optional.of("ada"), List.of(by("bo"), by("cy")));
    List<Imports.Keyed> rows = List.of(new Imports.Keyed(7, Packed.of("data.csv", row)));
    assertThat(rejected(rows, "ada")).containsExactly(Map.entry(Withdrawn.ITEM, 1L));
    assertThat(rejected(rows, "bo")).containsExactly(Map.entry(Withdrawn.RATING, 1L));
    assertThat(rejected(rows, "ann")).isEmpty();
    assertThat(imports(rows.iterator(), new Withdrawn(Set.of("ada"))).hasNext()).isFalse();
    assertThat(new Withdrawn(Set.of("bo")).without(rated(by("bo"), by("cy"))))
        .isEqualTo(rated(by("cy")));
  }

  private static RatedItem rated(RatedItem.Rating... ratings) {
    return new RatedItem("u1", new TreeMap<>(), List.of(ratings));
  }

  /** What is left out where somebody withdrew, by reason. */
  private static SortedMap<String, Long> rejected(List<Imports.Keyed> rows, String withdrew) {
    Rejects rejects = new Rejects();
    new Imports.Items(rows.iterator(), rejects, new Withdrawn(Set.of(withdrew)), MOST)
        .forEachRemaining(item -> {});
    return rejects.reasons();
  }
}
