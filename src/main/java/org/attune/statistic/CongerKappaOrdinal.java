package org.attune.statistic;

/**
 * Conger's kappa with ordinal weights, at most 1: (pa - pe) / (1 - pe), pa the mean over items with
 * two or more ratings of the mean weight w of the item's pairs, pe the mean over pairs of two
 * raters of &Sigma; w p<sub>g</sub>(k) p<sub>h</sub>(l). Here w = 1 - h (h + 1) / (q (q - 1)) for
 * categories h ranks apart on a scale of q; p<sub>g</sub>(k) is as in {@link CongerKappa}. Fits
 * ordered scales.
 *
 * <p>Items with one rating count in p<sub>g</sub>(k), not in pa; items without a rating, or whose
 * raters are not known, are left out. Every rater weighs the same, however many ratings he or she
 * gave. Undefined if nothing is rated, no item has two ratings, or all ratings are equal.
 *
 * <p>Conger (1980), Psychological Bulletin 88, 322-328, doi:10.1037/0033-2909.88.2.322; with
 * missing ratings as in Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, ISBN
 * 978-0-9708062-8-4, and irrCAC.
 */
@Named("Conger's kappa with ordinal weights")
public final class CongerKappaOrdinal extends CongerForm {

  /** With ordinal weights. */
  public CongerKappaOrdinal() {
    super(Weights.ORDINAL);
  }
}
