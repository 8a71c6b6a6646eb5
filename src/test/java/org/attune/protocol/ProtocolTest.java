package org.attune.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.attune.catalog.Catalog;
import org.attune.corpus.Consensus;
import org.attune.score.lexicon.Lexicon;
import org.attune.tally.Question.Against;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {

  private static final Catalog CATALOG = new Catalog(List.of(Path.of("datasets")));

  private static final String GOOD =
      """
      study: emotions
      title: How well do models find emotions?
      corpora: [goemotions]
      dimensions: [{name: emotion}]
      consensus: {rule: majority}
      scorers:
        - {scorer: lexicon, lexicon: goemotions, thresholds: {joy: 0.3}}
        - {scorer: recorded, as: other, model: bert}
      tables:
        - name: models
          rows: [scorer]
          columns: [statistic]
          statistics: [macro-f1, jaccard]
          differences: [{of: other, minus: lexicon}]
        - {name: raters, rows: [label], columns: [], statistics: [fleiss-kappa], against: raters}
      """;

  private static final String BAD =
      """
      study: Emotions 2026
      corpora: [goemotions, goemotion]
      corpora: [ferplus]
      dimensons:
        - name: emotion
          groups: {positive: joy}
      consensus: {rule: majorty, ties: dropped}
      scorers:
        - scorer: lexicon
          lexicon: goemotions
          threshold: {joy: 0.3}
        - scorer: lexikon
          lexicon: goemotions
        - scorer: mllib-logistic-regression
          c: [one]
        - as: nobody
        - {scorer: lexicon, lexicon: goemotions, thresholds: {joy: 30}}
      tables:
        - name: By model
          rows: [scorer]
          columns: [scorers]
          statistics: [kohen-kappa, acuracy]
        - name: twice
          rows: [scorer, scorer]
          columns: [statistic]
          statistics: [accuracy]
        - name: people
          rows: [statistic]
          columns: []
          statistics: [krippendorff-alpha]
          against: raters
          differences: [{of: a, minus: b}]
        - {name: none, rows: [scorer], columns: [], statistics: [], decimals: 2}
        - {name: digits, rows: [scorer], columns: [], statistics: [f1], decimals: 10}
        - {name: published, rows: [], columns: [], statistics: [f1], published: yes}
      resampling: {replicates: -1, seed: 1.5, level: 95}
      limits: {rejects: "0", tallies: 1e6}
      """;

  private static Protocol read(String text) {
    return StrictYaml.read("study.yaml", text, Protocol.class, CATALOG);
  }

  private static List<String> mistakes(String text) {
    try {
      read(text);
      return List.of();
    } catch (YamlException e) {
      return e.findings().stream().map(finding -> plain(finding.toString())).toList();
    }
  }

  /** Without the file, and without the names that are added when statistics are. */
  private static String plain(String finding) {
    return finding
        .replaceFirst("^study\\.yaml:", "")
        .replaceFirst("(statistics) such as .*(, found)", "$1$2");
  }

  @Test
  void readsAProtocol() {
    Protocol protocol = read(GOOD);
    assertThat(protocol.consensus())
        .contains(new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.FAIR, 1));
    assertThat(protocol.scorers())
        .extracting(Protocol.ScorerEntry::name)
        .containsExactly("lexicon", "other");
    assertThat(protocol.scorers().get(0).options()).isInstanceOf(Lexicon.Options.class);
    assertThat(protocol.scorers().get(0).thresholds()).containsEntry("joy", 0.3);
    assertThat(protocol.tables().get(0).differences()).hasToString("[other - lexicon]");
    assertThat(protocol.tables().get(1).against()).isEqualTo(Against.RATERS);
    assertThat(protocol.resampling())
        .isEqualTo(
            new Resampling(
                2000, 0.95, 1, "conversation", 1024, Optional.empty(), Resampling.Drawn.ITEMS));
    assertThat(protocol.limits().rejects()).isZero();
  }

  @Test
  void noScorerIsCalledAsPeopleAre() {
    assertThat(mistakes(GOOD.replace("as: other", "as: raters")))
        .singleElement()
        .asString()
        .endsWith(
            "expected a name other than raters, which stands for people in all results, found raters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"raters (items of mini)", "GPT - 4", "a / b"})
  void aScorerMayBeCalledAsDifferencesAndSharesAre(String name) {
    assertThat(
            read(GOOD.replace("as: other", "as: \"" + name + "\"")
                    .replace("of: other", "of: \"" + name + "\""))
                .scorers())
        .extracting(Protocol.ScorerEntry::name)
        .contains(name);
  }

  /** Escapes as YAML has them between double quotes. */
  @ParameterizedTest
  @ValueSource(strings = {"a\\tb", "a\\nb", "a\\0", "\\e[31m", "a\\x7f", "a\\Lb"})
  void namesStandOnOneLine(String name) {
    String expected =
        ": expected a name without tabs, line breaks, marks of direction and other control characters, found the quoted text \"";
    assertThat(mistakes(GOOD.replace("as: other", "as: \"" + name + "\"")))
        .singleElement()
        .asString()
        .startsWith("8: scorers[1].as" + expected)
        .matches("\\P{Cntrl}+");
    assertThat(mistakes(GOOD.replace("{name: emotion}", "{name: \"" + name + "\"}")))
        .anyMatch(line -> line.startsWith("4: dimensions[0].name" + expected));
    String groups = "{name: emotion, groups: {\"" + name + "\": [joy]}}";
    assertThat(mistakes(GOOD.replace("{name: emotion}", groups)))
        .anyMatch(line -> line.startsWith("4: dimensions[0].groups" + expected));
    assertThat(mistakes(GOOD.replace("lexicon: goemotions", "lexicon: \"" + name + "\"")))
        .anyMatch(line -> line.startsWith("7: scorers[0].lexicon" + expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GPT-4: zero shot [v2]", "{a,b}", "a\\\\b", "../../x", "Ärger 😀", "x x", "*"})
  void namesOfModelsAreFree(String name) {
    String text =
        GOOD.replace("as: other", "as: \"" + name + "\"")
            .replace("of: other", "of: \"" + name + "\"");
    assertThat(StrictYaml.read("p", text, Protocol.class, CATALOG).scorers().get(1).name())
        .isEqualTo(name.replace("\\\\", "\\"));
  }

  @Test
  void aStudysNameIsNoLongerThanNamesOfFiles() {
    String name = "a".repeat(101);
    assertThat(mistakes(GOOD.replace("study: emotions", "study: " + name)))
        .singleElement()
        .asString()
        .startsWith(
            "1: study: expected lower-case letters, digits and hyphens, 100 at most, found");
    assertThat(name.substring(1)).matches(Protocol.NAME);
  }

  @Test
  void noTableIsNamedLikeThePublishedFiguresOfAnother() {
    String text = GOOD.replace("name: raters", "name: models-published");
    assertThat(StrictYaml.read("p", text, Protocol.class, CATALOG).tables()).hasSize(2);
    assertThat(mistakes(text.replace("- name: models\n", "- name: models\n    published: true\n")))
        .containsExactly(
            "1: expected no table named like another's published figures, found \"models-published\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limits: {rejects: -1} | rejects 0 or more",
        "limits: {tallies: 0} | tallies",
        "limits: {draws: -5} | draws",
        "limits: {steps: 0} | steps 1 or more",
        "resampling: {replicates: -1} | replicates 0 to 1000000",
        "resampling: {replicates: 1000001, blocks: 2} | replicates 0 to 1000000"
      })
  void numbersOutOfRangeAreMistakesWhereTheyStand(String line, String expected) {
    assertThat(mistakes(GOOD + line + "\n"))
        .singleElement()
        .asString()
        .startsWith("16: " + line.substring(0, line.indexOf(':')) + ": expected ")
        .contains(expected)
        .contains(", found ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scorer: mllib-logistic-regression, min-df: 0 | min-df 1 or more",
        "scorer: mllib-linear-regression, iterations: -1 | iterations 1 to 10000",
        "scorer: dawid-skene, iterations: 2000000000 | iterations 1 to 10000",
        "scorer: mace, restarts: 1001 | restarts 1 to 1000"
      })
  void settingsOfScorersHaveRanges(String options, String expected) {
    assertThat(
            mistakes(
                GOOD.replace("scorer: recorded, as: other, model: bert", options + ", as: other")))
        .singleElement()
        .asString()
        .startsWith("8: scorers[1]: expected ")
        .contains(expected);
  }

  @Test
  void tellsAllMistakesAtOnce() {
    String statistics = "one of the " + CATALOG.names("statistics").size() + " statistics";
    String scorers = oneOf("scorers");
    assertThat(mistakes(BAD))
        .containsExactly(
            "1: study: expected lower-case letters, digits and hyphens, 100 at most, found \"Emotions 2026\"",
            "1: title: expected a text (The question, in a line), found no such key",
            "2: corpora[1]: expected "
                + ("one of the "
                    + CATALOG.names("datasets").size()
                    + " datasets such as goemotions,")
                + " emobank, emobench, found \"goemotion\" (did you mean goemotions?)",
            "3: corpora: expected each key once, found \"corpora\" again (first in line 2)",
            "4: dimensons: expected a key of this section: study, title, corpora, replies, splits, dimensions, consensus,"
                + " scorers, training, tables, explain, resampling, publication, limits, reproduction, found \"dimensons\" (did you mean dimensions?)",
            "6: dimensions[0].groups.positive: expected a list, found \"joy\" (for a list of one write [joy])",
            "7: consensus.rule: expected one of majority, mean, median, any, at-least, aggregated, found \"majorty\""
                + " (did you mean majority?)",
            "7: consensus.ties: expected one of fair, first, drop, middle, found \"dropped\"",
            "11: scorers[0].threshold: expected a key of this section: scorer, as, dimensions, thresholds, by-group,"
                + " lexicon, groups, found \"threshold\" (did you mean thresholds?)",
            "12: scorers[1].scorer: expected "
                + scorers
                + ", found \"lexikon\" (did you mean lexicon?)",
            "15: scorers[2].c[0]: expected a number, found \"one\"",
            "16: scorers[3].scorer: expected " + scorers + " (Kind of scorer), found no such key",
            "17: scorers[4]: expected thresholds from 0 to 1, found 30.0 for joy",
            "19: tables[0].name: expected lower-case letters, digits and hyphens, 100 at most, found \"By model\"",
            "21: tables[0].columns[0]: expected one of scorer, reference, dimension, label, stratum, statistic, found \"scorers\""
                + " (did you mean scorer?)",
            "22: tables[0].statistics[0]: expected "
                + statistics
                + ", found \"kohen-kappa\""
                + " (did you mean cohen-kappa?)",
            "22: tables[0].statistics[1]: expected "
                + statistics
                + ", found \"acuracy\" (did you mean accuracy?)",
            "23: tables[1]: expected each axis among rows and columns once, found \"scorer\" twice",
            "27: tables[2]: expected no differences in a table of raters, found a - b",
            "33: tables[3]: expected at least one statistic",
            "34: tables[4]: expected decimals from 0 to 9, found 10",
            "35: tables[5].published: expected true or false, found \"yes\" (write true, without quotes)",
            "36: resampling.seed: expected a whole number, found \"1.5\"",
            "37: limits.rejects: expected a whole number, found the quoted text \"0\" (numbers stand without quotes)",
            "37: limits.tallies: expected a whole number, found \"1e6\"");
  }

  private static String oneOf(String kind) {
    return "one of " + String.join(", ", new TreeSet<>(CATALOG.names(kind)));
  }

  @Test
  void panelsAreOfTwoOrMoreWhereModelsStandForPeople() {
    String paired = GOOD.replace("differences: [{of: other, minus: lexicon}]", "panels: {p: [%s]}");
    assertThat(mistakes(paired.formatted("a, b")).get(0))
        .contains("panels go with against: raters or judge");
    String raters = paired.replace("panels:", "against: %s\n    panels:");
    assertThat(mistakes(raters.formatted("raters", "a")).get(0))
        .contains("expected two scorers or more in panel p, found [a]");
    assertThat(mistakes(raters.formatted("judge", "a, a")).get(0))
        .contains("expected each scorer of panel p once, found \"a\" twice");
    assertThat(mistakes(raters.formatted("judge", "a, b") + "resampling: {draw: both}\n"))
        .containsExactly("1: against: judge and panels go with draw: items");
  }

  @Test
  void blocksAreNotSwappedWhereRatersAreDrawn() {
    String tested =
        GOOD.replace("columns: [statistic]", "columns: [statistic]\n    test: permutation");
    assertThat(mistakes(tested + "resampling: {draw: items}\n")).isEmpty();
    assertThat(mistakes(tested + "resampling: {draw: raters}\n"))
        .containsExactly("1: test: permutation goes with draw: items");
    String drawn = tested.replace("permutation", "bootstrap") + "resampling: {draw: both%s}\n";
    assertThat(mistakes(drawn.formatted("")))
        .containsExactly(
            "1: test: bootstrap with draw: raters or both goes with interval: percentile");
    assertThat(mistakes(drawn.formatted(", interval: percentile"))).isEmpty();
  }

  @Test
  void namesWhoDidTheStudy() {
    String ada = "publication: {authors: [{name: Ada, orcid: %s}], licence: %s}\n";
    Publication by = read(GOOD + ada.formatted("0000-0002-1825-0097", "CC-BY-4.0")).publication();
    assertThat(by.authors()).extracting(Publication.Author::name).containsExactly("Ada");
    assertThat(by.licenceAddress()).contains("https://spdx.org/licenses/CC-BY-4.0");
    assertThat(mistakes(GOOD + ada.formatted("0000-0002-1694-233X", "https://example.org/terms")))
        .isEmpty();
    assertThat(mistakes(GOOD + ada.formatted("0000-0002-1825-0098", "MIT")))
        .containsExactly(
            "16: publication.authors[0]: expected an ORCID iD whose last character checks the"
                + " others, found 0000-0002-1825-0098");
    assertThat(mistakes(GOOD + ada.formatted("1825-0097", "free to use")))
        .containsExactly(
            "16: publication.authors[0].orcid: expected an ORCID iD such as 0000-0002-1825-0097,"
                + " found \"1825-0097\"",
            "16: publication.licence: expected an SPDX identifier such as CC-BY-4.0, or an address,"
                + " found \"free to use\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "corpora: [goemotions] | corpora: [] | 1: expected at least one corpus, one dimension and one table",
        "[goemotions] | [goemotions, goemotions] | 1: expected each corpus once, found \"goemotions\" twice",
        "[{name: emotion}] | [{name: a}, {name: a}] | 1: expected each dimension once, found \"a\" twice",
        "as: other | as: lexicon | 1: expected each scorer once, found \"lexicon\" twice",
        "name: raters | name: models | 1: expected each table once, found \"models\" twice",
        "jaccard | macro-f1 | 10: tables[0]: expected each statistic once, found \"macro-f1\" twice",
        "columns: [statistic] | columns: [statistic, scorer] | 10: tables[0]: expected each axis among rows and columns"
            + " once, found \"scorer\" twice",
        "model: bert | file: a.csv, rating: a, probability: b | 8: scorers[1]: expected one of rating, probability and"
            + " probabilities, found several",
        "model: bert | modal: bert | 8: scorers[1].modal: expected a key of this section: scorer, as, dimensions,"
            + " thresholds, by-group, model, file, sha256, format, item, rating,"
            + " probability, probabilities, separator, found \"modal\""
            + " (did you mean model?)",
        "model: bert | format: xlsx | 8: scorers[1].format: expected one of chat, convokit, csv, elan, iemocap, jsonl, label-studio, msp-podcast, nested-json, parquet, templates, tsv,"
            + " found \"xlsx\"",
        "{rule: majority} | {rule: mean, ties: middle} | 5: consensus: ties: middle goes with the rule median",
        "against: raters | 'against: raters, share: true' | 15: tables[1]: share goes with against: rest",
        "against: raters | 'against: raters, items: own' | 15: tables[1]: items: own goes with differences or against:"
            + " rest",
        "against: raters | 'against: rest, items: both' | 15: tables[1].items: expected one of common, own, found"
            + " \"both\"",
        "against: raters | 'against: pairs, reference: other' | 15: tables[1]: reference goes with against: consensus",
        "against: raters | 'against: pairs, strata: split' | 15: tables[1]: strata do not go with against: each-rater or"
            + " pairs",
        "against: raters | 'against: raters, test: bootstrap' | 15: tables[1]: a test needs differences",
        "against: raters | 'against: raters, between: [{of: a, minus: b}]' | 15: tables[1]: expected groups of between by"
            + " a value for each of the strata [], found [a]",
        "against: raters | 'against: raters, strata: [s, t], between: [{of: [a, b], minus: [c]}]' | 15: tables[1]:"
            + " expected groups of between by a value for each of the strata [s, t], found [c]",
        "against: raters | 'against: raters, strata: s, between: [{of: a, minus: b}], test: permutation' | 15: tables[1]:"
            + " expected test: bootstrap, because permutation swaps scorers and not groups (between), found permutation",
        "columns: [statistic] | 'columns: [statistic]\n    adjust: holm' | 10: tables[0]: adjust needs a test",
        "against: raters | 'against: raters, epsilon: 1' | 15: tables[1]: expected epsilon from 0 to 1, found 1.0"
      })
  void refuses(String good, String bad, String finding) {
    assertThat(GOOD).contains(good);
    assertThat(mistakes(GOOD.replace(good, bad))).containsExactly(finding);
  }
}
