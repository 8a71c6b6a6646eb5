package org.attune.notebook;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium without a window: what a page looks like.
 *
 * @param program the program
 * @param folder where it may write
 */
public record Browser(Path program, Path folder) {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String WINDOW = "--window-size=1000,6000";

  /** Pixels of the picture in a pixel of the page, so that small marks have an inside. */
  private static final int SCALE = 2;

  private static final int SECONDS = 600;

  /** Writes where the images of the page stand into its text, where the document can be read. */
  private static final String MEASURE =
      """
      <script>
      addEventListener('load', () => {
        const told = document.createElement('p');
        told.style.display = 'none';
        told.textContent = '@[' + [...document.images].map(image => {
          const box = image.getBoundingClientRect();
          return JSON.stringify([box.x, box.y, box.width, box.height].map(Math.round));
        }).join(',') + ']@';
        document.body.append(told);
      });
      </script>
      </body>
      """;

  private static final Pattern TOLD = Pattern.compile("@(\\[[^@]*])@</p>");

  /** A part of the picture of a page, in its pixels. */
  public record Area(int x, int y, int width, int height) {}

  /** The browser of the machine; the test is skipped if there is none. */
  public static Browser find(Path folder) {
    Optional<Path> program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        program.isPresent(), "skipped: no chromium on the path; on Debian: apt install chromium");
    return new Browser(program.get(), folder);
  }

  /** Where the images of a page stand, in its order. */
  public List<Area> images(Path page) throws IOException {
    Path measured = folder.resolve("measured.html");
    Files.writeString(measured, Files.readString(page).replace("</body>", MEASURE));
    Path dom = run("--dump-dom", measured);
    Matcher told = TOLD.matcher(Files.readString(dom));
    if (!told.find()) {
      throw new IllegalStateException("nothing was measured in " + dom);
    }
    List<Area> areas = new ArrayList<>();
    for (List<Integer> box :
        new ObjectMapper().readValue(told.group(1), new TypeReference<List<List<Integer>>>() {})) {
      areas.add(
          new Area(SCALE * box.get(0), SCALE * box.get(1), SCALE * box.get(2), SCALE * box.get(3)));
    }
    return areas;
  }

  /** The document a page has become after its scripts ran; it may read files beside it. */
  public String document(Path page) throws IOException {
    return Files.readString(
        run("--dump-dom", page, "--virtual-time-budget=60000", "--allow-file-access-from-files"));
  }

  /** What the page looks like. */
  public BufferedImage look(Path page) throws IOException {
    Path picture = folder.resolve(page.getFileName().toString().replace(".html", ".png"));
    Files.deleteIfExists(picture);
    run("--screenshot=" + picture, page);
    return ImageIO.read(picture.toFile());
  }

  private Path run(String what, Path page, String... more) throws IOException {
    Path out = folder.resolve("chromium.out");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-device-scale-factor=" + SCALE,
                "--user-data-dir=" + folder.resolve("profile"),
                WINDOW,
                what));
    command.addAll(List.of(more));
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("chromium.err").toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("chromium does not end, " + what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
    return out;
  }
}
