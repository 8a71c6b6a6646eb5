package org.attune.statistic;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Weighted kappa of reference and model: 1 - &Sigma; w o / &Sigma; w e over all pairs of
 * categories, o the observed shares, e those expected from the margins, w a weight that grows with
 * the distance of two categories (Cohen 1968, doi:10.1037/h0026256). Its greatest value is 1, 0 is
 * chance.
 *
 * <p>On ordered scales answers are taken to the nearest category first. Undefined without items,
 * and where reference and model give the same single category throughout.
 */
@Cites("cohen1968")
abstract class WeightedKappa implements Statistic<JointTally> {

  @Override
  public final Tallier<JointTally> tallier() {
    return JointTally.CATEGORIES;
  }

  @Override
  public Footing<JointTally> footing(JointTally whole, Scale scale) {
    return LabelFooting.ofTwo(
        Footing.<JointTally>in(Range.CORRELATION).fromFew().debiased(), scale);
  }

  @Override
  public Tallier.Scope scope(Scale scale) {
    return scale.ordered() ? Tallier.Scope.WHOLE : Tallier.Scope.NONE;
  }

  @Override
  public final Estimate estimate(JointTally tally, Scale scale) {
    Margins margins = Margins.of(tally);
    if (margins.items() == 0) {
      return Estimate.undefined(Margins.NO_ITEMS);
    }
    if (margins.constant()) {
      return Estimate.undefined(Margins.CONSTANT);
    }
    double[] x = places(tally.references(), tally, margins, scale);
    double[] y = places(tally.models(), tally, margins, scale);
    double observed = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      observed += tally.amount(i) * weight(x[tally.row(i)] - y[tally.column(i)]);
    }
    double[] toModels = weights(x, y, margins.columns());
    double expected = 0;
    for (int i = 0; i < x.length; i++) {
      expected += margins.rows()[i] * toModels[i];
    }
    return Estimate.of(1 - margins.items() * observed / expected);
  }

  @Override
  public final Optional<Analytic<?>> analytic() {
    return Optional.of(new KappaInterval(this));
  }

  /** Where categories lie: their values, unless said otherwise; rising as the categories do. */
  double[] places(long[] categories, JointTally tally, Margins margins, Scale scale) {
    double[] values = new double[categories.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale.value(categories[i]) / (double) Scale.UNIT;
    }
    return values;
  }

  /** Weight of a difference of places. */
  abstract double weight(double difference);

  /**
   * For each place of {@code from} the sum of its weights to items at the places {@code to},
   * without visiting all pairs.
   *
   * @param from places, rising
   * @param to places, rising
   * @param counts items at each place of {@code to}
   */
  abstract double[] weights(double[] from, double[] to, long[] counts);

  /**
   * Interval of a kappa by its large-sample standard error, at most 1: with weights w that grow
   * with distance, SE² = Var[w(i,j) - (1 - κ) (w(i,.) + w(.,j))] / (n w<sub>e</sub>²) over the
   * items, w(i,.) and w(.,j) the mean weights of a category to the other's answers, w<sub>e</sub>
   * the mean weight expected by chance (Fleiss, Cohen &amp; Everitt 1969, doi:10.1037/h0028106).
   *
   * <p>The quantile is that of t with n - 1 degrees of freedom, as in irrCAC (Gwet 2014, ISBN
   * 978-0-9708062-8-4); vcd and psych take the normal one with the same standard error. None with
   * fewer than two items, where one side is constant, at 1, the error then being 0, or where the
   * lower limit would lie below -1, which no kappa does.
   */
  @Cites({"fleiss1969", "gwet2014"})
  static final class KappaInterval implements Analytic<JointTally> {

    private final WeightedKappa kappa;

    KappaInterval(WeightedKappa kappa) {
      this.kappa = kappa;
    }

    @Override
    public String method() {
      return "large-sample t";
    }

    @Override
    public Tallier<JointTally> tallier() {
      return kappa.tallier();
    }

    @Override
    public Limits interval(JointTally tally, Scale scale, double level) {
      Margins margins = Margins.of(tally);
      if (!(kappa.estimate(tally, scale) instanceof Estimate.Value value)) {
        return Limits.none(Limits.UNDEFINED);
      }
      if (margins.items() < 2) {
        return Limits.none(Reasons.ONE_ANSWER);
      }
      if (margins.spread(margins.rows()) == 0 || margins.spread(margins.columns()) == 0) {
        return Limits.none("reference or model gives one category throughout");
      }
      if (value.point() == 1) {
        return Limits.none("at 1 the formula's error is 0");
      }
      double error = error(tally, margins, scale, value.point());
      double t =
          TDistribution.of(margins.items() - 1).inverseCumulativeProbability((1 + level) / 2);
      return value.point() - t * error < Linearised.LEAST
          ? Limits.none(Linearised.TOO_LOW)
          : Limits.of(value.point() - t * error, Math.min(1, value.point() + t * error));
    }

    private double error(JointTally tally, Margins margins, Scale scale, double point) {
      double n = margins.items();
      double[] x = kappa.places(tally.references(), tally, margins, scale);
      double[] y = kappa.places(tally.models(), tally, margins, scale);
      double[] rows = kappa.weights(x, y, margins.columns());
      double[] columns = kappa.weights(y, x, margins.rows());
      double expected = 0;
      for (int i = 0; i < x.length; i++) {
        expected += margins.rows()[i] * rows[i] / (n * n);
      }
      double[] influence = new double[tally.pairs()];
      double mean = 0;
      for (int i = 0; i < influence.length; i++) {
        double both = rows[tally.row(i)] / n + columns[tally.column(i)] / n;
        influence[i] = kappa.weight(x[tally.row(i)] - y[tally.column(i)]) - (1 - point) * both;
        mean += tally.amount(i) * influence[i] / n;
      }
      double variance = 0;
      for (int i = 0; i < influence.length; i++) {
        variance += tally.amount(i) * (influence[i] - mean) * (influence[i] - mean) / n;
      }
      return Math.sqrt(variance / n) / expected;
    }
  }
}
