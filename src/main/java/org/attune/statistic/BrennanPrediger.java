package org.attune.statistic;

/**
 * Brennan and Prediger's coefficient for any number of raters, at most 1: (pa - 1/q) / (1 - 1/q),
 * with pa the {@link PercentAgreement} and q the number of categories <em>the scale offers</em>,
 * whether they occur or not. Also known as Randolph's free-marginal kappa and, for two raters,
 * Bennett's S. On label scales one estimate a label.
 *
 * <p>Items with fewer than two ratings are left out. Undefined if nothing is rated, no item has two
 * ratings, or the scale has one category. irrCAC takes the categories that occur unless it is told
 * those of the scale ({@code categ.labels}).
 *
 * <p>Brennan &amp; Prediger (1981), Educational and Psychological Measurement 41, 687-699,
 * doi:10.1177/001316448104100307; Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition,
 * ISBN 978-0-9708062-8-4.
 */
@Named("Brennan and Prediger's coefficient")
public final class BrennanPrediger extends PanelAgreement.BrennanPredigerForm {

  /** Without weights. */
  public BrennanPrediger() {
    super(Weights.IDENTITY);
  }
}
