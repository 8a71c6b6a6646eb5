package org.attune.figure;

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

  /** The number that stands a number of pixels right of the panel's left edge. */
  double x(double pixels) {
    return lowX + pixels / width * (highX - lowX);
  }
}
