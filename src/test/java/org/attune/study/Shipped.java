package org.attune.study;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.Shared;

/** Runs a protocol on the shared corpora, or skips the test where they are not there. */
final class Shipped {

  private Shipped() {}

  /** The folder of the study's results, below {@code folder}. */
  static Path run(Path protocol, String study, Path folder) throws IOException {
    return run(protocol, study, folder, Map.of());
  }

  /** The same with settings beside those of the tests. */
  static Path run(Path protocol, String study, Path folder, Map<String, String> conf)
      throws IOException {
    Map<String, String> settings = new TreeMap<>(conf);
    settings.putIfAbsent("spark.sql.shuffle.partitions", "2");
    settings.put("spark.driver.host", "127.0.0.1");
    Path data = Shared.file("datasets");
    Setting setting =
        new Setting(
            Path.of("."),
            data,
            data,
            folder.resolve("results"),
            folder.resolve("work"),
            settings,
            Optional.of("local[2]"));
    Terminal silent =
        new Terminal(new PrintStream(OutputStream.nullOutputStream()), Terminal.Detail.PLAIN);
    try (Verbs running = new Verbs(protocol, setting, silent)) {
      running.run();
    }
    return folder.resolve("results").resolve(study);
  }
}
