package org.attune.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev_samp;

import java.util.List;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Features;
import org.attune.score.Models;
import org.attune.score.Request;
import org.attune.score.linear.Joined;
import org.attune.score.linear.LinearModel.Head;
import org.attune.score.linear.LinearModel.Link;
import org.attune.score.linear.TfIdf;
import org.attune.score.neural.ModelFolder;
import org.attune.score.neural.TextVectors;

/** Fits {@link MllibLinearRegression}. */
final class RidgeLearner extends MllibLearner {

  /** Relative change at which L-BFGS stops: MLlib's default. */
  private static final double TOLERANCE = 1e-6;

  private final MllibLinearRegression.Options options;

  RidgeLearner(MllibLinearRegression.Options options) {
    super("alpha", options.alpha());
    this.options = options;
  }

  @Override
  Features features(Request request, List<Turn> training) {
    Features words = TfIdf.learn(training.stream().map(Turn::text).toList(), options.minDf());
    return options.features().isEmpty()
        ? words
        : new Joined(words, new TextVectors(request, options.features()));
  }

  @Override
  public String reads(Models models) {
    return options.features().isEmpty()
        ? ""
        : ModelFolder.open(models.find(options.features())).identity();
  }

  @Override
  void check(Request request) {
    MllibLinearRegression.check(request);
  }

  @Override
  Head fit(Scale scale, Dataset<Row> examples, double alpha) {
    Dataset<Row> labelled = examples.withColumn("label", col("answer").divide((double) Scale.UNIT));
    double deviation =
        labelled.select(coalesce(stddev_samp("label"), lit(0.0))).as(Encoders.DOUBLE()).first();
    // MLlib minimises, with labels divided by their standard deviation s, mean squared error / 2 +
    // regParam / s / 2 |w|²; scikit-learn's Ridge the summed squared error + alpha |w|²
    LinearRegressionModel model =
        new LinearRegression()
            .setSolver("l-bfgs")
            .setRegParam(alpha * deviation / examples.count())
            .setStandardization(false)
            .setMaxIter(options.iterations())
            .setTol(TOLERANCE)
            .fit(labelled);
    return new Head(
        Link.IDENTITY,
        new double[] {model.intercept()},
        new float[][] {floats(model.coefficients())});
  }

  /** Less the mean squared error. */
  @Override
  double quality(Scale scale, Head head, List<Features.Vector> x, long[] answers) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] != Scale.ABSENT) {
        double error = head.outputs(x.get(i))[0] - answers[i] / (double) Scale.UNIT;
        sum += error * error;
        n++;
      }
    }
    return n == 0 ? 0 : -sum / n;
  }
}
