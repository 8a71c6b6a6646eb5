package org.attune.statistic;

import java.math.BigInteger;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * The mean of {@link Pearson}'s correlation of ratings over all pairs of raters, in -1 to 1. Fits
 * ordered scales.
 *
 * <p>Each pair of raters is compared on the items both rated; pairs with fewer than four (with two
 * r is 1 or -1 whatever they rate), or of whom one gives the same rating throughout, are left out
 * and counted. Undefined if no pair is left or raters are not known.
 *
 * <p>Pearson (1896), Philosophical Transactions of the Royal Society A 187, 253-318,
 * doi:10.1098/rsta.1896.0007.
 */
@Cites({"fisher1915", "pearson1896"})
@Named("mean pairwise Pearson's correlation")
public final class PairwisePearson extends Pairwise {

  /** Pairs with four items in common or more. */
  public PairwisePearson() {
    super(OF_CORRELATION);
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? Tallier.Scope.WHOLE : Tallier.Scope.NONE;
  }

  @Override
  Estimate ofPair(JointTally codes, Scale scale) {
    BigInteger x = BigInteger.ZERO;
    BigInteger y = BigInteger.ZERO;
    BigInteger xx = BigInteger.ZERO;
    BigInteger yy = BigInteger.ZERO;
    BigInteger xy = BigInteger.ZERO;
    for (int i = 0; i < codes.pairs(); i++) {
      BigInteger n = BigInteger.valueOf(codes.amount(i));
      BigInteger one = BigInteger.valueOf(scale.value(codes.references()[codes.row(i)]));
      BigInteger other = BigInteger.valueOf(scale.value(codes.models()[codes.column(i)]));
      x = x.add(n.multiply(one));
      y = y.add(n.multiply(other));
      xx = xx.add(n.multiply(one).multiply(one));
      yy = yy.add(n.multiply(other).multiply(other));
      xy = xy.add(n.multiply(one).multiply(other));
    }
    return Pearson.correlation(
        codes.items(),
        deviations(codes.items(), xy, x, y),
        deviations(codes.items(), xx, x, x),
        deviations(codes.items(), yy, y, y));
  }

  /** n Σxy - Σx Σy. */
  private static BigInteger deviations(long n, BigInteger xy, BigInteger x, BigInteger y) {
    return BigInteger.valueOf(n).multiply(xy).subtract(x.multiply(y));
  }
}
