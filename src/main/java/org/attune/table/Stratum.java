package org.attune.table;

import org.attune.Names;
import org.attune.statistic.Gap;

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

  /** Those of a group, by those of another. */
  record Ratio(Group of, Group by) implements Stratum {
    @Override
    public String words() {
      return of.words() + " / " + by.words();
    }
  }

  /**
   * All groups of a table, as far as they are large enough: how far they lie apart.
   *
   * @param gap what of it
   * @param part whether it is the gap itself or what chance makes of it
   */
  record Between(Gap gap, Part part) implements Stratum {
    @Override
    public String words() {
      return Names.kebab(gap).replace('-', ' ') + part.words;
    }
  }

  /** The gap of groups, and what stands beside it. */
  enum Part {
    GAP(""),
    /** Its mean with labels of groups permuted. */
    CHANCE(", by chance"),
    /** What 95 % of permutations do not pass. */
    LIMIT(", 95 % of chance"),
    /** The gap less its mean by chance. */
    BEYOND(", beyond chance");

    private final String words;

    Part(String words) {
      this.words = words;
    }
  }

  /** All items, or those of a group, by its words. */
  static Stratum of(String words) {
    return words.isEmpty() ? new All() : new Group(words);
  }

  /** What results call it; empty for all items. */
  String words();
}
