package org.attune.statistic;

import java.math.BigInteger;
import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterPairTally;
import org.attune.tally.Tallier;

/**
 * Kendall's coefficient of concordance W of k raters who rank the same n items, in 0 to 1,
 * corrected for ties: 12 S / (k² (n³ - n) - k ΣT), S the sum of squared deviations of the items'
 * sums of mid-ranks, T = Σ (t³ - t) over the ties t of one rater. Fits ordered scales.
 *
 * <p>S is the sum, over all ordered pairs of raters, of the products of their centred ranks, so it
 * comes from pairs of raters alone. (k W - 1) / (k - 1) is {@link PairwiseSpearman} where there are
 * no ties.
 *
 * <p>Items that not every rater rated are left out. Undefined if raters are not known, with fewer
 * than two raters or fewer than two complete items, or if each rater gives all items the same
 * rating.
 *
 * <p>Kendall &amp; Babington Smith (1939), Annals of Mathematical Statistics 10, 275-287,
 * doi:10.1214/aoms/1177732186; as {@code kendall(correct = TRUE)} of irr.
 */
@Cites("kendall1939")
@Named("Kendall's W")
public final class KendallW implements Statistic<RaterPairTally> {

  @Override
  public Tallier<RaterPairTally> tallier() {
    return RaterPairTally.PANELS;
  }

  @Override
  public Footing<RaterPairTally> footing(RaterPairTally whole, Scale scale) {
    return Footing.<RaterPairTally>in(Range.SHARE).fromFew();
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? Tallier.Scope.WHOLE : Tallier.Scope.NONE;
  }

  @Override
  public String missing() {
    return "items that not every rater rated are left out";
  }

  @Override
  public Estimate estimate(RaterPairTally tally, Scale scale) {
    long n = tally.items();
    if (n == 0) {
      return Estimate.undefined(Reasons.NO_KNOWN_RATERS);
    }
    int k = tally.raters();
    if (k < 2 || tally.items(k) < 2) {
      return Estimate.undefined(Reasons.incomplete(k, tally.items(k)));
    }
    BigInteger products = BigInteger.ZERO;
    BigInteger squares = BigInteger.ZERO;
    for (int i = 0; i < tally.pairs(); i++) {
      if (tally.panel(i) == k) {
        Ranks ranks = Ranks.of(tally.codes(i));
        products = products.add(ranks.products());
        squares = squares.add(ranks.squaresX()).add(ranks.squaresY());
      }
    }
    // Of a rater's k - 1 pairs each has his or her squares: S = squares / (k - 1) + 2 products.
    return Estimate.ratio(
        squares.add(products.multiply(BigInteger.valueOf(2L * (k - 1)))).doubleValue(),
        squares.doubleValue() * k,
        "each rater gives all items the same rating");
  }

  @Override
  public ToLongFunction<RaterPairTally> carrying(RaterPairTally whole) {
    int raters = whole.raters();
    return part -> part.items(raters);
  }
}
