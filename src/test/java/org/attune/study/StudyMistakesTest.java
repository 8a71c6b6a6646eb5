package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.attune.Launch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes of the user and gaps of the data: one message each that says what was expected and what
 * was found.
 */
class StudyMistakesTest {

  private static final String STUDY = "agreement";

  @TempDir private Path folder;

  private Bench bench;

  @BeforeEach
  void bench() {
    bench = Bench.at(folder, "neighbours", "interviews", "postcards").spark("local[2]", 1);
  }

  private void inProtocol(String from, String to) {
    Bench.edit(bench.protocol(STUDY), from, to);
  }

  private void inCard(String corpus, String from, String to) {
    Bench.edit(bench.corpus(corpus).resolve("dataset.yaml"), from, to);
  }

  /** The one line that tells the user's mistake. */
  private String mistake(String... more) {
    List<String> lines = mistakes(more);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private List<String> mistakes(String... more) {
    Launch run = bench.run("run", STUDY, more);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(bench.results(STUDY)).doesNotExist();
    return run.err().lines().toList();
  }

  @Test
  void aFileWithOtherBytesNamesBothHashes() {
    Path file = bench.corpus("neighbours").resolve("remarks.csv");
    String expected = Bench.hash(file);
    Bench.edit(file, "plums", "pears");
    assertThat(mistake())
        .isEqualTo(
            "neighbours/remarks.csv: expected SHA-256 "
                + expected
                + " (its card), found "
                + Bench.hash(file));
  }

  @Test
  void unknownColumn() {
    inCard("neighbours", "value: warmth", "value: heat");
    assertThat(mistake())
        .isEqualTo(
            "neighbours/ratings.csv: expected a column \"heat\", found columns [remark, who, warmth]");
  }

  @Test
  void missingFile() {
    Bench.delete(bench.corpus("interviews").resolve("pace.csv"));
    assertThat(mistake())
        .isEqualTo(
            bench.corpus("interviews")
                + ": expected the file pace.csv of the corpus's card (--data names the folder above), found no such file");
  }

  @Test
  void missingFolder() {
    Path elsewhere = folder.resolve("elsewhere");
    assertThat(mistake("--data", elsewhere.toString()))
        .isEqualTo(
            elsewhere.resolve("neighbours")
                + ": expected the file remarks.csv of the corpus's card (--data names the folder above), found no such"
                + " folder");
  }

  @Test
  void unknownCorpus() {
    inProtocol("[neighbours,", "[neighbors,");
    assertThat(mistake()).contains("corpora").contains("\"neighbors\"").contains("neighbours");
  }

  @Test
  void unknownStatistic() {
    inProtocol("mean-absolute-error", "mean-absolut-error");
    assertThat(mistake())
        .contains("statistics")
        .contains("\"mean-absolut-error\"")
        .contains("mean-absolute-error");
  }

  @Test
  void missingProtocol() {
    Bench.delete(bench.protocol(STUDY));
    assertThat(mistake())
        .isEqualTo(bench.protocol(STUDY) + ": expected a protocol, found no such file");
  }

  /** What cannot be had for want of the dimension is told too, but after the cause. */
  @Test
  void unknownLabelInGroups() {
    inProtocol(
        "- name: feeling\n", "- name: feeling\n    groups: {bad: [anger, envy], joy: [joy]}\n");
    assertThat(mistakes().get(0))
        .endsWith(
            "dimensions.feeling.groups: expected labels of [anger, fear, joy, sadness, surprise], found \"envy\"");
  }

  @Test
  void unknownStratum() {
    inProtocol("strata: season", "strata: saison");
    assertThat(mistake())
        .endsWith("tables.seasons.strata: expected one of [season], found \"saison\"");
  }

  @Test
  void unknownUnitOfResampling() {
    inProtocol("unit: conversation", "unit: conversatoin");
    assertThat(mistake())
        .endsWith(
            "resampling.unit: expected one of [conversation, item, speaker, season], found \"conversatoin\"");
  }

  @Test
  void unknownLabelOfAThreshold() {
    inProtocol("{joy: 0.4}", "{mirth: 0.4}");
    assertThat(mistake())
        .endsWith(
            "scorers.lexicon.thresholds: expected one of [anger, fear, joy, sadness, surprise], found \"mirth\"");
  }

  @Test
  void aLexiconRatesNoOrderedScale() {
    inProtocol("dimensions: [feeling]\n", "dimensions: [warmth]\n");
    inProtocol("    thresholds: {joy: 0.4}\n", "");
    inProtocol("[f1, precision, recall, roc-auc]", "[accuracy]");
    inProtocol("[subset-accuracy, hamming-loss, micro-f1, macro-f1]", "[accuracy]");
    assertThat(mistake())
        .startsWith(
            "scorer lexicon: a lexicon rates nominal and label scales only; dimension warmth is ordered");
  }

  /** A study that fits the baseline to the warmth of some remarks. */
  private void baseline(String train, String test, String splitColumn) {
    inCard(
        "neighbours",
        "    text: words\n",
        "    text: words\n    split: {column: " + splitColumn + "}\n");
    Bench.write(
        bench.protocol(STUDY),
        """
        study: agreement
        title: A baseline
        corpora: [neighbours]
        splits: {train: %s, test: %s}
        dimensions: [{name: warmth}]
        consensus: {rule: majority}
        scorers: [{scorer: mllib-logistic-regression}]
        tables: [{name: models, rows: [scorer], columns: [statistic], statistics: [bias]}]
        """
            .formatted(train, test));
  }

  @Test
  void theBaselineRatesNoIntervalScale() {
    baseline("winter", "summer", "season");
    inCard(
        "neighbours",
        "scale: ordinal\n    labels: [cool, even, warm]",
        "scale: interval\n    min: 0\n    max: 10\n    step: 0.00001");
    inCard(
        "neighbours",
        "rater: who\n",
        "rater: who\n        names: {cool: \"0\", even: \"5\", warm: \"10\"}\n");
    assertThat(mistake())
        .isEqualTo(
            "scorer mllib-logistic-regression: mllib-logistic-regression rates categories, but dimension \"warmth\" is on"
                + " an interval scale, which mllib-linear-regression rates");
  }

  @Test
  void theBaselineNeedsExamples() {
    baseline("w6", "w1", "remark"); // nobody rated w6
    assertThat(mistake())
        .isEqualTo(
            "scorer mllib-logistic-regression: no training item has a text and a reference to learn from");
  }

  @Test
  void rejectedRowsAboveTheLimitEndTheStudy() {
    bench.editCorpus("neighbours", "ratings.csv", ",cool", ",chilly");
    bench.editCorpus("neighbours", "ratings.csv", ",even", ",flat");
    Launch run = bench.run("run", STUDY);
    assertThat(run.exit()).isEqualTo(1);
    List<String> lines = run.err().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0))
        .isEqualTo("13 rows rejected, the protocol's limit is 0 (limits: rejects); the first:");
    assertThat(lines.get(1).strip())
        .isEqualTo(
            "neighbours/ratings.csv:5: warmth: expected one of [cool, even, warm], found \"chilly\"");
    assertThat(run.err()).doesNotContain("Ottoline");
    assertThat(bench.results(STUDY)).doesNotExist();
  }

  @Test
  void rejectedRowsBelowTheLimitAreCountedByReason() throws IOException {
    bench.editCorpus("neighbours", "ratings.csv", ",even", ",flat");
    bench.editCorpus("interviews", "pace.csv", "i8,8,", "i8,11,");
    bench.editCorpus("neighbours", "ratings.csv", "w3,Fiorella,warm", "w3,Thaddeus,warm");
    Bench.edit(bench.protocol(STUDY), "resampling:", "limits: {rejects: 7}\nresampling:");
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    var corpora = State.JSON.readTree(bench.files(STUDY).get("manifest.json")).get("corpora");
    assertThat(corpora.get("neighbours").get("rejects"))
        .hasToString(
            "{\"warmth of the item is rated a second time by the same rater\":1,"
                + "\"warmth: expected one of [cool, even, warm]\":5}");
    assertThat(corpora.get("interviews").get("rejects"))
        .hasToString("{\"pace: expected a number from 0 to 10 in steps of 0.5\":1}");
  }
}
