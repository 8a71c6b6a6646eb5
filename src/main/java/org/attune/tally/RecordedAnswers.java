package org.attune.tally;

import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;

/** What a corpus holds of the answers of panels and models. */
final class RecordedAnswers {

  private RecordedAnswers() {}

  /** The answer on a dimension, {@link Scale#ABSENT} if there is none. */
  static long of(RatedItem item, Question.Dimension dimension, RatedItem.By by, String who) {
    for (RatedItem.Rating r : item.ratings()) {
      if (r.by() == by && r.dimension().equals(dimension.source()) && r.rater().equals(who)) {
        return dimension.regrouping().map(r.code());
      }
    }
    return Scale.ABSENT;
  }

  /** A model's degrees on a dimension, one for each category; null if there are none. */
  static long[] degrees(RatedItem item, Question.Dimension dimension, String model) {
    long[] degrees = null;
    for (RatedItem.Rating r : item.ratings()) {
      if (r.by() == RatedItem.By.DEGREE
          && r.dimension().equals(dimension.source())
          && r.rater().equals(model)) {
        degrees = degrees == null ? new long[dimension.regrouping().from().size()] : degrees;
        degrees[r.category()] = r.degree();
      }
    }
    return degrees == null ? null : dimension.regrouping().degrees(degrees);
  }
}
