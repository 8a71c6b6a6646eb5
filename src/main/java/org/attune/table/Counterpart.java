package org.attune.table;

/** What a subject is compared with. Only writers make words of it. */
public sealed interface Counterpart {

  /** What results call it. */
  String words();

  /** Nothing: raters are compared among themselves. */
  record None() implements Counterpart {

    @Override
    public String words() {
      return "";
    }
  }

  /**
   * What people, or authors of the texts, say.
   *
   * @param words whose ratings, and how they become one
   */
  record Ratings(String words) implements Counterpart {}

  /** What a scorer or a single rater answered. */
  record Answers(Subject of) implements Counterpart {

    @Override
    public String words() {
      return of.words();
    }
  }
}
