package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attune.corpus.Scale;
import org.attune.tally.DistributionTally.Score;
import org.junit.jupiter.api.Test;

class DistributionTallyTest {

  private static final Scale SCALE = new Scale.Nominal(List.of("anger", "fear", "joy"));

  @Test
  void degreesAreDividedByTheirSum() {
    assertThat(tally(2, 3000, 0, 9000).mean(Score.MANHATTAN)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theAnswerStandsInWhereAllDegreesAreZero() {
    assertThat(tally(2, 0, 0, 0).mean(Score.MANHATTAN)).isZero();
    assertThat(tally(2).mean(Score.MANHATTAN)).isZero();
    assertThat(tally(0).mean(Score.MANHATTAN)).isEqualTo(2);
    assertThat(tally(Scale.ABSENT, 0, 0, 0).items()).isZero();
  }

  @Test
  void degreesCountWithoutAnAnswer() {
    assertThat(tally(Scale.ABSENT, 0, 0, 1).mean(Score.MANHATTAN)).isZero();
  }

  @Test
  void numbersAreRoundedWhenTheyAreCounted() {
    Counts.Builder counts = Counts.builder();
    for (double number : new double[] {0.1, 0.2, -0.3, 1 / 3.0, -27.631021115928547}) {
      ExactSums.addReal(counts, 7, 0, number);
    }
    assertThat(ExactSums.real(counts.build(), 7, 0)).isEqualTo(-27.297687782596);
    assertThatThrownBy(() -> ExactSums.addReal(counts, 7, 0, Double.NaN))
        .hasMessage("no fixed-point number: NaN");
    assertThatThrownBy(() -> ExactSums.addReal(counts, 7, 0, 1e7))
        .hasMessage("no fixed-point number: 1.0E7");
  }

  private static DistributionTally tally(long model, int... degrees) {
    Counts.Builder counts = Counts.builder();
    DistributionTally.SHARES.count(new Case(SCALE, new long[] {2}, 2, model, degrees), counts);
    return DistributionTally.SHARES.tally(counts.build());
  }
}
