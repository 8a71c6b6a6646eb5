package org.attune.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room text takes. Widths are those of DejaVu Sans, the widest face that stands for {@code
 * sans-serif} on common systems, so text of other faces has slack.
 */
final class Labels {

  /** Height of all text, in pixels. */
  static final int SIZE = 13;

  /** From one line of a label to the next, in pixels. */
  static final int LINE = 15;

  private static final double BOLD = 1.14;

  private Labels() {}

  /** Width in pixels. */
  static double width(String text) {
    return text.codePoints().mapToDouble(Labels::em).sum() * SIZE;
  }

  /** Width in bold of text that has a width otherwise. */
  static double bold(double plain) {
    return plain * BOLD;
  }

  /** Width in pixels that text may have so that in bold it has a given width. */
  static double plain(double bold) {
    return bold / BOLD;
  }

  private static double em(int character) {
    if ("ijl.,:;'|!I".indexOf(character) >= 0) {
      return 0.34;
    }
    if (" -/()[]ft\"".indexOf(character) >= 0) {
      return 0.41;
    }
    if ("mwMW@%".indexOf(character) >= 0 || character > 0x24F) {
      return 1;
    }
    return Character.isUpperCase(character) ? 0.76 : 0.64;
  }

  /**
   * Text in lines of at most a width, parted after spaces, hyphens and slashes, and inside a word
   * only where the word alone is too wide.
   */
  static List<String> lines(String text, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : text.split("(?<=[ \\-/_])(?! )")) {
      if (!line.isEmpty() && width((line + part).strip()) > width) {
        lines.add(line.strip());
        line = "";
      }
      line += part;
      while (width(line.strip()) > width && line.codePointCount(0, line.length()) > 1) {
        int fits = line.offsetByCodePoints(0, 1);
        while (width(line.substring(0, line.offsetByCodePoints(fits, 1))) <= width) {
          fits = line.offsetByCodePoints(fits, 1);
        }
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    lines.add(line.strip());
    return lines;
  }

  /** Width of the widest line, in pixels; 0 without lines. */
  static double widest(List<String> lines) {
    return lines.stream().mapToDouble(Labels::width).max().orElse(0);
  }
}
