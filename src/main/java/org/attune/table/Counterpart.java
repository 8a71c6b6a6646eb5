package org.attune.table;

/** What a subject is compared with. Only writers make words of it. */
public sealed interface Counterpart {

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
   * @param rule whose ratings, and how they become one, as results call it
   */
  record Ratings(String rule) implements Counterpart {
    @Override
    public String words() {
      return rule;
    }
  }

  /** What a scorer or a single rater answered. */
  record Answers(Subject of) implements Counterpart {
    @Override
    public String words() {
      return of.words();
    }
  }

  /** What results call it. */
  String words();
}
