package org.attune.statistic;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.PartRatedTally;
import org.attune.tally.PartRatedTally.Sum;
import org.attune.tally.Tallier;

/**
 * What people would say of all items on average, in units of the scale, by a model that rated all
 * and people who rated a part drawn at random: the model's mean over the others plus the mean of
 * people minus model over the part, the model being weighed by &lambda; so that the variance is
 * least (power tuning); of a label the share of ratings that would give it. As the model is
 * corrected by people, a bad model does no harm but to the width of the interval.
 *
 * <p>With &lambda; cut to 0 to 1, and as in ppi-python, from independent items; the interval from
 * blocks takes a conversation as a whole. The mean of people alone where every item is rated.
 *
 * <p>Undefined with fewer than two items that have ratings and a model answer.
 *
 * <p>Angelopoulos, Bates, Fannjiang, Jordan &amp; Zrnic (2023), Science 382, 669-674,
 * doi:10.1126/science.adi6000; Angelopoulos, Duchi &amp; Zrnic (2023), PPI++,
 * doi:10.48550/arXiv.2311.01453.
 */
@Cites({"angelopoulos2023", "angelopoulos2023ppi"})
@Named("prediction-powered mean")
public final class PredictionPoweredMean extends PartRated {

  @Override
  public Estimate estimate(PartRatedTally tally, Scale scale) {
    return lacking(tally).isEmpty()
        ? Estimate.of(corrected(tally, weight(tally)))
        : Estimate.undefined(lacking(tally));
  }

  @Override
  public Optional<Analytic<?>> analytic() {
    return Optional.of(new Independent());
  }

  /**
   * The interval of independent items: &plusmn; z &radic;(&lambda;² var(f) / N + var(y - &lambda;
   * f) / n), variances with divisors N and n.
   */
  @Cites("angelopoulos2023ppi")
  private static final class Independent implements Analytic<PartRatedTally> {

    @Override
    public String method() {
      return "PPI++";
    }

    @Override
    public Tallier<PartRatedTally> tallier() {
      return PartRatedTally.ITEMS;
    }

    @Override
    public Limits interval(PartRatedTally tally, Scale scale, double level) {
      if (!lacking(tally).isEmpty()) {
        return Limits.none(Limits.UNDEFINED);
      }
      double weight = weight(tally);
      double error = Math.sqrt(squaredError(tally, weight));
      if (error == 0) {
        return Limits.none(
            "the formula has no error to go by where model and people do not differ");
      }
      double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
      double point = corrected(tally, weight);
      return Limits.of(point - z * error, point + z * error);
    }

    private static double squaredError(PartRatedTally tally, double weight) {
      double n = tally.rated();
      double y = variance(tally.sum(Sum.RATED), tally.sum(Sum.YY), tally.sum(Sum.Y));
      if (weight == 0) {
        return y / n;
      }
      double f = variance(tally.sum(Sum.RATED), tally.sum(Sum.FF), tally.sum(Sum.F));
      double both =
          value(tally, Sum.YF) / Scale.UNIT / n
              - value(tally, Sum.Y) / n * (value(tally, Sum.F) / n);
      double others =
          variance(tally.sum(Sum.UNRATED), tally.sum(Sum.UNRATED_FF), tally.sum(Sum.UNRATED_F));
      double rest = Math.max(0, y - 2 * weight * both + weight * weight * f);
      return weight * weight * others / (tally.items() - n) + rest / n;
    }
  }
}
