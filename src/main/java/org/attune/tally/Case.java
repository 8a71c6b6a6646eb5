package org.attune.tally;

import java.util.Arrays;
import java.util.List;
import org.attune.corpus.Scale;

/**
 * One rated item on one dimension as a cell of a table sees it: the only thing that is ever
 * counted.
 *
 * @param scale the scale of the ratings
 * @param ratings codes people gave, in any order, at most one a rater
 * @param reference what the people conclude, an answer on the scale, or {@link Scale#ABSENT}
 * @param model what the model concludes, an answer on the scale, or {@link Scale#ABSENT}
 * @param degrees the model's degree for each category, 0 to 10,000 (four decimals), or empty
 */
public record Case(Scale scale, long[] ratings, long reference, long model, int[] degrees) {

  /** No degrees known. */
  public static final int[] NO_DEGREES = {};

  /** Only people's ratings. */
  public static Case ofRatings(Scale scale, long... ratings) {
    return new Case(scale, ratings, Scale.ABSENT, Scale.ABSENT, NO_DEGREES);
  }

  /** A reference and a model's answer. */
  public static Case ofAnswers(Scale scale, long reference, long model) {
    return new Case(scale, new long[0], reference, model, NO_DEGREES);
  }

  /** True if both reference and model are there. */
  public boolean answered() {
    return reference != Scale.ABSENT && model != Scale.ABSENT;
  }

  /** Category of the reference. */
  public int referenceCategory() {
    return scale.category(reference);
  }

  /** Category of the model's answer. */
  public int modelCategory() {
    return scale.category(model);
  }

  /** This item seen through one label: 1 where the label is given, 0 where not. */
  public Case label(int label) {
    long[] bits = Arrays.stream(ratings).map(code -> has(code, label, false)).toArray();
    int[] degree = degrees.length == 0 ? NO_DEGREES : new int[] {degrees[label]};
    return new Case(
        binary(scale, label), bits, has(reference, label, true), has(model, label, true), degree);
  }

  /** The scale of one label: not given, given. */
  public static Scale binary(Scale scale, int label) {
    return new Scale.Nominal(List.of("not " + scale.name(label), scale.name(label)));
  }

  private long has(long code, int label, boolean answer) {
    if (code == Scale.ABSENT) {
      return code;
    }
    if (scale instanceof Scale.Labels) {
      return code >>> label & 1;
    }
    return (answer ? scale.category(code) : code) == label ? 1 : 0;
  }
}
