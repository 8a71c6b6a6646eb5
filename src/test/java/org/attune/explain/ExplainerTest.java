package org.attune.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Turn;
import org.attune.explain.Explainer.Explained;
import org.attune.explain.Explainer.Item;
import org.attune.explain.ExplanationCounts.Effect;
import org.attune.explain.ExplanationCounts.Measure;
import org.attune.explain.ExplanationCounts.Order;
import org.attune.score.Attributing;
import org.junit.jupiter.api.Test;

/** What is known of a scorer is what its explanation says. */
class ExplainerTest {

  private static final List<AttributionMethod> OCCLUSION = List.of(AttributionMethod.OCCLUSION);

  private static ExplanationCounts counted(
      Planted scorer, List<AttributionMethod> methods, List<Item> items, int people) {
    try (Explainer explainer = new Explainer(scorer, Planted.DIMENSIONS, 7, methods)) {
      List<Explained> explained = explainer.explain(items, done -> {});
      return ExplanationCounts.of(
          "planted", Planted.DIMENSIONS, methods, explained, people, Marked.NOTHING, 7);
    }
  }

  private static ClusteredMean mean(
      ExplanationCounts of, AttributionMethod method, Measure measure, Order order) {
    return of.truths().stream()
        .filter(t -> t.of().method() == method && t.measure() == measure && t.order() == order)
        .findFirst()
        .orElseThrow()
        .mean();
  }

  @Test
  void aModelThatReadsOneWordIsExplainedByItInEveryCase() {
    List<Item> items = new ArrayList<>(Planted.items(40, 1, "happy"));
    items.addAll(Planted.items(40, 2, "Happy", "happy", "HAPPY"));
    items.add(new Item("alone", "a", "a", new Turn(List.of("before"), "happy")));
    items.add(new Item("sign", "b", "b", new Turn(List.of(), "so,happy!!")));
    items.add(new Item("long", "c", "c", new Turn(List.of(), "sad ".repeat(3_000) + "happy")));
    try (Explainer explainer =
        new Explainer(Planted.of("happy"), Planted.DIMENSIONS, 7, List.of())) {
      for (Explained one : explainer.explain(items, done -> {})) {
        WordAttribution words = one.words().get(AttributionMethod.OCCLUSION);
        double[] added = words.added()[0];
        double sum = 0;
        for (int w = 0; w < added.length; w++) {
          boolean read = words.words().get(w).form().equals("happy");
          if (read) {
            assertThat(added[w]).as("%s", one.item()).isPositive();
          } else {
            assertThat(added[w]).as("%s", one.item()).isZero();
          }
          sum += added[w];
        }
        assertThat(sum).isCloseTo(.7, within(1e-9));
        assertThat(one.answers()).containsExactly(new Explainer.Answer("mood", 0, 1));
      }
    }
  }

  @Test
  void longTextsCostABoundedNumberOfCalls() {
    StringBuilder text = new StringBuilder();
    for (int w = 0; w < 5_000; w++) {
      text.append('w').append(w).append(' ');
    }
    Turn turn = new Turn(List.of(), text + "happy");
    assertThat(Occlusion.turns(turn)).hasSize(Occlusion.MOST + 1);
    try (Explainer explainer =
        new Explainer(Planted.of("happy"), Planted.DIMENSIONS, 7, List.of())) {
      WordAttribution words =
          explainer
              .explain(List.of(new Item("i", "u", "p", turn)), done -> {})
              .get(0)
              .words()
              .get(AttributionMethod.OCCLUSION);
      assertThat(words.sum(0)).isCloseTo(.7, within(1e-9));
      assertThat(Arrays.stream(words.added()[0]).filter(a -> a > 0).count()).isEqualTo(51);
    }
  }

  @Test
  void faithfulnessOfRandomAttributionsIsNothingWithinItsInterval() {
    Planted scorer = new Planted(Planted::sum, Optional.of(Planted.atRandom()));
    List<AttributionMethod> both = List.of(AttributionMethod.EXACT, AttributionMethod.OCCLUSION);
    ExplanationCounts counted = counted(scorer, both, Planted.items(200, 30), 5);
    for (Measure measure : List.of(Measure.COMPREHENSIVENESS, Measure.SUFFICIENCY)) {
      ClusteredMean random = mean(counted, AttributionMethod.EXACT, measure, Order.GAIN);
      assertThat(random.interval(.95).orElseThrow().holdsZero()).as("%s", random).isTrue();
      ClusteredMean own = mean(counted, AttributionMethod.OCCLUSION, measure, Order.GAIN);
      assertThat(own.interval(.95).orElseThrow().low()).as("%s", own).isGreaterThan(.05);
      assertThat(own.count()).isEqualTo(200);
      assertThat(own.clusters()).isEqualTo(80);
    }
  }

  @Test
  void chanceIsFoundFaithfulAboutAsSeldomAsItsIntervalSays() {
    Planted scorer = new Planted(Planted::sum, Optional.of(Planted.atRandom()));
    int outside = 0;
    for (int study = 0; study < 100; study++) {
      ExplanationCounts counted =
          counted(scorer, List.of(AttributionMethod.EXACT), Planted.items(40, 100 + study), 5);
      ClusteredMean random =
          mean(counted, AttributionMethod.EXACT, Measure.COMPREHENSIVENESS, Order.GAIN);
      outside += random.interval(.95).orElseThrow().holdsZero() ? 0 : 1;
    }
    assertThat(outside).isBetween(0, 11); // above in 0.4 % of such tests, were it 5 %
  }

