package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;

class WilsonTest {

  private static final Scale SCALE = new Scale.Nominal(List.of("a", "b", "c"));
  private static final Case EQUAL = Case.ofRatings(SCALE, 1, 1);
  private static final Case APART = Case.ofRatings(SCALE, 0, 1);
  private static final Case SINGLE = Case.ofRatings(SCALE, 2);

  private static Limits limits(List<Case> cases) {
    PercentAgreement.Wilson wilson = new PercentAgreement.Wilson();
    return wilson.interval(Tallying.tally(wilson.tallier(), cases), SCALE, 0.95);
  }

  private static Estimate.Interval interval(List<Case> cases) {
    return limits(cases).interval().orElseThrow();
  }

  private static List<Case> of(int equal, int apart, int single) {
    List<Case> cases = new ArrayList<>(Collections.nCopies(equal, EQUAL));
    cases.addAll(Collections.nCopies(apart, APART));
    cases.addAll(Collections.nCopies(single, SINGLE));
    return cases;
  }

  @Test
  void itNeverLeavesZeroToOne() {
    Random random = new Random(3);
    for (int run = 0; run < 2000; run++) {
      List<Case> cases = of(random.nextInt(6), random.nextInt(6), random.nextInt(40));
      double point = 0;
      if (limits(cases).interval().isPresent()) {
        point = ((Estimate.Value) Tallying.estimate(new PercentAgreement(), SCALE, cases)).point();
        Estimate.Interval interval = interval(cases);
        assertThat(interval.low()).isBetween(0.0, point);
        assertThat(interval.high()).isBetween(point, 1.0);
      }
    }
  }

  /** Of 30 items the t quantile is 2.045230: 30 / (30 + 2.045230²). */
  @Test
  void agreementThroughoutHasALowerLimit() {
    assertThat(interval(of(30, 0, 0)).low()).isCloseTo(0.8776301, within(1e-7));
    assertThat(interval(of(30, 0, 0)).high()).isEqualTo(1);
    assertThat(interval(of(0, 30, 0)).high()).isCloseTo(1 - 0.8776301, within(1e-7));
  }

  @Test
  void itemsWithOneRatingChangeNothing() {
    assertThat(interval(of(20, 10, 1000))).isEqualTo(interval(of(20, 10, 0)));
  }

  @Test
  void whereThereIsNoneItSaysWhy() {
    assertThat(limits(of(0, 0, 5)).without()).isEqualTo(Limits.UNDEFINED);
    assertThat(limits(of(1, 0, 5)).without()).isEqualTo("only one item has two ratings or more");
    Case third = Case.ofRatings(SCALE, 0, 1, 1);
    assertThat(limits(Collections.nCopies(5, third)).without())
        .isEqualTo("raters agree to the same extent on every item");
  }
}
