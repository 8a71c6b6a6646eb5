package org.attune.figure;

import java.util.Locale;

/**
 * A drawing that can stand in a page, a notebook or a file by itself. The picture does not repeat
 * the title as visible text: whoever shows it sets the title beside it, as a caption.
 *
 * @param name name of its file, and what the ids in the picture begin with: lower case letters,
 *     digits and hyphens; figures of one page need different names
 * @param title what it shows, in one line
 * @param description text alternative: what the picture tells, in words
 * @param svg the picture, an {@code svg} element whose title and description are read by screen
 *     readers; the same bytes for the same content on every machine
 */
public record Figure(String name, String title, String description, String svg) {

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
