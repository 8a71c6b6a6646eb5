package org.attune.tally;

import org.attune.corpus.Fragment;
import org.attune.corpus.Scale;

/** What a corpus holds of the answers of panels and models. */
final class RecordedAnswers {

  private RecordedAnswers() {}

  /** The answer on a dimension, {@link Scale#ABSENT} if there is none. */
  static long of(Fragment item, Question.Dimension dimension, Fragment.By by, String who) {
    for (Fragment.Rating r : item.ratings()) {
      if (r.by() == by && r.dimension().equals(dimension.source()) && r.rater().equals(who)) {
        return dimension.regrouping().map(r.code());
      }
    }
    return Scale.ABSENT;
  }

  /** A model's degrees on a dimension, one for each category; null if there are none. */
  static long[] degrees(Fragment item, Question.Dimension dimension, String model) {
    long[] degrees = null;
    for (Fragment.Rating r : item.ratings()) {
      if (r.by() == Fragment.By.DEGREE
          && r.dimension().equals(dimension.source())
          && r.rater().equals(model)) {
        degrees = degrees == null ? new long[dimension.regrouping().from().size()] : degrees;
        degrees[r.category()] = r.degree();
      }
    }
    return degrees == null ? null : dimension.regrouping().degrees(degrees);
  }
}
