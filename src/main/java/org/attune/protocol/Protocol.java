package org.attune.protocol;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.corpus.Card;
import org.attune.corpus.Consensus;
import org.attune.reply.Replies;
import org.attune.tally.Question.Against;
import org.attune.yaml.Default;
import org.attune.yaml.Discriminator;
import org.attune.yaml.Doc;
import org.attune.yaml.Known;
import org.attune.yaml.Spelling;
import org.attune.yaml.Variant;

/** The whole question of a study as a value. */
public record Protocol(
    @Doc("Short name: the name of the folder of results")
        @Spelling(value = Protocol.NAME, means = Protocol.NAME_MEANS)
        String study,
    @Doc("The question, in a line") String title,
    @Doc("Corpora, by the names of their cards; may be left out beside replies")
        @Default("")
        @Known("datasets")
        List<String> corpora,
    @Doc("Who answers turns of a corpus: the replies are a corpus of the study, too")
        Optional<Replies> replies,
    @Doc("Which of the corpora's splits are used for what") @Default("") Splits splits,
    @Doc("What is compared") List<Dimension> dimensions,
    @Doc(
            "How people's ratings become the reference; may be left out where nothing is compared with it or learns from"
                + " it, or each table says its own")
        Optional<Consensus> consensus,
    @Doc("Models to compare") @Default("") List<ScorerEntry> scorers,
    @Doc("A model to train on the training split, by `attune train`") Optional<Training> training,
    @Doc("The tables to make") List<TableEntry> tables,
    @Doc("What scorers are to show of what they looked at") Optional<Explaining> explain,
    @Doc("How intervals are made") @Default("") Resampling resampling,
    @Doc("Who answers for the results, and who may use them") @Default("") Publication publication,
    @Doc("Where the run stops") @Default("") Limits limits,
    @Doc(
            "How near a re-run must come on a processor or with libraries other than those its models ran on, where that"
                + " is nearer than `attune verify` asks for itself")
        @Default("")
        Reproduction reproduction) {

  /** What stands behind a table's name in the names of the files with its published figures. */
  public static final String PUBLISHED = "-published";

  /** How studies and tables are spelt: a regular expression. */
  public static final String NAME = "[a-z0-9][a-z0-9-]{0,99}";

  /** The same in words. */
  public static final String NAME_MEANS = "lower-case letters, digits and hyphens, 100 at most";

  /** Stands in where no consensus is given, because none is asked for. */
  private static final Consensus UNASKED =
      new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.FAIR, 1);

  public Protocol {
    corpora = Stream.concat(corpora.stream(), replies.stream().map(Replies::name)).toList();
    if (corpora.isEmpty() || dimensions.isEmpty() || tables.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one corpus, one dimension and one table");
    }
    distinct("dimension", dimensions.stream().map(Dimension::name).toList());
    distinct("scorer", scorers.stream().map(ScorerEntry::name).toList());
    distinct("table", tables.stream().map(TableEntry::name).toList());
    Set<String> published = new HashSet<>();
    tables.stream().filter(TableEntry::published).forEach(t -> published.add(t.name() + PUBLISHED));
    tables.stream()
        .filter(t -> published.contains(t.name()))
        .forEach(
            t -> {
              throw new IllegalArgumentException(
                  "expected no table named like another's published figures, found \""
                      + t.name()
                      + "\"");
            });
    distinct("corpus", corpora);
    if (resampling.draw() != Resampling.Drawn.ITEMS
        && tables.stream().anyMatch(table -> table.test() == TableEntry.Test.PERMUTATION)) {
      throw new IllegalArgumentException("test: permutation goes with draw: items");
    }
    if (resampling.draw() != Resampling.Drawn.ITEMS
        && tables.stream().anyMatch(t -> t.against() == Against.JUDGE || !t.panels().isEmpty())) {
      throw new IllegalArgumentException("against: judge and panels go with draw: items");
    }
    if (resampling.draw() != Resampling.Drawn.ITEMS
        && tables.stream().anyMatch(table -> table.gaps().isPresent())) {
      throw new IllegalArgumentException("gaps go with draw: items");
    }
    if (resampling.draw() != Resampling.Drawn.ITEMS
        && !resampling.replicated()
        && tables.stream().anyMatch(table -> table.test() == TableEntry.Test.BOOTSTRAP)) {
      throw new IllegalArgumentException(
          "test: bootstrap with draw: raters or both goes with interval: percentile");
    }
  }

  /** The replies that make a corpus of this name. */
  public Optional<Replies> derived(String corpus) {
    return replies.filter(of -> of.name().equals(corpus));
  }

  /** How people's ratings become the reference, where a table does not say its own. */
  public Consensus reference() {
    return consensus.orElse(UNASKED);
  }

  static void distinct(String what, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(
            "expected each " + what + " once, found \"" + value + "\" twice");
      }
    }
  }

  /** Roles of splits, by the names the cards give them. */
  public record Splits(
      @Doc("Split that scorers may learn from") Optional<String> train,
      @Doc(
              "Split on which settings and thresholds are chosen; a fifth of the training blocks if left out")
          Optional<String> development,
      @Doc("Split that is reported; all items if left out") Optional<String> test) {}

  /**
   * The categories or labels of a dimension, in the order of its scale; none on a scale of numbers.
   *
   * @param shown its name in results, where a study of several corpora puts the corpus before it
   * @param cards of the corpora, by name
   */
  public List<String> labels(String shown, Map<String, Card> cards) {
    List<String> labels = new ArrayList<>();
    cards.forEach(
        (corpus, card) -> {
          for (Dimension d : dimensions) {
            Card.Dimension of = card.dimensions().get(d.source());
            if (of != null && Set.of(d.name(), corpus + "/" + d.name()).contains(shown)) {
              labels.addAll(d.groups().isEmpty() ? of.labels() : d.groups().keySet());
            }
          }
        });
    return labels.stream().distinct().toList();
  }

  /** A dimension of the study. */
  public record Dimension(
      @Doc("Name in the tables")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          String name,
      @Doc("Dimension of the cards it is made of; the one of its own name if left out")
          Optional<String> of,
      @Doc("Labels of the card that make up each label here, by label; unlisted ones are left out")
          @Default("")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          Map<String, List<String>> groups,
      @Doc("Corpora it is taken from; all that have it if left out") @Default("")
          List<String> corpora) {

    /** The card's dimension. */
    public String source() {
      return of.orElse(name);
    }
  }

  /** A scorer with its options. */
  public record ScorerEntry(
      @Doc("Kind of scorer") @Discriminator @Known("scorers") String scorer,
      @Doc("Name in the tables; the kind if left out")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          Optional<String> as,
      @Doc("Dimensions it rates; all of the study if left out") @Default("")
          List<String> dimensions,
      @Doc(
              "Degree (0 to 1) from which a label is given, by label; chosen on the development split if left out")
          @Default("")
          Map<String, Double> thresholds,
      @Doc(
              "How what it gives is taken in each group of items; with the same scorer without it, of another name, a table"
                  + " shows what that gains and costs whom")
          Optional<ByGroup> byGroup,
      @Variant("scorers") Record options) {

    public ScorerEntry {
      if (as.orElse(scorer).equals("raters")) {
        throw new IllegalArgumentException(
            "expected a name other than raters, which stands for people in all results, found raters");
      }
      thresholds.forEach(
          (label, degree) -> {
            if (degree < 0 || degree > 1) {
              throw new IllegalArgumentException(
                  "expected thresholds from 0 to 1, found " + degree + " for " + label);
            }
          });
    }

    /** Name in the tables. */
    public String name() {
      return as.orElse(scorer);
    }
  }

  /** Where the run stops. */
  public record Limits(
      @Doc("Rows that may be unreadable, in all corpora together") @Default("0") long rejects,
      @Doc("Entries that all tallies together may have (56 bytes each in memory)")
          @Default("20000000")
          long tallies,
      @Doc(
              "Resamples that all cells of a corpus together may have (replicates for each cell, 8 bytes and about 2"
                  + " microseconds each); from a tenth of it a run says so first")
          @Default("100000000")
          long draws,
      @Doc(
              "Steps (some 10 nanoseconds each) that counting a corpus may take where raters are compared with each"
                  + " other or drawn; from a tenth of it a run says so first")
          @Default("200000000000")
          long steps,
      @Doc("Calls of language models, those of earlier runs included") Optional<Long> requests,
      @Doc("Tokens of what language models are asked and answer, those of earlier runs included")
          Optional<Long> tokens,
      @Doc(
              "What all that may cost, in the currency of the scorers' prices; a run stops before it passes any of these"
                  + " three, and goes on where it stopped when the limit is raised")
          Optional<BigDecimal> cost) {

    public Limits {
      if (requests.orElse(0L) < 0
          || tokens.orElse(0L) < 0
          || cost.orElse(BigDecimal.ZERO).signum() < 0) {
        throw new IllegalArgumentException(
            "expected requests, tokens and cost of 0 or more, found less");
      }
      if (rejects < 0 || tallies < 1 || draws < 1 || steps < 1) {
        throw new IllegalArgumentException(
            "expected rejects 0 or more, tallies, draws and steps 1 or more, found %d, %d, %d and %d"
                .formatted(rejects, tallies, draws, steps));
      }
    }
  }
}
