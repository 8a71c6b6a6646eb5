package org.attune.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.Names;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.corpus.Consent;
import org.attune.corpus.Group;
import org.attune.protocol.NoAnswer;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.protocol.Training;
import org.attune.score.Learner;
import org.attune.tally.Question.Against;
import org.attune.tally.Tallier;
import org.attune.tally.UnitTally;

/** Whether the names in a protocol are names of its cards or of itself. */
final class References {

  private final Protocol protocol;
  private final Catalog catalog;
  private final Map<String, Card> cards;
  private final Mistakes mistakes;

  References(Protocol protocol, Catalog catalog, Map<String, Card> cards, Mistakes mistakes) {
    this.protocol = protocol;
    this.catalog = catalog;
    this.cards = cards;
    this.mistakes = mistakes;
  }

  void check() {
    Set<String> strata = strata();
    for (Protocol.Dimension d : protocol.dimensions()) {
      d.corpora()
          .forEach(
              corpus ->
                  mistakes.known("dimensions." + d.name() + ".corpora", corpus, cards.keySet()));
      mistakes.known("dimensions." + d.name() + ".of", d.source(), sources(d));
    }
    protocol.scorers().forEach(this::check);
    protocol.training().ifPresent(this::check);
    protocol.tables().forEach(table -> check(table, strata));
    checkSplits();
    Set<String> units = new LinkedHashSet<>(List.of("conversation", "item"));
    if (tables().stream().anyMatch(table -> table.speaker().isPresent())) {
      units.add("speaker");
    }
    units.addAll(strata);
    units.removeAll(raterGroups());
    mistakes.known("resampling.unit", protocol.resampling().unit(), units);
    protocol.tables().forEach(this::checkPeople);
    boolean learns =
        protocol.training().isPresent()
            || protocol.scorers().stream().anyMatch(s -> s.options() instanceof Learner.Of);
    cards.forEach(
        (name, card) -> {
          checkUse(card, Consent.RESEARCH);
          if (learns) {
            checkUse(card, Consent.TRAINING);
          }
        });
  }

  private void checkUse(Card card, Consent what) {
    if (!card.allows(what)) {
      mistakes.add(
          "corpora",
          "corpora whose cards allow " + Names.kebab(what) + " (use)",
          card.name() + ", whose card does not");
    }
  }

  /** How many people a group has is known where people are what is left out or drawn. */
  private void checkPeople(TableEntry table) {
    Set<String> people = new LinkedHashSet<>();
    cards.values().forEach(card -> people.addAll(Group.ofPeople(card)));
    people.retainAll(table.strata());
    String unit = protocol.resampling().unit();
    if (!people.isEmpty() && (!unit.equals("speaker") || protocol.resampling().replicated())) {
      mistakes.add(
          "resampling.unit",
          "speaker, and items drawn, because table %s shows groups of people (%s), of whom as many must be known as publication.people asks"
              .formatted(table.name(), String.join(", ", people)),
          unit + (protocol.resampling().replicated() ? ", and raters drawn" : ""));
    }
  }

  private List<Card.Table> tables() {
    return cards.values().stream().flatMap(card -> card.tables().stream()).toList();
  }

  private Set<String> strata() {
    Set<String> strata = new LinkedHashSet<>();
    for (Card.Table table : tables()) {
      strata.addAll(table.strata().keySet());
      table.files().forEach(file -> strata.addAll(file.strata().keySet()));
    }
    strata.addAll(raterGroups());
    return strata;
  }

  /** Strata that divide raters, not items. */
  private Set<String> raterGroups() {
    Set<String> groups = new LinkedHashSet<>();
    cards.values().forEach(card -> groups.addAll(card.raterGroups()));
    return groups;
  }

  private Set<String> sources(Protocol.Dimension dimension) {
    Set<String> sources = new LinkedHashSet<>();
    cards.forEach(
        (name, card) -> {
          if (dimension.corpora().isEmpty() || dimension.corpora().contains(name)) {
            sources.addAll(card.dimensions().keySet());
          }
        });
    return sources;
  }

