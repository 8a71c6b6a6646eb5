package org.attune.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.attune.corpus.Hashes;

/**
 * Makes a corpus of ratings with its card and a protocol. Items have five raters of a pool and one
 * of seven levels, which three raters in five give and the others miss by a level. The rows of an
 * item are spread over the files.
 */
final class RatingsGenerator {

  private static final int FILES = 8;
  private static final int LEVELS = 7;
  private static final int PANEL = 5;
  private static final int ITEMS_PER_CONVERSATION = 10;

  private final Path folder;
  private final int raters;
  private final SplittableRandom random;

  /**
   * A generator.
   *
   * @param folder where the protocol goes, and the corpus below it in {@code datasets/generated}
   * @param raters size of the pool
   */
  RatingsGenerator(Path folder, int raters, long seed) {
    this.folder = folder;
    this.raters = raters;
    this.random = new SplittableRandom(seed);
  }

  Path protocol() {
    return folder.resolve("generated.yaml");
  }

  Path data() {
    return folder.resolve("datasets");
  }

  /** Writes at least so many ratings, up to the end of an item; nothing if that was done before. */
  void write(long ratings) throws IOException {
    if (Files.exists(protocol())) {
      return;
    }
    Path corpus = Files.createDirectories(data().resolve("generated"));
    List<Path> files = new ArrayList<>();
    List<BufferedWriter> writers = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(corpus.resolve("part-" + i + ".csv"));
      writers.add(Files.newBufferedWriter(files.get(i)));
      writers.get(i).write("item,conversation,rater,rating\n");
    }
    long written = 0;
    for (int item = 0; written < ratings; item++) {
      written += writeItem(item, writers);
    }
    StringBuilder sums = new StringBuilder();
    for (int i = 0; i < FILES; i++) {
      writers.get(i).close();
      sums.append(Hashes.ofFile(files.get(i)))
          .append("  ")
          .append(files.get(i).getFileName())
          .append('\n');
    }
    Files.writeString(
        corpus.resolve("dataset.yaml"),
        card(Hashes.of(sums.toString().getBytes(StandardCharsets.UTF_8))));
    Files.writeString(protocol(), PROTOCOL);
  }

  private int writeItem(int item, List<BufferedWriter> writers) throws IOException {
    int level = random.nextInt(LEVELS);
    Set<Integer> panel = new HashSet<>();
    while (panel.size() < PANEL) {
      int rater = random.nextInt(raters);
      if (panel.add(rater)) {
        int missed = random.nextInt(5) < 3 ? 0 : random.nextBoolean() ? 1 : -1;
        int rating = 1 + Math.max(0, Math.min(LEVELS - 1, level + missed));
        writers
            .get(rater % writers.size())
            .append(
                "i"
                    + item
                    + ",c"
                    + item / ITEMS_PER_CONVERSATION
                    + ",r"
                    + rater
                    + ","
                    + rating
                    + "\n");
      }
    }
    return panel.size();
  }

  private static String card(String sha256) {
    return """
        name: generated
        title: Generated ratings
        source: generated
        licence: Apache-2.0
        citation: none
        dimensions:
          warmth: {scale: ordinal, labels: ["1", "2", "3", "4", "5", "6", "7"]}
        tables:
          - format: csv
            files: [{path: part-*.csv, sha256: %s}]
            item: item
            conversation: conversation
            ratings: [{dimension: warmth, shape: long, value: rating, rater: rater}]
        """
        .formatted(sha256);
  }

  private static final String PROTOCOL =
      """
      study: generated
      title: How far do the generated raters agree?
      corpora: [generated]
      dimensions: [{name: warmth}]
      consensus: {rule: majority}
      tables:
        - name: agreement
          rows: [statistic]
          columns: []
          statistics: [krippendorff-alpha, percent-agreement]
          against: raters
      resampling: {replicates: 2000, unit: conversation}
      """;
}
