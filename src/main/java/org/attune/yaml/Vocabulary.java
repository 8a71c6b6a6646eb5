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
}
