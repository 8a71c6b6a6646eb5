package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.figure.AgreementMap;
import org.attune.figure.CalibrationCurve;
import org.attune.figure.ConfusionMap;
import org.attune.figure.Figure;
import org.attune.statistic.Statistic;
import org.attune.table.CalibrationBin;
import org.attune.table.Cell;
import org.attune.table.Confusion;
import org.attune.table.ResultTable;

/** The figures of a study that do not stand for one table. */
final class StudyFigures {

  private StudyFigures() {}

  /**
   * How far every two raters agree by the first statistic of the table that does not ask who comes
   * first, one figure a dimension and label; none if all ask.
   */
  @SuppressWarnings("rawtypes") // a class literal has no type argument
  static List<Figure> agreement(ResultTable table) {
    Map<String, Class<? extends Statistic>> known = Names.in(Statistic.class, Statistic.class);
    String shown =
        table.cells().stream()
            .map(Cell::statistic)
            .distinct()
            .filter(name -> Names.create(known.get(name)).symmetric())
            .findFirst()
            .orElse("");
    Map<String, List<Cell>> pairs =
        table.cells().stream()
            .filter(cell -> cell.statistic().equals(shown))
            .collect(
                Collectors.groupingBy(
                    c -> c.dimension() + (c.label().isEmpty() ? "" : ", " + c.label()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Figure> figures = new ArrayList<>();
    pairs.forEach((of, cells) -> figures.add(AgreementMap.of(shown + ", " + of, shown, cells)));
    return figures;
  }

  /** What scorers took for what, one figure a scorer and dimension. */
  static List<Figure> confusions(FinishedStudy account) {
    Map<List<String>, List<Confusion>> matrices =
        account.confusions().stream()
            .collect(
                Collectors.groupingBy(
                    c -> List.of(c.scorer(), c.dimension()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Figure> figures = new ArrayList<>();
    matrices.forEach(
        (of, cells) ->
            figures.add(
                ConfusionMap.of(
                    of.get(0) + ", " + of.get(1), cells, categories(account, of.get(1), cells))));
    return figures;
  }

  /** The categories in the order of the scale, as far as one of the cells names them. */
  private static List<String> categories(
      FinishedStudy account, String dimension, List<Confusion> cells) {
    return account.protocol().labels(dimension, account.cards()).stream()
        .filter(
            name ->
                cells.stream().anyMatch(c -> c.reference().equals(name) || c.answer().equals(name)))
        .toList();
  }

  /** How sure scorers were and how often right; one figure a dimension and label. */
  static List<Figure> calibration(FinishedStudy account) {
    Map<List<String>, List<CalibrationBin>> curves =
        account.calibration().stream()
            .collect(
                Collectors.groupingBy(
                    b -> List.of(b.dimension(), b.label()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Figure> figures = new ArrayList<>();
    curves.forEach(
        (of, bins) ->
            figures.add(
                CalibrationCurve.of(
                    of.get(0) + (of.get(1).isEmpty() ? "" : ", " + of.get(1)), bins)));
    return figures;
  }
}
