package org.attune.corpus;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * An item with all that was said of it by people and models: what is counted. A resample of raters
 * is one with other ratings.
 *
 * @param item its id
 * @param strata groups it belongs to
 * @param ratings ratings of it
 */
public record RatedItem(String item, SortedMap<String, String> strata, List<Rating> ratings) {

  /**
   * Before the name of a stratum: that of the second of two, such as replies, between which the
   * item has raters choose; the stratum of the name itself is that of the first.
   */
  public static final String OTHER = "other-";

  /** Whether raters choose between two, of which it names some attribute of both. */
  public boolean isChoice() {
    return strata.keySet().stream().anyMatch(name -> strata.containsKey(OTHER + name));
  }

  /** The same with other ratings. */
  public RatedItem with(List<Rating> others) {
    return new RatedItem(item, strata, others);
  }

  /** Who gave a rating. */
  public enum By {
    /** One person: the code of a rating. */
    RATER,
    /** A panel whose single ratings are not there: an answer. */
    PANEL,
    /** A model: an answer. */
    MODEL,
    /** A model: how probable it finds one category, see {@link Rating#degree}. */
    DEGREE
  }

  /**
   * One rating.
   *
   * @param dimension what was rated
   * @param by who gave it
   * @param rater id of rater or model; empty if unknown
   * @param code the code (RATER), answer (PANEL, MODEL) or category and degree (DEGREE)
   * @param groups groups the rater belongs to, by name
   */
  public record Rating(
      String dimension, By by, String rater, long code, SortedMap<String, String> groups) {

    private static final int DEGREE_BITS = 16;

    /** A rating by somebody of whom no group is known. */
    public Rating(String dimension, By by, String rater, long code) {
      this(dimension, by, rater, code, Collections.emptySortedMap());
    }

    /**
     * A model's degree of one category.
     *
     * @param degree from 0 to 10,000
     */
    public static Rating degree(String dimension, String model, int category, int degree) {
      return new Rating(dimension, By.DEGREE, model, (long) category << DEGREE_BITS | degree);
    }

    /** The category of a degree; 0 of other ratings, which are about the whole scale. */
    public int category() {
      return by == By.DEGREE ? (int) (code >> DEGREE_BITS) : 0;
    }

    /** The degree itself, from 0 to 10,000. */
    public int degree() {
      return (int) (code & (1 << DEGREE_BITS) - 1);
    }
  }
}
