package org.attune.statistic;

import java.util.Optional;
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
}
