package org.attune.sheet;

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

  /** A first line by which Excel is told the delimiter. */
  private static final String DELIMITER_HINT = "(?i)sep=.";

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
      char delimiter = delimiter(first);
      Sheet sheet = delimiter == '\t' ? tabbed(first) : rows(first, new Csv(), delimiter, "");
      SheetNames.check(sheet);
      return sheet;
    } catch (IOException | UncheckedIOException e) {
      String message = String.valueOf(e.getMessage());
      throw message.contains("expected UTF-8")
          ? notUtf8(file + ":1")
          : new CorpusException(file, "a table that can be read", message);
    }
  }

  /** Tab-separated rows, with quotes around values if that fits all of them. */
  private Sheet tabbed(String first) throws IOException {
    Sheet quoted;
    try {
      quoted = rows(first, new Tsv(), '\t', "\"");
    } catch (CorpusException e) {
      return rows(first, new Tsv(), '\t', "");
    }
    boolean bare = !Files.readString(path, StandardCharsets.ISO_8859_1).contains("\"");
    return bare ? rows(first, new Tsv(), '\t', "") : quoted;
  }

  private Sheet rows(String first, CorpusFormat format, char delimiter, String quote)
      throws IOException {
    boolean own = delimiter == ',' || delimiter == '\t';
    FormatSettings settings =
        new FormatSettings(own ? "" : String.valueOf(delimiter), quote, false, List.of(), "");
    boolean hint = first.matches(DELIMITER_HINT);
    List<String> names = List.of();
    List<Sheet.Line> lines = new ArrayList<>();
    Slice whole = new Slice(path.toString(), 0, Files.size(path), 1);
    try (CorpusFormat.Rows rows = format.read(whole, settings)) {
      if (hint) {
        rows.next();
      }
      while (rows.hasNext()) {
        Row.Read row = read(rows.next());
        if (names.isEmpty()) {
          names = SheetNames.of(file + ":" + row.line(), List.of(row.values()));
        } else {
          lines.add(line(row, names));
        }
      }
    }
    if (lines.isEmpty()) {
      throw new CorpusException(
          file, "rows of ratings below the names of the columns", "only the first row");
    }
    return new Sheet(
        file,
        delimiter == '\t' ? "tsv" : "csv",
        settings.delimiter(),
        quote,
        names,
        lines,
        hint ? Edits.none().changing("the line \"" + first + "\" is left out") : Edits.none());
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

  private Row.Read read(Row row) {
    if (row instanceof Row.Broken broken) {
      String where = file + ":" + row.line();
      if (broken.reason().startsWith("expected UTF-8")) {
        throw notUtf8(where);
      }
      String[] reason = broken.reason().replaceFirst("^expected ", "").split(", found ", 2);
      throw new CorpusException(where, reason[0], reason.length > 1 ? reason[1] : "none");
    }
    return (Row.Read) row;
  }

  private Sheet.Line line(Row.Read row, List<String> names) {
    if (row.values().length != names.size()) {
      throw new CorpusException(
          file + ":" + row.line(),
          names.size() + " columns as in the first row",
          Integer.toString(row.values().length));
    }
    return new Sheet.Line(row.line(), List.of(row.values()));
  }

  private static CorpusException notUtf8(String where) {
    return new CorpusException(
        where, "UTF-8 text", "other bytes (spreadsheets save it as \"CSV UTF-8\")");
  }
}
