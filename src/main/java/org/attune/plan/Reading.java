package org.attune.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.ask.AskedDimension;
import org.attune.ask.Chat;
import org.attune.ask.TurnQuestions;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Medium;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.rubric.Rubric;
import org.attune.score.Learner;
import org.attune.score.Scorer;
import org.attune.score.raters.RaterModel;
import org.attune.tally.Question.Dimension;

/**
 * What a scorer of a study reads of a corpus: turns, ratings people gave, or nothing, its answers
 * being recorded. It follows from the scorer's options, which are asked here and nowhere else.
 */
public sealed interface Reading {

  /** What a scorer reads. */
  static Reading of(ScorerEntry scorer) {
    Record options = scorer.options();
    if (options instanceof org.attune.score.Recorded.Options of) {
      return new Recorded(of.model().orElse(scorer.name()), of);
    }
    if (options instanceof Chat.Options of) {
      return new Asked(scorer, of);
    }
    return options instanceof RaterModel.Of of
        ? new Ratings(scorer, of)
        : new Turns(
            options instanceof Learner.Of of ? Optional.of(of) : Optional.empty(),
            options instanceof Scorer.OfMedia of ? of.media() : Set.of());
  }

  /** True if a corpus has something for the scorer to read. */
  boolean foundIn(Card card, List<Dimension> dimensions);

  /** What a corpus has, for messages, if it is a mistake to ask the scorer for it. */
  default Optional<String> lacking(Card card) {
    return Optional.empty();
  }

  /** What a corpus must have, for messages. */
  String wanted();

  /** Tells of the dimensions of a corpus on which it has nothing to go by. */
  default void check(PlannedCorpus corpus, Catalog catalog, Mistakes mistakes) {}

  /** True if it gives degrees or values on a dimension of the card, not an answer only. */
  default boolean givesDegrees(Card card, String dimension) {
    return true;
  }

  /** In how many folds it rates the reported items; 1 if they are not divided. */
  default int folds() {
    return 1;
  }

  /** True if thresholds of labels are chosen for it where the protocol gives none. */
  default boolean choosesThresholds() {
    return true;
  }

  /**
   * Turns, each with earlier ones if it wants them: a model is run on them.
   *
   * @param learner what fits it to the study first, if it learns
   * @param media what it hears and sees; texts alone if nothing
   */
  record Turns(Optional<Learner.Of> learner, Set<Medium.Kind> media) implements Reading {

    @Override
    public boolean foundIn(Card card, List<Dimension> dimensions) {
      return media.isEmpty()
          ? card.tables().stream().anyMatch(t -> t.text().isPresent())
          : card.media().containsAll(media);
    }

    @Override
    public String wanted() {
      return media.isEmpty() ? "texts" : named(media) + " (media of a table of its card)";
    }

    @Override
    public int folds() {
      return Math.max(1, learner.map(Learner.Of::folds).orElse(1));
    }

    /** Unlike texts, what is heard and seen must be there on every corpus. */
    @Override
    public Optional<String> lacking(Card card) {
      return media.isEmpty() || card.media().containsAll(media)
          ? Optional.empty()
          : Optional.of(
              (card.media().isEmpty() ? "none" : named(card.media())) + " in " + card.name());
    }

    private static String named(Set<Medium.Kind> media) {
      return media.stream().sorted().map(Names::kebab).collect(Collectors.joining(" and "));
    }
  }

  /**
   * Ratings by people with ids, as categories or labels: a model of raters is fitted to them. It
   * gives probabilities of labels, whose threshold is one half.
   */
  record Ratings(ScorerEntry scorer, RaterModel.Of model) implements Reading {

    @Override
    public boolean foundIn(Card card, List<Dimension> dimensions) {
      return dimensions.stream()
          .filter(d -> scorer.dimensions().isEmpty() || scorer.dimensions().contains(d.name()))
          .anyMatch(d -> KnownRaters.rate(card, d));
    }

    @Override
    public String wanted() {
      return "ratings by people with ids";
    }

