package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Recorded;

/** Where the ratings of recorded scorers stand. */
final class RecordedRatings {

  private RecordedRatings() {}

  /** True if a scorer's ratings are recorded. */
  static boolean are(ScorerEntry scorer) {
    return scorer.options() instanceof Recorded.Options;
  }

  /** Name under which a recorded scorer's ratings stand in the corpus. */
  static String name(ScorerEntry scorer) {
    return ((Recorded.Options) scorer.options()).model().orElse(scorer.name());
  }

  /** True if the corpus holds ratings of the scorer. */
  static boolean held(Card card, ScorerEntry scorer) {
    String name = name(scorer);
    return card.tables().stream()
        .anyMatch(t -> t.ratings().stream().anyMatch(r -> r.models() && mayHold(t, r, name)));
  }

  /** True if the corpus may hold probabilities that the scorer gave on a dimension of the card. */
  static boolean haveDegrees(Card card, ScorerEntry scorer, String dimension) {
    String name = name(scorer);
    return card.tables().stream()
        .anyMatch(
            t ->
                t.ratings().stream()
                    .filter(r -> r.shape() == Card.Shape.PROBABILITIES)
                    .anyMatch(r -> r.dimension().equals(dimension) && mayHold(t, r, name)));
  }

  /** Which models a column of raters names is known only when it is read. */
  private static boolean mayHold(Card.Table table, Card.Ratings ratings, String model) {
    return ratings.shape() == Card.Shape.WIDE
        ? ratings.columns().containsKey(model)
        : ratings.rater().isPresent()
            || ratings.model().equals(Optional.of(model))
            || table.files().stream().anyMatch(f -> f.rater().equals(Optional.of(model)));
  }

  /** The card with the files of recorded ratings that the protocol names. */
  static Card in(Card card, Protocol protocol) {
    List<Card.Table> tables = new ArrayList<>(card.tables());
    for (ScorerEntry scorer : protocol.scorers()) {
      if (scorer.options() instanceof Recorded.Options options) {
        String source = source(protocol, scorer);
        options
            .table(scorer.name(), source)
            .filter(t -> card.dimensions().containsKey(source))
            .ifPresent(tables::add);
      }
    }
    return new Card(
        card.name(),
        card.title(),
        card.source(),
        card.licence(),
        card.citation(),
        card.doi(),
        card.language(),
        card.notes(),
        card.singleRatings(),
        card.dimensions(),
        tables,
        card.published());
  }

  private static String source(Protocol protocol, ScorerEntry scorer) {
    return protocol.dimensions().stream()
        .filter(d -> scorer.dimensions().isEmpty() || scorer.dimensions().contains(d.name()))
        .map(Protocol.Dimension::source)
        .findFirst()
        .orElseThrow();
  }
}
