package org.attune.statistic;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.MultitraitTally;

/**
 * HTMT, raters being the indicators of a dimension: the mean correlation of a rater on one
 * dimension with a rater on the other, the same one included, over the geometric mean of {@link
 * MonotraitHeterorater} on either. Near 1 the two dimensions are one; above 1 is not cut, and the
 * sign is kept. Unlike {@link CorrectedCorrelation} it grows with a rater's own halo.
 *
 * <p>Of k people the mean is over all k² such correlations. Of a model it is over people, the model
 * and one person being the two raters: the model's own, the person's own, and both ways between
 * them.
 *
 * <p>Undefined where one of the means is, or the agreement on a dimension is not above 0.
 *
 * <p>Henseler, Ringle &amp; Sarstedt (2015), Journal of the Academy of Marketing Science 43,
 * 115-135, doi:10.1007/s11747-014-0403-8.
 */
@Cites("henseler2015")
@Named("heterotrait-monotrait ratio (HTMT)")
public final class HeterotraitMonotraitRatio extends Multitrait {

  @Override
  Range range() {
    return Range.ANY;
  }

  @Override
  public Estimate estimate(MultitraitTally tally, Scale scale) {
    double[] persons = samePerson(tally);
    DoubleStream own =
        modelled(tally)
            ? Arrays.stream(sameRater(tally))
                .flatMap(r -> DoubleStream.generate(() -> r).limit(persons.length))
            : DoubleStream.empty();
    double[] different = different(tally);
    if (persons.length == 0 || different.length == 0) {
      return Estimate.undefined(persons.length == 0 ? NO_RATER : NO_RATERS);
    }
    double[] all =
        DoubleStream.concat(
                own, DoubleStream.concat(Arrays.stream(persons), Arrays.stream(different)))
            .toArray();
    return overAgreement(all, tally);
  }
}
