package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Scale;
import org.attune.score.Learner;
import org.attune.score.Request;
import org.attune.score.TfIdf;
import org.attune.spark.LinearModel.Head;
import org.attune.statistic.Skill;
import org.attune.tally.Decision;

/**
 * Fits {@link MllibLogisticRegression}. Each fit runs on a single partition in the order of the
 * examples: MLlib adds floating-point gradients, so only then are the weights the same however
 * Spark is set up. Fits of different labels run side by side.
 */
public final class MllibLearner implements Learner {

  private static final StructType EXAMPLE =
      new StructType().add("answer", DataTypes.LongType).add("features", SQLDataTypes.VectorType());

  /**
   * Relative change at which L-BFGS stops. On GoEmotions' labels admiration, neutral and grief
   * MLlib's default 1e-6 lowers the loss by less than a thousandth more and takes up to twice the
   * iterations.
   */
  private static final double TOLERANCE = 1e-3;

  private final MllibLogisticRegression.Options options;

  public MllibLearner(MllibLogisticRegression.Options options) {
    this.options = options;
  }

  @Override
  public SortedMap<String, String> learn(
      Request request, List<Example> training, List<Example> development) throws IOException {
    MllibLogisticRegression.check(request);
    TfIdf features =
        TfIdf.learn(training.stream().map(e -> e.turn().text()).toList(), options.minDf());
    List<TfIdf.Vector> x = vectors(features, training);
    List<TfIdf.Vector> xDevelopment = vectors(features, development);
    Head[] heads = new Head[request.dimensions().size()];
    SortedMap<String, String> chosen = new TreeMap<>();
    for (String name : request.dimensions().keySet()) {
      Scale scale = request.dimensions().get(name);
      int dimension = chosen.size();
      double best = Double.NEGATIVE_INFINITY;
      Dataset<Row> examples = examples(x, answers(training, dimension), features.size());
      for (double c : options.c()) {
        Head head =
            scale instanceof Scale.Labels
                ? perLabel(scale, examples, c)
                : multinomial(scale, examples, c);
        double f1 =
            options.c().size() == 1
                ? 0
                : macroF1(scale, head, xDevelopment, answers(development, dimension));
        if (f1 > best) {
          best = f1;
          heads[dimension] = head;
          chosen.put("c of " + name, BigDecimal.valueOf(c).stripTrailingZeros().toPlainString());
        }
      }
    }
    new LinearModel(features, heads).write(request.fitted().resolve(MllibLogisticRegression.FILE));
    return chosen;
  }

  private static List<TfIdf.Vector> vectors(TfIdf features, List<Example> examples) {
    return examples.parallelStream().map(e -> features.vector(e.turn().text())).toList();
  }

  private static long[] answers(List<Example> examples, int dimension) {
    return examples.stream().mapToLong(e -> e.answers()[dimension]).toArray();
  }

  /**
   * The rated examples on one partition, cut off from what they were made of, so that no task
   * carries them along.
   */
  private static Dataset<Row> examples(List<TfIdf.Vector> x, long[] answers, int size) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] != Scale.ABSENT) {
        rows.add(
            RowFactory.create(
                answers[i], Vectors.sparse(size, x.get(i).indices(), x.get(i).values())));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "no training item has a text and a reference to learn from");
    }
    return SparkSession.active()
        .createDataset(rows, Encoders.row(EXAMPLE))
        .coalesce(1)
        .localCheckpoint();
  }

  private Head perLabel(Scale scale, Dataset<Row> examples, double c) {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<LogisticRegressionModel>> fits = new ArrayList<>();
      for (int label = 0; label < scale.size(); label++) {
        Column given = shiftrightunsigned(col("answer"), label).bitwiseAND(1);
        fits.add(pool.submit(() -> regression(examples, given, "binomial", c)));
      }
      double[] intercepts = new double[scale.size()];
      float[][] weights = new float[scale.size()][];
      for (int label = 0; label < intercepts.length; label++) {
        LogisticRegressionModel model = fits.get(label).get();
        intercepts[label] = model.intercept();
        weights[label] = floats(model.coefficients());
      }
      return new Head(false, intercepts, weights);
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
    for (Row row : examples.select("answer").distinct().collectAsList()) {
      answers.put(scale.category(row.getLong(0)), row.getLong(0));
    }
    List<Integer> classes = List.copyOf(answers.keySet());
    double[] intercepts = new double[scale.size()];
    Arrays.fill(intercepts, Double.NEGATIVE_INFINITY);
    float[][] weights = new float[scale.size()][((Vector) examples.first().get(1)).size()];
    if (classes.size() == 1) {
      intercepts[classes.get(0)] = 0;
      return new Head(true, intercepts, weights);
    }
    Column rank = lit(0);
    for (int k = 1; k < classes.size(); k++) {
      rank = when(col("answer").equalTo(answers.get(classes.get(k))), k).otherwise(rank);
    }
    LogisticRegressionModel model = regression(examples, rank, "multinomial", c);
    for (int k = 0; k < classes.size(); k++) {
      intercepts[classes.get(k)] = model.interceptVector().apply(k);
      for (int i = 0; i < weights[0].length; i++) {
        weights[classes.get(k)][i] = (float) model.coefficientMatrix().apply(k, i);
      }
    }
    return new Head(true, intercepts, weights);
  }

  private LogisticRegressionModel regression(
      Dataset<Row> examples, Column label, String family, double c) {
    // MLlib minimises mean loss + regParam / 2 |w|², scikit-learn C times the summed loss + 1/2
    // |w|²
    return new LogisticRegression()
        .setFamily(family)
        .setRegParam(1 / (c * examples.count()))
        .setStandardization(false)
        .setMaxIter(options.iterations())
        .setTol(TOLERANCE)
        .fit(examples.withColumn("label", label.cast("double")));
  }

  private static float[] floats(Vector vector) {
    double[] values = vector.toArray();
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Macro-F1 on the development examples, each label at its best threshold. */
  private static double macroF1(Scale scale, Head head, List<TfIdf.Vector> x, long[] answers) {
    List<Skill.Rated> rated = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      double[] degrees = head.degrees(x.get(i));
      long[] rounded = new long[degrees.length];
      for (int k = 0; k < rounded.length; k++) {
        rounded[k] = (long) Math.rint(degrees[k] * Decision.ONE);
      }
      rated.add(new Skill.Rated(answers[i], rounded));
    }
    return Skill.of(scale, rated);
  }
}
