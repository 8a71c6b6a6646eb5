package org.attune.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A grid of shaded tiles with a text on each.
 *
 * @param rowTitle what the rows are
 * @param columnTitle what the columns are
 * @param rows labels of the rows, from the top
 * @param columns labels of the columns, from the left
 * @param tiles a list for each row with a tile, or none, for each column
 */
record Heat(
    String rowTitle,
    String columnTitle,
    List<String> rows,
    List<String> columns,
    List<List<Optional<Tile>>> tiles) {

  /**
   * One tile.
   *
   * @param text what is written on it
   * @param shade how dark it is, from 0 to 1
   */
  record Tile(String text, double shade) {}

  private static final int HEIGHT = 30;
  private static final int NARROWEST = 30;
  private static final int WIDEST = 64;
  private static final int WIDTH = 450;
  private static final int BESIDE = 8;

  /** White around a text on a tile, and half of the white between tiles. */
  private static final int AROUND = 4;

  private static final double SEAM = 0.5;
  private static final double WIDEST_LABEL = 200;

  /** Where the first row begins, below the title of the rows. */
  private static final int TOP = 20;

  Figure figure(String name, String title, String description) {
    int left =
        BESIDE
            + (int)
                Math.ceil(
                    Math.max(
                        Labels.width(rowTitle),
                        rows.stream().mapToDouble(r -> Labels.widest(lines(r))).max().orElse(0)));
    double text =
        tiles.stream()
            .flatMap(List::stream)
            .flatMap(Optional::stream)
            .mapToDouble(tile -> Labels.width(tile.text()) + 2 * AROUND)
            .max()
            .orElse(0);
    int most = Math.max(1, columns.size());
    int tile =
        (int)
            Math.ceil(Math.max(Math.max(NARROWEST, text), Math.min(WIDEST, (WIDTH - left) / most)));
    double label = columns.stream().mapToDouble(Labels::width).max().orElse(0);
    boolean upright = label > tile - AROUND;
    int width = (int) Math.max(tile * most, Labels.width(columnTitle));
    int height = TOP + Math.max(1, rows.size()) * HEIGHT;
    int labels = upright ? (int) Math.ceil(label) : Labels.LINE;
    Frame frame = new Frame(left, width, height, labels + BESIDE + TOP, 0, width, "");
    Plot plot = new Plot(frame);
    List<Placed> placed = placed(tile);
    placed.forEach(
        p ->
            plot.area(
                p.x() + SEAM,
                p.y() + SEAM,
                p.x() + tile - SEAM,
                p.y() + HEIGHT - SEAM,
                Colours.shade(p.tile().shade())));
    for (String ink : List.of(Colours.BLACK, Colours.WHITE)) {
      placed.stream()
          .filter(p -> Colours.on(Colours.shade(p.tile().shade())).equals(ink))
          .forEach(
              p ->
                  plot.text(
                      p.x() + tile / 2.0,
                      p.y() + HEIGHT / 2.0,
                      p.tile().text(),
                      Plot.Align.MIDDLE,
                      false,
                      ink,
                      0));
    }
    for (int r = 0; r < rows.size(); r++) {
      plot.text(
          -BESIDE,
          TOP + (r + 0.5) * HEIGHT,
          String.join("\n", lines(rows.get(r))),
          Plot.Align.END,
          false,
          Colours.TEXT,
          0);
    }
    for (int c = 0; c < columns.size(); c++) {
      plot.text(
          (c + 0.5) * tile,
          height + BESIDE + (upright ? 0 : Labels.LINE / 2.0),
          columns.get(c),
          upright ? Plot.Align.END : Plot.Align.MIDDLE,
          false,
          Colours.TEXT,
          upright ? 90 : 0);
    }
    if (placed.isEmpty()) {
      plot.text(width / 2.0, height / 2.0, "no items", Plot.Align.MIDDLE, false, Colours.FAINT, 0);
    }
    plot.text(-left, TOP / 2.0, rowTitle, Plot.Align.START, true, Colours.TEXT, 0);
    plot.text(
        width / 2.0,
        height + BESIDE + labels + TOP / 2.0,
        columnTitle,
        Plot.Align.MIDDLE,
        true,
        Colours.TEXT,
        0);
    return plot.figure(name, title, description);
  }

  /** A tile with its upper left corner. */
  private record Placed(Tile tile, double x, double y) {}

  private List<Placed> placed(double width) {
    List<Placed> placed = new ArrayList<>();
    for (int r = 0; r < tiles.size(); r++) {
      for (int c = 0; c < tiles.get(r).size(); c++) {
        if (tiles.get(r).get(c).isPresent()) {
          placed.add(new Placed(tiles.get(r).get(c).get(), c * width, TOP + r * HEIGHT));
        }
      }
    }
    return Collections.unmodifiableList(placed);
  }

  private static List<String> lines(String label) {
    return Labels.lines(label, WIDEST_LABEL);
  }
}
