package org.attune.statistic;

/** Why there is no estimate and what is left out, in the words shared by several statistics. */
final class Reasons {

  static final String NO_ANSWERS = "no item has both a reference and a model answer";
  static final String ONE_ANSWER = "only one item has both a reference and a model answer";
  static final String NO_RATINGS = "no item is rated";
  static final String ONE_ITEM = "only one item is rated";
  static final String NO_PAIRS = "no item has two or more ratings";
  static final String NO_KNOWN_RATERS = "no item is rated by people who are known";
  static final String EQUAL_RATINGS = "all ratings are equal";
  static final String LABEL_EVERYWHERE = "the reference gives the label to every item";

  /** Note on missing ratings where only pairs of ratings count. */
  static final String SINGLE_RATINGS_LEFT_OUT = "items with fewer than two ratings are left out";

  /** Note on missing ratings where single ratings count in the margins. */
  static final String SINGLE_RATINGS_IN_CHANCE =
      "items with one rating count in the agreement by chance only; items without one are left out";

  private Reasons() {}

  /** Why raters cannot be compared on items all of them rated. */
  static String incomplete(int raters, long items) {
    if (raters < 2) {
      return raters == 0 ? NO_KNOWN_RATERS : "there is only one rater";
    }
    return (items == 0 ? "no item" : "only one item") + " was rated by all " + raters + " raters";
  }
}
