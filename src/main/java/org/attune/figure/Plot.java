package org.attune.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A drawing. Marks are laid over each other in the order they are added. Horizontal places are
 * numbers of the frame's axis; vertical ones are pixels down from the panel's top. Either may lie
 * outside the panel.
 */
final class Plot {

  /** Shapes with a line around them. */
  enum Shape {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    WEDGE
  }

  /** Which end or middle of a text stands at its place. */
  enum Align {
    START(""),
    MIDDLE("middle"),
    END("end");

    private final String anchor;

    Align(String anchor) {
      this.anchor = anchor;
    }
  }

  /** Room around everything, in pixels. */
  private static final int PADDING = 10;

  /** Further room on the right, for the half of a number below the panel's edge, in pixels. */
  private static final int RIGHT = 10;

  /** Room for an axis with numbers and a title, in pixels. */
  private static final int AXIS = 30;

  /** From the panel's bottom to the foot of the axis' numbers, and of its title, in pixels. */
  private static final double NUMBERS = 12.1;

  private static final double TITLE = 32.1;

  /** So near to the panel's edge, in pixels, there is no line of the grid. */
  private static final double CLEAR = 6;

  /** How far the foot of a line of text is below its middle, in pixels. */
  private static final double FOOT = 0.3 * Labels.SIZE;

  /** Diameter of a point of size 1, in pixels. */
  private static final double POINT = 2.2;

  /** Width of the line around a point, in pixels. */
  private static final double EDGE = 1.65;

  /** Length of dashes and of what is between them, in pixels. */
  private static final String DASHES = "4.3,4.3";

  private static final double HEIGHT_OF_TRIANGLE = Math.sqrt(3) / 2;

  private final Frame frame;
  private final List<Svg.Mark> marks = new ArrayList<>();

  Plot(Frame frame) {
    this.frame = frame;
    for (Frame.Tick tick : frame.ticks()) {
      double across = frame.pixels(tick.at());
      if (Math.min(across, frame.width() - across) > CLEAR) {
        line(tick.at(), frame.height(), tick.at(), 0, Colours.GRID, 1);
      }
    }
    for (Frame.Tick tick : frame.ticks()) {
      words(tick.at(), frame.height() + NUMBERS - FOOT, tick.label(), Align.MIDDLE);
    }
  }

  /** A filled area. */
  void area(double x, double y, double toX, double toY, String fill) {
    Map<String, String> place = new LinkedHashMap<>();
    place.put("x", across(frame.pixels(x)));
    place.put("y", down(y));
    place.put("width", Svg.pixels(frame.pixels(toX) - frame.pixels(x)));
    place.put("height", Svg.pixels(toY - y));
    marks.add(new Svg.Mark("rect", place, Map.of("fill", fill), ""));
  }

  /** A line of a width in pixels. */
  void line(double x, double y, double toX, double toY, String colour, double width) {
    line(x, y, toX, toY, looks("stroke", colour, "stroke-width", Svg.pixels(width)));
  }

  /** A dashed line, one pixel wide. */
  void dashes(double x, double y, double toX, double toY, String colour) {
    line(x, y, toX, toY, looks("stroke", colour, "stroke-width", "1", "stroke-dasharray", DASHES));
  }

  private void line(double x, double y, double toX, double toY, Map<String, String> looks) {
    Map<String, String> place = new LinkedHashMap<>();
    place.put("x1", across(frame.pixels(x)));
    place.put("x2", across(frame.pixels(toX)));
    place.put("y1", down(y));
    place.put("y2", down(toY));
    if (!place.get("x1").equals(place.get("x2")) || !place.get("y1").equals(place.get("y2"))) {
      marks.add(new Svg.Mark("line", place, looks, ""));
    }
  }

