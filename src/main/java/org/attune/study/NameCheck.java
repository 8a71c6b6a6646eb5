package org.attune.study;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.Against;
import org.attune.protocol.Protocol.ScorerEntry;

/** Checks that what a protocol names is there: in the cards or in the protocol itself. */
record NameCheck(Protocol protocol, Collection<Card> cards, Catalog catalog, Mistakes mistakes) {

  void run() {
    Set<String> sources = new LinkedHashSet<>();
    cards.forEach(card -> sources.addAll(card.dimensions().keySet()));
    List<String> names = protocol.dimensions().stream().map(Protocol.Dimension::name).toList();
    List<String> scorers = protocol.scorers().stream().map(ScorerEntry::name).toList();
    for (Protocol.Dimension d : protocol.dimensions()) {
      mistakes.known("dimensions." + d.name() + ".of", d.source(), sources);
    }
    for (ScorerEntry s : protocol.scorers()) {
      s.dimensions().forEach(d -> mistakes.known("scorers." + s.name() + ".dimensions", d, names));
    }
    protocol.tables().forEach(table -> check(table, names, scorers));
    checkSplits();
    checkStrata();
    checkThresholds();
  }

  private void checkStrata() {
    Set<String> strata = new LinkedHashSet<>();
    for (Card card : cards) {
      for (Card.Table table : card.tables()) {
        strata.addAll(table.strata().keySet());
        table.files().forEach(f -> strata.addAll(f.strata().keySet()));
      }
    }
    for (Protocol.Table table : protocol.tables()) {
      table.strata().ifPresent(s -> mistakes.known("tables." + table.name() + ".strata", s, strata));
    }
    strata.addAll(List.of("conversation", "speaker", "item"));
    mistakes.known("resampling.unit", protocol.resampling().unit(), strata);
  }

  private void checkThresholds() {
    Set<String> labels = new LinkedHashSet<>();
    cards.forEach(card -> card.dimensions().values().forEach(d -> labels.addAll(d.labels())));
    protocol.dimensions().forEach(d -> labels.addAll(d.groups().keySet()));
    for (ScorerEntry s : protocol.scorers()) {
      s.thresholds().keySet().forEach(label -> mistakes.known("scorers." + s.name() + ".thresholds", label, labels));
    }
  }

  private void check(Protocol.Table table, List<String> names, List<String> scorers) {
    String path = "tables." + table.name();
    table.dimensions().forEach(d -> mistakes.known(path + ".dimensions", d, names));
    table.scorers().forEach(s -> mistakes.known(path + ".scorers", s, scorers));
    for (Protocol.Difference d : table.differences()) {
      mistakes.known(path + ".differences", d.of(), scorers);
      mistakes.known(path + ".differences", d.minus(), scorers);
    }
    if (table.against() == Against.CONSENSUS && scorers.isEmpty()) {
      mistakes.add(path, "scorers to compare with the consensus", "none (against: raters compares people)");
    }
    for (String name : table.statistics()) {
      boolean between = catalog.statistic(name).tallier().betweenRaters();
      if (between != (table.against() == Against.RATERS)) {
        mistakes.add(path + ".statistics", between ? "against: raters" : "against: consensus", name);
      }
    }
  }

  private void checkSplits() {
    Set<String> splits = new LinkedHashSet<>();
    boolean unnamed = false;
    for (Card card : cards) {
      for (Card.Table table : card.tables()) {
        table.files().forEach(f -> f.split().ifPresent(splits::add));
        table.split().ifPresent(g -> splits.addAll(g.names().values()));
        unnamed |= table.split().isPresent() && table.split().get().names().isEmpty();
      }
    }
    if (!unnamed) {
      protocol.splits().train().ifPresent(s -> mistakes.known("splits.train", s, splits));
      protocol.splits().development().ifPresent(s -> mistakes.known("splits.development", s, splits));
      protocol.splits().test().ifPresent(s -> mistakes.known("splits.test", s, splits));
    }
  }
}
