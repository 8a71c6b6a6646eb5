package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Chromium without a window, where there is one. */
final class Browser {

  private static final int MINUTES = 3;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Path program;
  private final Path folder;

  private Browser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The browser on the path; the test is skipped if there is none.
   *
   * @param folder where it may write
   */
  static Browser find(Path folder) {
    List<Path> found =
        Stream.of(System.getenv("PATH").split(":"))
            .flatMap(at -> NAMES.stream().map(name -> Path.of(at, name)))
            .filter(Files::isExecutable)
            .toList();
    Assumptions.assumeTrue(!found.isEmpty(), () -> "skipped: none of " + NAMES + " is on the PATH");
    return new Browser(found.get(0), folder);
  }

  /** The document a page has become after its scripts ran. */
  String document(Path page) throws IOException, InterruptedException {
    return run(page, "--virtual-time-budget=60000", "--dump-dom");
  }

  /** A picture of the top of a page. */
  Path picture(Path page, int width, int height) throws IOException, InterruptedException {
    Path picture = folder.resolve(page.getFileName() + "-" + width + ".png");
    run(
        page,
        "--hide-scrollbars",
        "--screenshot=" + picture,
        "--window-size=" + width + "," + height);
    assertThat(picture).exists();
    return picture;
  }

  private String run(Path page, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Path out = Files.createTempFile(folder, "browser", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ends", program).isTrue();
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }
}
