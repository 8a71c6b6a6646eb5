package org.attune.yaml;

import java.util.Set;

/** The names a file may use, by kind, such as the statistics or the scorers that exist. */
public interface Vocabulary {

  /** All names of a kind, in any order. */
  Set<String> names(String kind);

  /**
   * The record that holds the settings of the member {@code name} of a kind; asked only for its
   * {@link #names}.
   */
  Class<? extends Record> variant(String kind, String name);

  /**
   * True if every name is taken, and what is set for it is left unread: for files that were read
   * once, perhaps by another version, of which only other parts are wanted.
   */
  default boolean open() {
    return false;
  }

  /** Knows no name and takes all. */
  Vocabulary OPEN =
      new Vocabulary() {
        @Override
        public Set<String> names(String kind) {
          return Set.of();
        }

        @Override
        public Class<? extends Record> variant(String kind, String name) {
          return Unread.class;
        }

        @Override
        public boolean open() {
          return true;
        }
      };

  /** What stands for settings that were left unread. */
  record Unread() {}
}
