package org.attune.statistic;

import org.attune.Cites;

/**
 * Fleiss' kappa for any number of ratings an item, at most 1: (pa - pe) / (1 - pe). Here pa is the
 * {@link PercentAgreement} and pe = &Sigma; p(k)&sup2;, with p(k) the mean over all rated items,
 * also those with one rating, of the share of the item's ratings in category k (the form of
 * irrCAC). With equal panels it is Fleiss' own. On label scales one estimate a label.
 *
 * <p>Undefined if nothing is rated, no item has two ratings, or all ratings are equal.
 *
 * <p>Fleiss (1971), Psychological Bulletin 76, 378-382, doi:10.1037/h0031619; Gwet (2014), Handbook
 * of Inter-Rater Reliability, 4th edition, ISBN 978-0-9708062-8-4.
 */
@Cites({"fleiss1971", "gwet2014"})
@Named("Fleiss' kappa")
public final class FleissKappa extends PanelAgreement.FleissForm {

  /** Without weights. */
  public FleissKappa() {
    super(Weights.IDENTITY);
  }
}
