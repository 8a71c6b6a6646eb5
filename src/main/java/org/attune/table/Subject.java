package org.attune.table;

import org.attune.Names;

/** Who a number is about. Only writers make words of it, and nothing reads these words. */
public sealed interface Subject {

  /** A scorer, by its name in the protocol. */
  record Model(String name) implements Subject {
    @Override
    public String words() {
      return name;
    }
  }

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

    @Override
    public String words() {
      return who;
    }
  }

  /**
   * Models compared among themselves as if they were raters.
   *
   * @param name what the protocol calls them
   */
  record Panel(String name) implements Subject {
    @Override
    public String words() {
      return name;
    }
  }

  /** In which way the same is asked otherwise. */
  enum Way {
    ASKED_AGAIN,
    IN_OTHER_WORDS,
    IN_ANOTHER_ORDER,
    WITH_PLACES_CHANGED
  }

  /** A model among those that ask the same in another way. */
  record AskedOtherwise(Model model, Way way) implements Subject {
    @Override
    public String words() {
      return model.name() + ": " + Names.kebab(way).replace('-', ' ');
    }
  }

  /**
   * One of several models, beside the first of them.
   *
   * @param of the models, a {@link Panel} or {@link AskedOtherwise}
   */
  record Member(Subject of, Model model) implements Subject {
    @Override
    public String words() {
      return of.words() + " (" + model.name() + ")";
    }
  }

  /** Raters, each compared with the others: the human ceiling. */
  record People() implements Subject {
    @Override
    public String words() {
      return "raters";
    }
  }

  /** The human ceiling on the items a model answered, where it did not answer all. */
  record PeopleOn(Model model) implements Subject {
    @Override
    public String words() {
      return "raters (items of " + model.name() + ")";
    }
  }

  /** One person. */
  record Rater(String name) implements Subject {

    /** One whose name is not told, by their number in the results. */
    public static Rater numbered(int number) {
      return new Rater("rater " + number);
    }

    @Override
    public String words() {
      return name;
    }
  }

  /** A model less another, on the same items. */
  record Difference(Model of, Model minus) implements Subject {
    @Override
    public String words() {
      return of.name() + " - " + minus.name();
    }
  }

  /** A model as a share of what raters reach. */
  record Share(Model of) implements Subject {
    @Override
    public String words() {
      return of.name() + " / raters";
    }
  }

  /** What results call it. No two subjects of a table have the same words. */
  String words();

  /** Whether it is people, each compared with the others: the human ceiling. */
  default boolean ceiling() {
    return this instanceof People || this instanceof PeopleOn;
  }

  /** Whether it is raters, or models in their place, or one of these beside another. */
  default boolean several() {
    return this instanceof Among
        || this instanceof Panel
        || this instanceof AskedOtherwise
        || this instanceof Member;
  }

  /** Whether it is made of two that are compared: a difference or a share. */
  default boolean ofTwo() {
    return this instanceof Difference || this instanceof Share;
  }
}
