package org.attune.statistic;

import java.util.List;
import org.attune.Cites;
import org.attune.tally.AlternativeTally;

/** The share of the raters tested whose test rejects that they are better than the model by ε. */
@Cites({"benjamini2001", "calderon2025"})
abstract class WinningRate extends AlternativeTest implements WithEpsilon<AlternativeTally> {

  private static final double FALSE_DISCOVERIES = 0.05;

  private final double epsilon;

  WinningRate(double epsilon) {
    if (!(epsilon >= 0 && epsilon < 1)) {
      throw new IllegalArgumentException("epsilon from 0 to below 1, found " + epsilon);
    }
    this.epsilon = epsilon;
  }

  @Override
  public final double epsilon() {
    return epsilon;
  }

  /** p of one rater's test. */
  double p(AgainstRater rater) {
    return rater.p(epsilon);
  }

  @Override
  final Estimate estimate(List<AgainstRater> tested) {
    double[] p = tested.stream().mapToDouble(this::p).toArray();
    return Estimate.of(
        (double) Adjustment.BENJAMINI_YEKUTIELI.rejected(p, FALSE_DISCOVERIES) / p.length);
  }

  /** A share of decisions of tests: items drawn again would decide otherwise than new ones. */
  @Override
  public final boolean resampled() {
    return false;
  }
}
