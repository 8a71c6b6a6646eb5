package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.attune.notebook.Browser;
import org.attune.notebook.NotebookFile;
import org.attune.notebook.Pixels;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The notebooks with a real Java kernel, and how their pages look. Needs python3 of version 3.9 or
 * later and the Python Package Index, and for the looks chromium.
 */
class NotebooksIT {

  private static final Path FOLDER = Path.of("target", "notebooks").toAbsolutePath();
  private static final Path WORK = FOLDER.resolve("work");
  private static final Path OUTPUT = FOLDER.resolve("output");

  private static final Pattern IMAGE =
      Pattern.compile("<img[^>]*src=\"data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)\"[^>]*>");
  private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{6})\\b");
  private static final String EMPTY =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\"></svg>";

  /** A colour that is plotted fills the mark of an estimate or the cell of a map. */
  private static final int MANY = 20;

  private static final int SECONDS = 120;

  /** Asks pip for the kernel by itself, so that only a network that is not there skips the test. */
  @BeforeAll
  static void findPythonAndItsPackages() throws IOException {
    Files.createDirectories(FOLDER);
    Assumptions.assumeTrue(
        ends("python3", "-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))"),
        "skipped: no python3 of version 3.9 or later with venv");
    Assumptions.assumeTrue(
        Files.exists(WORK.resolve(Path.of("notebook-env", "installed.txt")))
            || ends(
                "python3",
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "-d",
                FOLDER + "/pip",
                "jjava"),
        "skipped: the Python Package Index is out of reach");
  }

  /** True if a program ends well. */
  private static boolean ends(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve("probe.out").toFile())
              .start();
      boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return done && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      return false;
    }
  }

  static List<NotebookFile> notebooks() {
    return NotebookFile.all();
  }

  private static Job execute(String notebook) {
    return Job.start(
        FOLDER.resolve("out"),
        List.of(
            "notebook",
            "--execute",
            notebook,
            "--work",
            WORK.toString(),
            "--output",
            OUTPUT.toString()));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyCellShowsSomethingAndThePageLooksLikeIt(NotebookFile notebook) throws IOException {
    Job job = execute(notebook.name());
    assertThat(job.exit()).as(job.printed()).isZero();
    NotebookFile executed = NotebookFile.read(OUTPUT.resolve(notebook.name() + ".ipynb"));
    StringBuilder html = new StringBuilder();
    for (JsonNode cell : executed.codeCells()) {
      String source = NotebookFile.source(cell);
      List<JsonNode> outputs = new ArrayList<>();
      cell.path("outputs").forEach(outputs::add);
      assertThat(outputs)
          .as(source)
          .extracting(output -> output.path("output_type").asText())
          .containsExactly("execute_result");
      html.append(text(outputs.get(0).path("data").path("text/html")));
    }
    assertThat(html).contains("<caption").contains("scope=\"row\"").contains("[0.");
    List<String> figures = figures(html.toString());
    assertThat(figures).isNotEmpty();
    Browser browser = Browser.find(FOLDER);
    Path page = OUTPUT.resolve(notebook.name() + ".html");
    assertThat(Files.readString(page)).doesNotContain("<script src=\"http");
    assertThat(missing(browser, page, figures)).isEmpty();
    Path blank = FOLDER.resolve("blank-" + notebook.name() + ".html");
    Files.writeString(blank, emptied(Files.readString(page)));
    assertThat(missing(browser, blank, figures)).as("figures taken out").hasSameSizeAs(figures);
  }

  /** A text that a notebook holds as one or as lines. */
  private static String text(JsonNode node) {
    StringBuilder text = new StringBuilder(node.asText());
    node.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  /** The drawings in a page. */
  private static List<String> figures(String html) {
    return IMAGE
        .matcher(html)
        .results()
        .map(image -> Base64.getDecoder().decode(image.group(1)))
        .map(svg -> new String(svg, StandardCharsets.UTF_8))
        .toList();
  }

  /** The page with an empty drawing in place of each figure. */
  private static String emptied(String html) {
    String empty = Base64.getEncoder().encodeToString(EMPTY.getBytes(StandardCharsets.UTF_8));
    return IMAGE.matcher(html).replaceAll(image -> image.group().replace(image.group(1), empty));
  }

  /** The figures whose colours are not all seen, each in many pixels, where the figure stands. */
  private static List<String> missing(Browser browser, Path page, List<String> figures)
      throws IOException {
    List<Browser.Area> areas = browser.images(page);
    assertThat(areas).as("images of " + page).hasSameSizeAs(figures);
    BufferedImage picture = browser.look(page);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      Pixels pixels = new Pixels(picture, areas.get(i));
      Set<Integer> colours = colours(figures.get(i));
      assertThat(colours).as("colours of figure " + i).isNotEmpty();
      if (!colours.stream().allMatch(colour -> pixels.of(colour) >= MANY)) {
        missing.add("figure " + i + " at " + areas.get(i) + ", colours " + colours);
      }
    }
    return missing;
  }

  private static Set<Integer> colours(String svg) {
    Set<Integer> colours = new TreeSet<>();
    COLOUR
        .matcher(svg)
        .results()
        .map((MatchResult found) -> Integer.parseInt(found.group(1), 16))
        .filter(Pixels::isColour)
        .forEach(colours::add);
    return colours;
  }

  @Test
  void aNotebookThatFailsIsTold() throws IOException {
    String text = Files.readString(Path.of("notebooks", "compare-studies.ipynb"));
    Path broken = FOLDER.resolve("broken.ipynb");
    Files.writeString(broken, text.replace("/empathic-reactions-split", "/no-such-study"));
    Job job = execute(broken.toString());
    assertThat(job.exit()).isEqualTo(1);
    assertThat(job.printed())
        .contains("no-such-study: expected a folder of results that jobs/attune run wrote")
        .contains("notebook broken.ipynb, code cell 1: ")
        .doesNotContain("code cell 2");
    assertThat(OUTPUT.resolve("broken.html")).exists();
  }
}
