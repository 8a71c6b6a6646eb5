package org.attune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files lie that are of no use after a run: a private folder of the run's own, below its work
 * folder, so that what a killed run leaves is found and removed by the next. Where no run has set
 * one, as on a worker of a cluster, it is a {@link TemporaryFolder} of the process.
 */
public final class Scratch {

  /** System property that names the folder. */
  public static final String PROPERTY = "attune.scratch";

  private Scratch() {}

  /** A new folder that only its owner may read. */
  public static Path folder(String prefix) throws IOException {
    return Files.createTempDirectory(place(), prefix);
  }

  /** A new file that only its owner may read. */
  public static Path file(String prefix, String suffix) throws IOException {
    return Files.createTempFile(place(), prefix, suffix);
  }

  private static Path place() throws IOException {
    Optional<Path> ofRun =
        Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).filter(Files::isDirectory);
    return ofRun.isPresent() ? ofRun.get() : TemporaryFolder.ofProcess();
  }
}
