package org.attune.score;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.attune.corpus.Turn;

/**
 * Fits a scorer to a study's training split. A scorer that must be fitted names its learner in its
 * options.
 */
public interface Learner {

  /** Steps of a fitting that ends; far more than any needs. */
  int MOST_STEPS = 10_000;

  /** Options of a scorer that learns. */
  interface Of {
    /** What a protocol's author reads of {@link #folds()}. */
    String FOLDS =
        "Cross-validation: the reported items are rated in so many folds, by hash of the resampling unit, each by a"
            + " model that learned from the training split, or all items if there is none, without the units of the"
            + " fold; none, and one model for all, if 0";

    /** What fits the scorer with these options. */
    Learner learner();

    /**
     * In how many folds the reported items are rated, each by a model that was fitted to the
     * others; 0 if one model, fitted to the training split, rates all.
     */
    int folds();

    /**
     * Checks a number of folds.
     *
     * @throws IllegalArgumentException if there is one, or fewer than none
     */
    static void checkFolds(int folds) {
      if (folds < 0 || folds == 1) {
        throw new IllegalArgumentException(
            "folds: expected at least 2, or 0 for none, found " + folds);
      }
    }

    /** Whether terms can be that rare, and fitting ends. */
    static void checkFitting(int minDf, int iterations) {
      if (minDf < 1 || iterations < 1 || iterations > MOST_STEPS) {
        throw new IllegalArgumentException(
            "expected min-df 1 or more and iterations 1 to %d, found %d and %d"
                .formatted(MOST_STEPS, minDf, iterations));
      }
    }
  }

  /**
   * A turn with what people concluded of it.
   *
   * @param turn the turn
   * @param answers the answer on each dimension of the request, {@link
   *     org.attune.corpus.Scale#ABSENT} where there is none
   */
  record Example(Turn turn, long[] answers) {}

  /** Identity of the model through which it reads texts; empty if there is none. */
  default String reads(Models models) {
    return "";
  }

  /**
   * Learns and writes what was learned into the folder of {@link Request#fitted()}. The same
   * examples in the same order give the same scores.
   *
   * @return what was chosen on the development examples, by name
   * @throws IllegalArgumentException if it cannot learn to rate a dimension, or has no example to
   *     learn from
   */
  SortedMap<String, String> learn(
      Request request, List<Example> training, List<Example> development) throws IOException;
}
