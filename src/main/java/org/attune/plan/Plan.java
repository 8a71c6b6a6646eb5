package org.attune.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.catalog.Catalog;
import org.attune.chat.Prices;
import org.attune.corpus.Card;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.reply.ReplySystem;
import org.attune.table.ResultTable.Axis;
import org.attune.table.Subject;
import org.attune.tally.GroupDecisions;
import org.attune.tally.JointTally;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Question.Entry;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;

/** A protocol against its corpora: what is counted of each, and which cells come of it. */
public final class Plan {

  private final Protocol protocol;
  private final Catalog catalog;
  private final Mistakes mistakes;
  private final List<PlannedCorpus> corpora = new ArrayList<>();

  /**
   * Plans a study.
   *
   * @throws org.attune.UserMistake with everything in which protocol and cards do not fit together
   */
  public Plan(String file, Protocol protocol, Catalog catalog) {
    this.protocol = protocol;
    this.catalog = catalog;
    Map<String, Card> cards = new LinkedHashMap<>();
    protocol.corpora().forEach(name -> cards.put(name, catalog.card(name)));
    mistakes = new Mistakes(file);
    new References(protocol, catalog, cards, mistakes).check();
    mistakes.raise();
    cards.forEach(this::plan);
    checkScorers();
    checkReplies(cards);
    checkCost();
    protocol.tables().forEach(this::check);
    AskedConsensus.check(protocol, corpora, mistakes);
    ExplainedScorers.check(protocol, corpora, mistakes);
    mistakes.raise();
  }

  /** The corpora in the protocol's order. */
  public List<PlannedCorpus> corpora() {
    return corpora;
  }

  /** What it does that may not be meant, a line each. */
  public List<String> doubts() {
    return Doubts.of(protocol, corpora);
  }

