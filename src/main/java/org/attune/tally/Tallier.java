package org.attune.tally;

import org.attune.corpus.Scale;

/**
 * Counts items into one kind of tally.
 *
 * @param <T> the tally
 */
public interface Tallier<T extends Tally<T>> {

  /** Name of the kind of tally, unique among talliers. */
  String name();

  /** What one tally is about on this scale. */
  Scope scope(Scale scale);

  /** True if only the ratings of people are counted, no reference and no model. */
  default boolean betweenRaters() {
    return false;
  }

  /**
   * False if counts are kept for the whole sample only, because nothing made of them is resampled.
   */
  default boolean byBlock() {
    return true;
  }

  /** True if items whose raters are not known add nothing. */
  default boolean needsRaters() {
    return false;
  }

  /** True if answers on ordered scales are taken to the nearest category. */
  default boolean needsCategories() {
    return !betweenRaters();
  }

  /** True if the answers of two models are counted against each other, item by item. */
  default boolean needsRival() {
    return false;
  }

  /** True if a model is seen beside all of an item's raters, or none: not without one of them. */
  default boolean wholePanel() {
    return false;
  }

  /** True if what somebody says of items is counted, compared with nobody. */
  default boolean alone() {
    return false;
  }

  /**
   * True if items that answer the same turn are compared with each other, by groups of a stratum.
   */
  default boolean together() {
    return false;
  }

  /**
   * Adds two items that answer the same turn, where these are compared with each other.
   *
   * @param a the one whose id comes first
   */
  default void compare(TurnComparison.Compared a, TurnComparison.Compared b, Counts.Sink counts) {
    throw new UnsupportedOperationException(name());
  }

  /**
   * Adds an item that is itself a choice between two groups, where such a choice is counted.
   *
   * @param a group of the first of the two
   * @param b group of the second
   * @param answer above {@code middle} for the first, below it for the second
   */
  default void choose(int a, int b, long answer, long middle, Counts.Sink counts) {}

  /**
   * True if what a group of raters says of an item is counted beside what all other groups of the
   * stratum say of it.
   */
  default boolean acrossGroups() {
    return false;
  }

  /**
   * How many dimensions of an item are seen at once, by people and a model as raters of them: 1 or
   * 2; 0 where a reference and an answer are, or ratings.
   */
  default int traits() {
    return 0;
  }

  /** True if nothing is counted of people alone, without a model. */
  default boolean needsModel() {
    return false;
  }

  /** True if it is counted how long texts are. */
  default boolean needsLength() {
    return false;
  }

  /** True if an item counts once even where each of its raters is left out in turn. */
  default boolean onceAnItem() {
    return false;
  }

  /**
   * True if counts follow from a model's very outputs on this scale, not only from its answers.
   * These are as good as names of the texts for whoever can run the model, who may read from the
   * counts what people answered to each.
   */
  default boolean keepsOutputs(Scale scale) {
    return false;
  }

  /** What becomes of items that lack a rating or an answer, in words that can stand in a note. */
  default String missing() {
    return betweenRaters()
        ? "items without a rating are left out"
        : "items without a reference or an answer are left out";
  }

  /** Adds one item; adds nothing if the item lacks what is counted. */
  void count(Case item, Counts.Sink counts);

  /**
   * What there is with something in the place of missing answers.
   *
   * @param own what is counted without
   * @param instead what is counted of the items not answered, with something in its place
   */
  default Counts filled(Counts own, Counts instead) {
    return own.plus(instead);
  }

  /**
   * What is left on items that another answered too.
   *
   * @param silent what is counted of the items the other did not answer
   */
  default Counts common(Counts own, Counts silent) {
    return own.minus(silent);
  }

  /** Reads counts as a tally. */
  T tally(Counts counts);

  /**
   * What a tally is about: the whole scale, each of its labels in turn, or nothing (the scale does
   * not fit).
   */
  enum Scope {
    WHOLE,
    LABEL,
    NONE
  }

  /** Counts people's ratings and nothing else; on label scales one tally a label. */
  interface RatingsTallier<T extends Tally<T>> extends Tallier<T> {

    @Override
    default Scope scope(Scale scale) {
      return scale instanceof Scale.Labels ? Scope.LABEL : Scope.WHOLE;
    }

    @Override
    default boolean betweenRaters() {
      return true;
    }
  }
}
