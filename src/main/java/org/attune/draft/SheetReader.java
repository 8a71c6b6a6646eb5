package org.attune.draft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.Csv;
import org.attune.corpus.Decimals;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.Tsv;

/**
 * Reads a file of ratings through the formats of corpora, so that a study will read the same rows,
 * and finds out what separates its columns.
 */
final class SheetReader {

  private static final String DELIMITERS = ",;\t|";

  /** Rows of spreadsheets and of other packed files begin like this. */
  private static final String ZIP = "PK\u0003\u0004";

  private final Path path;
  private final String file;

  private SheetReader(Path path) {
    this.path = path;
    file = path.getFileName().toString();
  }

  /**
   * The table in a comma- or tab-separated file with names of its columns in the first row.
   *
   * @throws CorpusException with the line, if the file is no such table
   */
  static Sheet read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new CorpusException(path.toString(), "a file of ratings (--ratings)", "no such file");
    }
    return new SheetReader(path).read();
  }

  private Sheet read() {
    try {
      String first = firstLine();
      boolean tabs = delimiter(first) == '\t';
      String delimiter = tabs || delimiter(first) == ',' ? "" : String.valueOf(delimiter(first));
      String quote = tabs && first.startsWith("\"") ? "\"" : "";
      CorpusFormat format = tabs ? new Tsv() : new Csv();
      FormatSettings settings = new FormatSettings(delimiter, quote, true, List.of(), "");
      List<String> names = new ArrayList<>();
      List<Sheet.Line> lines = new ArrayList<>();
      Slice whole = new Slice(path.toString(), 0, Files.size(path), 1);
      try (CorpusFormat.Rows rows = format.read(whole, settings)) {
        while (rows.hasNext()) {
          lines.add(line(rows.next(), names));
        }
      }
      if (lines.isEmpty()) {
        throw new CorpusException(
            file, "rows of ratings below the names of the columns", "only the first row");
      }
      checkNames(names);
      Sheet sheet =
          new Sheet(file, tabs ? "tsv" : "csv", delimiter, quote, List.copyOf(names), lines);
      if (delimiter.equals(";")) {
        checkDecimals(sheet);
      }
      return sheet;
    } catch (IOException | UncheckedIOException e) {
      String message = String.valueOf(e.getMessage());
      throw message.contains("expected UTF-8")
          ? notUtf8(file + ":1")
          : new CorpusException(file, "a table that can be read", message);
    }
  }

  /** The first line that is not empty, its bytes as characters. */
  private String firstLine() throws IOException {
    try (InputStream bytes = Files.newInputStream(path);
        InputStream unpacked = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader text =
            new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.ISO_8859_1))) {
      String first = text.readLine();
      if (first == null || first.isBlank()) {
        throw new CorpusException(
            file, "names of columns in the first line", first == null ? "an empty file" : "none");
      }
      if (first.startsWith(ZIP) || file.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx?|ods)")) {
        throw new CorpusException(
            file, "comma- or tab-separated text", "a spreadsheet (save it as \"CSV UTF-8\")");
      }
      if (first.startsWith("\u00FF\u00FE") || first.startsWith("\u00FE\u00FF")) {
        throw notUtf8(file + ":1");
      }
      return first.startsWith("\u00EF\u00BB\u00BF") ? first.substring(3) : first;
    }
  }

  /** What stands most often between quotes in the first line; the comma of several as often. */
  private static char delimiter(String first) {
    String bare = first.replaceAll("\"[^\"]*\"", "");
    char best = ',';
    for (char delimiter : DELIMITERS.toCharArray()) {
      if (count(bare, delimiter) > count(bare, best)) {
        best = delimiter;
      }
    }
    return best;
  }

  private static long count(String text, char character) {
    return text.chars().filter(c -> c == character).count();
  }

  private Sheet.Line line(Row row, List<String> names) {
    if (row instanceof Row.Broken broken) {
      String where = file + ":" + row.line();
      if (broken.reason().startsWith("expected UTF-8")) {
        throw notUtf8(where);
      }
      String[] reason = broken.reason().replaceFirst("^expected ", "").split(", found ", 2);
      throw new CorpusException(where, reason[0], reason.length > 1 ? reason[1] : "none");
    }
    Row.Read read = (Row.Read) row;
    if (names.isEmpty()) {
      names.addAll(read.columnNames());
    }
    if (read.values().length != names.size()) {
      throw new CorpusException(
          file + ":" + row.line(),
          names.size() + " columns as in the first row",
          Integer.toString(read.values().length));
    }
    return new Sheet.Line(row.line(), List.of(read.values()));
  }

  /** Spreadsheets that write a comma into numbers put semicolons between columns. */
  private static void checkDecimals(Sheet sheet) {
    for (String column : sheet.columns()) {
      List<String> values = sheet.values(column);
      List<String> given = values.stream().filter(v -> !v.isBlank()).toList();
      boolean numbers = given.stream().allMatch(v -> v.strip().matches("-?\\d+(,\\d+)?"));
      int first =
          values.stream().filter(v -> v.contains(",")).findFirst().map(values::indexOf).orElse(-1);
      if (numbers && first >= 0) {
        throw new CorpusException(
            sheet.where(first),
            "numbers with a decimal point in column \"" + column + "\"",
            "a decimal comma");
      }
    }
  }

  private static CorpusException notUtf8(String where) {
    return new CorpusException(
        where, "UTF-8 text", "other bytes (spreadsheets save it as \"CSV UTF-8\")");
  }

  private void checkNames(List<String> names) {
    if (names.size() > 1 && names.stream().allMatch(name -> Decimals.number(name).isPresent())) {
      throw new CorpusException(file + ":1", "names of the columns", "numbers");
    }
    for (String name : names) {
      if (name.contains(" ~ ")) {
        throw new CorpusException(
            file + ":1", "names of columns without \" ~ \", which cards use", "\"" + name + "\"");
      }
    }
  }
}
