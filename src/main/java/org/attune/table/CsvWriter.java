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
  public static final List<String> ESTIMATES =
      List.of(
          "table",
          "scorer",
          "reference",
          "dimension",
          "label",
          "stratum",
          "statistic",
          "estimate",
          "low",
          "high",
          "formula",
          "formula-low",
          "formula-high",
          "test",
          "p",
          "p-adjusted",
          "items",
          "raters",
          "blocks",
          "reason",
          "missing",
          "warnings");

  /** Header of {@code confusion.csv}. */
  public static final List<String> CONFUSION =
      List.of("scorer", "dimension", "reference", "model", "items");

  /** Header of {@code calibration.csv}. */
  public static final List<String> CALIBRATION =
      List.of("scorer", "dimension", "label", "bin", "items", "confidence", "right");

  private static final int DECIMALS = 6;

  private CsvWriter() {}

  /** Every cell on a line of its own, six decimals. */
  public static String estimates(List<Cell> cells) {
    List<List<String>> lines = new ArrayList<>(List.of(ESTIMATES));
    for (Cell c : cells) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  c.table(),
                  c.scorer(),
                  c.reference(),
                  c.dimension(),
                  c.label(),
                  c.stratum(),
                  c.statistic()));
      line.addAll(numbers(c.estimate(), DECIMALS));
      line.add(c.analytic().map(Cell.ByFormula::method).orElse(""));
      line.add(c.analytic().map(a -> Numbers.text(a.interval().low(), DECIMALS)).orElse(""));
      line.add(c.analytic().map(a -> Numbers.text(a.interval().high(), DECIMALS)).orElse(""));
      line.add(c.test().map(CsvWriter::name).orElse(""));
      line.add(c.test().map(t -> Numbers.text(t.p(), DECIMALS)).orElse(""));
      line.add(c.test().map(t -> Numbers.text(t.adjusted(), DECIMALS)).orElse(""));
      line.add(Long.toString(c.items()));
      line.add(c.raters() == 0 ? "" : Long.toString(c.raters()));
      line.add(Integer.toString(c.blocks()));
      line.add(c.estimate() instanceof Estimate.Undefined u ? u.reason() : "");
      line.add(c.missing());
      line.add(String.join("; ", c.warnings()));
      lines.add(line);
    }
    return lines(lines);
  }

  private static String name(Cell.Test test) {
    return test.adjustment().isEmpty()
        ? test.method()
        : test.method() + ", " + test.adjustment() + " over " + test.family();
  }

  /** A table as it is read: a line a row; estimate and limits of each column beside each other. */
  public static String table(ResultTable table) {
    Map<List<List<String>>, Cell> places = table.places();
    List<String> head = new ArrayList<>(table.rows().stream().map(Sheet::name).toList());
    for (List<String> column : table.columnHeads()) {
      String name = Sheet.head(column);
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

  /** A line for each pair of reference and answer. */
  public static String confusions(List<Confusion> confusions) {
    List<List<String>> lines = new ArrayList<>(List.of(CONFUSION));
    confusions.forEach(
        c ->
            lines.add(
                List.of(
                    c.scorer(),
                    c.dimension(),
                    c.reference(),
                    c.answer(),
                    Long.toString(c.items()))));
    return lines(lines);
  }

  /** A line for each bin with items. */
  public static String calibration(List<CalibrationBin> bins) {
    List<List<String>> lines = new ArrayList<>(List.of(CALIBRATION));
    bins.forEach(
        b ->
            lines.add(
                List.of(
                    b.scorer(),
                    b.dimension(),
                    b.label(),
                    Integer.toString(b.bin()),
                    Long.toString(b.items()),
                    Numbers.text(b.confidence(), DECIMALS),
                    Numbers.text(b.right(), DECIMALS))));
    return lines(lines);
  }

  /** Lines of values. */
  public static String lines(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<String> line : lines) {
        printer.printRecord(line);
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
