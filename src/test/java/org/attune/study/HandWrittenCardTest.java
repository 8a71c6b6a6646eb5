package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.attune.Launch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study as a beginner writes it: no hashes, items known by two columns, sets of labels that may
 * be empty, and a model whose probabilities stand in a file.
 */
class HandWrittenCardTest {

  private static final String STUDY = "letters";
  private static final int LETTERS = 12;
  private static final int LINES = 4;
  private static final int RATERS = 3;

  private static final String CARD =
      """
      name: letters
      title: Letters
      source: Made up
      licence: CC0-1.0
      citation: none
      dimensions: {feeling: {scale: labels, labels: [joy, fear]}}
      tables:
        - format: csv
          files: [{path: letters.csv}]
          item: [letter, line]
          conversation: letter
          split: {column: part}
          ratings:
            - {dimension: feeling, shape: long, value: feelings, rater: who, separator: '+', empty: none, missing: [NA]}
      """;

  private static final String PROTOCOL =
      """
      study: letters
      title: Letters
      corpora: [letters]
      splits: {development: dev, test: test}
      dimensions: [{name: feeling}]
      consensus: {rule: majority}
      scorers:
        - {scorer: recorded, as: gpt, file: gpt.csv, item: [Letter, Line], probabilities: {joy: p1, fear: p2}}
      tables:
        - {name: raters, rows: [label], columns: [statistic], against: raters,
           statistics: [percent-agreement, krippendorff-alpha]}
        - {name: models, rows: [label], columns: [statistic], statistics: [brier, log-loss, roc-auc, f1]}
      resampling: {replicates: 100}
      """;

  /** Half a unit of the last decimal of estimates.csv. */
  private static final Offset<Double> PRINTED = within(.51e-6);

  @TempDir private Path folder;

  private final int[][] codes = new int[LETTERS * LINES][RATERS];
  private final double[][] probabilities = new double[LETTERS * LINES][2];
  private Bench bench;

