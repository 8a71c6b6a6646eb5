package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Features;
import org.attune.score.Learner.Example;
import org.attune.score.Models;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.score.ScorerContract;
import org.attune.score.linear.Joined;
import org.attune.score.linear.TfIdf;
import org.attune.score.neural.TextVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MllibLinearRegressionTest {

  private static final Scale SCORE =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(7), BigDecimal.ONE);
  private static final List<String> TEXTS =
      List.of(
          "I am so glad you came",
          "so glad and so thankful",
          "what a sad sad day",
          "I came home and was sad",
          "a day like any other day",
          "thankful for the day you came home",
          "nothing came of it",
          "nothing but rain and a cold home");
  private static final double[] VALUES = {6.125, 6.5, 1.25, 2, 4, 6.75, 3.5, 1.5};

  private static SparkSession spark;

  /**
   * Fits have the same bits where a BLAS library is installed: this fails there without the plugin.
   */
  @Test
  void nothingIsAddedByALibraryOfTheMachine() throws ReflectiveOperationException {
    String blas = "dev.ludovic.netlib.blas.";
    assertThat(Class.forName(blas + "BLAS").getMethod("getInstance").invoke(null))
        .isNotInstanceOf(Class.forName(blas + "NativeBLAS"));
  }

  @BeforeAll
  static void start() {
    spark = SharedSession.on("local[2]");
  }

  private static List<Example> examples(int from, int to) {
    List<Example> examples = new ArrayList<>();
    for (int i = from; i < to; i++) {
      long value = Scale.fixed(BigDecimal.valueOf(VALUES[i]));
      examples.add(new Example(turn(TEXTS.get(i)), new long[] {value, Scale.ABSENT}));
      examples.add(new Example(turn(TEXTS.get(i)), new long[] {Scale.ABSENT, 2 * value}));
    }
    return examples;
  }

  private static Turn turn(String text) {
    return new Turn(List.of(), text);
  }

  private static Request request(Path folder, String... dimensions) {
    SortedMap<String, Scale> scales = new TreeMap<>();
    for (String dimension : dimensions) {
      scales.put(dimension, SCORE);
    }
    return new Request(scales, folder, folder, "cpu");
  }

  private static MllibLinearRegression.Options options(Double... alpha) {
    return new MllibLinearRegression.Options(List.of(alpha), "", 1, 200, 0);
  }

  /**
   * Ridge with an intercept in its dual form: with centred kernel K of the training texts, answers
   * y and k of a new text, the answer is mean(y) + k' (K + alpha I)^-1 (y - mean(y)).
   */
  private static double[] dual(List<String> training, List<String> asked, double alpha) {
    return dual(TfIdf.learn(twice(training), 1), training, asked, alpha);
  }

  private static double[] dual(
      Features features, List<String> training, List<String> asked, double alpha) {
    int n = training.size();
    double[][] x = new double[n][];
    double[] center = new double[features.size()];
    for (int i = 0; i < n; i++) {
      x[i] = dense(features, training.get(i));
      for (int f = 0; f < center.length; f++) {
        center[f] += x[i][f] / n;
      }
    }
    RealMatrix rows = new Array2DRowRealMatrix(n, center.length);
    RealVector middle = new ArrayRealVector(center);
    for (int i = 0; i < n; i++) {
      rows.setRowVector(i, new ArrayRealVector(x[i]).subtract(middle));
    }
    double mean = Arrays.stream(VALUES).limit(n).average().orElseThrow();
    RealVector y = new ArrayRealVector(Arrays.copyOf(VALUES, n)).mapSubtract(mean);
    RealMatrix kernel = rows.multiply(rows.transpose());
    for (int i = 0; i < n; i++) {
      kernel.addToEntry(i, i, alpha);
    }
    RealVector weights = rows.preMultiply(new LUDecomposition(kernel).getSolver().solve(y));
    return asked.stream()
        .mapToDouble(
            text ->
                mean
                    + weights.dotProduct(
                        new ArrayRealVector(dense(features, text)).subtract(middle)))
        .toArray();
  }

  /** Both dimensions' examples are the texts the vocabulary is learned from. */
  private static List<String> twice(List<String> texts) {
    List<String> all = new ArrayList<>(texts);
    all.addAll(texts);
    return all;
  }

  private static double[] dense(Features features, String text) {
    double[] dense = new double[features.size()];
    Features.Vector sparse = features.vectors(List.of(turn(text))).findFirst().orElseThrow();
    for (int i = 0; i < sparse.indices().length; i++) {
      dense[sparse.indices()[i]] = sparse.values()[i];
    }
    return dense;
  }

  @Test
  void answersAsRidgeRegressionInItsDualForm(@TempDir Path folder) throws IOException {
    for (double alpha : new double[] {0.1, 1, 20}) {
      Path fitted = Files.createDirectory(folder.resolve("alpha" + alpha));
      Request request = request(fitted, "a", "b");
      options(alpha).learner().learn(request, examples(0, 6), List.of());
      double[] expected = dual(TEXTS.subList(0, 6), TEXTS, alpha);
      try (Scorer scorer = new MllibLinearRegression(options(alpha), request)) {
        long[][] rows = scorer.score(TEXTS.stream().map(t -> turn(t)).toList());
        for (int i = 0; i < rows.length; i++) {
          assertThat(rows[i][0] / 1e9).as(TEXTS.get(i)).isCloseTo(expected[i], within(2e-3));
          assertThat(rows[i][1] / 1e9).as(TEXTS.get(i)).isCloseTo(2 * expected[i], within(4e-3));
          assertThat(rows[i][0] % 100_000).isZero();
        }
        assertThat(scorer.stack()).isEmpty();
      }
    }
  }

  @Test
  void readsTheVectorsOfANeuralModelBesideWords(@TempDir Path fitted) throws IOException {
    Path models = Path.of("src/test/resources/models");
    Request request = new Request(new TreeMap<>(Map.of("a", SCORE)), models, fitted, "cpu");
    MllibLinearRegression.Options options =
        new MllibLinearRegression.Options(List.of(1.0), "tiny-emotion", 1, 1000, 0);
    List<Example> examples =
        examples(0, 8).stream().filter(e -> e.answers()[0] != Scale.ABSENT).toList();
    options.learner().learn(request, examples, List.of());
    TextVectors vectors = new TextVectors(request, "tiny-emotion");
    double[] expected = dual(new Joined(TfIdf.learn(TEXTS, 1), vectors), TEXTS, TEXTS, 1);
    try (Scorer scorer = new MllibLinearRegression(options, request)) {
      long[][] rows = scorer.score(TEXTS.stream().map(t -> turn(t)).toList());
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i][0] / 1e9).as(TEXTS.get(i)).isCloseTo(expected[i], within(2e-3));
      }
      assertThat(scorer.stack())
          .containsKeys("architecture", "djl", "instructions", "processor", "pytorch");
    }
    assertThat(options.learner().reads(new Models(models))).isEqualTo(vectors.identity());
    assertThat(options(1.0).learner().reads(new Models(models))).isEmpty();
  }

  @Test
  void keepsTheContractOfScorers(@TempDir Path folder) throws IOException {
    Request request = request(folder, "a", "b");
    options(1.0).learner().learn(request, examples(0, 6), List.of());
    ScorerContract.check(
        () -> new MllibLinearRegression(options(1.0), request),
        TEXTS.stream().map(t -> turn(t)).toList(),
        1,
        1);
  }

  @Test
  void choosesTheStrengthOfTheLeastSquaredErrorInDevelopment(@TempDir Path folder)
      throws IOException {
    double best = Double.POSITIVE_INFINITY;
    String least = "";
    for (double alpha : new double[] {0.1, 1, 20}) {
      double[] given = dual(TEXTS.subList(0, 6), TEXTS.subList(6, 8), alpha);
      double error = Math.pow(given[0] - VALUES[6], 2) + Math.pow(given[1] - VALUES[7], 2);
      if (error < best) {
        best = error;
        least = BigDecimal.valueOf(alpha).stripTrailingZeros().toPlainString();
      }
    }
    assertThat(
            options(0.1, 1.0, 20.0)
                .learner()
                .learn(request(folder, "a", "b"), examples(0, 6), examples(6, 8)))
        .containsEntry("alpha of a", least)
        .containsKey("alpha of b");
  }

  @Test
  void learnsAConstant(@TempDir Path folder) throws IOException {
    Request request = request(folder, "a");
    List<Example> same =
        TEXTS.stream().map(t -> new Example(turn(t), new long[] {3_000_000_000L})).toList();
    options(1.0).learner().learn(request, same, List.of());
    try (Scorer scorer = new MllibLinearRegression(options(1.0), request)) {
      assertThat(scorer.score(List.of(turn("anything at all")))[0]).containsExactly(3_000_000_000L);
    }
  }

  @Test
  void refusesCategoriesAndStrengthsOfNothing(@TempDir Path folder) {
    Request request =
        new Request(
            new TreeMap<>(Map.of("tone", new Scale.Nominal(List.of("calm", "glad")))),
            folder,
            folder,
            "cpu");
    assertThatThrownBy(() -> options(1.0).learner().learn(request, examples(0, 2), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mllib-linear-regression rates interval scales, but dimension \"tone\" has categories,"
                + " which mllib-logistic-regression rates");
    assertThatThrownBy(() -> options(1.0, 0.0))
        .hasMessage("alpha must be above 0, found [1.0, 0.0]");
  }
}
