package org.attune.spark;

import java.io.Serializable;
import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.score.Features;
import org.attune.score.Learner;
import org.attune.score.NumbersVersion;
import org.attune.score.Request;
import org.attune.score.linear.Joined;
import org.attune.score.linear.LinearScorer;
import org.attune.score.linear.TfIdf;
import org.attune.score.neural.TextVectors;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Spelling;

/**
 * The baseline on interval scales: ridge regression by Spark MLlib over word 1-2-grams and
 * character 2-5-grams ({@link TfIdf}), and the vectors of a neural model if it is told to ({@link
 * TextVectors}); the regularisation is chosen on the development split. It reads the rated text
 * only, no earlier turns, and may answer beyond the ends of the scale.
 */
@Cites({"hoerl1970", "meng2016", "salton1988", "zaharia2016"})
@NumbersVersion(1)
public final class MllibLinearRegression extends LinearScorer {

  /** What a protocol may set. */
  public record Options(
      @Doc(
              "Strengths of regularisation (alpha of scikit-learn's Ridge) to choose from on the development split, by"
                  + " the squared error; 1, 3, 10 and 30 if left out")
          @Default("")
          List<Double> alpha,
      @Doc(
              "Name of a neural model whose vectors of the texts it reads beside word and character n-grams")
          @Default("")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          String features,
      @Doc("Terms in fewer training texts than this are left out") @Default("2") int minDf,
      @Doc("Most iterations of L-BFGS") @Default("100") int iterations,
      @Doc(Learner.Of.FOLDS) @Default("0") int folds)
      implements Serializable, Learner.Of {
    public Options {
      Learner.Of.checkFolds(folds);
      Learner.Of.checkFitting(minDf, iterations);
      alpha = alpha.isEmpty() ? List.of(1.0, 3.0, 10.0, 30.0) : alpha;
      if (alpha.stream().anyMatch(strength -> strength <= 0)) {
        throw new IllegalArgumentException("alpha must be above 0, found " + alpha);
      }
    }

    @Override
    public Learner learner() {
      return new RidgeLearner(this);
    }
  }

  /** Opens the model that was fitted to the study. */
  public MllibLinearRegression(Options options, Request request) {
    super(request, reader(options, request));
  }

  private static Features.Reader reader(Options options, Request request) {
    if (options.features().isEmpty()) {
      return TfIdf::read;
    }
    TextVectors vectors = new TextVectors(request, options.features());
    return in -> Joined.read(TfIdf::read, vectors::read, in);
  }

  /**
   * Checks that all dimensions can be rated.
   *
   * @throws IllegalArgumentException with the first that cannot
   */
  static void check(Request request) {
    request
        .dimensions()
        .forEach(
            (name, scale) -> {
              if (!(scale instanceof Scale.Interval)) {
                throw new IllegalArgumentException(
                    "mllib-linear-regression rates interval scales, but dimension \""
                        + name
                        + "\" has categories, which mllib-logistic-regression rates");
              }
            });
  }
}
