package org.attune.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.attune.corpus.Scale;

/**
 * Items by the mean of their ratings, on a dimension or on two at once, each item weighing the
 * same: what {@link MomentTally} and {@link JointTally} count of a reference and an answer. A mean
 * is rounded to a multiple of 10<sup>-9</sup>. Beside a model the two are the model's answers.
 */
final class ItemMeans {

  private ItemMeans() {}

  /** The mean of an item's ratings; {@link Scale#ABSENT} of an item that nobody rated. */
  static long of(Case item) {
    if (item.ratings().length == 0) {
      return Scale.ABSENT;
    }
    BigInteger sum =
        LongStream.of(item.ratings())
            .map(item.scale()::value)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new BigDecimal(sum)
        .divide(BigDecimal.valueOf(item.ratings().length), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** Sums over items of the mean on a dimension, both as x and as y. */
  record OfRatings() implements Tallier.RatingsTallier<MomentTally> {

    @Override
    public String name() {
      return "item-means";
    }

    @Override
    public Scope scope(Scale scale) {
      return scale.ordered() ? Scope.WHOLE : Scope.NONE;
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      long mean = of(item);
      MomentTally.VALUES.count(Case.ofAnswers(item.scale(), mean, mean), counts);
    }

    @Override
    public MomentTally tally(Counts counts) {
      return MomentTally.VALUES.tally(counts);
    }
  }

  /** Means on two dimensions, as {@code values} counts a reference and an answer. */
  record OfTwo<T extends Tally<T>>(String name, Tallier<T> values) implements Tallier<T> {

    @Override
    public Scope scope(Scale scale) {
      return values.scope(scale);
    }

    @Override
    public boolean keepsOutputs(Scale scale) {
      return values.keepsOutputs(scale);
    }

    @Override
    public boolean needsCategories() {
      return false;
    }

    @Override
    public int traits() {
      return 2;
    }

    @Override
    public String missing() {
      return "items without a rating, or a model's answer, on both dimensions are left out";
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.other() != null) {
        Function<Case, Long> of = item.modelled() ? Case::model : ItemMeans::of;
        values.count(Case.ofAnswers(item.scale(), of.apply(item), of.apply(item.other())), counts);
      }
    }

    @Override
    public T tally(Counts counts) {
      return values.tally(counts);
    }
  }
}
