package org.attune.statistic;

/**
 * Fleiss' kappa with linear weights, at most 1: (pa - pe) / (1 - pe), pa the mean over items with
 * two or more ratings of the mean weight w of the item's pairs, pe = &Sigma; w p(k) p(l). Here w =
 * 1 - |x - y| / range, x and y the values of two categories and the range that of the values the
 * scale offers; p(k) is as in {@link FleissKappa}. Fits ordered scales.
 *
 * <p>Items with one rating count in p(k), not in pa; items without a rating are left out. Undefined
 * if nothing is rated, no item has two ratings, or all ratings are equal.
 *
 * <p>Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, ISBN 978-0-9708062-8-4. Equal
 * to irrCAC, weights "linear". The range cancels out.
 */
@Named("Fleiss' kappa with linear weights")
public final class FleissKappaLinear extends PanelAgreement.FleissForm {

  /** With linear weights. */
  public FleissKappaLinear() {
    super(Weights.LINEAR);
  }
}
