package org.attune.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.corpus.CorpusException;
import org.attune.figure.CalibrationCurve;
import org.attune.table.CalibrationBin;
import org.attune.table.Cell;
import org.attune.table.Confusion;
import org.attune.table.Html;
import org.attune.table.ResultTable;
import org.attune.table.Subject;

/**
 * A finished study: what {@code jobs/attune run} wrote to a folder of results, and nothing else, so
 * that a notebook shows the numbers of the tables. They are read from the six decimals of {@code
 * estimates.csv}: one that lies halfway there may be shown with another last decimal than in the
 * table's own file.
 */
public final class Study implements Shown {

  private final StudyFiles files;

  private Study(StudyFiles files) {
    this.files = files;
  }

  /**
   * Opens a folder of results, {@code results/quickstart}; it may lie in the working directory or
   * in a folder above.
   *
   * @throws CorpusException if there is no such folder, or it does not hold results of a study
   */
  public static Study open(String folder) {
    return new Study(StudyFiles.read(folder));
  }

  /** Two studies side by side: their estimates of the same cells and how they differ. */
  public static Comparison compare(Study a, Study b) {
    return Comparison.of(a, b);
  }

  /** Its name, which is that of its folder. */
  public String name() {
    return files.name();
  }

  /** The question it asks. */
  public String title() {
    return files.title();
  }

  double level() {
    return files.level();
  }

  String method() {
    return files.method();
  }

  /** Names and captions of its tables. */
  public Contents tables() {
    Map<String, String> captions = new LinkedHashMap<>();
    files.tables().forEach((table, result) -> captions.put(table, result.caption()));
    return new Contents(captions);
  }

  /**
   * A table by name.
   *
   * @throws CorpusException if there is none; lists those there are
   */
  public TableView table(String table) {
    Map<String, ResultTable> tables = files.tables();
    if (!tables.containsKey(table)) {
      throw new CorpusException(
          "study " + name(), "a table, one of " + tables.keySet(), "\"" + table + "\"");
    }
    return new TableView(tables.get(table), level(), method());
  }

  /** All cells of all tables. */
  public List<Cell> cells() {
    return files.tables().values().stream().flatMap(table -> table.cells().stream()).toList();
  }

  /**
   * How a scorer's answers and the reference fall together on a scale of categories.
   *
   * @throws CorpusException if the study has no such matrix; lists those there are
   */
  public ConfusionMatrix confusion(String scorer, String dimension) {
    return confusion(new Subject.Model(scorer), dimension);
  }

  private ConfusionMatrix confusion(Subject scorer, String dimension) {
    List<Confusion> own =
        files.confusions().stream()
            .filter(c -> new Subject.Model(c.scorer()).equals(scorer))
            .filter(c -> c.dimension().equals(dimension))
            .toList();
    if (own.isEmpty()) {
      Set<String> known = new LinkedHashSet<>();
      files.confusions().forEach(c -> known.add(c.scorer() + " on " + c.dimension()));
      throw new CorpusException(
          "study " + name(),
          known.isEmpty()
              ? "a study of categories with confusion.csv"
              : "a confusion matrix, one of " + known,
          scorer.words() + " on " + dimension);
    }
    return ConfusionMatrix.of(scorer.words(), dimension, files.labels().apply(dimension), own);
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
    for (CalibrationBin bin : files.calibration()) {
      known.add(bin.scorer() + " on " + bin.dimension());
      if (bin.scorer().equals(scorer) && bin.dimension().equals(dimension)) {
        byLabel.computeIfAbsent(bin.label(), label -> new ArrayList<>()).add(bin);
      }
    }
    if (byLabel.isEmpty()) {
      throw new CorpusException(
          "study " + name(),
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
    return "<p><strong>" + Html.escaped(title()) + "</strong></p>\n" + tables().html();
  }

  @Override
  public String toString() {
    return title() + "\n\n" + tables();
  }
}
