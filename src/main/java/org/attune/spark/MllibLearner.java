package org.attune.spark;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Features;
import org.attune.score.Learner;
import org.attune.score.Request;
import org.attune.score.linear.LinearModel;
import org.attune.score.linear.LinearModel.Head;
import org.attune.score.linear.LinearScorer;

/**
 * Fits a {@link LinearModel}, each dimension with the regularisation that does best on the
 * development examples. Each fit runs on a single partition in the order of the examples: MLlib
 * adds floating-point gradients, so only then are the weights the same however Spark is set up.
 */
abstract class MllibLearner implements Learner {

  private static final StructType EXAMPLE =
      new StructType().add("answer", DataTypes.LongType).add("features", SQLDataTypes.VectorType());

  private final String name;
  private final List<Double> strengths;

  /**
   * A learner.
   *
   * @param name what the regularisation is called
   * @param strengths its values to choose from
   */
  MllibLearner(String name, List<Double> strengths) {
    this.name = name;
    this.strengths = strengths;
  }

  /** What it reads of turns, learned from those it is trained on. */
  abstract Features features(Request request, List<Turn> training);

  /** Fails if a dimension cannot be learned. */
  abstract void check(Request request);

  /** Fits a dimension to examples (answer, features). */
  abstract Head fit(Scale scale, Dataset<Row> examples, double strength);

  /** How well a head does on examples: more is better. */
  abstract double quality(Scale scale, Head head, List<Features.Vector> x, long[] answers);

  @Override
  public SortedMap<String, String> learn(
      Request request, List<Example> training, List<Example> development) throws IOException {
    check(request);
    Features features = features(request, turns(training));
    List<Features.Vector> x = vectors(features, training);
    List<Features.Vector> xDevelopment = vectors(features, development);
    Head[] heads = new Head[request.dimensions().size()];
    SortedMap<String, String> chosen = new TreeMap<>();
    for (String dimension : request.dimensions().keySet()) {
      Scale scale = request.dimensions().get(dimension);
      int position = chosen.size();
      double best = Double.NEGATIVE_INFINITY;
      Dataset<Row> examples = examples(x, answers(training, position), features.size());
      for (double strength : strengths) {
        Head head = fit(scale, examples, strength);
        double quality =
            strengths.size() == 1
                ? 0
                : quality(scale, head, xDevelopment, answers(development, position));
        if (quality > best) {
          best = quality;
          heads[position] = head;
          chosen.put(
              name + " of " + dimension,
              BigDecimal.valueOf(strength).stripTrailingZeros().toPlainString());
        }
      }
    }
    new LinearModel(features, heads).write(LinearScorer.file(request));
    return chosen;
  }

  private static List<Features.Vector> vectors(Features features, List<Example> examples) {
    return features.vectors(turns(examples)).parallel().toList();
  }

  private static List<Turn> turns(List<Example> examples) {
    return examples.stream().map(Example::turn).toList();
  }

  private static long[] answers(List<Example> examples, int dimension) {
    return examples.stream().mapToLong(e -> e.answers()[dimension]).toArray();
  }

  /**
   * The rated examples on one partition, cut off from what they were made of, so that no task
   * carries them along.
   */
  private static Dataset<Row> examples(List<Features.Vector> x, long[] answers, int size) {
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

  static float[] floats(Vector vector) {
    double[] values = vector.toArray();
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
