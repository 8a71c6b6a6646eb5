package org.attune.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a drawing's panel lies and what numbers its edges stand for.
 *
 * @param left room beside the panel, in pixels, for labels of rows
 * @param width width of the panel in pixels
 * @param height height of the panel in pixels
 * @param below room below the panel, and below its axis if it has one, in pixels
 * @param lowX number at the left edge
 * @param highX number at the right edge, above {@code lowX}
 * @param axis title of the horizontal axis; empty for no axis
 */
record Frame(int left, int width, int height, int below, double lowX, double highX, String axis) {

  /** White between two numbers of the axis, in pixels. */
  private static final double BETWEEN = 20;

  /** Widths of a digit or sign, and of a point, on the axis, in pixels. */
  private static final double DIGIT = 8;

  private static final double POINT = 5;

  /** Most numbers of an axis are as wide as so many digits. */
  private static final int USUAL = 4;

  /** Part of a step by which a number on the edge may be off for rounding. */
  private static final double ROUNDING = 1e-4;

  /** A number of the axis and how it is written. */
  record Tick(double at, String label) {

    private double width() {
      return label.chars().mapToDouble(c -> c == '.' || c == ',' ? POINT : DIGIT).sum();
    }
  }

  /** The number that stands a number of pixels right of the panel's left edge. */
  double x(double pixels) {
    return lowX + pixels / width * (highX - lowX);
  }

  /** Pixels from the panel's left edge to a number. */
  double pixels(double x) {
    double slope = width / (highX - lowX);
    return x * slope - lowX * slope;
  }

  /** Round numbers for the axis, as many as have room; none without an axis. */
  List<Tick> ticks() {
    if (axis.isEmpty()) {
      return List.of();
    }
    int most = room(USUAL * DIGIT);
    List<Tick> ticks = ticks(most);
    while (overlapping(ticks) && most > 1) {
      double widest = ticks.stream().mapToDouble(Tick::width).max().orElse(0);
      most = Math.min(most - 1, room(widest));
      ticks = ticks(most);
    }
    return ticks;
  }

  private int room(double label) {
    return (int) Math.max(1, width / (label + BETWEEN));
  }

  private List<Tick> ticks(int most) {
    List<Tick> ticks = List.of();
    for (int aim = most; aim > 0 && (aim == most || ticks.size() > most); aim--) {
      ticks = ticks(step((highX - lowX) / aim));
    }
    return ticks.subList(0, Math.min(most, ticks.size()));
  }

  /** The step nearest to another that is 1, 2 or 5 times a power of 10. */
  private static double step(double raw) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
    double share = power / raw;
    return share <= 0.15
        ? 10 * power
        : share <= 0.35 ? 5 * power : share <= 0.75 ? 2 * power : power;
  }

  private List<Tick> ticks(double step) {
    int decimals = (int) Math.max(0, Math.ceil(-StrictMath.log10(step) - 0.001));
    String form = "%,." + decimals + "f";
    List<Tick> ticks = new ArrayList<>();
    for (double n = Math.ceil(lowX / step - ROUNDING); n * step <= highX + step * ROUNDING; n++) {
      double at = Math.max(lowX, Math.min(highX, n * step));
      ticks.add(new Tick(at, String.format(Locale.ROOT, form, at == 0 ? 0 : at)));
    }
    return ticks;
  }

  private boolean overlapping(List<Tick> ticks) {
    double end = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      double half = tick.width() / 2;
      if (pixels(tick.at()) - half - BETWEEN / 2 <= end) {
        return true;
      }
      end = pixels(tick.at()) + half;
    }
    return false;
  }
}
