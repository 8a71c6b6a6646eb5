package org.attune.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.table.CalibrationBin;
import org.attune.table.Markdown;

/**
 * How often scorers are right when they are about so sure: a reliability diagram. On the diagonal a
 * scorer is as often right as it is sure; below it, it is too sure.
 *
 * <p>DeGroot &amp; Fienberg (1983), The comparison and evaluation of forecasters, The Statistician
 * 32, 12-22, doi:10.2307/2987588.
 */
public final class CalibrationCurve {

  private static final int PANEL = 340;
  private static final int LEFT = 44;

  /** Where the panel begins, below the title of the vertical axis. */
  private static final int TOP = 24;

  /** Panel beyond 0 and 1 on every side. */
  private static final int EDGE = 10;

  private static final int TICKS = 5;
  private static final int BESIDE = 8;
  private static final int LEGEND_ROW = 22;

  /** From the panel's bottom to the first line of the legend. */
  private static final int LEGEND = 62;

  private static final int DECIMALS = 2;

  private CalibrationCurve() {}

  /**
   * The diagram: a line for each scorer, and for each dimension and label if there are several; the
   * area of a point is proportional to its number of items.
   *
   * @param title what it shows; its name follows from it
   * @param bins the bins; about six lines can be told apart well
   */
  public static Figure of(String title, List<CalibrationBin> bins) {
    Map<String, List<CalibrationBin>> lines = lines(bins);
    List<String> names = List.copyOf(lines.keySet());
    double legend = names.stream().mapToDouble(Labels::width).max().orElse(0);
    int width = (int) Math.max(PANEL + 2 * EDGE, Math.ceil(legend) + 4 * BESIDE);
    int below = names.isEmpty() ? 0 : names.size() * LEGEND_ROW + LEGEND_ROW / 2;
    double edge = (double) EDGE / PANEL;
    double right = (double) (width - EDGE) / PANEL;
    Frame frame =
        new Frame(LEFT, width, TOP + PANEL + EDGE, below, -edge, right, "mean confidence");
    Plot plot = new Plot(frame);
    scaffold(plot, frame);
    long most = bins.stream().mapToLong(CalibrationBin::items).max().orElse(1);
    for (int n = 0; n < names.size(); n++) {
      List<CalibrationBin> line = lines.get(names.get(n));
      for (int b = 1; b < line.size(); b++) {
        plot.line(
            line.get(b - 1).confidence(),
            y(line.get(b - 1).right()),
            line.get(b).confidence(),
            y(line.get(b).right()),
            Colours.category(n),
            1.5);
      }
    }
    for (int n = 0; n < names.size(); n++) {
      for (CalibrationBin bin : lines.get(names.get(n))) {
        double size = 2 + 4.5 * Math.sqrt((double) bin.items() / most);
        plot.point(
            bin.confidence(),
            y(bin.right()),
            Markers.shape(n),
            Colours.category(n),
            Colours.TEXT,
            size);
      }
    }
    for (int n = 0; n < names.size(); n++) {
      double y = TOP + PANEL + LEGEND + n * LEGEND_ROW;
      plot.point(frame.x(BESIDE), y, Markers.shape(n), Colours.category(n), Colours.TEXT, 4);
      plot.text(frame.x(3 * BESIDE), y, names.get(n), Plot.Align.START, false, Colours.TEXT, 0);
    }
    return plot.figure(Figure.name("calibration", title), title, told(lines));
  }

  /** Lines by name, each from its lowest bin to its highest. */
  private static Map<String, List<CalibrationBin>> lines(List<CalibrationBin> bins) {
    boolean dimensions = bins.stream().map(CalibrationBin::dimension).distinct().count() > 1;
    boolean labels = bins.stream().map(CalibrationBin::label).distinct().count() > 1;
    Map<String, List<CalibrationBin>> lines = new LinkedHashMap<>();
    for (CalibrationBin bin : bins) {
      lines
          .computeIfAbsent(
              bin.scorer()
                  + (dimensions ? ", " + bin.dimension() : "")
                  + (labels ? ", " + bin.label() : ""),
              name -> new ArrayList<>())
          .add(bin);
    }
    lines.values().forEach(line -> line.sort(Comparator.comparingInt(CalibrationBin::bin)));
    return lines;
  }

  private static double y(double share) {
    return TOP + (1 - share) * PANEL;
  }

  private static void scaffold(Plot plot, Frame frame) {
    for (int t = 0; t <= TICKS; t++) {
      double share = (double) t / TICKS;
      plot.line(0, y(share), 1, y(share), Colours.GRID, 1);
    }
    plot.dashes(0, y(0), 1, y(1), Colours.REFERENCE);
    for (int t = 0; t <= TICKS; t++) {
      double share = (double) t / TICKS;
      plot.text(
          frame.x(-BESIDE),
          y(share),
          Markdown.number(share, 1),
          Plot.Align.END,
          false,
          Colours.TEXT,
          0);
    }
    plot.text(
        frame.x(-LEFT), TOP / 2.0 - 2, "share right", Plot.Align.START, false, Colours.TEXT, 0);
  }

  private static String told(Map<String, List<CalibrationBin>> lines) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Reliability diagram: how often a scorer is right by how sure it is.");
    lines.forEach(
        (name, line) -> {
          long items = line.stream().mapToLong(CalibrationBin::items).sum();
          double sure = line.stream().mapToDouble(b -> b.items() * b.confidence()).sum() / items;
          double right = line.stream().mapToDouble(b -> b.items() * b.right()).sum() / items;
          CalibrationBin farthest =
              line.stream().max(Comparator.comparingDouble(CalibrationCurve::gap)).orElseThrow();
          sentences.add(
              name
                  + ": "
                  + ForestText.count(items, "item")
                  + " in "
                  + ForestText.count(line.size(), "bin")
                  + ", mean confidence "
                  + Markdown.number(sure, DECIMALS)
                  + ", right "
                  + Markdown.number(right, DECIMALS)
                  + "; farthest from the diagonal at confidence "
                  + Markdown.number(farthest.confidence(), DECIMALS)
                  + ", right "
                  + Markdown.number(farthest.right(), DECIMALS)
                  + ".");
        });
    if (lines.isEmpty()) {
      sentences.add("No items.");
    }
    return String.join(" ", sentences);
  }

  private static double gap(CalibrationBin bin) {
    return Math.abs(bin.right() - bin.confidence());
  }
}
