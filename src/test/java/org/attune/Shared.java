package org.attune;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The folder of reference values and real corpora beside the project, or where {@code attune.shared} says. */
public final class Shared {

  private Shared() {}

  /** A file of the folder; aborts the test where the folder is absent. */
  public static Path file(String relative) {
    Path folder = Path.of(System.getProperty("attune.shared", Path.of("..", "shared").toString()));
    assumeTrue(Files.isDirectory(folder), "skipped: no folder of shared data, set -Dattune.shared to its path");
    return folder.resolve(relative);
  }

  /** The rows of a comma-separated file under its header. */
  public static List<CSVRecord> csv(String relative) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setAllowMissingColumnNames(true).get();
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file(relative)), format)) {
      return rows.getRecords();
    }
  }

  /** The lines of a text file, split at tabs. */
  public static List<String[]> tabbed(String relative) throws IOException {
    return Files.readAllLines(file(relative)).stream().map(line -> line.split("\t", -1)).toList();
  }
}
