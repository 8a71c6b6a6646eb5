package org.attune.statistic;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MultitraitTally;
import org.attune.tally.MultitraitTally.Pair;
import org.attune.tally.Tallier;

/**
 * A mean of correlations of the multitrait-multirater matrix (Campbell &amp; Fiske 1959,
 * doi:10.1037/h0046016, whose methods are raters here): of people among themselves, or of a model
 * with each of them. Means are plain; Pearson's r is of the items that have both ratings, of four
 * items or more (with two r is 1 or -1 whatever is rated), and is left out where one of the two is
 * the same throughout.
 */
@Cites({"campbell1959", "pearson1896"})
abstract class Multitrait implements Statistic<MultitraitTally> {

  static final String NO_RATERS =
      "no two raters share " + Pairwise.OF_CORRELATION + " items that neither rates all alike";
  static final String NO_RATER =
      "no rater rated "
          + Pairwise.OF_CORRELATION
          + " items on both dimensions, on neither all alike";

  @Override
  public Tallier<MultitraitTally> tallier() {
    return MultitraitTally.TWO;
  }

  @Override
  public Footing<MultitraitTally> footing(MultitraitTally whole, Scale scale) {
    return Footing.in(range());
  }

  /** Where the statistic can lie. */
  Range range() {
    return Range.CORRELATION;
  }

  /** The same dimension, two raters. */
  static double[] sameDimension(MultitraitTally tally, int dimension) {
    return ofTwo(
        tally, pair -> pair.dimension() == dimension && pair.otherDimension() == dimension);
  }

  /** Two dimensions, the same rater: the model's own where there is a model. */
  static double[] sameRater(MultitraitTally tally) {
    boolean modelled = modelled(tally);
    return correlations(tally, pair -> ofOne(pair) && modelled == ofModel(pair));
  }

  /** Two dimensions, each person. */
  static double[] samePerson(MultitraitTally tally) {
    return correlations(tally, pair -> ofOne(pair) && !ofModel(pair));
  }

  /** Two dimensions, two raters. */
  static double[] different(MultitraitTally tally) {
    return ofTwo(tally, pair -> pair.dimension() != pair.otherDimension());
  }

  /** Two raters, the model being one of them where there is a model. */
  private static double[] ofTwo(MultitraitTally tally, Predicate<Pair> wanted) {
    boolean modelled = modelled(tally);
    return correlations(tally, wanted.and(pair -> !ofOne(pair) && (ofModel(pair) || !modelled)));
  }

  /** True if a model was counted with people. */
  static boolean modelled(MultitraitTally tally) {
    return tally.pairs().stream().anyMatch(Multitrait::ofModel);
  }

  private static boolean ofOne(Pair pair) {
    return pair.rater() == pair.otherRater();
  }

  private static boolean ofModel(Pair pair) {
    return pair.rater() == MultitraitTally.MODEL;
  }

  private static double[] correlations(MultitraitTally tally, Predicate<Pair> wanted) {
    return tally.pairs().stream()
        .filter(wanted)
        .filter(pair -> tally.items(pair) >= Pairwise.OF_CORRELATION)
        .flatMapToDouble(
            pair ->
                Pearson.correlation(
                            tally.items(pair),
                            tally.deviationXY(pair),
                            tally.deviationX(pair),
                            tally.deviationY(pair))
                        instanceof Estimate.Value value
                    ? DoubleStream.of(value.point())
                    : DoubleStream.empty())
        .toArray();
  }

  /** The mean, or no estimate for {@code reason} where there is nothing to average. */
  static Estimate mean(double[] correlations, String reason) {
    return Estimate.ratio(Arrays.stream(correlations).sum(), correlations.length, reason);
  }

  /**
   * A mean of correlations of two dimensions over the geometric mean of how far raters agree on
   * each.
   */
  static Estimate overAgreement(double[] correlations, MultitraitTally tally) {
    Estimate mean = mean(correlations, NO_RATERS);
    Estimate one = mean(sameDimension(tally, 0), NO_RATERS);
    Estimate other = mean(sameDimension(tally, 1), NO_RATERS);
    if (mean instanceof Estimate.Value value
        && one instanceof Estimate.Value first
        && other instanceof Estimate.Value second) {
      return first.point() > 0 && second.point() > 0
          ? Estimate.of(value.point() / Math.sqrt(first.point() * second.point()))
          : Estimate.undefined("raters do not agree on one of the dimensions more than by chance");
    }
    return Estimate.undefined(NO_RATERS);
  }
}