  /** A point; {@code size} is about its diameter in pixels over 2.2. */
  void point(double x, double y, Shape shape, String fill, String colour, double size) {
    double across = frame.pixels(x);
    double diameter = size * POINT;
    double width = diameter + EDGE;
    double half = width / 2;
    Map<String, String> place = new LinkedHashMap<>();
    switch (shape) {
      case CIRCLE -> {
        place.put("cx", across(across));
        place.put("cy", down(y));
        place.put("r", Svg.pixels(half));
      }
      case SQUARE -> {
        place.put("x", across(across - half));
        place.put("y", down(y - half));
        place.put("width", Svg.pixels(width));
        place.put("height", Svg.pixels(width));
      }
      case TRIANGLE, WEDGE -> {
        double tall = HEIGHT_OF_TRIANGLE * width;
        double[] xs = {across - half, across + half, across};
        double top = y - tall / 2;
        place.put(
            "d",
            shape == Shape.WEDGE
                ? path(xs, new double[] {top - EDGE / 4, top - EDGE / 4, top - EDGE / 4 + tall})
                : path(
                    new double[] {across, across + half, across - half},
                    new double[] {top + EDGE / 4, top + EDGE / 4 + tall, top + EDGE / 4 + tall}));
      }
      case DIAMOND -> {
        double to = (diameter + Math.sqrt(2) * EDGE) / 2;
        place.put(
            "d",
            path(
                new double[] {across, across + to, across, across - to},
                new double[] {y - to, y, y + to, y}));
      }
    }
    String tag =
        switch (shape) {
          case CIRCLE -> "circle";
          case SQUARE -> "rect";
          default -> "path";
        };
    Map<String, String> looks =
        looks("fill", fill, "stroke", colour, "stroke-width", Svg.pixels(EDGE));
    marks.add(new Svg.Mark(tag, place, looks, ""));
  }

  private String path(double[] x, double[] y) {
    StringBuilder path = new StringBuilder("M" + across(x[0]) + " " + down(y[0]));
    for (int i = 0; i < x.length; i++) {
      path.append("L" + across(x[i]) + " " + down(y[i]));
    }
    return path.append("Z").toString();
  }

  /** Lines of text around a place; {@code angle} in degrees against the clock. */
  void text(double x, double y, String text, Align align, boolean bold, String colour, int angle) {
    Map<String, String> looks =
        looks("fill", colour, "text-anchor", align.anchor, "font-weight", bold ? "bold" : "");
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      double at = y + (i - (lines.size() - 1) / 2.0) * Labels.LINE;
      Map<String, String> place = new LinkedHashMap<>();
      place.put("x", across(frame.pixels(x)));
      place.put("y", down(at + FOOT));
      if (angle != 0) {
        place.put(
            "transform",
            "rotate(" + (360 - angle) + " " + across(frame.pixels(x)) + " " + down(y) + ")");
      }
      if (!lines.get(i).isBlank()) {
        marks.add(new Svg.Mark("text", place, looks, lines.get(i).strip()));
      }
    }
  }

  private void words(double x, double y, String text, Align align) {
    text(x, y, text, align, false, Colours.TEXT, 0);
  }

  private static Map<String, String> looks(String... pairs) {
    Map<String, String> looks = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        looks.put(pairs[i], pairs[i + 1]);
      }
    }
    return looks;
  }

  /** Pixels right of the panel's left edge as pixels of the figure. */
  private String across(double pixels) {
    return Svg.pixels(pixels + PADDING + frame.left());
  }

  /** Pixels below the panel's top as pixels of the figure. */
  private static String down(double pixels) {
    return Svg.pixels(pixels + PADDING);
  }

  /** The drawing as a figure. */
  Figure figure(String name, String title, String description) {
    boolean axis = !frame.axis().isEmpty();
    if (axis) {
      words(
          frame.x(frame.width() / 2.0), frame.height() + TITLE - FOOT, frame.axis(), Align.MIDDLE);
    }
    int width = PADDING + frame.left() + frame.width() + RIGHT + PADDING;
    int height = PADDING + frame.height() + (axis ? AXIS : 0) + frame.below() + PADDING;
    return new Figure(
        name, title, "", description, Svg.of(marks, name, title, description, width, height));
  }
}
