package org.attune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files lie that are of no use after a run: a private folder of the run's own, below its work
 * folder, so that what a killed run leaves is found and removed by the next. Where no run has set
 * one, as on a worker of a cluster, it is the machine's own.
 */
public final class Scratch {

  /** System property that names the folder. */
  public static final String PROPERTY = "attune.scratch";

  private Scratch() {}

  /** A new folder that only its owner may read. */
  public static Path folder(String prefix) throws IOException {
    Optional<Path> own = own();
    return own.isPresent()
        ? Files.createTempDirectory(own.get(), prefix)
        : Files.createTempDirectory(prefix);
  }

  /** A new file that only its owner may read; where no run cleans up, it goes with the process. */
  public static Path file(String prefix, String suffix) throws IOException {
    Optional<Path> own = own();
    if (own.isPresent()) {
      return Files.createTempFile(own.get(), prefix, suffix);
    }
    Path file = Files.createTempFile(prefix, suffix);
    file.toFile().deleteOnExit();
    return file;
  }

  private static Optional<Path> own() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(Path::of)
        .filter(Files::isDirectory);
  }
}
