package org.attune.figure;

import java.util.Locale;

/**
 * A drawing that can stand in a page, a notebook or a file by itself. The picture does not repeat
 * the title as visible text: whoever shows it sets the caption beside it.
 *
 * @param name name of its file, and what the ids in the picture begin with: lower case letters,
 *     digits and hyphens; figures of one page need different names
 * @param title what it shows, in one line
 * @param legend what signs mean that the picture does not explain, in sentences; mostly nothing
 * @param description text alternative: what the picture tells, in words
 * @param svg the picture, an {@code svg} element whose title and description are read by screen
 *     readers; the same bytes for the same content on every machine
 */
public record Figure(String name, String title, String legend, String description, String svg) {

  /** The title, and the legend if there is one. */
  public String caption() {
    return legend.isEmpty() ? title : title + ". " + legend;
  }

  Figure with(String legend) {
    return new Figure(name, title, legend, description, svg);
  }

  /** Words as a name: everything but letters and digits becomes a single hyphen. */
  static String name(String... words) {
    String name =
        String.join(" ", words)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    return name.isEmpty() ? "figure" : name;
  }
}
