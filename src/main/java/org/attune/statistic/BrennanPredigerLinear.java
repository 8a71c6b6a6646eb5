package org.attune.statistic;

/**
 * Brennan and Prediger's coefficient with linear weights, at most 1: (pa - pe) / (1 - pe), pa the
 * mean over items with two or more ratings of the mean weight w of the item's pairs, pe the mean of
 * w over all pairs of the q categories <em>the scale offers</em>. Here w = 1 - |x - y| / range, x
 * and y the values of two categories and the range that of the values the scale offers. Fits
 * ordered scales.
 *
 * <p>Items with fewer than two ratings are left out. Undefined if nothing is rated, no item has two
 * ratings, or the scale has one category. irrCAC takes the categories that occur unless it is told
 * those of the scale ({@code categ.labels}).
 *
 * <p>Brennan &amp; Prediger (1981), Educational and Psychological Measurement 41, 687-699,
 * doi:10.1177/001316448104100307; Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition,
 * ISBN 978-0-9708062-8-4.
 */
@Named("Brennan and Prediger's coefficient with linear weights")
public final class BrennanPredigerLinear extends PanelAgreement.BrennanPredigerForm {

  /** With linear weights. */
  public BrennanPredigerLinear() {
    super(Weights.LINEAR);
  }
}
