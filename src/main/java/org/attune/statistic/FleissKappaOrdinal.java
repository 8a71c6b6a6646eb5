package org.attune.statistic;

/**
 * Fleiss' kappa with ordinal weights, at most 1: (pa - pe) / (1 - pe), pa the mean over items with
 * two or more ratings of the mean weight w of the item's pairs, pe = &Sigma; w p(k) p(l). Here w =
 * 1 - h (h + 1) / (q (q - 1)) for categories h ranks apart on a scale of q; p(k) is as in {@link
 * FleissKappa}. Fits ordered scales.
 *
 * <p>Items with one rating count in p(k), not in pa; items without a rating are left out. Undefined
 * if nothing is rated, no item has two ratings, or all ratings are equal.
 *
 * <p>Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, ISBN 978-0-9708062-8-4. Equal
 * to irrCAC, weights "ordinal". The range cancels out.
 */
@Named("Fleiss' kappa with ordinal weights")
public final class FleissKappaOrdinal extends PanelAgreement.FleissForm {

  /** With ordinal weights. */
  public FleissKappaOrdinal() {
    super(Weights.ORDINAL);
  }
}
