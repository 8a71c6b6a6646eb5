package org.attune.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.statistic.Estimate;

/** How many intervals hold the truth. */
record Held(
    String name, Shape shape, int blocks, double given, double below, double above, double width) {

  static Held of(
      String row,
      Shape shape,
      int blocks,
      List<Map<String, Estimate>> estimates,
      Map<String, double[]> truths) {
    String[] parts = row.split(",");
    double[] of = truths.get(parts[0]);
    double truth =
        switch (Coverage.Kind.valueOf(parts[1])) {
          case VALUE -> of[0];
          case DIFFERENCE -> of[0] - of[1];
          case SHARE -> of[0] / of[1];
        };
    List<Estimate.Value> values =
        estimates.stream()
            .map(e -> e.get(row))
            .filter(Estimate.Value.class::isInstance)
            .map(Estimate.Value.class::cast)
            .toList();
    double[] points = values.stream().mapToDouble(Estimate.Value::point).sorted().toArray();
    List<Estimate.Interval> intervals =
        values.stream().flatMap(v -> v.interval().stream()).toList();
    double ideal =
        points.length == 0
            ? Double.NaN
            : points[(int) (.975 * (points.length - 1))]
                - points[(int) (.025 * (points.length - 1))];
    double n = intervals.size();
    return new Held(
        row,
        shape,
        blocks,
        n / estimates.size(),
        intervals.stream().filter(i -> truth < i.low()).count() / n,
        intervals.stream().filter(i -> truth > i.high()).count() / n,
        intervals.stream().mapToDouble(i -> i.high() - i.low()).sum() / n / ideal);
  }

  String row() {
    String start = (name + "," + shape).toLowerCase(Locale.ROOT).replace('_', '-');
    return given == 0
        ? String.format(Locale.ROOT, "%s,%d,0.000,,,,", start, blocks)
        : String.format(
            Locale.ROOT,
            "%s,%d,%.3f,%.3f,%.3f,%.3f,%.2f",
            start,
            blocks,
            given,
            1 - below - above,
            below,
            above,
            width);
  }
}
