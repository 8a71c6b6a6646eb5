package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.tally.Count;
import org.attune.tally.JointTally;
import org.attune.tally.PairTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.junit.jupiter.api.Test;

class ItemsBehindTest {

  private static final Scale SCALE = new Scale.Nominal(List.of("no", "yes"));

  private static final Question QUESTION =
      new Question(
          List.of(new Question.Dimension("calm", "calm", Regrouping.none(SCALE))),
          new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.FIRST, 1),
          List.of(),
          List.of(
              new Entry(PairTally.RATINGS.name(), 0, -1, -1, Strata.of("place")),
              new Entry(
                  JointTally.CATEGORIES.name(), 0, Against.REST, -1, null, -1, -1, -1, Strata.NONE),
              new Entry(
                  JointTally.CATEGORIES.name(),
                  0,
                  Against.PAIRS,
                  -1,
                  null,
                  -1,
                  -1,
                  -1,
                  Strata.NONE)));

  private static Counting.Item item(String id, String unit, String place, int raters) {
    List<RatedItem.Rating> ratings = new ArrayList<>();
    for (int r = 0; r < raters; r++) {
      ratings.add(new RatedItem.Rating("calm", RatedItem.By.RATER, "rater " + r, r % 2));
    }
    return new Counting.Item(unit, id, new TreeMap<>(Map.of("place", place)), ratings, List.of());
  }

  /** Items behind each entry, group and block; with six raters left out in turn an item is one. */
  @Test
  void anItemIsBehindItsCountsOnce() {
    List<Counting.Item> items =
        List.of(item("i", "u", "hall", 6), item("j", "u", "hall", 2), item("k", "v", "yard", 1));
    Blocks blocks = Blocks.of(List.of("u", "v"), 2, IdOrder.PLAIN);
    Map<String, Integer> raters = new TreeMap<>();
    for (int r = 0; r < 6; r++) {
      raters.put("rater " + r, r);
    }
    Counting counting = new Counting(items.iterator(), QUESTION, blocks, raters, null, false, true);
    Map<String, Long> behind = new TreeMap<>();
    counting.forEachRemaining(
        count -> {
          if (count.behind()) {
            behind.put(count.of() + " " + count.stratum() + " " + count.block(), count.amount());
          }
        });
    assertThat(behind)
        .containsEntry("0 hall 0", 2L)
        .containsEntry("0 yard 1", 1L)
        .containsEntry("1  0", 2L)
        .containsEntry("2 0000001 0000002 0", 2L)
        .containsEntry("2 0000005 0000006 0", 1L)
        .hasSize(3 + 15);
    assertThat(new Counting(items.iterator(), QUESTION, blocks, raters, null, false, false))
        .toIterable()
        .noneMatch(count -> count.entry() != Count.ITEMS && count.entry() < -100);
  }
}
