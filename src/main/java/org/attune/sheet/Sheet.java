package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of ratings as it stands in a file, or as it was put right.
 *
 * @param file name of the file, without its folder
 * @param format name of its format in cards
 * @param delimiter character between columns, or the empty text where it is the format's own
 * @param quote character around values, or the empty text where it is the format's own
 * @param columns names by which a card calls the columns, in their order
 * @param lines rows, at least one, each with a value for every column
 * @param edits what is otherwise than in the file, and what is known of it
 */
public record Sheet(
    String file,
    String format,
    String delimiter,
    String quote,
    List<String> columns,
    List<Line> lines,
    Edits edits) {

  /**
   * A row.
   *
   * @param number line of the file, from 1, at which it begins
   * @param values raw values in the order of the columns
   * @param origins where it was before several files became one table: by the column, and under the
   *     empty name for all other columns; empty if there is one file
   */
  public record Line(long number, List<String> values, Map<String, Origin> origins) {

    Line(long number, List<String> values) {
      this(number, values, Map.of());
    }

    /** The same row with other values. */
    Line with(List<String> others) {
      return new Line(number, others, origins);
    }

    /** Where the value of a column was in one of several files. */
    private Optional<Origin> origin(String column) {
      return Optional.ofNullable(origins.getOrDefault(column, origins.get("")));
    }
  }

  /**
   * A line of one of several files.
   *
   * @param file name of the file, without its folder
   * @param line its number, from 1
   */
  public record Origin(String file, long line) {}

  /** A table that is no longer as the file is: its copy is written as CSV. */
  Sheet with(List<String> otherColumns, List<Line> otherLines, Edits otherEdits) {
    return new Sheet(file, "csv", "", "", otherColumns, otherLines, otherEdits.rewriting());
  }

  /** The same table, and more that is known of it. */
  Sheet with(Edits otherEdits) {
    return new Sheet(file, format, delimiter, quote, columns, lines, otherEdits);
  }

  /** Values of a column, row by row. */
  public List<String> values(String column) {
    int at = columns.indexOf(column);
    return lines.stream().map(line -> line.values().get(at)).toList();
  }

  /** Where the value of a column is in a row, from 0: file and line, at the head of messages. */
  public String where(int row, String column) {
    Line line = lines.get(row);
    return line.origin(column)
        .map(o -> o.file() + ":" + o.line())
        .orElse(file + ":" + line.number());
  }

  /** The same within a sentence, the file only where there are several. */
  String line(int row, String column) {
    Line line = lines.get(row);
    return line.origin(column)
        .map(o -> "line " + o.line() + " of " + o.file())
        .orElse("line " + line.number());
  }

  /** Rows of a table made of its columns. */
  static final class Rows {

    private Rows() {}

    /** The table without empty rows, unless all are empty. */
    static Sheet filled(Sheet sheet) {
      return TableExport.rows(
          sheet,
          row -> !sheet.lines().get(row).values().stream().allMatch(String::isBlank),
          "empty rows are left out");
    }

    /** The rows of a table with other values. */
    static List<Sheet.Line> of(Sheet sheet, List<List<String>> columns) {
      List<Sheet.Line> lines = new ArrayList<>();
      for (int row = 0; row < sheet.lines().size(); row++) {
        int at = row;
        lines.add(sheet.lines().get(row).with(columns.stream().map(c -> c.get(at)).toList()));
      }
      return lines;
    }
  }

  /**
   * What is otherwise in a table than in its file, and what was learned of it on the way.
   *
   * @param changes what was put right or turned, in sentences without a full stop
   * @param doubts what may be otherwise, and what to do then
   * @param left columns of the file that the table no longer has, and why
   * @param known what its columns are
   * @param rewritten true if rows or columns are no longer those of the file
   */
  public record Edits(
      List<String> changes,
      List<String> doubts,
      Map<String, String> left,
      Hints known,
      boolean rewritten) {

    public Edits {
      changes = List.copyOf(changes);
      doubts = List.copyOf(doubts);
      left = new LinkedHashMap<>(left);
    }

    /** The table is as the file is, and nothing is known of it. */
    static Edits none() {
      return new Edits(List.of(), List.of(), Map.of(), Hints.none(), false);
    }

    /** One thing more is otherwise. */
    Edits changing(String change) {
      return new Edits(joined(changes, change), doubts, left, known, rewritten);
    }

    /** One thing more may be otherwise. */
    Edits doubting(String doubt) {
      return new Edits(changes, joined(doubts, doubt), left, known, rewritten);
    }

    /** A column fewer. */
    Edits leaving(String column, String why) {
      Map<String, String> more = new LinkedHashMap<>(left);
      more.put(column, why);
      return new Edits(changes, doubts, more, known, rewritten);
    }

    /** More is known of the columns, and counts before what was known. */
    Edits knowing(Hints more) {
      return new Edits(changes, doubts, left, more.or(known), rewritten);
    }

    /** Rows or columns are no longer those of the file. */
    Edits rewriting() {
      return new Edits(changes, doubts, left, known, true);
    }

    private static List<String> joined(List<String> some, String one) {
      List<String> all = new ArrayList<>(some);
      all.add(one);
      return all;
    }
  }
}
