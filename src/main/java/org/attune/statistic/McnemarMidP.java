package org.attune.statistic;

import org.attune.Cites;

/**
 * The mid-p value of McNemar's test, in 0 to 1: the exact p less the probability of what was
 * observed, {@link McnemarExact exact} - P(X = min(b, c)), and 1 - P(X = b) / 2 where b = c. With b
 * and c the items on which only the model or only its rival is right, X is binomial of b + c and
 * 1/2.
 *
 * <p>Less timid than the exact p with few items, and seldom above its level. Undefined if no item
 * has a reference and the answers of both models, and where the models are right and wrong on the
 * same items; items without the answers are left out. It takes items as independent and has no
 * interval.
 *
 * <p>Fagerland, Lydersen &amp; Laake (2013), BMC Medical Research Methodology 13, 91,
 * doi:10.1186/1471-2288-13-91.
 */
@Cites("fagerland2013")
@Named("McNemar's mid-p test")
public final class McnemarMidP extends Mcnemar {

  @Override
  Estimate p(long b, long c) {
    if (b + c == 0) {
      return Estimate.undefined(NEVER_PART);
    }
    double observed = probability(b, c);
    return Estimate.of(b == c ? 1 - observed / 2 : Math.max(0, exact(b, c) - observed));
  }
}
