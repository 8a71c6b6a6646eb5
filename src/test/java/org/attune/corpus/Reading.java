package org.attune.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What formats give for files, in a form that assertions can compare. */
final class Reading {
  static final FormatSettings HEADER = new FormatSettings("", "", true, List.of(), "");
  static final FormatSettings NO_HEADER = new FormatSettings("", "", false, List.of(), "");

  private Reading() {}

  static Path sample(String name) {
    return Path.of("src", "test", "resources", "formats", name);
  }

  static FormatSettings columns(String... names) {
    return new FormatSettings("", "", false, List.of(names), "");
  }

  static List<Row> rows(CorpusFormat format, Path file, FormatSettings settings)
      throws IOException {
    return rows(format, new Slice(file.toString(), 0, Files.size(file), 1), settings);
  }

  static List<Row> rows(CorpusFormat format, Slice slice, FormatSettings settings)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CorpusFormat.Rows read = format.read(slice, settings)) {
      read.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** Rows as {@code line [values]} or {@code line reason}. */
  static List<String> texts(List<Row> rows) {
    return rows.stream().map(Reading::text).toList();
  }

  private static String text(Row row) {
    if (row instanceof Row.Read read) {
      return read.line() + " " + Arrays.toString(read.values());
    }
    return row.line() + " " + ((Row.Broken) row).reason();
  }

  /** Values by column, those that are there. */
  static Map<String, String> values(Row row) {
    Row.Read read = (Row.Read) row;
    Map<String, String> values = new TreeMap<>();
    read.columns()
        .keySet()
        .forEach(column -> read.get(column).ifPresent(value -> values.put(column, value)));
    return values;
  }

  static List<Long> brokenLines(List<Row> rows) {
    return rows.stream().filter(row -> row instanceof Row.Broken).map(Row::line).toList();
  }
}
