package org.attune.notebook;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/** The colours of a part of a picture. */
public final class Pixels {

  /** Colours whose parts differ by less are grey: text, lines of a grid, white. */
  private static final int GREY = 40;

  private final Map<Integer, Integer> counts = new HashMap<>();

  /** Counts the pixels of an area, as far as it lies in the picture. */
  public Pixels(BufferedImage picture, Browser.Area area) {
    for (int y = area.y(); y < Math.min(picture.getHeight(), area.y() + area.height()); y++) {
      for (int x = area.x(); x < Math.min(picture.getWidth(), area.x() + area.width()); x++) {
        counts.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
      }
    }
  }

  /** Number of pixels of this very colour, 0xRRGGBB. */
  public int of(int colour) {
    return counts.getOrDefault(colour, 0);
  }

  /** True for a colour that is not grey. */
  public static boolean isColour(int rgb) {
    return saturation(rgb) >= GREY;
  }

  private static int saturation(int rgb) {
    int red = rgb >> 16;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }
}