  @BeforeEach
  void write() {
    Random random = new Random(11);
    StringBuilder letters = new StringBuilder("letter,line,part,who,feelings\n");
    StringBuilder gpt = new StringBuilder("Line,Letter,p1,p2\n");
    String[] sets = {"", "joy", "fear", "joy+fear", "NA"};
    for (int item = 0; item < codes.length; item++) {
      int letter = item / LINES;
      int truth = random.nextInt(4);
      for (int rater = 0; rater < RATERS; rater++) {
        int code = random.nextInt(10) < 7 ? truth : random.nextInt(5);
        codes[item][rater] = code;
        letters.append(
            "%d,%d,%s,r%d,%s\n".formatted(letter, item % LINES, part(item), rater, sets[code]));
      }
      for (int label = 0; label < 2; label++) {
        double lean = (truth >> label & 1) == 1 ? 1.3 : .7;
        probabilities[item][label] = Math.rint(random.nextDouble() * lean / 1.3 * 10_000) / 10_000;
      }
      gpt.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%s,%s\n",
              item % LINES,
              letter,
              probabilities[item][0],
              probabilities[item][1]));
    }
    bench = Bench.at(folder);
    Bench.write(bench.corpus(STUDY).resolve("dataset.yaml"), CARD);
    Bench.write(bench.corpus(STUDY).resolve("letters.csv"), letters.toString());
    Bench.write(bench.corpus(STUDY).resolve("gpt.csv"), gpt.toString());
    Bench.write(bench.protocol(STUDY), PROTOCOL);
  }

  private static String part(int item) {
    return item / LINES < LETTERS / 3 ? "dev" : "test";
  }

  private String run() {
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return run.out();
  }

  private double estimate(String table, String label, String statistic) {
    List<String> found =
        Bench.read(bench.results(STUDY).resolve("estimates.csv"))
            .lines()
            .map(line -> line.split(","))
            .filter(c -> c[0].equals(table) && c[4].equals(label) && c[6].equals(statistic))
            .map(c -> c[7])
            .toList();
    assertThat(found).hasSize(1);
    return Double.parseDouble(found.get(0));
  }

  @Test
  void meansWhatItSays() {
    run();
    for (int label = 0; label < 2; label++) {
      String name = List.of("joy", "fear").get(label);
      int at = label;
      List<double[]> answered = new ArrayList<>();
      List<int[]> panels = new ArrayList<>();
      IntStream.range(0, codes.length)
          .filter(item -> part(item).equals("test"))
          .forEach(
              item -> {
                int[] given = IntStream.of(codes[item]).filter(c -> c < 4).toArray();
                int[] bits = IntStream.of(given).map(c -> c >> at & 1).toArray();
                panels.add(bits);
                if (bits.length > 0) {
                  int y = 2 * IntStream.of(bits).sum() > bits.length ? 1 : 0;
                  answered.add(new double[] {y, probabilities[item][at]});
                }
              });
      double brier =
          answered.stream().mapToDouble(a -> Math.pow(a[0] - a[1], 2)).average().orElse(0);
      double logLoss =
          answered.stream()
              .mapToDouble(a -> -Math.log(a[0] == 1 ? a[1] : 1 - a[1]))
              .average()
              .orElse(0);
      assertThat(estimate("models", name, "brier")).isCloseTo(brier, PRINTED);
      assertThat(estimate("models", name, "log-loss")).isCloseTo(logLoss, PRINTED);
      assertThat(estimate("models", name, "roc-auc")).isCloseTo(auc(answered), PRINTED);
      assertThat(estimate("raters", name, "krippendorff-alpha")).isCloseTo(alpha(panels), PRINTED);
    }
    assertThat(Bench.read(bench.results(STUDY).resolve("manifest.json")))
        .containsPattern("\"files-hashed-at-import\" : \\[ \"gpt.csv\", \"letters.csv\" \\]")
        .containsPattern(
            "\"gpt\" : \\{\\s*\"feeling\" : \\{\\s*\"fear\" : \\d+,\\s*\"joy\" : \\d+");
    assertThat(Bench.read(bench.results(STUDY).resolve("report.html")))
        .contains("2, of 2 the hash is as found at import, not declared by the card");
    anotherFileIsFoundByVerifyAndToldWhenItIsReadAgain();
  }

  /** Share of pairs of a given and a not given one that are in order; ties count one half. */
  private static double auc(List<double[]> answered) {
    double sum = 0;
    int pairs = 0;
    for (double[] a : answered) {
      for (double[] b : answered) {
        if (a[0] == 1 && b[0] == 0) {
          pairs++;
          sum += a[1] > b[1] ? 1 : a[1] == b[1] ? .5 : 0;
        }
      }
    }
    return sum / pairs;
  }

  /**
   * 1 - (n - 1) Σ o / Σ e of two categories (Krippendorff 2011, doi:10.1080/19312458.2011.568376).
   */
  private static double alpha(List<int[]> panels) {
    double n = 0;
    double ones = 0;
    double disagreement = 0;
    for (int[] panel : panels) {
      if (panel.length > 1) {
        int one = IntStream.of(panel).sum();
        n += panel.length;
        ones += one;
        disagreement += 2.0 * one * (panel.length - one) / (panel.length - 1);
      }
    }
    return 1 - (n - 1) * disagreement / (2 * ones * (n - ones));
  }

  private void anotherFileIsFoundByVerifyAndToldWhenItIsReadAgain() {
    Path file = bench.corpus(STUDY).resolve("letters.csv");
    String before = Bench.hash(file);
    Bench.edit(file, "5,0,test,r0,", "5,0,test,r9,");
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out()).contains("files-sha256").contains(before).contains(Bench.hash(file));
    assertThat(run())
        .contains(
            "letters/letters.csv: expected SHA-256 "
                + before
                + ", found at the last import (its card declares none), found "
                + Bench.hash(file)
                + "; read again");
  }

  @Test
  void aConsensusIsWantedOnlyWhereItIsUsed() {
    Bench.edit(bench.protocol(STUDY), "consensus: {rule: majority}\n", "");
    Launch run = bench.run("run", STUDY);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().strip())
        .endsWith(
            "letters.yaml: consensus: expected how people's ratings become the reference, such as"
                + " {rule: majority}, for table models, scorer gpt, found no such key");
    String protocol = Bench.read(bench.protocol(STUDY));
    Bench.write(
        bench.protocol(STUDY),
        protocol
            .replaceAll("(?s)scorers:.*?tables:", "tables:")
            .replaceAll(" *- \\{name: models.*\n", ""));
    run();
  }
}
