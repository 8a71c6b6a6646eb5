package org.attune.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.table.Cell;
import org.attune.table.Subject;

/**
 * Colour and shape of each scorer, in the order of appearance; people are an open diamond. Where
 * cells have several references, as those of pairs of raters, a scorer alone sets no row apart, and
 * all have the first.
 */
record Markers(Map<Subject, Integer> places) {

  private static final Plot.Shape[] SHAPES = {
    Plot.Shape.CIRCLE, Plot.Shape.SQUARE, Plot.Shape.TRIANGLE, Plot.Shape.WEDGE
  };

  static Markers of(List<Cell> cells) {
    Map<Subject, Integer> places = new LinkedHashMap<>();
    if (cells.stream().map(Cell::reference).distinct().count() > 1) {
      return new Markers(places);
    }
    for (Cell cell : cells) {
      if (Kind.of(cell) == Kind.ESTIMATE && !cell.scorer().ceiling()) {
        places.putIfAbsent(cell.scorer(), places.size());
      }
    }
    return new Markers(places);
  }

  /** A share has the marker of its model; a difference the first. */
  void draw(Plot plot, Cell cell, double x, double y) {
    if (cell.scorer().ceiling()) {
      plot.point(x, y, Plot.Shape.DIAMOND, Colours.WHITE, Colours.BLACK, 4.5);
    } else {
      Subject of = cell.scorer() instanceof Subject.Share share ? share.of() : cell.scorer();
      int n = places.getOrDefault(of, 0);
      plot.point(x, y, shape(n), Colours.category(n), Colours.TEXT, 3.6);
    }
  }

  /** Shape of the n-th scorer, from 0; from the fifth on they come again, in other colours. */
  static Plot.Shape shape(int n) {
    return SHAPES[n % SHAPES.length];
  }
}
