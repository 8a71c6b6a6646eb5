package org.attune.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.corpus.Scale;
import org.attune.statistic.Accuracy;
import org.attune.statistic.Estimate;
import org.attune.statistic.MicroF1;
import org.attune.statistic.PercentAgreement;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Test;

class OneValueTest {

  private static final Scale SCALE = new Scale.Nominal(List.of("joy", "fear"));
  private static final String WARNING =
      "every answer on mood is fear, so that agreement is certain and says nothing";

  private static <T extends Tally<T>> List<String> warnings(Statistic<T> statistic, Case... items) {
    Counts.Builder counts = Counts.builder();
    for (Case item : items) {
      statistic.tallier().count(item, counts);
    }
    T tally = statistic.tallier().tally(counts.build());
    Estimate estimate = statistic.estimate(tally, SCALE);
    return OneValue.warnings("mood", estimate, tally, SCALE);
  }

  @Test
  void aConstantColumnIsNoRating() {
    Case same = Case.ofAnswers(SCALE, 1, 1);
    assertThat(warnings(new Accuracy(), same, same)).containsExactly(WARNING);
    assertThat(warnings(new MicroF1(), same, same)).containsExactly(WARNING);
    assertThat(warnings(new PercentAgreement(), Case.ofRatings(SCALE, 1, 1, 1)))
        .containsExactly(WARNING);
  }

  @Test
  void perfectAgreementOnSeveralValuesIsOne() {
    assertThat(warnings(new Accuracy(), Case.ofAnswers(SCALE, 1, 1), Case.ofAnswers(SCALE, 0, 0)))
        .isEmpty();
    assertThat(
            warnings(
                new PercentAgreement(), Case.ofRatings(SCALE, 1, 1), Case.ofRatings(SCALE, 0, 0)))
        .isEmpty();
    assertThat(warnings(new Accuracy(), Case.ofAnswers(SCALE, 1, 0))).isEmpty();
    assertThat(warnings(new Accuracy())).isEmpty();
  }
}