  private List<String> dimensions() {
    return protocol.dimensions().stream().map(Protocol.Dimension::name).toList();
  }

  private void check(ScorerEntry scorer) {
    String path = "scorers." + scorer.name();
    scorer.dimensions().forEach(d -> mistakes.known(path + ".dimensions", d, dimensions()));
    Set<String> labels = new LinkedHashSet<>();
    for (Protocol.Dimension d : protocol.dimensions()) {
      if (scorer.dimensions().isEmpty() || scorer.dimensions().contains(d.name())) {
        labels.addAll(labels(d));
      }
    }
    scorer
        .byGroup()
        .ifPresent(
            by ->
                by.strata()
                    .forEach(
                        stratum -> {
                          Set<String> strata = strata();
                          strata.removeAll(raterGroups());
                          mistakes.known(path + ".by-group.strata", stratum, strata);
                        }));
    scorer
        .thresholds()
        .keySet()
        .forEach(label -> mistakes.known(path + ".thresholds", label, labels));
  }

  private void check(Training training) {
    training.pairs().forEach(d -> mistakes.known("training.pairs", d, dimensions()));
    training.weights().keySet().forEach(d -> mistakes.known("training.weights", d, dimensions()));
    training.passes().keySet().forEach(c -> mistakes.known("training.passes", c, cards.keySet()));
    if (protocol.splits().train().isEmpty()) {
      mistakes.add("training", "a split to learn from (splits.train)", "none");
    }
  }

  /** Labels that are given or not by a threshold. */
  private Collection<String> labels(Protocol.Dimension dimension) {
    List<String> labels = new ArrayList<>();
    for (Card card : cards.values()) {
      Card.Dimension of = card.dimensions().get(dimension.source());
      if (of != null && of.scale() == Card.Level.LABELS) {
        labels.addAll(dimension.groups().isEmpty() ? of.labels() : dimension.groups().keySet());
      }
    }
    return labels;
  }

  private void check(TableEntry table, Set<String> strata) {
    String path = "tables." + table.name();
    List<String> scorers = protocol.scorers().stream().map(ScorerEntry::name).toList();
    table.dimensions().forEach(d -> mistakes.known(path + ".dimensions", d, dimensions()));
    table.scorers().forEach(s -> mistakes.known(path + ".scorers", s, scorers));
    for (TableEntry.Difference difference : table.differences()) {
      mistakes.known(path + ".differences", difference.of(), scorers);
      mistakes.known(path + ".differences", difference.minus(), scorers);
    }
    table.strata().forEach(stratum -> mistakes.known(path + ".strata", stratum, strata));
    if (table.reference().isPresent()) {
      raterGroups().stream()
          .filter(table.strata()::contains)
          .forEach(
              stratum ->
                  mistakes.add(
                      path + ".reference",
                      "none where strata are groups of raters, as "
                          + stratum
                          + " is: the ratings of each group are the reference",
                      table.reference().get()));
    }
    table
        .panels()
        .forEach(
            (name, models) ->
                models.forEach(m -> mistakes.known(path + ".panels." + name, m, scorers)));
    table.reference().ifPresent(r -> mistakes.known(path + ".reference", r, scorers));
    boolean models = table.against() == Against.CONSENSUS || table.against() == Against.JUDGE;
    if (models && scorers.isEmpty()) {
      mistakes.add(
          path, "scorers to compare with the consensus", "none (against: raters compares people)");
    }
    for (String name : table.statistics()) {
      check(table, path + ".statistics", name);
    }
  }

