package org.attune.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;

/** Reads a file whose rows name their columns by a format of corpora. */
final class FormatRows {

  private static final FormatSettings OWN = new FormatSettings("", "", true, List.of(), "");

  private FormatRows() {}

  /**
   * The table.
   *
   * @param file name of the file, for messages
   * @param source where its text is
   * @param what what the form of the file is called
   * @throws CorpusException with the line, if a row cannot be read
   */
  static Sheet sheet(String file, Path source, CorpusFormat format, String what)
      throws IOException {
    List<Row.Read> all = new ArrayList<>();
    Slice whole = new Slice(source.toString(), 0, Files.size(source), 1);
    Map<String, Integer> columns = new LinkedHashMap<>();
    try (CorpusFormat.Rows rows = format.read(whole, OWN)) {
      while (rows.hasNext()) {
        Row.Read row = read(file, rows.next());
        row.columnNames().forEach(column -> columns.putIfAbsent(column, columns.size()));
        all.add(row);
      }
    } catch (UncheckedIOException | IOException e) {
      throw new CorpusException(file, "an undamaged file of " + what, "one that cannot be read");
    } catch (RuntimeException e) {
      throw e instanceof CorpusException
          ? e
          : new CorpusException(file, "an undamaged file of " + what, "one that cannot be read");
    }
    if (all.isEmpty()) {
      throw new CorpusException(file, "rows of ratings", "none");
    }
    List<String> names = List.copyOf(columns.keySet());
    List<Sheet.Line> lines = new ArrayList<>();
    for (Row.Read row : all) {
      lines.add(
          new Sheet.Line(
              row.line(), names.stream().map(name -> row.get(name).orElse("")).toList()));
    }
    return new Sheet(file, "csv", "", "", names, lines, Edits.none().changing("read as " + what));
  }

  /** A row that could be read. */
  static Row.Read read(String file, Row row) {
    if (row instanceof Row.Broken broken) {
      String[] reason = broken.reason().replaceFirst("^expected ", "").split(", found ", 2);
      throw new CorpusException(
          file + ":" + row.line(), reason[0], reason.length > 1 ? reason[1] : "none");
    }
    return (Row.Read) row;
  }
}
