package org.attune;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data that tests read if it is there: in {@code ../shared}, or where the property {@code attune.shared} says. */
public final class Shared {

  private Shared() {}

  /** A file or folder of the shared data; skips the test where it is absent. */
  public static Path file(String relative) {
    String folder = System.getProperty("attune.shared");
    Path file = (folder == null ? Path.of("..", "shared") : Path.of(folder)).resolve(relative);
    assumeTrue(Files.exists(file), () -> "skipped: no shared data at " + file + " (set -Dattune.shared=FOLDER)");
    return file;
  }
}
