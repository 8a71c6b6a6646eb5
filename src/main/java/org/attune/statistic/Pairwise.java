package org.attune.statistic;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.RaterPairTally;
import org.attune.tally.Tallier;

/**
 * The plain mean of an agreement of two raters over the pairs of raters who have enough items in
 * common and for whom it is defined; every such pair weighs the same. Each pair is compared on the
 * items both rated. How many pairs are averaged and how many left out is a {@link Remark.Pairs}.
 */
@Cites("light1971")
abstract class Pairwise implements Statistic<RaterPairTally> {

  /** Items of a kappa: one leaves it without a chance agreement to speak of. */
  static final int OF_KAPPA = 2;

  /**
   * Items of a correlation. That of two items is 1 or -1 by construction. Of n items of unrelated
   * raters r has a density proportional to (1 - r²)<sup>(n - 4) / 2</sup> (Fisher 1915,
   * doi:10.1093/biomet/10.4.507): with three items it is still highest at 1 and -1, from four on it
   * is not, and only from four on does Fisher's z have a standard error.
   */
  static final int OF_CORRELATION = 4;

  /** Items that pairs must share on average for an interval. */
  private static final long OF_INTERVAL = 30;

  private final int fewest;

  Pairwise(int fewest) {
    this.fewest = fewest;
  }

  @Override
  public final Tallier<RaterPairTally> tallier() {
    return RaterPairTally.RATINGS;
  }

  /** A mean over pairs that share few items is that of other numbers than with many. */
  @Override
  public final Footing<RaterPairTally> footing(RaterPairTally whole, Scale scale) {
    long[] shared =
        IntStream.range(0, whole.pairs())
            .mapToLong(whole::common)
            .filter(items -> items >= fewest)
            .toArray();
    long mean = shared.length == 0 ? 0 : LongStream.of(shared).sum() / shared.length;
    return mean < OF_INTERVAL
        ? Footing.none(
            "two raters share %d items on average, it takes %d".formatted(mean, OF_INTERVAL))
        : Footing.agreement();
  }

  /**
   * The agreement of one pair, the codes of one rater being the references.
   *
   * @param codes categories of the scale
   */
  abstract Estimate ofPair(JointTally codes, Scale scale);

  @Override
  public final Estimate estimate(RaterPairTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Estimate.undefined(Reasons.NO_KNOWN_RATERS);
    }
    double sum = 0;
    long pairs = 0;
    long defined = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      if (tally.common(i) >= fewest) {
        pairs++;
        if (ofPair(tally.codes(i), scale) instanceof Estimate.Value value) {
          sum += value.point();
          defined++;
        }
      }
    }
    if (pairs == 0) {
      return Estimate.undefined("no two raters have " + fewest + " items in common");
    }
    return Estimate.ratio(sum, defined, "it is not defined for any pair of raters");
  }

  @Override
  public final List<Remark> remarks(RaterPairTally tally, Scale scale) {
    long used = 0;
    long few = 0;
    long undefined = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      long common = tally.common(i);
      if (common >= fewest) {
        boolean defined = ofPair(tally.codes(i), scale) instanceof Estimate.Value;
        used += defined ? 1 : 0;
        undefined += defined ? 0 : 1;
      } else if (common > 0) {
        few++;
      }
    }
    return used + few + undefined == 0
        ? Remark.none()
        : List.of(new Remark.Pairs(used, few, undefined, fewest));
  }

  @Override
  public final ToLongFunction<RaterPairTally> carrying(RaterPairTally whole) {
    return RaterPairTally::paired;
  }
}
