package org.attune.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.attune.UserMistake;

/** The mistakes of one protocol, to be told all at once. */
final class Mistakes {

  private final String file;
  private final Set<String> lines = new LinkedHashSet<>();

  Mistakes(String file) {
    this.file = file;
  }

  void add(String path, String expected, String found) {
    add(path, expected + ", found " + found);
  }

  /** A mistake whose message says what was found. */
  void add(String path, String expectedAndFound) {
    lines.add(file + ": " + path + ": expected " + expectedAndFound);
  }

  /** A mistake whose message says where it is, what was expected, and what was found. */
  void add(String message) {
    lines.add(file + ": " + message);
  }

  /** Adds a mistake unless the name is among those there are. */
  void known(String path, String name, Collection<String> names) {
    if (!names.contains(name)) {
      add(
          path,
          names.isEmpty() ? "none, because there are none" : "one of " + names,
          "\"" + name + "\"");
    }
  }

  /**
   * @throws UserMistake with all mistakes so far, if there are any
   */
  void raise() {
    if (!lines.isEmpty()) {
      throw new UserMistake(String.join("\n", lines));
    }
  }
}
