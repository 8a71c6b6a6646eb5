package org.attune.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * A drawing by the library Lets-Plot; no other class names it. Marks are laid over each other in
 * the order they are added. Horizontal places are numbers of the frame's axis; vertical ones are
 * pixels down from the panel's top. Either may lie outside the panel.
 *
 * <p>Lets-Plot shortens long labels of an axis and sets all of them in one style, so labels of rows
 * are drawn as text beside the panel.
 */
final class Plot {

  /** Shapes with a line around them, by the library's number. */
  enum Shape {
    CIRCLE(21),
    SQUARE(22),
    TRIANGLE(24),
    DIAMOND(23),
    WEDGE(25);

    private final double number;

    Shape(int number) {
      this.number = number;
    }
  }

  /** Which end or middle of a text stands at its place. */
  enum Align {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double share;

    Align(double share) {
      this.share = share;
    }
  }

  /** Room the library leaves around everything, in pixels. */
  private static final int PADDING = 10;

  /** Further room on the right, for the half of a number below the panel's edge, in pixels. */
  private static final int RIGHT = 10;

  /** Room the library takes for an axis with numbers and a title, in pixels. */
  private static final int AXIS = 30;

  /** The library measures text in halves of a pixel. */
  private static final double TEXT_SIZE = Labels.SIZE / 2.0;

  private final Frame frame;
  private final List<Map<String, Object>> layers = new ArrayList<>();
  private Map<String, Object> last = Map.of();

  Plot(Frame frame) {
    this.frame = frame;
  }

  /** A filled area. */
  void area(double x, double y, double toX, double toY, String fill) {
    Map<String, Double> place = new LinkedHashMap<>();
    place.put("xmin", x);
    place.put("xmax", toX);
    place.put("ymin", -y);
    place.put("ymax", -toY);
    add(Map.of("geom", "rect", "size", 0.0, "fill", fill), place);
  }

  /** A line of a width in pixels. */
  void line(double x, double y, double toX, double toY, String colour, double width) {
    line(x, y, toX, toY, Map.of("geom", "segment", "color", colour, "size", width / 2.2));
  }

  /** A dashed line, one pixel wide. */
  void dashes(double x, double y, double toX, double toY, String colour) {
    Map<String, Object> style =
        Map.of("geom", "segment", "color", colour, "size", 1 / 2.2, "linetype", "dashed");
    line(x, y, toX, toY, style);
  }

  private void line(double x, double y, double toX, double toY, Map<String, Object> style) {
    Map<String, Double> place = new LinkedHashMap<>();
    place.put("x", x);
    place.put("y", -y);
    place.put("xend", toX);
    place.put("yend", -toY);
    add(style, place);
  }

  /** A point; {@code size} is about its diameter in pixels over 2.2. */
  void point(double x, double y, Shape shape, String fill, String colour, double size) {
    Map<String, Double> place = new LinkedHashMap<>();
    place.put("x", x);
    place.put("y", -y);
    add(
        Map.of("geom", "point", "shape", shape.number, "fill", fill, "color", colour, "size", size),
        place);
  }

  /** Lines of text around a place; {@code angle} in degrees against the clock. */
  void text(double x, double y, String text, Align align, boolean bold, String colour, int angle) {
    Map<String, Object> style = new LinkedHashMap<>();
    style.put("geom", "text");
    style.put("hjust", align.share);
    style.put("color", colour);
    style.put("size", TEXT_SIZE);
    style.put("fontface", bold ? "bold" : "plain");
    style.put("angle", (double) angle);
    style.put("lineheight", (double) Labels.LINE / Labels.SIZE);
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("x", x);
    place.put("y", -y);
    place.put("label", PlainSvg.holdable(text));
    add(style, place);
  }

  /** Marks of one style that follow each other are one layer: the library is quicker so. */
  private void add(Map<String, Object> style, Map<String, ?> place) {
    if (!style.equals(last)) {
      last = style;
      Map<String, Object> layer = new LinkedHashMap<>(style);
      layer.put("tooltips", "none");
      layer.put("show_legend", false);
      layer.put("sampling", "none");
      Map<String, Object> columns = new LinkedHashMap<>();
      Map<String, Object> mapping = new LinkedHashMap<>();
      place.keySet().forEach(name -> columns.put(name, new ArrayList<Object>()));
      place.keySet().forEach(name -> mapping.put(name, name));
      layer.put("data", columns);
      layer.put("mapping", mapping);
      layers.add(layer);
    }
    Map<?, ?> columns = (Map<?, ?>) layers.get(layers.size() - 1).get("data");
    place.forEach((name, value) -> append(columns.get(name), value));
  }

  @SuppressWarnings("unchecked")
  private static void append(Object column, Object value) {
    ((List<Object>) column).add(value);
  }

  /** The drawing as a figure. */
  Figure figure(String name, String title, String description) {
    int width = PADDING + frame.left() + frame.width() + RIGHT + PADDING;
    int height =
        PADDING + frame.height() + (frame.axis().isEmpty() ? 0 : AXIS) + frame.below() + PADDING;
    String raw =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            spec(), new DoubleVector(width, height), new UnsupportedRGBEncoder(), false);
    return new Figure(
        name, title, "", description, PlainSvg.of(raw, name, title, description, width, height));
  }

  private Map<String, Object> spec() {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("kind", "plot");
    spec.put("layers", layers);
    List<Double> tight = List.of(0.0, 0.0);
    spec.put(
        "scales",
        List.of(
            Map.of("aesthetic", "x", "expand", tight, "name", frame.axis()),
            Map.of("aesthetic", "y", "expand", tight, "name", "")));
    spec.put(
        "coord",
        Map.of(
            "name",
            "cartesian",
            "xlim",
            List.of(frame.lowX(), frame.highX()),
            "ylim",
            List.of(-(double) frame.height(), 0.0)));
    spec.put("theme", theme());
    return spec;
  }

  private Map<String, Object> theme() {
    Map<String, Object> theme = new LinkedHashMap<>();
    theme.put("name", "none");
    for (String part :
        List.of(
            "axis_text_y",
            "axis_title_y",
            "axis_line",
            "axis_ticks",
            "panel_grid_minor",
            "panel_grid_major_y",
            "panel_background",
            "panel_border",
            "plot_background")) {
      theme.put(part, "blank");
    }
    Object text = Map.of("size", (double) Labels.SIZE, "color", Colours.TEXT);
    boolean axis = !frame.axis().isEmpty();
    theme.put("axis_text_x", axis ? text : "blank");
    theme.put("axis_title_x", axis ? text : "blank");
    theme.put("panel_grid_major_x", axis ? Map.of("color", Colours.GRID) : "blank");
    theme.put(
        "plot_margin",
        Map.of(
            "t",
            0.0,
            "r",
            (double) RIGHT,
            "b",
            (double) frame.below(),
            "l",
            (double) frame.left()));
    return theme;
  }
}
