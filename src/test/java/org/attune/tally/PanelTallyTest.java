package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelTallyTest {

  private static Scale scale(int size) {
    return size == 1
        ? new Scale.Nominal(List.of("the only one"))
        : new Scale.Interval(BigDecimal.ZERO, BigDecimal.valueOf(size - 1), BigDecimal.ONE);
  }

  private static PanelTally tally(Tallier<PanelTally> tallier, List<Case> items) {
    Counts.Builder counts = Counts.builder();
    items.forEach(item -> tallier.count(item, counts));
    return tallier.tally(counts.build());
  }

  private static List<Case> random(long seed, int size, int panel, int raters) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Case> items = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int[] who = random.ints(0, raters).distinct().limit(1 + random.nextInt(panel)).toArray();
      long[] codes = random.longs(who.length, 0, size).toArray();
      items.add(Case.ofRaters(scale(size), who, codes));
    }
    return items;
  }

  /** Items of each panel in words, its ratings by rising rater or code. */
  private static TreeMap<String, Long> expected(List<Case> items, boolean raters) {
    TreeMap<String, Long> panels = new TreeMap<>();
    for (Case item : items) {
      TreeMap<Long, Long> byRater = new TreeMap<>();
      for (int i = 0; i < item.raters().length; i++) {
        byRater.put((long) item.raters()[i], item.ratings()[i]);
      }
      long[] codes = item.ratings().clone();
      Arrays.sort(codes);
      String words =
          raters ? byRater.keySet() + " " + byRater.values() : "[] " + Arrays.toString(codes);
      panels.merge(words, 1L, Long::sum);
    }
    return panels;
  }

  private static TreeMap<String, Long> found(PanelTally tally) {
    TreeMap<String, Long> panels = new TreeMap<>();
    for (PanelTally.Panel panel : tally.panels()) {
      String words = Arrays.toString(panel.raters()) + " " + Arrays.toString(panel.codes());
      assertThat(panels.put(words, panel.items())).as(words).isNull();
    }
    return panels;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 20, 100",
    "2, 3, 30, 100",
    "3, 5, 3, 3",
    "4, 9, 90, 200",
    "5, 1001, 6, 40",
    "6, 1000000001, 4, 2000000000",
    "7, 130, 5, 7",
    "8, 1, 6, 9"
  })
  void panelsAreReadBackAsTheyWere(long seed, int size, int panel, int raters) {
    List<Case> items = random(seed, size, panel, raters);
    PanelTally tally = tally(PanelTally.RATINGS, items);
    assertThat(tally.complete()).isTrue();
    assertThat(found(tally)).isEqualTo(expected(items, false));
    assertThat(tally.items()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "11, 2, 20, 24",
    "12, 5, 10, 100",
    "13, 5, 3, 3",
    "14, 9, 3, 2000000000",
    "15, 1001, 6, 20",
    "16, 1, 6, 9"
  })
  void panelsOfKnownRatersAsWell(long seed, int size, int panel, int raters) {
    List<Case> items = random(seed, size, panel, Math.max(panel, raters));
    PanelTally tally = tally(PanelTally.RATERS, items);
    assertThat(tally.complete()).isTrue();
    assertThat(found(tally)).isEqualTo(expected(items, true));
  }

  @Test
  void panelsTooLargeForOneKeyAsWell() {
    List<Case> items = new ArrayList<>(random(21, 1_000_000, 12, 100));
    items.addAll(items.subList(0, 200));
    for (Tallier<PanelTally> tallier : List.of(PanelTally.RATINGS, PanelTally.RATERS)) {
      PanelTally tally = tally(tallier, items);
      assertThat(tally.complete()).isTrue();
      assertThat(found(tally)).isEqualTo(expected(items, tallier == PanelTally.RATERS));
      assertThat(tally.items()).isEqualTo(600);
    }
  }

  /** Sliders and points of crossed designs, whose panels are as large as a key or larger. */
  @ParameterizedTest
  @CsvSource({"101, 15", "101, 18", "101, 40", "7, 30", "7, 33", "2, 130", "1000001, 7"})
  void theSameHoweverItemsAreSplitAndRatingsOrdered(int size, int raters) {
    SplittableRandom random = new SplittableRandom(22);
    List<Case> items = new ArrayList<>();
    List<Case> turned = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      long[] codes = random.longs(raters, 0, size).toArray();
      int[] who = IntStream.range(0, raters).filter(g -> random.nextInt(50) > 0).toArray();
      int[] back = IntStream.range(0, who.length).map(g -> who[who.length - 1 - g]).toArray();
      items.add(Case.ofRaters(scale(size), who, of(codes, who)));
      turned.add(Case.ofRaters(scale(size), back, of(codes, back)));
    }
    items.addAll(items.subList(0, 40));
    turned.addAll(turned.subList(0, 40));
    for (Tallier<PanelTally> tallier : List.of(PanelTally.RATINGS, PanelTally.RATERS)) {
      PanelTally whole = tally(tallier, items);
      assertThat(whole.complete()).isTrue();
      assertThat(found(whole)).isEqualTo(expected(items, tallier == PanelTally.RATERS));
      Counts parts = Counts.NONE;
      for (int from = 0, to; from < turned.size(); from = to) {
        to = Math.min(turned.size(), from + 1 + random.nextInt(90));
        parts = tally(tallier, turned.subList(from, to)).counts().plus(parts);
      }
      assertThat(parts).isEqualTo(whole.counts());
    }
  }

  private static long[] of(long[] codes, int[] who) {
    return Arrays.stream(who).mapToLong(g -> codes[g]).toArray();
  }

  @Test
  void copiesOfARatingMakeItIncomplete() {
    Case drawnTwice = Case.ofRaters(scale(3), new int[] {4, 4, 2}, 1, 1, 0);
    assertThat(tally(PanelTally.RATINGS, List.of(drawnTwice)).complete()).isFalse();
    assertThat(tally(PanelTally.RATERS, List.of(drawnTwice)).complete()).isFalse();
  }

  @Test
  void raterPanelsNeedRaters() {
    Case unknown = Case.ofRatings(scale(3), 1, 2);
    assertThat(tally(PanelTally.RATERS, List.of(unknown)).items()).isZero();
    assertThat(tally(PanelTally.RATINGS, List.of(unknown)).items()).isOne();
  }
}
