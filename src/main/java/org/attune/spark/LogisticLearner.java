package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Features;
import org.attune.score.Request;
import org.attune.score.linear.LinearModel.Head;
import org.attune.score.linear.LinearModel.Link;
import org.attune.score.linear.TfIdf;
import org.attune.statistic.Skill;
import org.attune.tally.Decision;

/** Fits {@link MllibLogisticRegression}; fits of different labels run side by side. */
final class LogisticLearner extends MllibLearner {

  /**
   * Relative change at which L-BFGS stops. On GoEmotions' labels admiration, neutral and grief
   * MLlib's default 1e-6 lowers the loss by less than a thousandth more and takes up to twice the
   * iterations.
   */
  private static final double TOLERANCE = 1e-3;

  private final MllibLogisticRegression.Options options;

  LogisticLearner(MllibLogisticRegression.Options options) {
    super("c", options.c());
    this.options = options;
  }

  @Override
  Features features(Request request, List<Turn> training) {
    return TfIdf.learn(training.stream().map(Turn::text).toList(), options.minDf());
  }

  @Override
  void check(Request request) {
    MllibLogisticRegression.check(request);
  }

  @Override
  Head fit(Scale scale, Dataset<Row> examples, double c) {
    return scale instanceof Scale.Labels
        ? perLabel(scale, examples, c)
        : multinomial(scale, examples, c);
  }

  private Head perLabel(Scale scale, Dataset<Row> examples, double c) {
    long number = examples.count();
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<LogisticRegressionModel>> fits = new ArrayList<>();
      for (int label = 0; label < scale.size(); label++) {
        Column given = shiftrightunsigned(col("answer"), label).bitwiseAND(1);
        fits.add(pool.submit(() -> regression(examples, number, given, "binomial", c)));
      }
      double[] intercepts = new double[scale.size()];
      float[][] weights = new float[scale.size()][];
      for (int label = 0; label < intercepts.length; label++) {
        LogisticRegressionModel model = fits.get(label).get();
        intercepts[label] = model.intercept();
        weights[label] = floats(model.coefficients());
      }
      return new Head(Link.LOGISTIC, intercepts, weights);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Head multinomial(Scale scale, Dataset<Row> examples, double c) {
    TreeMap<Integer, Long> answers = new TreeMap<>();
    for (long answer : examples.select("answer").distinct().as(Encoders.LONG()).collectAsList()) {
      answers.put(scale.category(answer), answer);
    }
    List<Integer> classes = List.copyOf(answers.keySet());
    double[] intercepts = new double[scale.size()];
    Arrays.fill(intercepts, Double.NEGATIVE_INFINITY);
    float[][] weights = new float[scale.size()][examples.first().<Vector>getAs("features").size()];
    if (classes.size() == 1) {
      intercepts[classes.get(0)] = 0;
      return new Head(Link.SOFTMAX, intercepts, weights);
    }
    Column rank = lit(0);
    for (int k = 1; k < classes.size(); k++) {
      rank = when(col("answer").equalTo(answers.get(classes.get(k))), k).otherwise(rank);
    }
    LogisticRegressionModel model = regression(examples, examples.count(), rank, "multinomial", c);
    for (int k = 0; k < classes.size(); k++) {
      intercepts[classes.get(k)] = model.interceptVector().apply(k);
      for (int i = 0; i < weights[0].length; i++) {
        weights[classes.get(k)][i] = (float) model.coefficientMatrix().apply(k, i);
      }
    }
    return new Head(Link.SOFTMAX, intercepts, weights);
  }

  private LogisticRegressionModel regression(
      Dataset<Row> examples, long number, Column label, String family, double c) {
    // MLlib minimises mean loss + regParam / 2 |w|², scikit-learn C times the summed loss + 1/2
    // |w|²
    return new LogisticRegression()
        .setFamily(family)
        .setRegParam(1 / (c * number))
        .setStandardization(false)
        .setMaxIter(options.iterations())
        .setTol(TOLERANCE)
        .fit(examples.withColumn("label", label.cast("double")));
  }

  /** Macro-F1, each label at its best threshold. */
  @Override
  double quality(Scale scale, Head head, List<Features.Vector> x, long[] answers) {
    List<Skill.Rated> rated = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      double[] degrees = head.outputs(x.get(i));
      long[] rounded = new long[degrees.length];
      for (int k = 0; k < rounded.length; k++) {
        rounded[k] = (long) Math.rint(degrees[k] * Decision.ONE);
      }
      rated.add(new Skill.Rated(answers[i], rounded));
    }
    return Skill.of(scale, rated);
  }
}
