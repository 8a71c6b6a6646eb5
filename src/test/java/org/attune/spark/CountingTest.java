package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.corpus.Consensus;
import org.attune.corpus.Fragment;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.PairTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Regrouping;
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
              new Entry(PairTally.RATINGS.name(), 0, Against.RATERS, -1, null, -1, -1, -1, ""),
              new Entry(JointTally.CATEGORIES.name(), 0, Against.REST, -1, null, -1, -1, -1, ""),
              new Entry(PairTally.RATINGS.name(), 1, Against.RATERS, -1, null, -1, -1, -1, "")));

  /** Items that some of four people rated, some nobody known did, and of whose tone a and b say. */
  private static List<List<Fragment.Rating>> items() {
    SplittableRandom random = new SplittableRandom(7);
    List<List<Fragment.Rating>> items = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      List<Fragment.Rating> ratings = new ArrayList<>();
      for (String rater : List.of("a", "b", "c", "d", "")) {
        if (random.nextInt(4) > 0) {
          ratings.add(new Fragment.Rating("mood", Fragment.By.RATER, rater, random.nextInt(3)));
        }
      }
      ratings.add(new Fragment.Rating("tone", Fragment.By.RATER, "a", i % 3));
      ratings.add(new Fragment.Rating("tone", Fragment.By.RATER, "b", i % 2));
      items.add(ratings);
    }
    return items;
  }

  private static Counts counts(
      List<List<Fragment.Rating>> items, boolean leaving, int entry, IntPredicate blocks) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      rows.add(
          RowFactory.create(
              "unit " + i % 5,
              scala.collection.immutable.Map$.MODULE$.empty(),
              Packed.of(items.get(i)),
              "item " + i));
    }
    Blocks units =
        Blocks.of(List.of("unit 0", "unit 1", "unit 2", "unit 3", "unit 4"), 8, IdOrder.PLAIN);
    Counts.Builder counts = Counts.builder();
    new Counting(rows.iterator(), QUESTION, units, NUMBERS, null, leaving, false)
        .forEachRemaining(
            row -> {
              if (row.getInt(0) == entry && blocks.test(row.getInt(2))) {
                counts.add(row.getLong(3), row.getLong(4), row.getLong(5));
              }
            });
    return counts.build();
  }

  /** The law of what is counted where raters are left out. */
  @Test
  void theSampleAndTheChangeAreTheSampleWithoutTheRater() {
    List<List<Fragment.Rating>> items = items();
    NUMBERS.forEach(
        (name, number) -> {
          List<List<Fragment.Rating>> others =
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
