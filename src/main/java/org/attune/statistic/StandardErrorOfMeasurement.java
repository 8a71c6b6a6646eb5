package org.attune.statistic;

import java.util.function.ToLongFunction;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/**
 * Standard error of measurement of a single rating, in units of the scale, 0 or more: √(σ²(rater) +
 * σ²(rest)), the standard deviation of the ratings one item gets, differences in severity included
 * (SEM<sub>agreement</sub>). Two raters' ratings of one item differ by less than 1.96 √2 SEM in 95
 * % of cases. Unlike an intraclass correlation it does not depend on how much the items differ.
 * Fits ordered scales.
 *
 * <p>Computed as √MSW, the mean square within items of the one-way analysis of variance. Where
 * every rater rates every item that is the same as (MSJ - MSE) / n + MSE, the two variances of the
 * two-way analysis of n items; where they do not, every rating still counts, raters being taken as
 * drawn at random.
 *
 * <p>Items with one rating add nothing. Undefined with fewer than two items or if no item has two
 * ratings.
 *
 * <p>de Vet, Terwee, Knol &amp; Bouter (2006), Journal of Clinical Epidemiology 59, 1033-1039,
 * doi:10.1016/j.jclinepi.2005.10.015.
 */
@Cites("devet2006")
public final class StandardErrorOfMeasurement implements Statistic<RaterTally> {

  @Override
  public Tallier<RaterTally> tallier() {
    return RaterTally.PANELS;
  }

  @Override
  public Footing<RaterTally> footing(RaterTally whole, Scale scale) {
    return Footing.in(Range.POSITIVE);
  }

  @Override
  public String missing() {
    return "items with fewer than two ratings add nothing";
  }

  @Override
  public Estimate estimate(RaterTally tally, Scale scale) {
    OneWayIcc.OneWay anova = OneWayIcc.OneWay.of(tally);
    return anova == null
        ? OneWayIcc.OneWay.undefined(tally)
        : Estimate.of(Math.sqrt(anova.within()) * scale.spacing() / Scale.UNIT);
  }

  @Override
  public ToLongFunction<RaterTally> carrying(RaterTally whole) {
    return RaterTally::paired;
  }
}
