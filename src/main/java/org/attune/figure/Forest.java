package org.attune.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.statistic.Estimate;

/**
 * One forest plot.
 *
 * @param groups its rows
 * @param kind what the rows are of
 * @param what the number on its axis, in words
 * @param span the part of the number line it shows
 * @param markers how scorers are marked
 */
record Forest(List<RowGroup> groups, Kind kind, String what, Span span, Markers markers) {

  private static final int ROW = 22;
  private static final int GAP = 8;

  /** From a row's label to the panel. */
  private static final int BESIDE = 12;

  private static final double WIDEST_LABEL = 215;
  private static final int PANEL = 340;
  private static final int NARROWEST = 250;
  private static final int WIDEST = 470;

  /** Width of an interval's line. */
  private static final double INTERVAL = 2;

  /** Length of the two strokes that mark where an interval is cut. */
  private static final double BARB = 5;

  /** A row, the middle of its height down from the top, and its height. */
  private record Placed(RowGroup.Row row, double y, double height) {}

  /** Rows that follow each other and have one ceiling. */
  private record Below(Estimate.Value ceiling, double top, double bottom) {}

  /** A group, its heading with its middle, its rows, and where the rows begin and end. */
  private record Block(
      RowGroup group,
      List<String> head,
      double headY,
      List<Placed> rows,
      double top,
      double bottom) {}

  Figure figure(String name, String title, String description) {
    double widest = 0;
    for (RowGroup group : groups) {
      for (RowGroup.Row row : group.rows()) {
        widest = Math.max(widest, Labels.widest(label(row)));
      }
    }
    int left = (int) Math.ceil(widest) + BESIDE;
    int wide = Math.max(NARROWEST, Math.min(PANEL, WIDEST - left));
    int width = Math.max(wide, (int) Math.ceil(Labels.width(what)) - GAP);
    List<Block> blocks = blocks(left + width);
    int height = (int) Math.ceil(blocks.get(blocks.size() - 1).bottom()) + GAP / 2;
    Frame frame = new Frame(left, width, height, 0, span.low(), span.high(), what);
    Plot plot = new Plot(frame);
    blocks.forEach(block -> backing(plot, frame, block));
    blocks.forEach(block -> band(plot, block));
    if (kind.compares()) {
      double neutral = kind.neutral();
      blocks.forEach(b -> plot.line(neutral, b.top(), neutral, b.bottom(), Colours.REFERENCE, 1.5));
    }
    blocks.forEach(block -> ceiling(plot, block));
    blocks.forEach(block -> block.rows().forEach(placed -> interval(plot, frame, placed)));
    blocks.forEach(block -> block.rows().forEach(placed -> point(plot, placed)));
    blocks.forEach(block -> words(plot, frame, block));
    return plot.figure(name, title, description).with(legend());
  }

  private String legend() {
    List<Estimate.Value> ceilings = groups.stream().flatMap(g -> g.ceiling().stream()).toList();
    List<String> legend = new ArrayList<>();
    if (!ceilings.isEmpty()) {
      legend.add(
          (ceilings.stream().anyMatch(c -> c.interval().isPresent())
                  ? "Grey band, dashed line"
                  : "Dashed line")
              + " and open diamond: raters against each other, the human ceiling"
              + (groups.stream().anyMatch(RowGroup::partly)
                  ? "; beside a scorer that did not answer all, on the items it answered."
                  : "."));
    }
    if (groups.stream()
        .flatMap(group -> group.rows().stream())
        .filter(RowGroup.Row::defined)
        .flatMap(row -> row.value().interval().stream())
        .anyMatch(i -> span.within(i.low()) > i.low() || span.within(i.high()) < i.high())) {
      legend.add("An arrowhead: the interval goes on.");
    }
    return String.join(" ", legend);
  }

