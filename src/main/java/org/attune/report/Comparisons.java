package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.corpus.Card;
import org.attune.corpus.Consensus;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.statistic.Remark;

/** What a study compared with what, in words. */
final class Comparisons {

  private final FinishedStudy account;
  private final Protocol protocol;

  Comparisons(FinishedStudy account) {
    this.account = account;
    protocol = account.protocol();
  }

  /** Who the ratings of a dimension come from. */
  static String by(Card card, String dimension) {
    return switch (card.dimensions().get(dimension).by()) {
      case AUTHOR -> "author of the texts";
      case SELF_REPORT -> "writers, of themselves";
      case PEOPLE -> card.aggregated(dimension) ? "people, aggregated" : "people";
    };
  }

  /** What scorers are compared with where a table does not say otherwise. */
  String reference() {
    return rated(this::reference).distinct().sorted().collect(Collectors.joining(" and "));
  }

  /** Something of every dimension of the study on every corpus that has it. */
  private <T> Stream<T> rated(BiFunction<Card, String, T> of) {
    return account.cards().entrySet().stream()
        .flatMap(
            corpus ->
                protocol.dimensions().stream()
                    .filter(d -> d.corpora().isEmpty() || d.corpora().contains(corpus.getKey()))
                    .map(Protocol.Dimension::source)
                    .filter(corpus.getValue().dimensions()::containsKey)
                    .map(dimension -> of.apply(corpus.getValue(), dimension)));
  }

  private String reference(Card card, String dimension) {
    return switch (card.dimensions().get(dimension).by()) {
      case AUTHOR -> "the labels the authors intended";
      case SELF_REPORT -> "what the writers reported of themselves";
      case PEOPLE ->
          card.aggregated(dimension)
              ? "the ratings of people (as the corpus aggregates them)"
              : "the ratings of people"
                  + (protocol.tables().stream().anyMatch(t -> otherwise(t).isEmpty())
                      ? protocol.consensus().map(Comparisons::consensus).orElse("")
                      : "");
    };
  }

  /** Which tables compare otherwise, a sentence; none if all compare with {@link #reference}. */
  List<String> others() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (TableEntry table : protocol.tables()) {
      String what = otherwise(table);
      if (!what.isEmpty()) {
        tables.computeIfAbsent(what, k -> new ArrayList<>()).add(table.name());
      }
    }
    List<String> clauses = new ArrayList<>();
    tables.forEach(
        (what, names) ->
            clauses.add(
                (names.size() == 1 ? "table %s compares %s" : "tables %s compare %s")
                    .formatted(Methods.listed(names), what)));
    String all = String.join("; ", clauses);
    return all.isEmpty() ? List.of() : List.of("T" + all.substring(1) + ".");
  }

  /** What a table compares with what; empty if scorers with the reference of the study. */
  private String otherwise(TableEntry table) {
    Consensus own = table.consensus().orElse(protocol.reference());
    boolean models = !protocol.scorers().isEmpty();
    return switch (table.against()) {
      case CONSENSUS ->
          table
              .reference()
              .map(name -> "scorers with " + name)
              .orElse(
                  table.consensus().isEmpty()
                          || table.consensus().equals(protocol.consensus())
                          || !rated(Comparisons::concluded).anyMatch(c -> c)
                      ? ""
                      : "scorers with the ratings of people" + consensus(own));
      case REST ->
          (models ? "scorers, and each rater in turn," : "each rater in turn") + others(own);
      case EACH_RATER -> "each rater" + others(own);
      case PAIRS -> "every two raters";
      case TRAITS ->
          (models ? "raters, and scorers with them," : "raters")
              + " on each dimension and on every two at once";
      case JUDGE ->
          "scorers with the ratings of people"
              + consensus(own)
              + ", and with themselves asked in another way";
      case ALONE -> "nobody, and tells what each answers";
      case RATERS -> models ? "raters among themselves" : "";
    };
  }

  /** Whether the consensus on a dimension is formed of single ratings. */
  private static boolean concluded(Card card, String dimension) {
    return card.dimensions().get(dimension).by() == Card.Origin.PEOPLE
        && !card.aggregated(dimension);
  }

  /** How often the consensus of people was tied and what was made of it; none if it never was. */
  List<String> ties() {
    Map<String, Set<Remark.Ties>> found = new LinkedHashMap<>();
    account.tables().stream()
        .flatMap(table -> table.cells().stream())
        .flatMap(cell -> cell.remarks().stream())
        .filter(Remark.Ties.class::isInstance)
        .map(Remark.Ties.class::cast)
        .forEach(
            ties -> found.computeIfAbsent(ties.topic(), topic -> new LinkedHashSet<>()).add(ties));
    List<String> sentences = new ArrayList<>();
    found.forEach(
        (topic, ties) ->
            sentences.add(
                "T"
                    + topic.substring(1)
                    + (ties.size() > 1 ? ", by dimension and table: " : ": ")
                    + ties.stream().map(Remark::value).collect(Collectors.joining(", "))
                    + "."));
    return sentences;
  }

  private static String others(Consensus of) {
    return of.recorded()
        ? " with what the panel concluded"
        : " with the other raters" + consensus(of);
  }

  private static String consensus(Consensus of) {
    return " (consensus: %s)"
        .formatted(
            of.rule() == Consensus.Rule.AT_LEAST
                ? "at least " + of.atLeast() + " votes"
                : Names.kebab(of.rule()));
  }
}
