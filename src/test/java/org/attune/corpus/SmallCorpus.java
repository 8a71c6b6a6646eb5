package org.attune.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small tables under a small card. */
final class SmallCorpus {

  private SmallCorpus() {}

  /**
   * A corpus of one file.
   *
   * @param table what the card says of its table
   * @param lines lines of the file, {@code a.csv} in {@code folder}
   */
  static Imported read(Path folder, String table, String... lines) throws IOException {
    Files.write(folder.resolve("a.csv"), List.of(lines));
    return Imported.of(
        card("[{format: csv, files: [{path: a.csv, sha256: x}], " + table + "}]"), folder);
  }

  /** A card with a dimension of each sort of scale. */
  static Card card(String tables) {
    return Cards.card(
        "card",
        """
        {name: small, title: Small, source: here, licence: CC0-1.0, citation: none,
         dimensions: {
           kind: {scale: nominal, labels: [a, b, c]},
           level: {scale: ordinal, labels: [low, mid, high], values: [1, 2, 4]},
           score: {scale: interval, min: -4, max: 4},
           set: {scale: labels, labels: [a, b, c]}},
         tables: %s}
        """
            .formatted(tables));
  }
}
