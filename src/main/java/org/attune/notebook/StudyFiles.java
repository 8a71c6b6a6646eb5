package org.attune.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.corpus.CorpusException;
import org.attune.table.CalibrationBin;
import org.attune.table.Cell;
import org.attune.table.Confusion;
import org.attune.table.CsvReader;
import org.attune.table.Layout;
import org.attune.table.ResultTable;

/**
 * What the files of a folder of results say.
 *
 * @param name name of the study
 * @param title the question it asks; its name where that is not told
 * @param level confidence level of its intervals
 * @param method how they were made
 * @param tables its tables by name, in its order
 * @param confusions counts of scorers on scales of categories; none where nobody counted them
 * @param calibration bins of scorers whose calibration was counted
 */
record StudyFiles(
    String name,
    String title,
    double level,
    String method,
    Map<String, ResultTable> tables,
    List<Confusion> confusions,
    List<CalibrationBin> calibration) {

  private static final String ESTIMATES = "estimates.csv";
  private static final String CONFUSIONS = "confusion.csv";
  private static final String CALIBRATION = "calibration.csv";
  private static final double USUAL_LEVEL = 0.95;

  /** Reads a folder that lies here or in a folder above. */
  static StudyFiles read(String folder) {
    Path found =
        Folders.find(Path.of(folder), Files::isDirectory)
            .orElseThrow(
                () ->
                    new CorpusException(
                        folder,
                        "a folder of results that jobs/attune run wrote",
                        "no such folder here or above"));
    if (!isFile(found, ESTIMATES)) {
      throw new CorpusException(
          folder,
          "results that jobs/attune run wrote, with " + ESTIMATES + " among them",
          "no " + ESTIMATES);
    }
    JsonNode manifest = manifest(found.resolve("manifest.json"));
    String name = manifest.path("study").asText(String.valueOf(found.normalize().getFileName()));
    JsonNode resampling = manifest.path("resampling");
    return new StudyFiles(
        name,
        manifest.path("title").asText(name),
        resampling.path("level").asDouble(USUAL_LEVEL),
        resampling.path("method").asText("resampling"),
        tables(found, CsvReader.estimates(found.resolve(ESTIMATES))),
        isFile(found, CONFUSIONS) ? CsvReader.confusions(found.resolve(CONFUSIONS)) : List.of(),
        isFile(found, CALIBRATION) ? CsvReader.calibration(found.resolve(CALIBRATION)) : List.of());
  }

  private static boolean isFile(Path folder, String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  private static JsonNode manifest(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8))
          : new ObjectMapper().createObjectNode();
    } catch (IOException e) {
      throw new CorpusException(file.toString(), "a manifest in JSON", "other text");
    }
  }

  private static Map<String, ResultTable> tables(Path folder, List<Cell> cells) {
    Map<String, List<Cell>> byTable = new LinkedHashMap<>();
    cells.forEach(c -> byTable.computeIfAbsent(c.table(), t -> new ArrayList<>()).add(c));
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    byTable.forEach(
        (name, own) -> {
          Layout layout =
              (isFile(folder, name + ".csv")
                      ? Layout.read(folder.resolve(name + ".csv"), own)
                      : Optional.<Layout>empty())
                  .orElseGet(() -> Layout.usual(own));
          tables.put(
              name,
              new ResultTable(
                  name,
                  caption(folder.resolve(name + ".md")),
                  layout.rows(),
                  layout.columns(),
                  layout.decimals(),
                  List.copyOf(own)));
        });
    return tables;
  }

  /** What stands above the grid of a table in Markdown. */
  private static String caption(Path markdown) {
    if (!Files.isRegularFile(markdown)) {
      return "";
    }
    try {
      String text = Files.readString(markdown, StandardCharsets.UTF_8);
      return text.startsWith("|")
          ? ""
          : text.substring(0, Math.max(0, text.indexOf("\n\n|"))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
