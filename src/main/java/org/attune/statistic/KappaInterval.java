package org.attune.statistic;

import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Interval of a kappa by its large-sample standard error, at most 1: with weights w that grow with
 * distance, SE² = Var[w(i,j) - (1 - κ) (w(i,.) + w(.,j))] / (n w<sub>e</sub>²) over the items,
 * w(i,.) and w(.,j) the mean weights of a category to the other's answers, w<sub>e</sub> the mean
 * weight expected by chance (Fleiss, Cohen &amp; Everitt 1969, doi:10.1037/h0028106).
 *
 * <p>The quantile is that of t with n - 1 degrees of freedom, as in irrCAC (Gwet 2014, ISBN
 * 978-0-9708062-8-4); vcd and psych take the normal one with the same standard error. None with
 * fewer than two items, where one side is constant, at 1, the error then being 0, or where the
 * lower limit would lie below -1, which no kappa does.
 */
@Cites({"fleiss1969", "gwet2014"})
final class KappaInterval implements Analytic<JointTally> {

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
    double t = TDistribution.of(margins.items() - 1).inverseCumulativeProbability((1 + level) / 2);
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
