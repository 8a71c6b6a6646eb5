package org.attune.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.protocol.Protocol;
import org.attune.table.ResultColumn;
import org.attune.table.ResultColumns;

/**
 * What the columns of {@code estimates.csv}, {@code confusion.csv} and {@code calibration.csv}
 * mean, for machines: beside each a file of its name in JSON, as Psych-DS has it for the metadata
 * of a data file ("sidecar"). It is a schema.org Dataset in JSON-LD with the three fields Psych-DS
 * requires, {@code name}, {@code description} and {@code variableMeasured}, a PropertyValue for
 * each column in the file's order, so each file is described whole and inherits nothing.
 *
 * <p>There is no {@code dataset_description.json}: by it a folder would claim to be a Psych-DS
 * dataset, which must keep its files under {@code data/} with names that end in {@code _data.csv}.
 * What describes the folder is {@link Crate}. Tables of the protocol have no such file, because
 * their columns are statistics, labels or scorers; each of their numbers stands in {@code
 * estimates.csv}.
 *
 * <p>Schema.org has no word for a missing value; when a column is empty is said in its description.
 *
 * @see <a href="https://psych-ds.github.io">Psych-DS</a>
 * @see <a href="https://schema.org/variableMeasured">schema.org/variableMeasured</a>
 */
public final class Columns {

  private static final Map<ResultColumn.Kind, String> TYPES =
      Map.of(
          ResultColumn.Kind.TEXT, "https://schema.org/Text",
          ResultColumn.Kind.COUNT, "https://schema.org/Integer",
          ResultColumn.Kind.NUMBER, "https://schema.org/Number");

  private Columns() {}

  /**
   * The descriptions of a study's files, by file name.
   *
   * @param account the study; files it has no values for have no description
   */
  public static SortedMap<String, String> files(FinishedStudy account) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("estimates.json", estimates(account.protocol()));
    if (!account.confusions().isEmpty()) {
      files.put("confusion.json", confusion(account.protocol()));
    }
    if (!account.calibration().isEmpty()) {
      files.put("calibration.json", calibration(account.protocol()));
    }
    return files;
  }

  /** {@code estimates.json}. */
  static String estimates(Protocol protocol) {
    return json(
        protocol,
        "estimates",
        "Every number of the tables of the study, on a line of its own with what it is about.",
        ResultColumns.ESTIMATES);
  }

  /** {@code confusion.json}. */
  static String confusion(Protocol protocol) {
    return json(
        protocol,
        "confusion",
        "How many items with each category of the reference got each answer.",
        ResultColumns.CONFUSION);
  }

  /** {@code calibration.json}. */
  static String calibration(Protocol protocol) {
    return json(
        protocol,
        "calibration",
        "How often scorers are right on items they are about equally sure of.",
        ResultColumns.CALIBRATION);
  }

  private static <T> String json(
      Protocol protocol, String name, String description, List<ResultColumn<T>> columns) {
    return Json.text(
        Map.of(
            "@context",
            "https://schema.org/",
            "@type",
            "Dataset",
            "name",
            name + " of the study " + protocol.study(),
            "description",
            description + " The study asks: " + protocol.title(),
            "variableMeasured",
            columns.stream().map(Columns::variable).toList()));
  }

  private static Map<String, Object> variable(ResultColumn<?> column) {
    Map<String, Object> variable = new TreeMap<>();
    variable.put("@type", "PropertyValue");
    variable.put("additionalType", TYPES.get(column.kind()));
    variable.put("name", column.name());
    variable.put(
        "description",
        column.empty().isEmpty()
            ? column.description()
            : column.description() + " Empty " + column.empty() + ".");
    Optional.of(column.unit())
        .filter(u -> !u.isEmpty())
        .ifPresent(u -> variable.put("unitText", u));
    column.min().ifPresent(min -> variable.put("minValue", min));
    column.max().ifPresent(max -> variable.put("maxValue", max));
    return variable;
  }
}
