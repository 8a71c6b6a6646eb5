package org.attune.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.attune.corpus.Scale;

/**
 * Sums over items of reference x and model y in units of 10<sup>-9</sup>: n, x, y, x², y², xy, |x -
 * y|.
 *
 * <p>Key: (quantity, limb), see {@link ExactSums}.
 *
 * <p>Gives bias, MAE, RMSE, Pearson's r and Lin's concordance correlation, and how answers go with
 * length.
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
        public boolean keepsOutputs(Scale scale) {
          return scale instanceof Scale.Interval;
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
            add(counts, x, y);
            ExactSums.add(counts, ABSOLUTE, 0, Math.absExact(Math.subtractExact(x, y)), 1);
          }
        }

        @Override
        public MomentTally tally(Counts counts) {
          return new MomentTally(counts);
        }
      };

  /** Mean ratings of items on ordered scales, as x and as y. */
  public static final Tallier<MomentTally> ITEM_MEANS = new ItemMeans.OfRatings();

  /** Mean ratings of items on two dimensions, x and y. */
  public static final Tallier<MomentTally> ITEM_MEANS_OF_TWO =
      new ItemMeans.OfTwo<>("item-means-of-two", VALUES);

  /** What a model answers, or else what people say, beside the length of the text. */
  public static final Tallier<MomentTally> ANSWERS_BY_LENGTH =
      new ByLength("answers-by-length", false);

  /** What a model answers less what people say, beside the length of the text. */
  public static final Tallier<MomentTally> ERRORS_BY_LENGTH =
      new ByLength("errors-by-length", true);

  private static final RoundingMode HALF = RoundingMode.HALF_EVEN;

  private static final int N = 0;
  private static final int X = 1;
  private static final int Y = 2;
  private static final int XX = 3;
  private static final int YY = 4;
  private static final int XY = 5;
  private static final int ABSOLUTE = 6;

  private final Counts counts;

  MomentTally(Counts counts) {
    this.counts = counts;
  }

  /** Adds an item to all sums but that of |x - y|. */
  static void add(Counts.Sink counts, long x, long y) {
    counts.add(N, 0, 1);
    ExactSums.add(counts, X, 0, x, 1);
    ExactSums.add(counts, Y, 0, y, 1);
    ExactSums.add(counts, XX, 0, x, x);
    ExactSums.add(counts, YY, 0, y, y);
    ExactSums.add(counts, XY, 0, x, y);
  }

  /**
   * Counts with each y replaced by 10<sup>9</sup> (y - mean) / standard deviation, mean and
   * standard deviation of all model values; sums are rounded to the next integer, |x - y| is left
   * out. The same counts where all model values are equal.
   *
   * @param counts of some of the items
   * @param whole the tally of all
   */
  public static Counts standardised(Counts counts, MomentTally whole) {
    if (whole.deviationY().signum() == 0) {
      return counts;
    }
    MomentTally part = new MomentTally(counts);
    BigInteger mean = new BigDecimal(whole.sumY()).divide(of(whole.n()), 0, HALF).toBigInteger();
    BigInteger ofItems = part.n().multiply(mean);
    BigInteger y = part.sumY().subtract(ofItems);
    BigInteger yy =
        part.sum(YY).subtract(part.sumY().shiftLeft(1).multiply(mean)).add(ofItems.multiply(mean));
    BigInteger xy = part.sum(XY).subtract(part.sumX().multiply(mean));
    BigDecimal factor =
        of(whole.n().multiply(BigInteger.valueOf(Scale.UNIT)))
            .divide(of(whole.deviationY()).sqrt(MathContext.DECIMAL64), MathContext.DECIMAL64);
    Counts.Builder standardised = Counts.builder();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.first(i) == N || counts.first(i) == X || counts.first(i) == XX) {
        standardised.add(counts.first(i), counts.second(i), counts.amount(i));
      }
    }
    ExactSums.add(standardised, Y, 0, rounded(y, factor));
    ExactSums.add(standardised, YY, 0, rounded(yy, factor.multiply(factor)));
    ExactSums.add(standardised, XY, 0, rounded(xy, factor));
    return standardised.build();
  }

  private static BigDecimal of(BigInteger number) {
    return new BigDecimal(number);
  }

  private static BigInteger rounded(BigInteger sum, BigDecimal factor) {
    return of(sum).multiply(factor).setScale(0, HALF).toBigInteger();
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
    return ExactSums.sum(counts, quantity, 0);
  }
}
