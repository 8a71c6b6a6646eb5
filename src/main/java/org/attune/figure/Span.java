package org.attune.figure;

import java.util.List;
import org.attune.statistic.Estimate;

/**
 * The part of the number line that a figure shows.
 *
 * @param low left edge
 * @param high right edge, above {@code low}
 */
record Span(double low, double high) {

  /** An interval may lie so many times the span of the estimates beyond them, or is cut. */
  private static final double REACH = 2;

  /** From so many estimates on their span says how far an interval may reach. */
  private static final int MANY = 5;

  private static final double MARGIN = 0.04;

  /** Room for all estimates, what they are compared with, and intervals unless they are huge. */
  static Span of(List<Estimate.Value> values, Kind kind) {
    double least = kind.compares() ? kind.neutral() : values.get(0).point();
    double most = least;
    for (Estimate.Value value : values) {
      least = Math.min(least, value.point());
      most = Math.max(most, value.point());
    }
    boolean cut = values.size() >= MANY && most > least;
    double lowest = cut ? least - REACH * (most - least) : Double.NEGATIVE_INFINITY;
    double highest = cut ? most + REACH * (most - least) : Double.POSITIVE_INFINITY;
    for (Estimate.Value value : values) {
      if (value.interval().isPresent()) {
        least = Math.min(least, Math.max(lowest, value.interval().get().low()));
        most = Math.max(most, Math.min(highest, value.interval().get().high()));
      }
    }
    double margin = most > least ? MARGIN * (most - least) : Math.max(0.1, Math.abs(most) / 10);
    return new Span(least - margin, most + margin);
  }

  /** A number, or the edge it lies beyond. */
  double within(double number) {
    return Math.max(low, Math.min(high, number));
  }
}
