package org.attune.spark;

import java.io.Serializable;
import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.score.Learner;
import org.attune.score.NumbersVersion;
import org.attune.score.Request;
import org.attune.score.linear.LinearScorer;
import org.attune.score.linear.TfIdf;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/**
 * The baseline on categories: logistic regression by Spark MLlib over word 1-2-grams and character
 * 2-5-grams ({@link TfIdf}), multinomial on nominal and ordinal scales, one model per label on
 * label scales; the regularisation is chosen on the development split. It reads the rated text
 * only, no earlier turns.
 */
@Cites({"meng2016", "salton1988", "zaharia2016"})
@NumbersVersion(1)
public final class MllibLogisticRegression extends LinearScorer {

  /** What a protocol may set. */
  public record Options(
      @Doc(
              "Inverse strengths of regularisation (scikit-learn's C) to choose from on the development split; 1, 3 and"
                  + " 10 if left out")
          @Default("")
          List<Double> c,
      @Doc("Terms in fewer training texts than this are left out") @Default("2") int minDf,
      @Doc("Most iterations of L-BFGS") @Default("100") int iterations,
      @Doc(Learner.Of.FOLDS) @Default("0") int folds)
      implements Serializable, Learner.Of {
    public Options {
      Learner.Of.checkFolds(folds);
      Learner.Of.checkFitting(minDf, iterations);
      c = c.isEmpty() ? List.of(1.0, 3.0, 10.0) : c;
      if (c.stream().anyMatch(strength -> strength <= 0)) {
        throw new IllegalArgumentException("c must be above 0, found " + c);
      }
    }

    @Override
    public Learner learner() {
      return new LogisticLearner(this);
    }
  }

  /** Opens the model that was fitted to the study. */
  public MllibLogisticRegression(Options options, Request request) {
    super(request, TfIdf::read);
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
              if (scale instanceof Scale.Interval) {
                throw new IllegalArgumentException(
                    "mllib-logistic-regression rates categories, but dimension \""
                        + name
                        + "\" is on an interval scale, which mllib-linear-regression rates");
              }
            });
  }
}
