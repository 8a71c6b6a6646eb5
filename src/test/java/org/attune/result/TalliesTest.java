package org.attune.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalliesTest {

  private static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "tab\there",
          "two\nlines",
          "carriage\rreturn",
          "dos\r\n",
          "back\\slash",
          "\\t",
          "\\\\n",
          "\\",
          "end\\\n",
          "ends in tab\t",
          "\\u0041\\101\\s",
          "😀 ß é",
          "\u2028",
          "\u0085",
          "quote\"s'",
          "a=b,c|d");

  private static Tallies roundTrip(List<Count> counts) {
    return Tallies.of(Tallies.text(counts), false);
  }

  private static Count items(int block, long n) {
    return new Count(Count.ITEMS, "", block, 0, 0, n);
  }

  @Test
  void awkwardNamesOfStrataComeBack() {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < AWKWARD.size(); i++) {
      counts.add(new Count(0, AWKWARD.get(i), 7, i, -i, 100 + i));
      counts.add(new Count(-1, AWKWARD.get(i), 0, 12345, i, 1));
    }
    Tallies tallies = roundTrip(counts);
    assertThat(tallies.tallies().get(0).keySet()).containsExactlyInAnyOrderElementsOf(AWKWARD);
    assertThat(tallies.raters().get(0).keySet()).containsExactlyInAnyOrderElementsOf(AWKWARD);
    for (int i = 0; i < AWKWARD.size(); i++) {
      assertThat(tallies.tallies().get(0).get(AWKWARD.get(i)).get(7).amount(i, -i))
          .isEqualTo(100 + i);
    }
    assertThat(Tallies.text(counts).split("\n"))
        .as("two lines each")
        .hasSize(2 * 2 * AWKWARD.size());
  }

  @Test
  void countsComeBackByEntryGroupAndBlock() {
    Tallies tallies =
        roundTrip(
            List.of(
                new Count(3, "b", 5, -1, Long.MAX_VALUE, 4),
                new Count(3, "a", 5, Long.MIN_VALUE, 2, -6),
                new Count(3, "a", 5, 0, 0, 1),
                new Count(3, "a", 0, 0, 0, 9),
                items(5, 3),
                items(9, 1),
                items(0, 2)));
    assertThat(tallies.population()).as("blocks without ratings too").containsExactly(0, 5, 9);
    assertThat(tallies.tallies()).containsOnlyKeys(3);
    assertThat(tallies.tallies().get(3).get("b"))
        .isEqualTo(Map.of(5, counts(-1, Long.MAX_VALUE, 4)));
    assertThat(tallies.tallies().get(3).get("a"))
        .isEqualTo(
            Map.of(0, counts(0, 0, 9), 5, counts(0, 0, 1).plus(counts(Long.MIN_VALUE, 2, -6))));
    assertThat(tallies.raters()).isEmpty();
  }

  private static Counts counts(long first, long second, long amount) {
    Counts.Builder counts = Counts.builder();
    counts.add(first, second, amount);
    return counts.build();
  }

  @Test
  void ofRatersOnlyTheirNumberIsWritten() {
    List<Count> counts = new ArrayList<>();
    for (int rater = 0; rater < 30; rater++) {
      counts.add(
          new Count(
              -1 - 2,
              rater < 10 ? "x" : "y",
              0,
              987_654_321_000L + rater,
              555_000_000 + rater,
              1 + rater % 4));
    }
    counts.add(new Count(-1, "", 0, 987_654_321_000L, 555_000_000, 17));
    Tallies tallies = roundTrip(counts);
    assertThat(tallies.raters())
        .isEqualTo(Map.of(0, Map.of("", 1L), 2, Map.of("x", 10L, "y", 20L)));
    assertThat(Tallies.text(counts)).doesNotContain("987654321", "555000");
  }

  @Test
  void theFileDoesNotDependOnTheOrderOfTheCounts() {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      counts.add(new Count(i % 3, AWKWARD.get(i % 5), i % 7, i, -i, i));
      counts.add(new Count(-1 - i % 3, AWKWARD.get(i % 5), 0, i, i, 1));
    }
    counts.add(items(3, 1));
    String once = Tallies.text(counts);
    Collections.shuffle(counts, new Random(4));
    assertThat(Tallies.text(counts)).isEqualTo(once).endsWith("\n");
  }

  @Test
  void whatTheLineBeforeHasIsLeftOut() {
    List<Count> counts =
        List.of(
            new Count(2, "g", 7, 10, 0, 1),
            new Count(2, "g", 7, 10, 1, 3),
            new Count(2, "g", 7, 11, 1, 1),
            new Count(2, "g", 8, 11, 1, 2),
            new Count(2, "h", 8, 11, 1, 2));
    assertThat(Tallies.text(counts))
        .isEqualTo("entry\t2\tg\n7\t10,0 ,1:3 11,1\n8\t11,1:2\nentry\t2\th\n8\t11,1:2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"entry\t2\n", "7", "7\t1", "7\t1,2:x", "x\t1,2", "entry\t2\tg\n7\t1.5,2"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Tallies.of(text, false)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noCountsAreNoTallies() {
    assertThat(roundTrip(List.of()))
        .isEqualTo(new Tallies(List.of(), false, Map.of(), Map.of(), Map.of()));
    assertThat(Tallies.byEntry(List.of())).isEmpty();
  }

  @Test
  void byEntryAddsUpEachBlock() {
    Map<Integer, Map<Integer, Counts>> byEntry =
        Tallies.byEntry(
            List.of(
                new Count(1, "", 0, 1, 2, 3),
                new Count(1, "", 4, 1, 2, 5),
                new Count(1, "", 0, 1, 2, 7)));
    assertThat(byEntry).isEqualTo(Map.of(1, Map.of(0, counts(1, 2, 10), 4, counts(1, 2, 5))));
  }
}
