package org.attune;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Data and reference values that lie beside the project and are no part of it: folder {@code shared} next to the
 * project, or the one named by the system property {@code attune.shared}.
 */
public final class Shared {

  private Shared() {}

  /** A file or folder by its path in the shared folder; the test is skipped if it is not there. */
  public static Path file(String relative) {
    Path root = Path.of(System.getProperty("attune.shared", Path.of("..", "shared").toString()));
    Path file = root.resolve(relative);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "skipped: no " + file + "; name the folder by -Dattune.shared=FOLDER");
    return file;
  }
}
