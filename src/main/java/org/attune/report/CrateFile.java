package org.attune.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.protocol.TableEntry;
import org.attune.result.ResultFolder;

/**
 * What a file of a folder of results is, from its path.
 *
 * @param path its path in the folder, with slashes
 * @param part what it is to the run; a file of no known name is a result
 * @param about path of the file or name of the corpus it describes; empty if none
 * @param description what it holds, in a sentence
 */
record CrateFile(String path, Part part, String about, String description) {

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("bib", "application/x-bibtex"),
          Map.entry("csv", "text/csv"),
          Map.entry("gz", "application/gzip"),
          Map.entry("html", "text/html"),
          Map.entry("ipynb", "application/x-ipynb+json"),
          Map.entry("json", "application/json"),
          Map.entry("md", "text/markdown"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("tex", "application/x-tex"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("txt", "text/plain"),
          Map.entry("yaml", "application/yaml"));

  /** What a file is to a run; results are what an output of the workflow gives. */
  enum Part {
    WORKFLOW("What the study asks, of what, and which tables."),
    INPUT("What is known of a corpus."),
    REPORT("The study to read, with tables and figures."),
    TABLES("The tables of the protocol, each in several formats."),
    ESTIMATES("Every number of the tables, on a line of its own, and what its columns mean."),
    CONFUSION("How many items of each category got each answer, and what the columns mean."),
    CALIBRATION("How often scorers are right, by how sure they are, and what the columns mean."),
    CITATIONS("What to cite with these results."),
    MANIFEST("Hashes and counts of everything the results depend on."),
    TALLIES("The counts every number comes from."),
    CODES("A sample of what scorers answered, as numbers without texts."),
    EXPLANATIONS("What scorers looked at, and whether that is true of them, without texts."),
    OTHER("What the run made beside its tables.");

    private final String means;

    Part(String means) {
      this.means = means;
    }

    String means() {
      return means;
    }

    /** Name of the output of the workflow. */
    String slot() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean result() {
      return this != WORKFLOW && this != INPUT;
    }
  }

  static CrateFile of(String path, FinishedStudy account) {
    String[] steps = path.split("/");
    String corpus = steps.length > 1 ? steps[1].replaceFirst("\\.tsv$", "") : "";
    return switch (steps[0]) {
      case ResultFolder.PROTOCOL -> whole(path, Part.WORKFLOW);
      case "report.html" -> whole(path, Part.REPORT);
      case ResultFolder.ESTIMATES ->
          file(path, Part.ESTIMATES, "Every number of the tables, on a line of its own.");
      case ResultFolder.CONFUSION ->
          file(path, Part.CONFUSION, "How many items of each category got each answer.");
      case ResultFolder.CALIBRATION ->
          file(path, Part.CALIBRATION, "How often scorers are right, by how sure they are.");
      case "estimates.json" -> columns(path, Part.ESTIMATES);
      case "confusion.json" -> columns(path, Part.CONFUSION);
      case "calibration.json" -> columns(path, Part.CALIBRATION);
      case "citations.bib" -> whole(path, Part.CITATIONS);
      case ResultFolder.MANIFEST -> whole(path, Part.MANIFEST);
      case ResultFolder.CARDS ->
          new CrateFile(
              path,
              Part.INPUT,
              corpus,
              path.endsWith(".bib")
                  ? "How to cite the corpus " + corpus + "."
                  : "Card of the corpus "
                      + corpus
                      + ": where it comes from, its licence, and how it is read.");
      case "tallies" ->
          new CrateFile(
              path,
              Part.TALLIES,
              corpus,
              "The counts on the corpus " + corpus + " that every number comes from.");
      case "codes" -> whole(path, Part.CODES);
      case ResultFolder.EXPLANATIONS ->
          new CrateFile(
              path,
              Part.EXPLANATIONS,
              path.endsWith(".tsv") ? corpus : "",
              Explained.described(path));
      default -> table(path, account);
    };
  }

  /** The file that its part consists of, or one of many alike. */
  private static CrateFile whole(String path, Part part) {
    return file(path, part, part.means());
  }

  private static CrateFile file(String path, Part part, String description) {
    return new CrateFile(path, part, "", description);
  }

  private static CrateFile columns(String path, Part part) {
    String file = path.replaceFirst("\\.json$", ".csv");
    return new CrateFile(path, part, file, "What the columns of " + file + " mean.");
  }

  private static CrateFile table(String path, FinishedStudy account) {
    String stem = path.replaceFirst("\\.(csv|md|tex)$", "");
    for (TableEntry table : account.protocol().tables()) {
      if (stem.equals(table.name())) {
        return file(
            path, Part.TABLES, "Table " + stem + table.caption().map(c -> ": " + c).orElse("."));
      }
      if (stem.equals(table.name() + "-published")) {
        return file(path, Part.TABLES, "Published figures beside table " + table.name() + ".");
      }
    }
    return whole(path, Part.OTHER);
  }

  /** Its {@code @id}: the path as a relative reference (RFC 3986), percent-encoded in UTF-8. */
  String id() {
    return encoded(path);
  }

  /** A path as a part of a URI. */
  static String encoded(String path) {
    return Arrays.stream(path.split("/"))
        .map(step -> URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /** Its media type, from the end of its name. */
  String encodingFormat() {
    String end = path.substring(path.lastIndexOf('.') + 1);
    return MEDIA_TYPES.getOrDefault(end, "application/octet-stream");
  }
}
