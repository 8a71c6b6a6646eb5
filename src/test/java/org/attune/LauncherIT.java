package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher, from a folder whose name has a space. */
class LauncherIT {

  private static final Path FOLDER = Path.of("target", "launcher").toAbsolutePath();
  private static final Path PROJECT = FOLDER.resolve("a project");
  private static final Path PROTOCOL =
      Path.of("src", "test", "resources", "studies", "protocols", "agreement.yaml");

  @BeforeEach
  void linkTheProject() throws IOException {
    Job.empty(FOLDER);
    Files.createDirectories(PROJECT.resolve("target"));
    for (String part : List.of("jobs", "datasets", "src", "pom.xml", "target/lib")) {
      Files.createSymbolicLink(PROJECT.resolve(part), Path.of(part).toAbsolutePath());
    }
    Files.copy(Path.of("target", "attune.jar"), PROJECT.resolve("target").resolve("attune.jar"));
  }

  private static Job attune(String... arguments) {
    return Job.start(
        PROJECT.resolve("jobs").resolve("attune"), FOLDER.resolve("out"), List.of(arguments));
  }

  private static void check(Job job, int exit, String printed) {
    assertThat(job.exit()).as(job.printed()).isEqualTo(exit);
    assertThat(job.printed()).contains(printed);
  }

  @Test
  void runsFromAnyFolder() {
    check(attune(), 0, "Usage: jobs/attune");
    check(attune("list", "formats"), 0, "csv\n");
    check(attune("tabel"), 2, "Did you mean: jobs/attune table");
    Path data = Path.of("src", "test", "resources", "studies", "datasets");
    String work = FOLDER.resolve("work").toString();
    check(
        attune(
            "import",
            PROTOCOL.toString(),
            "--data",
            data.toString(),
            "--work",
            work,
            "--conf=jobs/laptop.conf"),
        0,
        "import neighbours: 10 items\n");
    check(
        attune("table", PROTOCOL.toString(), "--work", work, "--data", data.toString()),
        2,
        "`attune score`");
  }
}
