package org.attune.statistic;

/**
 * Conger's kappa for any number of raters who are known, at most 1: (pa - pe) / (1 - pe), with pa
 * the {@link PercentAgreement} and pe the mean, over pairs of two raters g and h, of &Sigma;
 * p<sub>g</sub>(k) p<sub>h</sub>(k), p<sub>g</sub>(k) the share of category k among all ratings by
 * g. It is Cohen's kappa where the same two people rate every item, and what irr calls the exact
 * form of Fleiss' kappa. On label scales one estimate a label.
 *
 * <p>Items with one rating count in p<sub>g</sub>(k), not in pa; items without a rating, or whose
 * raters are not known, are left out. Every rater weighs the same, however many ratings he or she
 * gave. Undefined if nothing is rated, no item has two ratings, or all ratings are equal.
 *
 * <p>Conger (1980), Psychological Bulletin 88, 322-328, doi:10.1037/0033-2909.88.2.322; with
 * missing ratings as in Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, ISBN
 * 978-0-9708062-8-4, and irrCAC.
 */
@Named("Conger's kappa")
public final class CongerKappa extends CongerForm {

  /** Without weights. */
  public CongerKappa() {
    super(Weights.IDENTITY);
  }
}
