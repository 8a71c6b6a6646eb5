package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;

/**
 * Weighted kappa of reference and model: 1 - &Sigma; w o / &Sigma; w e over all pairs of
 * categories, o the observed shares, e those expected from the margins, w a weight that grows with
 * the distance of the values of two categories (Cohen 1968, doi:10.1037/h0026256). Its greatest
 * value is 1, 0 is chance.
 *
 * <p>Fits ordered scales; answers are taken to the nearest category first. Undefined without items,
 * and where reference and model give the same single category throughout.
 */
abstract class WeightedKappa implements Statistic<JointTally> {

  @Override
  public final Tallier<JointTally> tallier() {
    return JointTally.CATEGORIES;
  }

  @Override
  public final Tallier.Scope scope(Scale scale) {
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
    double[] x = values(tally.references(), scale);
    double[] y = values(tally.models(), scale);
    double observed = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      observed += tally.amount(i) * weight(x[tally.row(i)] - y[tally.column(i)]);
    }
    return Estimate.of(1 - margins.items() * observed / expected(x, y, margins));
  }

  /** Weight of a difference of values. */
  abstract double weight(double difference);

  /**
   * &Sigma; w<sub>ij</sub> r<sub>i</sub> c<sub>j</sub>, without visiting all pairs.
   *
   * @param x values of the rows, rising
   * @param y values of the columns, rising
   */
  abstract double expected(double[] x, double[] y, Margins margins);

  private static double[] values(long[] categories, Scale scale) {
    double[] values = new double[categories.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale.value(categories[i]) / (double) Scale.UNIT;
    }
    return values;
  }
}