  private void plan(String name, Card read) {
    Card card = Reading.withFiles(read, protocol);
    List<Dimension> dimensions = new ArrayList<>();
    for (Protocol.Dimension d : protocol.dimensions()) {
      Card.Dimension of = card.dimensions().get(d.source());
      if (of != null && (d.corpora().isEmpty() || d.corpora().contains(name))) {
        try {
          dimensions.add(
              new Dimension(d.name(), d.source(), Regrouping.of(of.toScale(), d.groups())));
        } catch (IllegalArgumentException e) {
          mistakes.add("dimensions." + d.name() + ".groups", e.getMessage());
        }
      }
    }
    List<ScorerEntry> asked =
        protocol.scorers().stream()
            .filter(
                s ->
                    s.dimensions().isEmpty()
                        || dimensions.stream().anyMatch(d -> s.dimensions().contains(d.name())))
            .toList();
    asked.forEach(s -> lacking(s, card).ifPresent(found -> refuse(s, found)));
    List<ScorerEntry> scorers =
        asked.stream()
            .filter(s -> Reading.of(s).foundIn(card, dimensions) || lacking(s, card).isPresent())
            .toList();
    PlannedCorpus corpus =
        new PlannedCorpus(
            name,
            protocol.corpora().size() > 1,
            protocol.derived(name).isPresent(),
            card,
            dimensions,
            scorers,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    corpora.add(corpus);
    if (protocol.resampling().draw() != Resampling.Drawn.ITEMS) {
      KnownRaters.check(corpus, mistakes);
    }
    scorers.forEach(s -> Reading.of(s).check(corpus, catalog, mistakes));
    scorers.forEach(s -> checkFolds(corpus, s));
    scorers.forEach(s -> checkByGroup(corpus, s));
    protocol
        .tables()
        .forEach(table -> new TablePlan(protocol, catalog, mistakes, corpus, table).plan());
    for (int m = 0; m < scorers.size(); m++) {
      for (int d : corpus.dimensionsOf(scorers.get(m))) {
        Scale scale = dimensions.get(d).scale();
        if (scale instanceof Scale.Nominal || scale instanceof Scale.Ordinal) {
          corpus
              .confusions()
              .add(corpus.entry(new Entry(JointTally.CATEGORIES.name(), d, m, -1, Strata.NONE)));
        }
      }
    }
    // Last, so that tallies made before there were such entries can still be read.
    SilentEntries.plan(corpus);
  }

  /** Tells why a corpus cannot be rated in folds. */
  /** Whether there is something to learn from, and outputs that rules for groups can be of. */
  private void checkByGroup(PlannedCorpus corpus, ScorerEntry scorer) {
    if (scorer.byGroup().isEmpty()) {
      return;
    }
    String path = "scorers." + scorer.name() + ".by-group";
    GroupDecisions.Equal equal = scorer.byGroup().get().equal();
    if (!(Reading.of(scorer) instanceof Reading.Turns turns) || turns.folds() > 1) {
      mistakes.add(path, "a scorer that is run on turns, and without folds", scorer.scorer());
    } else if (protocol.splits().train().isEmpty() && protocol.splits().development().isEmpty()) {
      mistakes.add(path, "a split to learn from (splits.train or splits.development)", "none");
    }
    for (int d : corpus.dimensionsOf(scorer)) {
      Scale scale = corpus.dimensions().get(d).scale();
      boolean numbers = scale instanceof Scale.Interval;
      boolean labels =
          scale instanceof Scale.Labels || scale instanceof Scale.Nominal && scale.size() == 2;
      if (equal == GroupDecisions.Equal.CALIBRATION ? !numbers : !labels) {
        mistakes.add(
            path + ".equal",
            equal == GroupDecisions.Equal.CALIBRATION
                ? "dimensions of numbers for calibration"
                : "dimensions of labels or two categories for " + Names.kebab(equal),
            corpus.dimensions().get(d).name());
      }
    }
  }

  private void checkFolds(PlannedCorpus corpus, ScorerEntry scorer) {
    if (Reading.of(scorer).folds() == 1 || scorer.byGroup().isPresent()) {
      return;
    }
    String path = "scorers." + scorer.name() + ".folds";
    if (corpus.choosesThresholds(scorer)) {
      mistakes.add(
          path,
          "thresholds for all labels beside folds, because the model of each fold would choose"
              + " others",
          scorer.thresholds().isEmpty() ? "none" : scorer.thresholds().keySet().toString());
    }
    if (protocol.splits().train().isEmpty() && protocol.splits().development().isPresent()) {
      mistakes.add(
          path,
          "splits.train beside splits.development, because folds without it learn from all items,"
              + " those for development among them",
          "splits.development alone");
    }
  }

  /** Tells why a language model cannot be shown examples. */
  private void checkExamples(ScorerEntry scorer) {
    if (Reading.of(scorer) instanceof Reading.Asked asked
        && asked.options().examples() > 0
        && (protocol.splits().train().isEmpty() || protocol.splits().test().isEmpty())) {
      mistakes.add(
          "scorers." + scorer.name() + ".examples",
          "a split to draw them from and another that is reported (splits.train, splits.test)",
          Stream.of(
                  protocol.splits().train().map("train: "::concat),
                  protocol.splits().test().map("test: "::concat))
              .flatMap(Optional::stream)
              .findFirst()
              .orElse("none"));
    }
  }

  private void checkScorers() {
    for (ScorerEntry scorer : protocol.scorers()) {
      checkExamples(scorer);
      if (corpora.stream().noneMatch(corpus -> corpus.scorers().contains(scorer))) {
        refuse(scorer, "none");
      }
    }
  }

  /** Who is on another machine is shown turns only where their card allows it. */
  private void checkReplies(Map<String, Card> cards) {
    protocol
        .replies()
        .filter(of -> of.by().stream().anyMatch(ReplySystem::remote))
        .filter(of -> !cards.getOrDefault(of.to(), catalog.card(of.to())).remote())
        .ifPresent(
            of ->
                mistakes.add(
                    "replies.by.remote",
                    "a corpus whose card says remote: true",
                    of.to() + ", whose card does not"));
  }

  /** A limit of cost is one only if all that is asked has a price, in one currency. */
  private void checkCost() {
    Stream<Optional<Prices>> rating =
        protocol.scorers().stream()
            .flatMap(
                s ->
                    Reading.of(s) instanceof Reading.Asked asked
                        ? Stream.of(asked.options().prices())
                        : Stream.empty());
    Stream<Optional<Prices>> answering =
        protocol.replies().stream()
            .flatMap(of -> of.by().stream())
            .filter(by -> by.model().isPresent())
            .map(ReplySystem::prices);
    List<Optional<String>> currencies =
        Stream.concat(rating, answering)
            .map(prices -> prices.map(Prices::currency))
            .distinct()
            .toList();
    if (protocol.limits().cost().isPresent()
        && (currencies.size() != 1 || currencies.get(0).isEmpty())) {
      mistakes.add(
          "limits.cost",
          "prices in one currency for every language model that is asked",
          currencies.isEmpty()
              ? "no such model"
              : currencies.stream().map(c -> c.orElse("none")).toList().toString());
    }
  }

  private static Optional<String> lacking(ScorerEntry scorer, Card card) {
    return Reading.of(scorer).lacking(card);
  }

  private void refuse(ScorerEntry scorer, String found) {
    mistakes.add("scorers." + scorer.name(), "a corpus with " + Reading.of(scorer).wanted(), found);
  }

  private void check(TableEntry table) {
    List<PlannedCell> cells =
        corpora.stream()
            .flatMap(c -> c.cells().stream())
            .filter(c -> c.table().name().equals(table.name()))
            .toList();
    for (String name : table.statistics()) {
      if (cells.stream().noneMatch(c -> c.statistic().name().equals(name))) {
        mistakes.add(
            "tables." + table.name() + ".statistics",
            "statistics that fit the scale of a dimension shown",
            name);
      }
    }
    checkWords(table, cells);
    check(
        table,
        Axis.SCORER,
        table.against() == Against.PAIRS
            || table.against() == Against.EACH_RATER
            || several(cells, PlannedCell::scorer));
    check(
        table,
        Axis.REFERENCE,
        table.against() == Against.PAIRS
            || table.against() != Against.JUDGE
                && table.panels().isEmpty()
                && several(cells, PlannedCell::reference));
    check(table, Axis.DIMENSION, several(cells, PlannedCell::dimension));
    check(table, Axis.LABEL, several(cells, PlannedCell::label));
    check(table, Axis.STATISTIC, several(cells, c -> c.statistic().name()));
    check(table, Axis.STRATUM, !table.strata().isEmpty());
  }

  /** Who the numbers of a table are about must be told apart by what the table calls them. */
  private void checkWords(TableEntry table, List<PlannedCell> cells) {
    Map<String, Subject> known = new LinkedHashMap<>();
    Set<String> twice = new TreeSet<>();
    for (PlannedCell cell : cells) {
      String words = cell.scorer().words();
      if (!cell.scorer().equals(known.computeIfAbsent(words, w -> cell.scorer()))) {
        twice.add(words);
      }
    }
    twice.forEach(
        words ->
            mistakes.add(
                "tables." + table.name(),
                "scorers whose names are those of no differences and shares in it, nor of people"
                    + " or panels",
                words + " for two rows"));
  }

  private static boolean several(List<PlannedCell> cells, Function<PlannedCell, Object> value) {
    return cells.stream().map(value).distinct().count() > 1;
  }

  private void check(TableEntry table, Axis axis, boolean several) {
    if (several && !table.rows().contains(axis) && !table.columns().contains(axis)) {
      mistakes.add(
          "tables." + table.name(),
          Names.kebab(axis) + " among rows or columns, because it has several values",
          words(table.rows()) + " and " + words(table.columns()));
    }
  }

  private static List<String> words(List<Axis> axes) {
    return axes.stream().map(Names::kebab).toList();
  }
}