  @Test
  void aModelThatReadsOneWordLosesAllWithoutItAndNothingWithItAlone() {
    ExplanationCounts counted =
        counted(Planted.of("happy"), OCCLUSION, Planted.items(60, 4, "happy"), 5);
    assertThat(
            mean(counted, AttributionMethod.OCCLUSION, Measure.COMPREHENSIVENESS, Order.OWN).mean())
        .isCloseTo(.7, within(1e-9));
    assertThat(mean(counted, AttributionMethod.OCCLUSION, Measure.SUFFICIENCY, Order.OWN).mean())
        .isZero();
  }

  @Test
  void wordsOfTooFewPeopleAreNowhere() {
    List<Item> items = new ArrayList<>(Planted.items(30, 5, "happy"));
    for (int i = 0; i < 9; i++) { // often, but by four people
      Turn turn = new Turn(List.of(), "happy Rosamund \u202Ethe\u202C");
      items.add(new Item("r" + i, "u" + i, "p" + i % 4, turn));
    }
    ExplanationCounts counted = counted(Planted.of("happy"), OCCLUSION, items, 5);
    assertThat(counted.words()).contains("happy", "the").doesNotContain("rosamund", "\u202E");
    assertThat(counted.text()).doesNotContainIgnoringCase("rosamund").doesNotContain("r1\t", "p1");
    Effect happy =
        counted.effects().stream()
            .filter(e -> e.word().equals("happy") && e.label().equals("good"))
            .findFirst()
            .orElseThrow();
    assertThat(happy.people()).isEqualTo(12 + 4);
    assertThat(happy.added().mean()).isCloseTo(.7, within(1e-9));
    assertThat(counted.samples().get(0).rare()).isEqualTo(3);
  }

  /** As gradients do: an account of the scorer's own answer alone. */
  private static Attributing ofTheAnswer() {
    return new Attributing() {
      @Override
      public boolean exact() {
        return false;
      }

      @Override
      public List<Attributed> of(List<Turn> turns, List<int[]> wanted) {
        return IntStream.range(0, turns.size())
            .mapToObj(
                i -> {
                  double[] added = {Double.NaN, Double.NaN};
                  added[wanted.get(i)[0]] = .5;
                  int end = turns.get(i).text().length();
                  return new Attributed(new double[2], added, List.of(new Part(0, end, added)));
                })
            .toList();
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void aWordStandsOnlyBesideALabelThatEnoughPeopleAreExplainedBy() {
    List<Item> items = new ArrayList<>(Planted.items(60, 8));
    for (int i = 0; i < 4; i++) { // only these four are explained by the label good
      Turn turn = new Turn(List.of(), "happy the day");
      items.add(new Item("g" + i, "g" + i, "g" + i, turn));
    }
    Planted scorer =
        new Planted(words -> words.contains("happy") ? .9 : .2, Optional.of(ofTheAnswer()));
    ExplanationCounts counted = counted(scorer, List.of(AttributionMethod.GRADIENTS), items, 5);
    assertThat(counted.effects().stream().map(Effect::label))
        .contains("other")
        .doesNotContain("good");
    assertThat(counted.effects()).allMatch(e -> e.people() >= 5);
    assertThat(counted(scorer, List.of(AttributionMethod.GRADIENTS), items, 4).effects())
        .anyMatch(e -> e.label().equals("good") && e.word().equals("day") && e.people() == 4);
  }

  @Test
  void overlapWithWhatPeopleMarkedIsWholeWhereTheyMarkedTheWordThatIsRead() {
    List<Item> items = Planted.items(60, 9, "happy");
    TreeMap<String, Map<String, List<String>>> passages = new TreeMap<>();
    Map<String, List<String>> marked = new TreeMap<>();
    items.forEach(item -> marked.put(item.id(), List.of(" HAPPY ", "not in the text")));
    items.subList(0, 10).forEach(item -> marked.put(item.id(), List.of("nobody said it")));
    passages.put("mood", marked);
    try (Explainer explainer =
        new Explainer(Planted.of("happy"), Planted.DIMENSIONS, 7, OCCLUSION)) {
      ExplanationCounts counted =
          ExplanationCounts.of(
              "planted",
              Planted.DIMENSIONS,
              OCCLUSION,
              explainer.explain(items, done -> {}),
              5,
              new Marked(passages),
              7);
      ClusteredMean own =
          mean(counted, AttributionMethod.OCCLUSION, Measure.RATIONALE_IOU, Order.OWN);
      assertThat(own.count()).isEqualTo(50);
      assertThat(own.mean())
          .isGreaterThan(.4); // a share of the words, so of long texts two or more
      assertThat(
              mean(counted, AttributionMethod.OCCLUSION, Measure.RATIONALE_F1, Order.GAIN)
                  .interval(.95)
                  .orElseThrow()
                  .low())
          .isGreaterThan(.3);
    }
    assertThat(Marked.overlap(new int[] {2, 0, 1, 3}, 2, BitSet.valueOf(new long[] {0b0111})))
        .isEqualTo(new Marked.Overlap(.8, 2 / 3.0));
  }

  @Test
  void countsAreReadAsTheyWereWritten() {
    ExplanationCounts counted =
        counted(Planted.of("happy"), OCCLUSION, Planted.items(30, 6, "happy"), 3);
    assertThat(ExplanationCounts.of(counted.text())).isEqualTo(counted);
  }
}
