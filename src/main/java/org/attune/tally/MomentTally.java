package org.attune.tally;

import java.math.BigInteger;
import org.attune.corpus.Scale;

/**
 * Sums over items of reference x and model y in units of 10<sup>-9</sup>: n, x, y, x², y², xy, |x -
 * y|.
 *
 * <p>Key: (quantity, limb). A product of two values needs 128 bits; it is counted in four limbs of
 * 32 bits, limb i in units of 2<sup>32 i</sup> and the last with its sign, each of which adds up
 * exactly in a long for 10<sup>9</sup> items.
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
        public boolean needsCategories() {
          return false;
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (item.answered()) {
            long x = item.reference();
            long y = item.model();
            counts.add(N, 0, 1);
            add(counts, X, x, 1);
            add(counts, Y, y, 1);
            add(counts, XX, x, x);
            add(counts, YY, y, y);
            add(counts, XY, x, y);
            add(counts, ABSOLUTE, Math.absExact(Math.subtractExact(x, y)), 1);
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

  private static void add(Counts.Sink counts, int quantity, long x, long y) {
    long low = x * y;
    long high = Math.multiplyHigh(x, y);
    limb(counts, quantity, 0, low & 0xffffffffL);
    limb(counts, quantity, 1, low >>> 32);
    limb(counts, quantity, 2, high & 0xffffffffL);
    limb(counts, quantity, 3, high >> 32);
  }

  /** Limbs that are 0, as the higher ones of small values are, need no count. */
  private static void limb(Counts.Sink counts, int quantity, int limb, long amount) {
    if (amount != 0) {
      counts.add(quantity, limb, amount);
    }
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
    return BigInteger.valueOf(counts.amount(quantity, 3))
        .shiftLeft(32)
        .add(BigInteger.valueOf(counts.amount(quantity, 2)))
        .shiftLeft(32)
        .add(BigInteger.valueOf(counts.amount(quantity, 1)))
        .shiftLeft(32)
        .add(BigInteger.valueOf(counts.amount(quantity, 0)));
  }
}
