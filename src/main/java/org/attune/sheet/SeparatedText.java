package org.attune.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.Scratch;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.Csv;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.Tsv;

/**
 * Reads values between delimiters through the formats of corpora, so that a study will read the
 * same rows, and finds out what the delimiter is.
 *
 * @param path the file
 * @param text its text
 * @param changed true if the text is otherwise than the file, for which it then stands
 */
record SeparatedText(Path path, String text, boolean changed) {

  private static final String DELIMITERS = ",;\t|";

  /** So many lines show what separates columns. */
  private static final int SAMPLE = 40;

  private static final double MOST = 0.6;

  /** The table. */
  Sheet sheet() throws IOException {
    if (!changed) {
      return sheet(path);
    }
    Path copy = Scratch.file("ratings-", ".txt");
    try {
      Files.writeString(copy, text, StandardCharsets.UTF_8);
      return sheet(copy);
    } finally {
      Files.delete(copy);
    }
  }

  private Sheet sheet(Path source) throws IOException {
    char delimiter = delimiter();
    if (delimiter == '\t') {
      return tabbed(source);
    }
    String other = delimiter == ',' ? "" : String.valueOf(delimiter);
    return new Heading(file(), rows(source, new Csv(), other, "")).sheet("csv", other, "");
  }

  private String file() {
    return path.getFileName().toString();
  }

  /**
   * Tab-separated rows. Quotes stand around values only where rows are broken without them, or
   * where they make no difference to the rows: a lone quote at the beginning of a text is a part of
   * it.
   */
  private Sheet tabbed(Path source) throws IOException {
    List<Sheet.Line> bare = rows(source, new Tsv(), "", "");
    if (text.indexOf('"') >= 0) {
      try {
        List<Sheet.Line> quoted = rows(source, new Tsv(), "", "\"");
        boolean even = bare.stream().mapToInt(row -> row.values().size()).distinct().count() == 1;
        if (!even || quoted.size() == bare.size()) {
          return new Heading(file(), quoted).sheet("tsv", "", "\"");
        }
      } catch (CorpusException e) {
        return new Heading(file(), bare).sheet("tsv", "", "");
      }
    }
    return new Heading(file(), bare).sheet("tsv", "", "");
  }

  private List<Sheet.Line> rows(Path source, CorpusFormat format, String delimiter, String quote)
      throws IOException {
    FormatSettings settings = new FormatSettings(delimiter, quote, false, List.of(), "");
    Slice whole = new Slice(source.toString(), 0, Files.size(source), 1);
    List<Sheet.Line> lines = new ArrayList<>();
    try (CorpusFormat.Rows rows = format.read(whole, settings)) {
      while (rows.hasNext()) {
        Row.Read row = SheetReader.FormatRows.read(file(), rows.next());
        lines.add(new Sheet.Line(row.line(), List.of(row.values())));
      }
    }
    return lines;
  }

  /**
   * What stands most often between quotes in the first line, the comma of several as often; or what
   * stands as often in most of the others, where the first line is a title.
   */
  private char delimiter() {
    List<String> lines =
        text.lines()
            .filter(line -> !line.isBlank())
            .limit(SAMPLE)
            .map(SeparatedText::bare)
            .toList();
    String first = lines.get(0);
    if (first.matches(Heading.DELIMITER) && !first.endsWith("=")) {
      return first.charAt(first.length() - 1);
    }
    char best = ',';
    for (char delimiter : DELIMITERS.toCharArray()) {
      if (count(first, delimiter) > count(first, best)) {
        best = delimiter;
      }
    }
    return steady(lines, best) > 1.0 / 2 ? best : steadiest(lines, best);
  }

  private static String bare(String line) {
    return line.replaceAll("\"[^\"]*\"", "");
  }

  /** Share of the lines that have the delimiter as often as the first. */
  private static double steady(List<String> lines, char delimiter) {
    long often = count(lines.get(0), delimiter);
    return often == 0
        ? 0
        : (double) lines.stream().filter(line -> count(line, delimiter) == often).count()
            / lines.size();
  }

  private static char steadiest(List<String> lines, char otherwise) {
    char best = otherwise;
    double most = MOST * lines.size();
    for (char delimiter : DELIMITERS.toCharArray()) {
      Map<Long, Integer> counts = new HashMap<>();
      lines.stream()
          .map(line -> count(line, delimiter))
          .filter(often -> often > 0)
          .forEach(often -> counts.merge(often, 1, Integer::sum));
      int lead = counts.values().stream().max(Integer::compare).orElse(0);
      if (lead > most) {
        most = lead;
        best = delimiter;
      }
    }
    return best;
  }

  private static long count(String text, char character) {
    return text.chars().filter(c -> c == character).count();
  }
}