  private List<Block> blocks(int width) {
    List<Block> blocks = new ArrayList<>();
    double y = 0;
    for (RowGroup group : groups) {
      y += group.head().isEmpty() ? GAP / 2.0 : GAP;
      List<String> head =
          group.head().isEmpty() ? List.of() : Labels.lines(group.head(), Labels.plain(width));
      double headY = y + head.size() * Labels.LINE / 2.0;
      y += head.size() * Labels.LINE;
      double top = y;
      List<Placed> rows = new ArrayList<>();
      for (RowGroup.Row row : group.rows()) {
        double height = ROW + (label(row).size() - 1) * Labels.LINE;
        rows.add(new Placed(row, y + height / 2, height));
        y += height;
      }
      blocks.add(new Block(group, head, headY, rows, top, y));
    }
    return blocks;
  }

  private static List<String> label(RowGroup.Row row) {
    return Labels.lines(row.label(), WIDEST_LABEL);
  }

  /** White below a heading, so that no line of the grid runs through it. */
  private static void backing(Plot plot, Frame frame, Block block) {
    double width = Labels.bold(Labels.widest(block.head()));
    if (width > frame.left()) {
      double half = block.head().size() * Labels.LINE / 2.0;
      double right = Math.min(frame.width(), width - frame.left());
      plot.area(
          frame.x(0), block.headY() - half, frame.x(right), block.headY() + half, Colours.WHITE);
    }
  }

  private void band(Plot plot, Block block) {
    for (Below below : ceilings(block)) {
      below
          .ceiling()
          .interval()
          .ifPresent(
              i ->
                  plot.area(
                      span.within(i.low()),
                      below.top(),
                      span.within(i.high()),
                      below.bottom(),
                      Colours.BAND));
    }
  }

  private static void ceiling(Plot plot, Block block) {
    for (Below below : ceilings(block)) {
      double point = below.ceiling().point();
      plot.dashes(point, below.top(), point, below.bottom(), Colours.REFERENCE);
    }
  }

  private static List<Below> ceilings(Block block) {
    List<Below> all = new ArrayList<>();
    double top = block.top();
    Optional<Estimate.Value> above = Optional.empty();
    for (Placed placed : block.rows()) {
      double bottom = placed.y() + placed.height() / 2;
      Optional<Estimate.Value> ceiling = block.group().ceiling(placed.row());
      if (ceiling.isPresent() && ceiling.equals(above)) {
        Below longer = all.remove(all.size() - 1);
        all.add(new Below(longer.ceiling(), longer.top(), bottom));
      } else if (ceiling.isPresent()) {
        all.add(new Below(ceiling.get(), top, bottom));
      }
      top = bottom;
      above = ceiling;
    }
    return all;
  }

  private void interval(Plot plot, Frame frame, Placed placed) {
    if (!placed.row().defined() || placed.row().value().interval().isEmpty()) {
      return;
    }
    Estimate.Interval interval = placed.row().value().interval().get();
    double y = placed.y();
    double low = span.within(interval.low());
    double high = span.within(interval.high());
    plot.line(low, y, high, y, Colours.TEXT, INTERVAL);
    double inward = frame.x(BARB) - frame.x(0);
    for (double barb : new double[] {-BARB, BARB}) {
      if (low > interval.low()) {
        plot.line(low, y, low + inward, y + barb, Colours.TEXT, INTERVAL);
      }
      if (high < interval.high()) {
        plot.line(high, y, high - inward, y + barb, Colours.TEXT, INTERVAL);
      }
    }
  }

  private void point(Plot plot, Placed placed) {
    if (placed.row().defined()) {
      markers.draw(plot, placed.row().cell(), placed.row().value().point(), placed.y());
    }
  }

  private static void words(Plot plot, Frame frame, Block block) {
    if (!block.head().isEmpty()) {
      plot.text(
          frame.x(-frame.left()),
          block.headY(),
          String.join("\n", block.head()),
          Plot.Align.START,
          true,
          Colours.TEXT,
          0);
    }
    for (Placed placed : block.rows()) {
      plot.text(
          frame.x(-BESIDE),
          placed.y(),
          String.join("\n", label(placed.row())),
          Plot.Align.END,
          false,
          Colours.TEXT,
          0);
      if (!placed.row().defined()) {
        plot.text(
            frame.x(frame.width() / 2.0),
            placed.y(),
            "undefined",
            Plot.Align.MIDDLE,
            false,
            Colours.FAINT,
            0);
      }
    }
  }
}
