package org.attune.plan;

import java.util.List;
import org.attune.corpus.Card;
import org.attune.tally.Question.Dimension;

/** Where it is known of each rating whose it is, as models of raters and draws of raters need. */
final class KnownRaters {

  /** What is expected, for messages. */
  static final String EXPECTED = "dimensions rated by people with ids";

  private KnownRaters() {}

  /** True if there are single ratings by people, and of each it is known whose it is. */
  static boolean rate(Card card, Dimension dimension) {
    List<Boolean> known =
        card.tables().stream()
            .flatMap(
                table ->
                    table.ratings().stream()
                        .filter(r -> r.dimension().equals(dimension.source()))
                        .filter(r -> !r.models() && r.shape() != Card.Shape.AGGREGATED)
                        .map(r -> known(table, r)))
            .toList();
    return !known.isEmpty() && !known.contains(false);
  }

  private static boolean known(Card.Table table, Card.Ratings ratings) {
    return switch (ratings.shape()) {
      case WIDE -> true;
      case LONG ->
          ratings.rater().isPresent()
              || table.files().stream().allMatch(file -> file.rater().isPresent());
      default -> false;
    };
  }

  /** Tells of the dimensions of a corpus whose raters cannot be drawn. */
  static void check(PlannedCorpus corpus, Mistakes mistakes) {
    for (Dimension dimension : corpus.dimensions()) {
      if (!rate(corpus.card(), dimension)) {
        mistakes.add(
            "resampling.draw",
            EXPECTED + " to draw raters",
            corpus.name() + "/" + dimension.name() + " without such ratings");
      }
    }
  }
}
