package org.attune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/**
 * Data and reference values that lie beside the project and are no part of it: folder {@code
 * shared} next to the project, or the one named by the system property {@code attune.shared}.
 */
public final class Shared {

  private Shared() {}

  /** A file or folder by its path in the shared folder; the test is skipped if it is not there. */
  public static Path file(String relative) {
    Path root = Path.of(System.getProperty("attune.shared", Path.of("..", "shared").toString()));
    Path file = root.resolve(relative);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "skipped: no " + file + "; name the folder by -Dattune.shared=FOLDER");
    return file;
  }

  /** The rows of a comma-separated file under its header. */
  public static List<CSVRecord> csv(String relative) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file(relative)), format)) {
      return rows.getRecords();
    }
  }

  /** The lines of a text file, split at tabs. */
  public static List<String[]> tabbed(String relative) throws IOException {
    return Files.readAllLines(file(relative)).stream().map(line -> line.split("\t", -1)).toList();
  }
}
