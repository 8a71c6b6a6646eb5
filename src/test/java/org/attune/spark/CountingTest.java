package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.PairTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.junit.jupiter.api.Test;

class CountingTest {

  private static final Map<String, Integer> NUMBERS = Map.of("a", 0, "b", 1, "c", 2, "d", 3);

  private static final Regrouping MOODS =
      Regrouping.none(new Scale.Nominal(List.of("calm", "cross", "sad")));

  private static final Question QUESTION =
      new Question(
          List.of(
              new Question.Dimension("mood", "mood", MOODS),
              new Question.Dimension("tone", "tone", MOODS)),
          new Consensus(Consensus.Rule.MAJORITY, 1, Consensus.Ties.FAIR, 1),
          List.of(),
          List.of(
              new Entry(
                  PairTally.RATINGS.name(), 0, Against.RATERS, -1, null, -1, -1, -1, Strata.NONE),
              new Entry(
                  JointTally.CATEGORIES.name(), 0, Against.REST, -1, null, -1, -1, -1, Strata.NONE),
              new Entry(
                  PairTally.RATINGS.name(), 1, Against.RATERS, -1, null, -1, -1, -1, Strata.NONE)));

  /** Items that some of four people rated, some nobody known did, and of whose tone a and b say. */
  private static List<List<RatedItem.Rating>> items() {
    SplittableRandom random = new SplittableRandom(7);
    List<List<RatedItem.Rating>> items = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      List<RatedItem.Rating> ratings = new ArrayList<>();
      for (String rater : List.of("a", "b", "c", "d", "")) {
        if (random.nextInt(4) > 0) {
          ratings.add(new RatedItem.Rating("mood", RatedItem.By.RATER, rater, random.nextInt(3)));
        }
      }
      ratings.add(new RatedItem.Rating("tone", RatedItem.By.RATER, "a", i % 3));
      ratings.add(new RatedItem.Rating("tone", RatedItem.By.RATER, "b", i % 2));
      items.add(ratings);
    }
    return items;
  }

  private static Counts counts(
      List<List<RatedItem.Rating>> items, boolean leaving, int entry, IntPredicate blocks) {
    List<Counting.Item> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      rows.add(
          new Counting.Item(
              "unit " + i % 5, "item " + i, new TreeMap<>(), items.get(i), List.of()));
    }
    Blocks units =
        Blocks.of(List.of("unit 0", "unit 1", "unit 2", "unit 3", "unit 4"), 8, IdOrder.PLAIN);
    Counts.Builder counts = Counts.builder();
    new Counting(rows.iterator(), QUESTION, units, NUMBERS, null, leaving, false)
        .forEachRemaining(
            count -> {
              if (count.entry() == entry && blocks.test(count.block())) {
                counts.add(count.first(), count.second(), count.amount());
              }
            });
    return counts.build();
  }

  /** The law of what is counted where raters are left out. */
  @Test
  void theSampleAndTheChangeAreTheSampleWithoutTheRater() {
    List<List<RatedItem.Rating>> items = items();
    NUMBERS.forEach(
        (name, number) -> {
          List<List<RatedItem.Rating>> others =
              items.stream()
                  .map(of -> of.stream().filter(r -> !r.rater().equals(name)).toList())
                  .toList();
          for (int entry = 0; entry < 2; entry++) {
            Counts sample = counts(items, true, entry, block -> block >= 0);
            Counts change = counts(items, true, entry, block -> block == -1 - number);
            assertThat(sample).isEqualTo(counts(items, false, entry, block -> true));
            assertThat(sample.plus(change).minus(Counts.NONE))
                .isEqualTo(counts(others, false, entry, block -> true))
                .isNotEqualTo(sample);
          }
        });
    assertThat(counts(items, true, 0, block -> block < -4)).isEqualTo(Counts.NONE);
    assertThat(counts(items, true, 2, block -> block == -2)).isNotEqualTo(Counts.NONE);
    assertThat(counts(items, true, 2, block -> block == -3)).isEqualTo(Counts.NONE);
  }
}
