package org.attune.table;

/** Who a number is about. Only writers make words of it, and nothing reads these words. */
public sealed interface Subject {

  /** A scorer, by its name in the protocol. */
  record Model(String name) implements Subject {}

  /**
   * Raters compared among themselves, no one with anyone else.
   *
   * @param who which of them, where a table shows several such groups; empty for all
   */
  record Among(String who) implements Subject {

    /** All raters. */
    public Among() {
      this("");
    }
  }

  /** Raters, each compared with the others: the human ceiling. */
  record People() implements Subject {}

  /** The human ceiling on the items a model answered, where it did not answer all. */
  record PeopleOn(Model model) implements Subject {}

  /** One person. */
  record Rater(String name) implements Subject {

    /** One whose name is not told, by their number in the results. */
    public static Rater numbered(int number) {
      return new Rater("rater " + number);
    }
  }

  /** A model less another, on the same items. */
  record Difference(Model of, Model minus) implements Subject {}

  /** A model as a share of what raters reach. */
  record Share(Model of) implements Subject {}

  /** What results call it. No two subjects of a table have the same words. */
  default String words() {
    if (this instanceof Difference two) {
      return two.of().name() + " - " + two.minus().name();
    } else if (this instanceof Share share) {
      return share.of().name() + " / raters";
    } else if (this instanceof PeopleOn items) {
      return "raters (items of " + items.model().name() + ")";
    } else if (this instanceof Among among) {
      return among.who();
    } else if (this instanceof Rater rater) {
      return rater.name();
    }
    return this instanceof Model model ? model.name() : "raters";
  }

  /** Whether it is people, each compared with the others: the human ceiling. */
  default boolean ceiling() {
    return this instanceof People || this instanceof PeopleOn;
  }

  /** Whether it is made of two that are compared: a difference or a share. */
  default boolean ofTwo() {
    return this instanceof Difference || this instanceof Share;
  }
}
