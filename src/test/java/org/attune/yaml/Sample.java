package org.attune.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A study as a protocol would describe it, small but with every sort of component. */
record Sample(
    @Doc("Title of the study.") String title,
    @Doc("Name of the dataset card.") String corpus,
    @Doc("Seed of all random numbers.") @Default("0") long seed,
    @Doc("How ratings are made, by dimension.") Map<String, Scale> scales,
    @Doc("Models that rate.") @Default("") List<ScorerEntry> scorers,
    @Doc("Tables to write, in this order.") List<Table> tables,
    @Doc("Intervals by resampling; absent for none.") Optional<Bootstrap> bootstrap,
    @Doc("Texts for the columns, by statistic.") @Default("") @Known("statistics")
        Map<String, String> headings) {

  enum Level {
    NOMINAL,
    ORDINAL,
    FULL_RANGE
  }

  record Scale(
      @Doc("Level of measurement.") Level level,
      @Doc("Names of the categories, lowest first.") @Default("") List<String> labels,
      @Doc("Lowest value.") Optional<BigDecimal> from,
      @Doc("Highest value.") Optional<BigDecimal> to) {
    Scale {
      if (level == Level.FULL_RANGE && (from.isEmpty() || to.isEmpty())) {
        throw new IllegalArgumentException("a full-range scale needs the keys from and to");
      }
    }
  }

  record ScorerEntry(
      @Doc("Which scorer.") @Discriminator @Known("scorers") String scorer,
      @Doc("Name in the tables; the scorer's own if absent.") @Default("") String name,
      @Doc("Settings of the scorer.") @Variant("scorers") Record options) {}

  record Table(
      @Doc("Name of its file.") String name,
      @Doc("What is computed.") @Known("statistics") List<String> statistics,
      @Doc("Digits after the point.") @Default("3") int decimals,
      @Doc("Whether columns become rows.") @Default("false") boolean transposed,
      @Doc("Level of the intervals.") @Default("0.95") double confidence,
      @Doc("Order of the rows.") @Default("as-given") Order order) {}

  enum Order {
    AS_GIVEN,
    BY_VALUE
  }

  record Bootstrap(@Doc("Number of replicates.") int replicates) {
    Bootstrap {
      if (replicates < 1) {
        throw new IllegalArgumentException("replicates must be at least 1, not " + replicates);
      }
    }
  }

  record Lexicon(
      @Doc("Dimension by word list.") Map<String, String> lists,
      @Doc("Whether not turns a word round.") @Default("true") boolean negation) {}

  record Constant(@Doc("The code given to everything.") int code) {}

  static final String GOOD =
      """
      # A small study
      title: Empathy in dialogues
      corpus: dialogues
      seed: 17
      scales:
        empathy:
          level: ordinal
          labels: [1, 2, yes, no]
        valence:
          level: full-range
          from: -1
          to: 1.50
      scorers:
        - scorer: lexicon
          name: words
          lists:
            empathy: warm
        - scorer: constant
          code: 2
      tables:
        - name: agreement
          statistics: [accuracy, cohen-kappa]
        - name: fit
          statistics:
            - pearson
          decimals: 2
          transposed: true
          confidence: .9
          order: by-value
      bootstrap:
        replicates: 1000
      headings:
        pearson: r
        accuracy: Accuracy
      """;

  static final Vocabulary VOCABULARY =
      new Vocabulary() {
        @Override
        public Set<String> names(String kind) {
          return switch (kind) {
            case "statistics" -> Set.of("accuracy", "cohen-kappa", "fleiss-kappa", "pearson");
            case "scorers" -> Set.of("lexicon", "constant");
            case "words" -> {
              Set<String> words = new TreeSet<>();
              for (char c = 'a'; c <= 'z'; c++) {
                words.add("word-" + c);
              }
              yield words;
            }
            default -> throw new IllegalArgumentException(kind);
          };
        }

        @Override
        public Class<? extends Record> variant(String kind, String name) {
          return name.equals("lexicon") ? Lexicon.class : Constant.class;
        }
      };

  /** The findings of a text as lines, without the file's name. */
  static List<String> mistakes(String text, Class<? extends Record> type) {
    try {
      StrictYaml.read("study.yaml", text, type, VOCABULARY);
      return List.of();
    } catch (YamlException e) {
      return e.findings().stream()
          .map(finding -> finding.toString().replaceFirst("^study\\.yaml:", ""))
          .toList();
    }
  }
}
