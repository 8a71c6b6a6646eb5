package org.attune.statistic;

/**
 * Gwet's AC1 for any number of raters, at most 1: (pa - pe) / (1 - pe), with pa the {@link
 * PercentAgreement} and pe = &Sigma; p(k) (1 - p(k)) / (q - 1) over the q categories <em>the scale
 * offers</em>; p(k) is as in {@link FleissKappa}. It keeps its height where one category prevails
 * and kappa falls. It is AC2 with w = 1 for equal and 0 for different categories. On label scales
 * one estimate a label.
 *
 * <p>Items with one rating count in p(k), not in pa; items without a rating are left out. Undefined
 * if nothing is rated, no item has two ratings, or the scale has one category. irrCAC takes the
 * categories that occur unless it is told those of the scale ({@code categ.labels}); a category
 * never used raises AC1.
 *
 * <p>Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48,
 * doi:10.1348/000711006X126600; Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, ISBN
 * 978-0-9708062-8-4.
 */
@Named("Gwet's AC1")
public final class GwetAc1 extends PanelAgreement.GwetForm {

  /** Without weights. */
  public GwetAc1() {
    super(Weights.IDENTITY);
  }
}
