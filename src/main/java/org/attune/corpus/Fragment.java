package org.attune.corpus;

import java.util.List;
import java.util.SortedMap;

/**
 * What one row of a corpus says about one item; what it does not say is null.
 *
 * @param item id of the item
 * @param line line of the file
 * @param conversation id of its conversation
 * @param speaker who said it
 * @param turn its number in the conversation
 * @param replyTo id of the turn it answers
 * @param text the text
 * @param context texts before it that are not turns of their own; empty if none
 * @param split its split
 * @param strata groups it belongs to
 * @param ratings ratings of it
 */
public record Fragment(
    String item,
    long line,
    String conversation,
    String speaker,
    Long turn,
    String replyTo,
    String text,
    List<String> context,
    String split,
    SortedMap<String, String> strata,
    List<Rating> ratings) {

  /** The same with other ratings. */
  public Fragment with(List<Rating> others) {
    return new Fragment(
        item, line, conversation, speaker, turn, replyTo, text, context, split, strata, others);
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
   */
  public record Rating(String dimension, By by, String rater, long code) {

    private static final int DEGREE_BITS = 16;

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
