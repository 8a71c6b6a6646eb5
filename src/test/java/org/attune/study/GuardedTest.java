package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.spark.IdOrder;
import org.attune.spark.SingleRatings;
import org.attune.tally.Count;
import org.attune.tally.Question.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tallies of protected ratings may stand in results. */
class GuardedTest {

  private static final String PROTOCOL =
      """
      study: guarded
      title: What may be given on?
      corpora: [guestbook]
      dimensions: [{name: warmth}]
      consensus: {rule: median}
      scorers:
        - scorer: dawid-skene
      tables:
        - {name: t, rows: [scorer], columns: [statistic], statistics: [STATISTIC], AGAINST}
      """;

  @TempDir private Path folder;
  private Plan plan;

  private Guarded guarded(String statistic, String against, long ratings) throws Exception {
    Bench bench = Bench.at(folder, "guestbook");
    Path file = bench.protocol("guarded");
    Bench.write(file, PROTOCOL.replace("STATISTIC", statistic).replace("AGAINST", against));
    Catalog catalog = new Catalog(List.of(bench.corpus("guestbook").getParent()));
    plan = new Plan(file.toString(), catalog.protocol(file), catalog);
    return new Guarded(
        plan.corpora().get(0),
        Optional.of(new SingleRatings(ratings, new TreeSet<>(), IdOrder.PLAIN)));
  }

  /** Counts of percent agreement: in each block so many items with two equal ratings. */
  private static List<Count> agreeing(int... itemsByBlock) {
    List<Count> counts = new ArrayList<>();
    for (int block = 0; block < itemsByBlock.length; block++) {
      int items = itemsByBlock[block];
      counts.add(new Count(0, "", block, 4, 1, 2L * items));
      counts.add(new Count(0, "", block, 5, 1L << 32 | 1, 2L * items));
      counts.add(new Count(Count.ITEMS + 1, "", block, 0, 0, items));
    }
    return counts;
  }

  @Test
  void blocksOfFiveItemsMayBeGivenOn() throws Exception {
    Guarded guarded = guarded("percent-agreement", "against: raters", 200);
    assertThat(guarded.withheld(agreeing(5, 9, 6), false)).isEmpty();
    assertThat(guarded.withheld(agreeing(5, 4, 6), false))
        .startsWith("only 4 items are behind some counts of warmth (at least 5 are needed")
        .contains("`resampling: {unit: conversation}`");
    assertThat(guarded.withheld(agreeing(1), false)).startsWith("only 1 item is behind");
  }

  @Test
  void aPanelSizeOfItsOwnIsNotHiddenByTheBlock() throws Exception {
    Guarded guarded = guarded("percent-agreement", "against: raters", 200);
    List<Count> counts = new ArrayList<>(agreeing(6));
    counts.add(new Count(0, "", 0, 2, 3, 1)); // one item with one rating
    assertThat(guarded.withheld(counts, false)).startsWith("only 1 item is behind");
  }

  @Test
  void fewRatingsAndDrawnRatersStayAside() throws Exception {
    assertThat(guarded("percent-agreement", "against: raters", 199).withheld(agreeing(9), false))
        .startsWith("there are only 199 ratings (at least 200 are needed");
    assertThat(guarded("percent-agreement", "against: raters", 200).withheld(agreeing(9), true))
        .isEqualTo("raters are left out or drawn (resampling: draw)");
  }

  @Test
  void whatOnlyTellsWhatANumberWouldBeGoesWhereFewItemsAreBehind() throws Exception {
    Guarded guarded = guarded("accuracy", "scorers: [dawid-skene]", 200);
    List<Entry> entries = plan.corpora().get(0).entries();
    int told = entries.indexOf(entries.stream().filter(e -> e.instead().told()).findFirst().get());
    for (int behind : new int[] {4, 5}) {
      List<Count> counts =
          List.of(
              new Count(0, "", 0, 1, 1, 9),
              new Count(Count.behind(0), "", 0, 0, 0, 9),
              new Count(told, "", 0, 1, 2, behind),
              new Count(Count.behind(told), "", 0, 0, 0, behind));
      assertThat(guarded.withoutFew(counts)).isEqualTo(behind < 5 ? counts.subList(0, 2) : counts);
      assertThat(guarded.withheld(guarded.withoutFew(counts), false)).isEmpty();
    }
  }

  /** A model's answers may be counted, its degrees may not. */
  @Test
  void outputsOfModelsStayAside() throws Exception {
    assertThat(guarded("accuracy", "scorers: [dawid-skene]", 200).withheld(List.of(), false))
        .isEmpty();
    assertThat(guarded("brier", "scorers: [dawid-skene]", 200).withheld(List.of(), false))
        .isEqualTo("counts of warmth follow from each output of dawid-skene");
  }

  /** Of people as well as of models. */
  @Test
  void lengthsOfTextsStayAside() throws Exception {
    assertThat(guarded("length-slope", "against: traits", 200).withheld(List.of(), false))
        .isEqualTo("counts of warmth follow from the length of each text");
  }
}
