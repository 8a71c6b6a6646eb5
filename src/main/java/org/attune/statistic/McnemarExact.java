package org.attune.statistic;

import org.attune.Cites;

/**
 * The exact p value of McNemar's test, in 0 to 1: the chance that b and c, the items on which only
 * the model or only its rival is right, are as uneven or more where each falls either way with
 * probability one half. 2 P(X ≤ min(b, c)) for X binomial of b + c and 1/2, at most 1.
 *
 * <p>It never errs on the side of the finding, and is 1 where the models are right and wrong on the
 * same items. Undefined if no item has a reference and the answers of both models; other items are
 * left out. It takes items as independent and has no interval.
 *
 * <p>McNemar (1947), Psychometrika 12, 153-157, doi:10.1007/BF02295996; Fagerland, Lydersen &amp;
 * Laake (2013), BMC Medical Research Methodology 13, 91, doi:10.1186/1471-2288-13-91.
 */
@Cites({"fagerland2013", "mcnemar1947"})
@Named("McNemar's exact test")
public final class McnemarExact extends Mcnemar {

  @Override
  Estimate p(long b, long c) {
    return Estimate.of(exact(b, c));
  }
}
