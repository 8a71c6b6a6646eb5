package org.attune.statistic;

import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.AlternativeTally;

/**
 * The alternative annotator test: could the model stand in for one of the raters? Each rater in
 * turn is left out and compared with the model: whose answer is closer to those of the item's other
 * raters? An item takes part if it has a model's answer and two raters or more; a rater is tested
 * with 30 items or more.
 *
 * <p>Undefined with fewer than three raters tested: of two, each is compared with the other alone,
 * and there is no group to be close to (the paper asks for three; its program takes two).
 *
 * <p>Calderon, Reichart &amp; Dror (2025), The Alternative Annotator Test for LLM-as-a-Judge,
 * Proceedings of the 63rd Annual Meeting of the ACL, 16051-16081, doi:10.48550/arXiv.2501.10970.
 */
@Cites("calderon2025")
abstract class AlternativeTest implements Statistic<AlternativeTally> {

  /** Items a rater needs to be tested, so that a mean of differences is near to normal. */
  static final int ITEMS = 30;

  /** Raters needed. */
  static final int RATERS = 3;

  @Override
  public final Estimate estimate(AlternativeTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Estimate.undefined("no item has both a model answer and two raters");
    }
    List<AgainstRater> tested = AgainstRater.all(tally).stream().filter(this::tested).toList();
    return tested.size() < RATERS
        ? Estimate.undefined("fewer than " + RATERS + " raters with " + ITEMS + " items or more")
        : estimate(tested);
  }

  /** True if the rater has items enough. */
  boolean tested(AgainstRater rater) {
    return rater.items() >= ITEMS;
  }

  /** The estimate from the raters tested. */
  abstract Estimate estimate(List<AgainstRater> tested);

  @Override
  public String missing() {
    return tallier().missing() + "; raters with fewer than " + ITEMS + " items are not tested";
  }
}
