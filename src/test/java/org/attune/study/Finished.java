package org.attune.study;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.attune.Launch;

/** Test studies that are run once for all tests, which get copies of what is left of the run. */
final class Finished {

  /** Of one run of the tests, which may be in several processes. */
  private static final Path FOLDER =
      Path.of("target", "finished")
          .resolve(
              System.getProperty("attune.test.run", "" + ProcessHandle.current().pid())
                  .replace(':', '-'))
          .toAbsolutePath();

  /** Studies and their corpora. */
  private static final Map<String, String[]> CORPORA =
      Map.of(
          "agreement", new String[] {"neighbours", "interviews", "postcards"},
          "models", new String[] {"everyday-conversations", "postcards"},
          "consensus", new String[] {"guestbook"},
          "tables", new String[] {"guestbook", "interviews"});

  private static final String MODEL = "tiny-emotion";

  private static final Map<String, Bench> RUN = new TreeMap<>();

  private Finished() {}

  /** A copy of a study's project folder after it was run with one partition. */
  static synchronized Bench copy(String study, Path folder) {
    return RUN.computeIfAbsent(study, Finished::run).copyTo(folder).ownModels(MODEL);
  }

  /** A copy of its results, corpora and models, without anything kept between runs. */
  static Bench copyWithoutWork(String study, Path folder) {
    Bench bench = copy(study, folder);
    Bench.files(bench.work()).keySet().forEach(file -> Bench.delete(bench.work().resolve(file)));
    return bench;
  }

  /**
   * A copy of its results, corpora and models, where a verification finds items, models and scores
   * that are as the study's run made them, as if one before had found a difference.
   */
  static Bench copyToVerify(String study, Path folder) {
    Bench bench = copy(study, folder);
    Path again = bench.work().resolve("verify").resolve(study).resolve("work");
    for (String kept : new String[] {"corpora", "fitted", "scores"}) {
      move(bench.work().resolve(kept), again.resolve(kept));
    }
    return bench;
  }

  private static void move(Path from, Path to) {
    Bench.files(from)
        .forEach(
            (name, text) -> {
              Bench.write(to.resolve(name), text);
              Bench.delete(from.resolve(name));
            });
  }

  private static Bench run(String study) {
    Path folder = FOLDER.resolve(study);
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel lock = FileChannel.open(FOLDER.resolve(study + ".lock"), CREATE, WRITE)) {
        lock.lock();
        Path finished = FOLDER.resolve(study + ".finished");
        if (!Files.exists(finished)) {
          Bench bench = at(folder, study);
          Launch run = bench.run("run", study);
          assertThat(run.err()).isEmpty();
          assertThat(run.exit()).isZero();
          Files.createFile(finished);
        }
        return at(folder, study);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bench at(Path folder, String study) {
    return Bench.at(folder, CORPORA.get(study)).ownModels(MODEL).spark("local[2]", 1);
  }

  /**
   * Leaves nothing of {@code models} to make codes and tallies from: only tables are made again.
   */
  static void onlyTables(Bench bench) {
    Bench.delete(bench.corpus("postcards").resolve("postcards.csv"));
    Bench.delete(bench.corpus("everyday-conversations").resolve("turns.csv"));
  }
}
