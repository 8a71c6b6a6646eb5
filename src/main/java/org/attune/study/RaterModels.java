package org.attune.study;

import java.util.List;
import org.attune.corpus.Card;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.RaterModel;
import org.attune.tally.Question.Dimension;

/** Where models of raters can be fitted: categories that people with ids rated. */
final class RaterModels {

  private RaterModels() {}

  /** True if a scorer is a model of raters. */
  static boolean are(ScorerEntry scorer) {
    return scorer.options() instanceof RaterModel.Of;
  }

  /** True if known people rated one of the scorer's dimensions. */
  static boolean held(Card card, List<Dimension> dimensions, ScorerEntry scorer) {
    return dimensions.stream()
        .filter(d -> scorer.dimensions().isEmpty() || scorer.dimensions().contains(d.name()))
        .anyMatch(d -> KnownRaters.rate(card, d));
  }

  /** Tells of the dimensions of a corpus on which a model of raters has nothing to go by. */
  static void check(PlannedCorpus corpus, ScorerEntry scorer, Mistakes mistakes) {
    for (int d : corpus.dimensionsOf(scorer)) {
      Dimension dimension = corpus.dimensions().get(d);
      String path = "scorers." + scorer.name() + ".dimensions";
      String found = corpus.name() + "/" + dimension.name();
      if (dimension.scale() instanceof Scale.Interval) {
        mistakes.add(path, "dimensions with categories or labels", found + " on an interval scale");
      } else if (!KnownRaters.rate(corpus.card(), dimension)) {
        mistakes.add(path, KnownRaters.EXPECTED, found + " without such ratings");
      }
    }
  }
}
