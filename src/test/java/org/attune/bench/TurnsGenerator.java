package org.attune.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Hashes;

/**
 * Makes a corpus of turns by recombination, with its card and a protocol that scores it: each turn
 * is three sentences drawn from those of the quickstart's corpus.
 */
final class TurnsGenerator {

  private static final Path SOURCE = Path.of("datasets", "everyday-conversations", "turns.csv");
  private static final int SENTENCES = 3;
  private static final int TURNS_PER_CONVERSATION = 10;

  private final Path folder;
  private final String model;

  /**
   * A generator.
   *
   * @param folder where the protocol goes, and the corpus below it in {@code datasets/generated}
   * @param model name of the model that scores; the first column of what it gives is taken
   */
  TurnsGenerator(Path folder, String model) {
    this.folder = folder;
    this.model = model;
  }

  Path protocol() {
    return folder.resolve("generated.yaml");
  }

  Path data() {
    return folder.resolve("datasets");
  }

  /** Writes so many turns, always the same. */
  void write(int turns) throws IOException {
    List<String> sentences = sentences();
    SplittableRandom random = new SplittableRandom(20261124);
    Path corpus = Files.createDirectories(data().resolve("generated"));
    Path file = corpus.resolve("turns.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file);
        CSVPrinter rows = new CSVPrinter(out, CSVFormat.RFC4180)) {
      rows.printRecord("item", "conversation", "text", "value");
      for (int turn = 0; turn < turns; turn++) {
        List<String> drawn = new ArrayList<>();
        while (drawn.size() < SENTENCES) {
          drawn.add(sentences.get(random.nextInt(sentences.size())));
        }
        rows.printRecord(
            "i" + turn, "c" + turn / TURNS_PER_CONVERSATION, String.join(" ", drawn), 0);
      }
    }
    Files.writeString(corpus.resolve("dataset.yaml"), CARD.formatted(Hashes.ofFile(file)));
    Files.writeString(protocol(), PROTOCOL.formatted(model));
  }

  private static List<String> sentences() throws IOException {
    List<String> sentences = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(SOURCE)) {
      for (CSVRecord turn : format.parse(in)) {
        sentences.addAll(List.of(turn.get("text").split("(?<=[.!?]) ")));
      }
    }
    return sentences;
  }

  private static final String CARD =
      """
      name: generated
      title: Generated turns
      source: generated
      licence: Apache-2.0
      citation: none
      dimensions:
        value: {scale: interval, min: -100, max: 100, step: 1}
      tables:
        - format: csv
          files: [{path: turns.csv, sha256: %s}]
          item: item
          conversation: conversation
          text: text
          ratings: [{dimension: value, shape: long, value: value}]
      """;

  private static final String PROTOCOL =
      """
      study: generated
      title: What does the model say of generated turns?
      corpora: [generated]
      dimensions: [{name: value}]
      consensus: {rule: mean}
      scorers: [{scorer: djl, model: %s, heads: {value: column 0}}]
      tables:
        - {name: bias, rows: [scorer], columns: [statistic], statistics: [bias]}
      resampling: {replicates: 100, unit: conversation}
      """;
}
