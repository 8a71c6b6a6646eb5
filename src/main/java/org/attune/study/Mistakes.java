package org.attune.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything in which a protocol does not fit its corpora, reported together. */
final class Mistakes {

  private final String file;
  private final List<String> all = new ArrayList<>();

  Mistakes(String file) {
    this.file = file;
  }

  void add(String path, String expected, String found) {
    add(path, expected + ", found " + found);
  }

  void add(String path, String expectedAndFound) {
    String mistake = file + ": " + path + ": expected " + expectedAndFound;
    if (!all.contains(mistake)) {
      all.add(mistake);
    }
  }

  /** Adds a mistake unless {@code name} is one of {@code names}. */
  void known(String path, String name, Collection<String> names) {
    if (!names.contains(name)) {
      add(path, "one of " + names, "\"" + name + "\"");
    }
  }

  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new UserMistake(String.join("\n", all));
    }
  }
}
