package org.attune.statistic;

/** Why there is no estimate, in the words shared by several statistics. */
final class Reasons {

  static final String NO_ANSWERS = "no item has both a reference and a model answer";
  static final String ONE_ANSWER = "only one item has both a reference and a model answer";
  static final String NO_RATINGS = "no item is rated";
  static final String ONE_ITEM = "only one item is rated";
  static final String NO_PAIRS = "no item has two or more ratings";
  static final String EQUAL_RATINGS = "all ratings are equal";

  private Reasons() {}
}
