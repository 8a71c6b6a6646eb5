package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.LabelTally;
import org.junit.jupiter.api.Test;

/** Averages over labels that nobody gives. */
class MacroAverageTest {

  private static final Scale SEVEN =
      new Scale.Nominal(List.of("joy", "anger", "fear", "disgust", "envy", "awe", "shame"));

  private static double point(Statistic<?> statistic, List<Case> cases) {
    return ((Estimate.Value) Tallying.estimate(statistic, SEVEN, cases)).point();
  }

  private static List<Case> answers(long[]... pairs) {
    List<Case> cases = new ArrayList<>();
    for (long[] pair : pairs) {
      cases.add(Case.ofAnswers(SEVEN, pair[0], pair[1]));
    }
    return cases;
  }

  @Test
  void aPerfectModelIsPerfect() {
    List<Case> cases = answers(new long[] {0, 0}, new long[] {1, 1}, new long[] {2, 2});
    assertThat(point(new MacroF1(), cases)).isEqualTo(1);
    assertThat(point(new MacroPrecision(), cases)).isEqualTo(1);
    assertThat(point(new MacroRecall(), cases)).isEqualTo(1);
    assertThat(point(new BalancedAccuracy(), cases)).isEqualTo(1);
    assertThat(point(new MacroF1AllLabels(), cases)).isCloseTo(3 / 7.0, within(1e-12));
  }

  @Test
  void theAbsentAreNamed() {
    List<Case> cases = answers(new long[] {0, 0}, new long[] {1, 2}, new long[] {0, 2});
    LabelTally tally = Tallying.tally(LabelTally.SETS, cases);
    assertThat(new MacroF1().remarks(tally, SEVEN))
        .containsExactly(
            new Remark.AbsentLabels(
                "in the reference or by the model", List.of("disgust", "envy", "awe", "shame")),
            new Remark.RarestLabel("fear", 0),
            new Remark.WidestLabel("anger"));
    assertThat(new MacroRecall().remarks(tally, SEVEN))
        .startsWith(
            new BalancedAccuracy()
                .remarks(Tallying.tally(new BalancedAccuracy().tallier(), cases), SEVEN)
                .get(0))
        .startsWith(
            new Remark.AbsentLabels(
                "in the reference", List.of("fear", "disgust", "envy", "awe", "shame")));
    assertThat(new MacroF1AllLabels().remarks(tally, SEVEN))
        .noneMatch(Remark.AbsentLabels.class::isInstance);
  }

  @Test
  void macroRecallIsBalancedAccuracy() {
    SplittableRandom random = new SplittableRandom(9);
    for (int run = 0; run < 200; run++) {
      List<Case> cases = new ArrayList<>();
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        cases.add(Case.ofAnswers(SEVEN, random.nextInt(7), random.nextInt(7)));
      }
      assertThat(point(new MacroRecall(), cases))
          .isCloseTo(point(new BalancedAccuracy(), cases), within(1e-12));
    }
  }

  /** One item a block: a perfect model is perfect in every replicate, whichever labels it lacks. */
  @Test
  void aReplicateIsTreatedAsASampleWouldBe() {
    TreeMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int block = 0; block < 6; block++) {
      Counts.Builder counts = Counts.builder();
      LabelTally.SETS.count(Case.ofAnswers(SEVEN, block % 3, block % 3), counts);
      byBlock.put(block, counts.build());
    }
    Bootstrap bootstrap = new Bootstrap(List.copyOf(byBlock.keySet()), 200, 0.95, 1);
    List<Statistic<LabelTally>> statistics = List.of(new MacroF1(), new MacroF1AllLabels());
    List<Bootstrap.Drawn> drawn = bootstrap.draw(LabelTally.SETS, byBlock, statistics, SEVEN);
    assertThat(drawn.get(0).draws()).containsOnly(1);
    assertThat(drawn.get(1).draws()).contains(1 / 7.0, 2 / 7.0, 3 / 7.0);
  }
}