  private void check(TableEntry table, String path, String statistic) {
    Tallier<?> tallier = catalog.statistic(statistic).tallier();
    Against against = table.against();
    if (against == Against.JUDGE) {
      if (tallier.alone()) {
        mistakes.add(path, "against: alone", statistic);
      } else if (tallier.needsRival() || tallier.traits() > 1) {
        mistakes.add(path, "statistics of one model on one dimension", statistic);
      }
      return;
    }
    if (tallier.traits() > 0 != (against == Against.TRAITS)) {
      mistakes.add(
          path,
          tallier.traits() > 0
              ? tallier.traits() > 1 ? "against: traits" : "against: traits or judge"
              : "statistics of raters on one or two dimensions",
          statistic);
      return;
    }
    if (tallier.alone() != (against == Against.ALONE)) {
      mistakes.add(
          path,
          tallier.alone() ? "against: alone" : "statistics of answers compared with nobody",
          statistic);
      return;
    }
    String unit = protocol.resampling().unit();
    if (tallier == UnitTally.DISTANCES && !unit.equals("conversation")) {
      mistakes.add("resampling.unit", "conversation, the unit that " + statistic + " scores", unit);
    }
    boolean ofRaters = table.strata().stream().anyMatch(raterGroups()::contains);
    if (tallier.acrossGroups() && !ofRaters && strata().containsAll(table.strata())) {
      mistakes.add(
          "tables." + table.name() + ".strata",
          "a group of raters (in the card, groups of ratings), for " + statistic,
          table.strata().isEmpty() ? "none" : String.join(", ", table.strata()));
    }
    if (tallier.together() && ofRaters) {
      mistakes.add(
          "tables." + table.name() + ".strata",
          "strata of items, for " + statistic,
          String.join(", ", table.strata()));
    }
    if (tallier.together() && table.strata().isEmpty()) {
      mistakes.add(
          "tables." + table.name() + ".strata",
          "a stratum whose groups are compared, such as system, for " + statistic,
          "none");
    }
    if (tallier.together() && protocol.resampling().draw() != Resampling.Drawn.ITEMS) {
      mistakes.add(path, "draw: items for statistics of items compared with each other", statistic);
    }
    if (table.noAnswer() == NoAnswer.WRONG && !catalog.statistic(statistic).countsWrong()) {
      mistakes.add(
          path,
          "with no-answer: wrong, statistics to which an answer that is none of the scale's is a"
              + " wrong one, as to accuracy, kappa and F1",
          statistic);
    }
    if (tallier.betweenRaters() != (against == Against.RATERS)) {
      mistakes.add(
          path,
          tallier.betweenRaters() ? "against: raters" : "against: consensus, rest or pairs",
          statistic);
    }
    if (catalog.statistic(statistic).needsReference() && table.reference().isEmpty()) {
      mistakes.add(path, "a scorer as the reference, or against: judge", statistic);
    }
    if (tallier.wholePanel() && table.reference().isPresent()) {
      mistakes.add(path, "people as the reference: no reference", statistic);
    }
    boolean whole =
        tallier.needsRival()
            || tallier.wholePanel()
            || tallier.needsRaters() && !tallier.betweenRaters();
    if (whole && against != Against.CONSENSUS && against != Against.TRAITS) {
      mistakes.add(path, "against: consensus", statistic);
    }
    if (tallier.needsRival() && table.differences().isEmpty()) {
      mistakes.add(path, "differences to test", statistic);
    }
  }

  private void checkSplits() {
    Set<String> splits = new LinkedHashSet<>();
    for (Card.Table table : tables()) {
      if (table.split().isPresent() && table.split().get().known().isEmpty()) {
        return;
      }
      table.files().forEach(f -> f.split().ifPresent(splits::add));
      table.split().ifPresent(g -> splits.addAll(g.known()));
    }
    protocol.splits().train().ifPresent(s -> mistakes.known("splits.train", s, splits));
    protocol.splits().development().ifPresent(s -> mistakes.known("splits.development", s, splits));
    protocol.splits().test().ifPresent(s -> mistakes.known("splits.test", s, splits));
  }
}
