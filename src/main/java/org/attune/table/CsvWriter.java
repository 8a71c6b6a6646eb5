package org.attune.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.attune.statistic.Estimate;

/** Tables as CSV: commas, line feeds, quotes where needed. */
public final class CsvWriter {

  /** Header of {@code estimates.csv}. */
  public static final List<String> ESTIMATES = ResultColumn.names(ResultColumns.ESTIMATES);

  /** Header of {@code estimates.csv} as earlier versions wrote it. */
  public static final List<String> EARLIER_ESTIMATES =
      ESTIMATES.stream().filter(name -> !ResultColumns.LATER.contains(name)).toList();

  private CsvWriter() {}

  /** Every cell on a line of its own, six decimals. */
  public static String estimates(Released released) {
    return lines(ResultColumns.ESTIMATES, released.cells());
  }

  /** Whether two cells have the same line. */
  public static boolean same(Cell a, Cell b) {
    return lines(ResultColumns.ESTIMATES, List.of(a))
        .equals(lines(ResultColumns.ESTIMATES, List.of(b)));
  }

  /** Every pair of reference and answer that occurs on a line of its own. */
  public static String confusions(Released released) {
    return lines(ResultColumns.CONFUSION, released.confusions());
  }

  /** Every bin of confidence on a line of its own. */
  public static String calibration(Released released) {
    return lines(ResultColumns.CALIBRATION, released.calibration());
  }

  /** A header, and a line for each of some things. */
  private static <T> String lines(List<ResultColumn<T>> columns, List<T> things) {
    List<List<String>> lines = new ArrayList<>(List.of(ResultColumn.names(columns)));
    for (T thing : things) {
      lines.add(columns.stream().map(column -> column.value().apply(thing)).toList());
    }
    return lines(lines);
  }

  /** A table as it is read: a line a row; estimate and limits of each column beside each other. */
  public static String table(Released.Table released) {
    ResultTable table = released.shown();
    Map<List<List<String>>, Cell> places = table.places();
    List<String> head = new ArrayList<>(table.rows().stream().map(TextTable::name).toList());
    for (List<String> column : table.columnHeads()) {
      String name = TextTable.head(column);
      Collections.addAll(head, name, name + " low", name + " high");
    }
    List<List<String>> lines = new ArrayList<>(List.of(head));
    for (List<String> row : table.rowHeads()) {
      List<String> line = new ArrayList<>(row);
      for (List<String> column : table.columnHeads()) {
        Cell cell = places.get(List.of(row, column));
        line.addAll(
            cell == null ? List.of("", "", "") : numbers(cell.estimate(), table.decimals()));
      }
      lines.add(line);
    }
    return lines(lines);
  }

  /** Lines of values, each such that no spreadsheet runs it. */
  public static String lines(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<String> line : lines) {
        printer.printRecord(line.stream().map(SpreadsheetText::written).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> numbers(Estimate estimate, int decimals) {
    if (!(estimate instanceof Estimate.Value value)) {
      return List.of("", "", "");
    }
    return List.of(
        Numbers.text(value.point(), decimals),
        value.interval().map(i -> Numbers.text(i.low(), decimals)).orElse(""),
        value.interval().map(i -> Numbers.text(i.high(), decimals)).orElse(""));
  }
}
