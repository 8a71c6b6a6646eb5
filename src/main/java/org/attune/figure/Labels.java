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

  /** Characters of about a width, in shares of the height of text. */
  private static final String[][] WIDTHS = {
    {"0.29", "ijl"},
    {"0.36", ".,:;'|!I\u2013f /"},
    {"0.43", "rt-()[]"},
    {"0.6", "cskvxyzJ"},
    {"0.86", "=+<>M"},
    {"1", "mwW@%"}
  };

  /** Beyond it letters may be as wide as they are high. */
  private static final int LATIN = 0x24F;

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
    for (String[] width : WIDTHS) {
      if (width[1].indexOf(character) >= 0) {
        return Double.parseDouble(width[0]);
      }
    }
    return character > LATIN ? 1 : Character.isUpperCase(character) ? 0.79 : 0.65;
  }

  /**
   * Text in lines of at most a width: parted after spaces if that is enough, else after slashes
   * too, else after hyphens too, and inside a word only where the word alone is too wide.
   */
  static List<String> lines(String text, double width) {
    List<String> lines = List.of();
    for (String ends : List.of(" ", " /", " /_-")) {
      lines = lines(text.split("(?<=[" + ends + "])(?! )"), width);
      if (widest(lines) <= width) {
        return lines;
      }
    }
    return lines.stream().flatMap(line -> pieces(line, width).stream()).toList();
  }

  private static List<String> lines(String[] parts, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : parts) {
      if (!line.isEmpty() && width((line + part).strip()) > width) {
        lines.add(line.strip());
        line = "";
      }
      line += part;
    }
    lines.add(line.strip());
    return lines;
  }

  private static List<String> pieces(String word, double width) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int character : word.codePoints().toArray()) {
      String more = Character.toString(character);
      if (!piece.isEmpty() && width(piece + more) > width) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(more);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  /** Width of the widest line, in pixels; 0 without lines. */
  static double widest(List<String> lines) {
    return lines.stream().mapToDouble(Labels::width).max().orElse(0);
  }
}
