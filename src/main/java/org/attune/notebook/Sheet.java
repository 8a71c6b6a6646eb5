package org.attune.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.CorpusException;

/**
 * The rows of a file of values between commas, semicolons or tabs, whichever its first line has
 * most of; UTF-8, with or without a byte order mark.
 *
 * @param file name of the file, as it was asked for
 * @param columns names of the columns, all different
 * @param rows the rows in order
 */
record Sheet(String file, List<String> columns, List<Row> rows) {

  /** A row and the line of the file at which it ends. */
  record Row(long line, List<String> values) {}

  private static final String DELIMITERS = ",;\t";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Reads a file that lies here or in a folder above. */
  static Sheet read(String file) {
    Path found =
        Folders.find(Path.of(file), Files::isRegularFile)
            .orElseThrow(
                () ->
                    new CorpusException(
                        file, "a file of ratings as CSV", "no such file here or above"));
    String text = text(file, found);
    List<String> columns = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format(text))) {
      for (CSVRecord row : parser) {
        long line = parser.getCurrentLineNumber();
        if (columns.isEmpty()) {
          row.forEach(name -> columns.add(name.strip()));
        } else if (row.size() != columns.size()) {
          throw new CorpusException(
              file + ":" + line,
              columns.size() + " values, one for each of " + columns,
              Integer.toString(row.size()));
        } else {
          rows.add(new Row(line, row.toList().stream().map(String::strip).toList()));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException(file, "comma-separated values", e.getMessage());
    }
    if (rows.isEmpty()) {
      throw new CorpusException(
          file, "a line of column names and lines of ratings", rows.size() + " lines of ratings");
    }
    if (new HashSet<>(columns).size() != columns.size()) {
      throw new CorpusException(file + ":1", "different names of columns", columns.toString());
    }
    return new Sheet(file, List.copyOf(columns), List.copyOf(rows));
  }

  private static String text(String file, Path found) {
    try {
      String text = Files.readString(found, StandardCharsets.UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (MalformedInputException e) {
      throw new CorpusException(file, "text in UTF-8", "other bytes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CSVFormat format(String text) {
    String first = text.lines().findFirst().orElse("");
    char most = DELIMITERS.charAt(0);
    for (char delimiter : DELIMITERS.toCharArray()) {
      most = count(first, delimiter) > count(first, most) ? delimiter : most;
    }
    return CSVFormat.DEFAULT.builder().setDelimiter(most).get();
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** Values of a column, row by row. */
  List<String> values(String column) {
    int at = column(column);
    return rows.stream().map(row -> row.values().get(at)).toList();
  }

  /** Position of a column. */
  int column(String name) {
    if (!columns.contains(name)) {
      throw new CorpusException(file + ":1", "a column, one of " + columns, "\"" + name + "\"");
    }
    return columns.indexOf(name);
  }
}