    @Override
    public void check(PlannedCorpus corpus, Catalog catalog, Mistakes mistakes) {
      for (int d : corpus.dimensionsOf(scorer)) {
        Dimension dimension = corpus.dimensions().get(d);
        String path = "scorers." + scorer.name() + ".dimensions";
        String found = corpus.name() + "/" + dimension.name();
        if (dimension.scale() instanceof Scale.Interval) {
          mistakes.add(
              path, "dimensions with categories or labels", found + " on an interval scale");
        } else if (!KnownRaters.rate(corpus.card(), dimension)) {
          mistakes.add(path, KnownRaters.EXPECTED, found + " without such ratings");
        }
      }
    }

    @Override
    public boolean choosesThresholds() {
      return false;
    }
  }

  /**
   * Turns, which a language model is asked to rate by a rubric. Its labels are given where at least
   * half of its answers, or of their probability, give them.
   */
  record Asked(ScorerEntry scorer, Chat.Options options) implements Reading {

    @Override
    public boolean foundIn(Card card, List<Dimension> dimensions) {
      return card.tables().stream().anyMatch(t -> t.text().isPresent());
    }

    @Override
    public String wanted() {
      return "texts";
    }

    @Override
    public void check(PlannedCorpus corpus, Catalog catalog, Mistakes mistakes) {
      try {
        questions(corpus, catalog);
      } catch (CorpusException e) {
        mistakes.add("scorers." + scorer.name() + ": " + e.getMessage());
      }
      if (options.remote() && !corpus.card().remote()) {
        mistakes.add(
            "scorers." + scorer.name() + ".remote",
            "corpora whose cards say remote: true",
            corpus.name() + ", whose card does not");
      }
    }

    /** What it is asked about the turns of a corpus. */
    public TurnQuestions questions(PlannedCorpus corpus, Catalog catalog) {
      List<Rubric> rubrics = options.rubric().stream().map(catalog::rubric).toList();
      List<AskedDimension> dimensions =
          Arrays.stream(corpus.dimensionsOf(scorer))
              .mapToObj(corpus.dimensions()::get)
              .sorted(Comparator.comparing(Dimension::name))
              .map(
                  d ->
                      AskedDimension.of(
                          rubrics, options, corpus.name(), d.name(), d.source(), d.scale()))
              .toList();
      return new TurnQuestions(options, dimensions);
    }

    @Override
    public boolean choosesThresholds() {
      return false;
    }
  }

  /**
   * Nothing: its answers stand in the corpus.
   *
   * @param model the name under which they stand there
   * @param options where they stand, if in a file beside the corpus
   */
  record Recorded(String model, org.attune.score.Recorded.Options options) implements Reading {

    @Override
    public boolean foundIn(Card card, List<Dimension> dimensions) {
      return card.tables().stream()
          .anyMatch(t -> t.ratings().stream().anyMatch(r -> r.models() && mayHold(t, r)));
    }

    @Override
    public String wanted() {
      return "ratings of the model " + model;
    }

    @Override
    public boolean givesDegrees(Card card, String dimension) {
      return card.tables().stream()
          .anyMatch(
              t ->
                  t.ratings().stream()
                      .filter(r -> r.shape() == Card.Shape.PROBABILITIES)
                      .anyMatch(r -> r.dimension().equals(dimension) && mayHold(t, r)));
    }

    /** Which models a column of raters names is known only when it is read. */
    private boolean mayHold(Card.Table table, Card.Ratings ratings) {
      return ratings.shape() == Card.Shape.WIDE
          ? ratings.columns().containsKey(model)
          : ratings.rater().isPresent()
              || ratings.model().equals(Optional.of(model))
              || table.files().stream().anyMatch(f -> f.rater().equals(Optional.of(model)));
    }
  }

  /** A card with the files of recorded answers that the protocol names. */
  static Card withFiles(Card card, Protocol protocol) {
    List<Card.Table> tables = new ArrayList<>(card.tables());
    for (ScorerEntry scorer : protocol.scorers()) {
      if (of(scorer) instanceof Recorded recorded) {
        String source = source(protocol, scorer);
        recorded
            .options()
            .table(scorer.name(), source)
            .filter(t -> card.dimensions().containsKey(source))
            .ifPresent(tables::add);
      }
    }
    return card.with(tables);
  }

  private static String source(Protocol protocol, ScorerEntry scorer) {
    return protocol.dimensions().stream()
        .filter(d -> scorer.dimensions().isEmpty() || scorer.dimensions().contains(d.name()))
        .map(Protocol.Dimension::source)
        .findFirst()
        .orElseThrow();
  }
}
