package org.attune.statistic;

/**
 * Gwet's AC2 with quadratic weights, at most 1: (pa - pe) / (1 - pe), pa the mean over items with
 * two or more ratings of the mean weight w of the item's pairs, pe = T &Sigma; p(k) (1 - p(k)) / (q
 * (q - 1)), T the sum of w over all pairs of the q categories <em>the scale offers</em>. Here w = 1
 * - (x - y)&sup2; / range&sup2;, x and y the values of two categories and the range that of the
 * values the scale offers; p(k) is as in {@link FleissKappa}. Fits ordered scales. With w = 1 for
 * equal and 0 for different categories it is {@link GwetAc1}.
 *
 * <p>Items with one rating count in p(k), not in pa; items without a rating are left out. Undefined
 * if nothing is rated, no item has two ratings, or the scale has one category. irrCAC takes the
 * categories that occur unless it is told those of the scale ({@code categ.labels}).
 *
 * <p>Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48,
 * doi:10.1348/000711006X126600; Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, ISBN
 * 978-0-9708062-8-4.
 */
@Named("Gwet's AC2 with quadratic weights")
public final class GwetAc2Quadratic extends PanelAgreement.GwetForm {

  /** With quadratic weights. */
  public GwetAc2Quadratic() {
    super(Weights.QUADRATIC);
  }
}
