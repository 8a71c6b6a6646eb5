package org.attune;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data and reference values that are not part of the project; tests that need them are skipped without. */
public final class Shared {

  private Shared() {}

  /**
   * A file or folder of the shared folder: system property {@code attune.shared}, or {@code ../shared}. Aborts
   * the test where it is absent.
   */
  public static Path file(String relative) {
    Path file = Path.of(System.getProperty("attune.shared", Path.of("..", "shared").toString())).resolve(relative);
    Assumptions.assumeTrue(Files.exists(file), () -> "no " + relative + " in the shared folder (attune.shared)");
    return file;
  }
}
