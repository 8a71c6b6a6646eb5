package org.attune.statistic;

/**
 * The p value of McNemar's test by its chi-square with one degree of freedom, without correction,
 * in 0 to 1: P(χ² ≥ (b - c)² / (b + c)), with b and c the items on which only the model or only its
 * rival is right.
 *
 * <p>An approximation for many such items; with fewer than about 25 take the exact or the mid-p
 * value. Undefined if no item has a reference and the answers of both models, and where the models
 * are right and wrong on the same items; items without the answers are left out. It takes items as
 * independent and has no interval.
 *
 * <p>McNemar (1947), Psychometrika 12, 153-157, doi:10.1007/BF02295996.
 */
@Named("McNemar's chi-square test")
public final class McnemarChiSquare extends Mcnemar {

  @Override
  Estimate p(long b, long c) {
    return b + c == 0 ? Estimate.undefined(NEVER_PART) : Estimate.of(tail(chiSquare(b, c)));
  }
}
