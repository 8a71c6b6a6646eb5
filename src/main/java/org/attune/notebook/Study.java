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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.corpus.CorpusException;
import org.attune.figure.CalibrationCurve;
import org.attune.table.CalibrationBin;
import org.attune.table.Cell;
import org.attune.table.Confusion;
import org.attune.table.CsvReader;
import org.attune.table.Html;
import org.attune.table.Layout;
import org.attune.table.ResultTable;

/**
 * A finished study: what {@code jobs/attune run} wrote to a folder of results, and nothing else, so
 * that a notebook shows the very numbers of the tables.
 */
public final class Study implements Shown {

  private static final String ESTIMATES = "estimates.csv";

  private final String name;
  private final String title;
  private final double level;
  private final String bootstrap;
  private final Map<String, ResultTable> tables;
  private final List<Confusion> confusions;
  private final List<CalibrationBin> calibration;

  private Study(
      String name,
      JsonNode manifest,
      Map<String, ResultTable> tables,
      List<Confusion> confusions,
      List<CalibrationBin> calibration) {
    this.name = manifest.path("study").asText(name);
    this.title = manifest.path("title").asText(name);
    this.level = manifest.path("resampling").path("level").asDouble(0.95);
    this.bootstrap = manifest.path("resampling").path("method").asText("bootstrap");
    this.tables = tables;
    this.confusions = confusions;
    this.calibration = calibration;
  }

  /**
   * Opens a folder of results, {@code results/quickstart}; it may lie in the working directory or
   * in a folder above.
   *
   * @throws CorpusException if there is no such folder, or it does not hold results of a study
   */
  public static Study open(String folder) {
    Path named = Path.of(folder);
    Path found =
        Folders.find(named, Files::isDirectory)
            .orElseThrow(
                () ->
                    new CorpusException(
                        folder,
                        "a folder of results that jobs/attune run wrote",
                        "no such folder here or above"));
    if (!Files.isRegularFile(found.resolve(ESTIMATES))) {
      throw new CorpusException(
          folder,
          "results that jobs/attune run wrote, with " + ESTIMATES + " among them",
          "no " + ESTIMATES);
    }
    return new Study(
        String.valueOf(found.normalize().getFileName()),
        manifest(found.resolve("manifest.json")),
        tables(found, CsvReader.estimates(found.resolve(ESTIMATES))),
        isFile(found, "confusion.csv")
            ? CsvReader.confusions(found.resolve("confusion.csv"))
            : List.of(),
        isFile(found, "calibration.csv")
            ? CsvReader.calibration(found.resolve("calibration.csv"))
            : List.of());
  }

  /** Two studies side by side: their estimates of the same cells and how they differ. */
  public static Comparison compare(Study a, Study b) {
    return Comparison.of(a, b);
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

  /** Its name: that of its folder. */
  public String name() {
    return name;
  }

  /** The question it asks. */
  public String title() {
    return title;
  }

  double level() {
    return level;
  }

  String bootstrap() {
    return bootstrap;
  }

  /** Names and captions of its tables. */
  public Contents tables() {
    Map<String, String> captions = new LinkedHashMap<>();
    tables.forEach((table, result) -> captions.put(table, result.caption()));
    return new Contents(captions);
  }

  /**
   * A table by name.
   *
   * @throws CorpusException if there is none; lists those there are
   */
  public TableView table(String table) {
    if (!tables.containsKey(table)) {
      throw new CorpusException(
          "study " + name, "a table, one of " + tables.keySet(), "\"" + table + "\"");
    }
    return new TableView(tables.get(table), level, bootstrap);
  }

  /** All cells of all tables. */
  public List<Cell> cells() {
    return tables.values().stream().flatMap(table -> table.cells().stream()).toList();
  }

  /**
   * How a scorer's answers and the reference fall together on a scale of categories.
   *
   * @throws CorpusException if the study has no such matrix; lists those there are
   */
  public ConfusionMatrix confusion(String scorer, String dimension) {
    List<Confusion> own =
        confusions.stream()
            .filter(c -> c.scorer().equals(scorer) && c.dimension().equals(dimension))
            .toList();
    if (own.isEmpty()) {
      Set<String> known = new LinkedHashSet<>();
      confusions.forEach(c -> known.add(c.scorer() + " on " + c.dimension()));
      throw new CorpusException(
          "study " + name,
          known.isEmpty()
              ? "a study of categories with confusion.csv"
              : "a confusion matrix, one of " + known,
          scorer + " on " + dimension);
    }
    return ConfusionMatrix.of(scorer, dimension, own);
  }

  /** What a cell was counted from: the confusion matrix of its scorer and dimension. */
  public ConfusionMatrix confusion(Cell cell) {
    return confusion(cell.scorer(), cell.dimension());
  }

  /**
   * How often a scorer is right where it is sure, a figure for each label.
   *
   * @throws CorpusException if its calibration was not counted; lists those that were
   */
  public Figures calibration(String scorer, String dimension) {
    Map<String, List<CalibrationBin>> byLabel = new LinkedHashMap<>();
    Set<String> known = new LinkedHashSet<>();
    for (CalibrationBin bin : calibration) {
      known.add(bin.scorer() + " on " + bin.dimension());
      if (bin.scorer().equals(scorer) && bin.dimension().equals(dimension)) {
        byLabel.computeIfAbsent(bin.label(), label -> new ArrayList<>()).add(bin);
      }
    }
    if (byLabel.isEmpty()) {
      throw new CorpusException(
          "study " + name,
          known.isEmpty() ? "a study with calibration.csv" : "calibration, one of " + known,
          scorer + " on " + dimension);
    }
    return new Figures(
        byLabel.entrySet().stream()
            .map(
                label ->
                    CalibrationCurve.of(
                        scorer
                            + " on "
                            + dimension
                            + (label.getKey().isEmpty() ? "" : ": " + label.getKey()),
                        label.getValue()))
            .toList());
  }

  @Override
  public String html() {
    return "<p><strong>" + Html.escaped(title) + "</strong></p>\n" + tables().html();
  }

  @Override
  public String toString() {
    return title + "\n\n" + tables();
  }
}
