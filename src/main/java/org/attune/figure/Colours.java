package org.attune.figure;

import java.util.List;
import java.util.Locale;

/**
 * Colours that people with colour-vision deficiency can tell apart, as {@code #rrggbb}.
 *
 * <p>Okabe &amp; Ito (2008), Color Universal Design; without its yellow and in the order of their
 * contrast to white, so that the first are the best on a white page. Shades of heat maps are the
 * nine blues of ColorBrewer (Harrower &amp; Brewer 2003, doi:10.1179/000870403235002042) and what
 * lies between.
 */
final class Colours {

  /** Text: 15.9 to 1 on white. */
  static final String TEXT = "#222222";

  /** Secondary text and lines: 7 to 1 on white. */
  static final String FAINT = "#595959";

  /** Lines to compare with: 4.5 to 1 on white. */
  static final String REFERENCE = "#767676";

  /** Behind what belongs together. */
  static final String BAND = "#e9e9e9";

  static final String GRID = "#dddddd";
  static final String WHITE = "#ffffff";
  static final String BLACK = "#000000";

  private static final List<String> CATEGORIES =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00");

  private static final int[] BLUES = {
    0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b
  };

  private Colours() {}

  /** Colour of the n-th category, from 0; from the seventh on they come again. */
  static String category(int n) {
    return CATEGORIES.get(n % CATEGORIES.size());
  }

  /** Shade of a share, light for 0 and dark for 1; beyond them as the nearer. */
  static String shade(double share) {
    double place = Math.max(0, Math.min(1, share)) * (BLUES.length - 1);
    int below = Math.min(BLUES.length - 2, (int) place);
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int low = BLUES[below] >> shift & 0xff;
      int high = BLUES[below + 1] >> shift & 0xff;
      colour |= (int) Math.round(low + (place - below) * (high - low)) << shift;
    }
    return String.format(Locale.ROOT, "#%06x", colour);
  }

  /** Black or white, whichever can be read better on a colour: never below 4.58 to 1. */
  static String on(String colour) {
    return contrast(colour, WHITE) > contrast(colour, BLACK) ? WHITE : BLACK;
  }

  /** Contrast ratio of two colours, 1 to 21: W3C (2018), WCAG 2.1, "contrast ratio". */
  static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 0xff)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
  }
}
