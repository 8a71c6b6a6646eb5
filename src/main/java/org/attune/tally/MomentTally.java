package org.attune.tally;

import java.math.BigInteger;
import org.attune.corpus.Scale;

/**
 * Sums over items of reference x and model y in units of 10<sup>-9</sup>: n, x, y, x², y², xy, |x -
 * y|.
 *
 * <p>Key: (quantity, limb), see {@link Limbs}.
 *
 * <p>Gives bias, MAE, RMSE, Pearson's r and Lin's concordance correlation.
 */
public final class MomentTally implements Tally<MomentTally> {

  /** Counts values on ordered scales. */
  public static final Tallier<MomentTally> VALUES =
      new Tallier<>() {
        @Override
        public String name() {
          return "moments";
        }

        @Override
        public Scope scope(Scale scale) {
          return scale.ordered() ? Scope.WHOLE : Scope.NONE;
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (item.answered()) {
            long x = item.reference();
            long y = item.model();
            counts.add(N, 0, 1);
            Limbs.add(counts, X, 0, x, 1);
            Limbs.add(counts, Y, 0, y, 1);
            Limbs.add(counts, XX, 0, x, x);
            Limbs.add(counts, YY, 0, y, y);
            Limbs.add(counts, XY, 0, x, y);
            Limbs.add(counts, ABSOLUTE, 0, Math.absExact(Math.subtractExact(x, y)), 1);
          }
        }

        @Override
        public MomentTally tally(Counts counts) {
          return new MomentTally(counts);
        }
      };

  private static final int N = 0;
  private static final int X = 1;
  private static final int Y = 2;
  private static final int XX = 3;
  private static final int YY = 4;
  private static final int XY = 5;
  private static final int ABSOLUTE = 6;

  private final Counts counts;

  private MomentTally(Counts counts) {
    this.counts = counts;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public MomentTally with(long[] amounts) {
    return new MomentTally(counts.with(amounts));
  }

  @Override
  public long items() {
    return counts.amount(N, 0);
  }

  /** Sum of references. */
  public BigInteger sumX() {
    return sum(X);
  }

  /** Sum of model values. */
  public BigInteger sumY() {
    return sum(Y);
  }

  /** n times the sum of squared deviations of the references: n Σx² - (Σx)². */
  public BigInteger deviationX() {
    return n().multiply(sum(XX)).subtract(sum(X).pow(2));
  }

  /** n Σy² - (Σy)². */
  public BigInteger deviationY() {
    return n().multiply(sum(YY)).subtract(sum(Y).pow(2));
  }

  /** n Σxy - Σx Σy. */
  public BigInteger deviationXY() {
    return n().multiply(sum(XY)).subtract(sum(X).multiply(sum(Y)));
  }

  /** Sum of squared differences Σ(x - y)². */
  public BigInteger sumSquaredDifference() {
    return sum(XX).add(sum(YY)).subtract(sum(XY).shiftLeft(1));
  }

  /** Sum of absolute differences Σ|x - y|. */
  public BigInteger sumAbsoluteDifference() {
    return sum(ABSOLUTE);
  }

  private BigInteger n() {
    return BigInteger.valueOf(items());
  }

  private BigInteger sum(int quantity) {
    BigInteger sum = BigInteger.ZERO;
    for (int limb = 0; limb < 4; limb++) {
      sum = sum.add(Limbs.part(limb, counts.amount(quantity, limb)));
    }
    return sum;
  }
}
