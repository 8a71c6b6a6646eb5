package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attune.Launch;

/** A finished study whose results are verified. */
final class Verified {

  static final String STUDY = "models";

  private static final String MODEL = "tiny-emotion";

  private static Bench finished;

  private Verified() {}

  /** Its results with corpora and models, without anything kept between runs. */
  static synchronized Bench copy(Path folder) {
    if (finished == null) {
      finished = run();
    }
    Bench bench = finished.copyTo(folder.resolve("copy")).ownModels(MODEL);
    Bench.files(bench.work()).keySet().forEach(file -> Bench.delete(bench.work().resolve(file)));
    return bench;
  }

  private static Bench run() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "verified");
      Bench bench =
          Bench.at(folder.toAbsolutePath(), "everyday-conversations", "postcards").ownModels(MODEL);
      Launch run = bench.run("run", STUDY);
      assertThat(run.err()).isEmpty();
      return bench;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves nothing to make codes and tallies from, so that only tables are made again. */
  static void onlyTables(Bench bench) {
    Bench.delete(bench.corpus("postcards").resolve("postcards.csv"));
    Bench.delete(bench.corpus("everyday-conversations").resolve("turns.csv"));
  }
}
