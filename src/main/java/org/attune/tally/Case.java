package org.attune.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.attune.corpus.Scale;

/**
 * One rated item on one dimension as a cell of a table sees it: the only thing that is ever
 * counted.
 *
 * @param scale the scale of the ratings
 * @param ratings codes people gave, in any order
 * @param raters who gave each rating, numbered from 0 in the whole corpus; empty if it is not
 *     known. A number that stands twice is a rater drawn twice in a resample of raters, not a
 *     second opinion
 * @param reference what the people conclude, an answer on the scale, or {@link Scale#ABSENT}
 * @param model what the model concludes, an answer on the scale, or {@link Scale#ABSENT}
 * @param rival what a second model concludes where two are compared item by item, or {@link
 *     Scale#ABSENT}
 * @param degrees the model's degree for each category, 0 to 10,000 (four decimals), or empty
 * @param cluster a hash of the unit of dependence (conversation, speaker) the item belongs to
 * @param other the same item on another dimension, where two are compared; else null
 * @param length code points of the item's text; 0 where there is no text, or nobody asks
 */
public record Case(
    Scale scale,
    long[] ratings,
    int[] raters,
    long reference,
    long model,
    long rival,
    int[] degrees,
    long cluster,
    Case other,
    long length) {

  /** A model's answer that is none of the scale's; only where an answer is counted as wrong. */
  static final long WRONG = Scale.NOT_ASKED + 1;

  /** No degrees known. */
  public static final int[] NO_DEGREES = {};

  /** Raters not known. */
  public static final int[] NO_RATERS = {};

  public Case {
    if (raters.length > 0 && raters.length != ratings.length) {
      throw new IllegalArgumentException(raters.length + " raters of " + ratings.length);
    }
  }

  /** An item, perhaps on two dimensions, whose length nobody asks for. */
  public Case(
      Scale scale,
      long[] ratings,
      int[] raters,
      long reference,
      long model,
      long rival,
      int[] degrees,
      long cluster,
      Case other) {
    this(scale, ratings, raters, reference, model, rival, degrees, cluster, other, 0);
  }

  /** An item on one dimension. */
  public Case(
      Scale scale,
      long[] ratings,
      int[] raters,
      long reference,
      long model,
      long rival,
      int[] degrees,
      long cluster) {
    this(scale, ratings, raters, reference, model, rival, degrees, cluster, null);
  }

  /** This item, and the same on another dimension. */
  public Case beside(Case second) {
    return new Case(
        scale, ratings, raters, reference, model, rival, degrees, cluster, second, length);
  }

  /** This item with a text of so many code points. */
  public Case ofLength(long codePoints) {
    return new Case(
        scale, ratings, raters, reference, model, rival, degrees, cluster, other, codePoints);
  }

  /** An item with ratings by unknown people and a model's answer. */
  public Case(Scale scale, long[] ratings, long reference, long model, int[] degrees) {
    this(scale, ratings, NO_RATERS, reference, model, Scale.ABSENT, degrees, 0);
  }

  /** Only people's ratings, by unknown people. */
  public static Case ofRatings(Scale scale, long... ratings) {
    return new Case(scale, ratings, Scale.ABSENT, Scale.ABSENT, NO_DEGREES);
  }

  /** Only people's ratings, by these people. */
  public static Case ofRaters(Scale scale, int[] raters, long... ratings) {
    return new Case(
        scale, ratings, raters, Scale.ABSENT, Scale.ABSENT, Scale.ABSENT, NO_DEGREES, 0);
  }

  /** A reference and a model's answer. */
  public static Case ofAnswers(Scale scale, long reference, long model) {
    return new Case(scale, new long[0], reference, model, NO_DEGREES);
  }

  /** True if both reference and model are there. */
  public boolean answered() {
    return reference != Scale.ABSENT && model != Scale.ABSENT;
  }

  /** True if there is a model's answer, on this dimension or the other. */
  boolean modelled() {
    return model != Scale.ABSENT || other != null && other.modelled();
  }

  /** True if it is known who gave the ratings. */
  public boolean ratersKnown() {
    return raters.length == ratings.length;
  }

  /**
   * What people say, in units of 10<sup>-9</sup>: the mean of the ratings, rounded, or what a panel
   * concluded where there are none; {@link Scale#ABSENT} if nobody says anything. Where categories
   * have no values, as of a label, 1 is one.
   */
  long people() {
    if (ratings.length == 0) {
      return reference == Scale.ABSENT ? reference : number(reference);
    }
    BigInteger sum =
        LongStream.of(ratings)
            .map(code -> scale.ordered() ? scale.value(code) : number(code))
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new BigDecimal(sum)
        .divide(BigDecimal.valueOf(ratings.length), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** An answer in units of 10<sup>-9</sup>. */
  long number(long answer) {
    return scale.ordered() ? answer : answer * Scale.UNIT;
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
        binary(scale, label),
        bits,
        raters,
        has(reference, label, true),
        has(model, label, true),
        has(rival, label, true),
        degree,
        cluster,
        null,
        length);
  }

  /** The scale of one label: not given, given. */
  public static Scale binary(Scale scale, int label) {
    return new Scale.Nominal(List.of("not " + scale.name(label), scale.name(label)));
  }

  private long has(long code, int label, boolean answer) {
    if (code == Scale.ABSENT || code == WRONG) {
      return code;
    }
    if (scale instanceof Scale.Labels) {
      return code >>> label & 1;
    }
    return (answer ? scale.category(code) : code) == label ? 1 : 0;
  }
}
