package org.attune.table;

/** Which items a number is about. Only writers make words of it. */
public sealed interface Stratum {

  /** All of them. */
  record All() implements Stratum {
    @Override
    public String words() {
      return "";
    }
  }

  /**
   * Those of a group.
   *
   * @param words {@code name=value} of each attribute that makes the group
   */
  record Group(String words) implements Stratum {}

  /** Those of a group, less those of another. */
  record Difference(Group of, Group minus) implements Stratum {
    @Override
    public String words() {
      return of.words() + " - " + minus.words();
    }
  }

  /** All items, or those of a group, by its words. */
  static Stratum of(String words) {
    return words.isEmpty() ? new All() : new Group(words);
  }

  /** What results call it; empty for all items. */
  String words();
}
