package org.attune.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A small corpus in every format, with its card and a study of it. */
final class Talk {

  static final String CARD =
      """
      name: talk
      title: Turns of talk
      source: Made for this test
      licence: Apache-2.0
      citation: Attune contributors (2026)
      dimensions:
        emotion: {scale: nominal, labels: [joy, fear, anger]}
        valence: {scale: interval, min: -3, max: 3, step: 0.5}
        moods: {scale: labels, labels: [calm, tense]}
      tables:
        - format: FORMAT
          files:
            - {path: FILE, sha256: "HASH"}
          item: id
          conversation: talk
          turn: turn ~ t(\\d+)
          text: text
          split: {column: part, names: {a: train, b: test}}
          strata:
            topic: {column: topic}
          ratings:
            - {dimension: emotion, shape: wide, columns: {ann: ann, ben: ben}, missing: ["-"]}
            - {dimension: valence, shape: list, value: valence, separator: "|"}
            - {dimension: moods, shape: wide, columns: {cleo: moods}, separator: "+"}
      """;

  static final String PROTOCOL =
      """
      study: talk
      title: How do people agree?
      corpora: [talk]
      splits: {test: test}
      dimensions: [{name: emotion}, {name: valence}, {name: moods}]
      consensus: {rule: majority}
      scorers:
        - {scorer: recorded, as: gpt, dimensions: [emotion], file: gpt.csv, sha256: "RECORDED"}
      tables:
        - name: raters
          rows: [dimension, label]
          columns: [statistic]
          against: raters
          statistics: [krippendorff-alpha, percent-agreement]
        - name: models
          rows: [scorer]
          columns: [statistic]
          dimensions: [emotion]
          statistics: [accuracy]
      resampling: {replicates: 100, seed: 1, unit: conversation}
      """;

  private static final List<String> COLUMNS =
      List.of("id", "talk", "turn", "text", "part", "topic", "ann", "ben", "valence", "moods");

  private static final List<String> EMOTIONS = List.of("joy", "fear", "anger");

  private static final MessageType TYPE =
      MessageTypeParser.parseMessageType(
          "message talk { "
              + String.join(
                  " ", COLUMNS.stream().map(c -> "optional binary " + c + " (UTF8);").toList())
              + " }");

  private Talk() {}

  private static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(
          List.of(
              "u" + i,
              "c" + i / 4,
              "t" + i % 4,
              i % 5 == 0 ? "Well,\nI \"think\" so, " + i : "Turn number " + i,
              i % 3 == 0 ? "a" : "b",
              i % 2 == 0 ? "work" : "home",
              EMOTIONS.get(i % 3),
              i % 7 == 0 ? "-" : EMOTIONS.get(i * i % 3),
              i % 4 - 1.5 + "|" + i % 3,
              i % 2 == 0 ? "calm" : "calm+tense"));
    }
    return rows;
  }

  /** The file of a format, its first rows the names of the columns where it has such. */
  static byte[] file(String format) throws IOException {
    return switch (format) {
      case "csv" -> separated(",").getBytes(StandardCharsets.UTF_8);
      case "tsv" -> separated("\t").getBytes(StandardCharsets.UTF_8);
      case "jsonl" -> jsonl().getBytes(StandardCharsets.UTF_8);
      default -> parquet();
    };
  }

  /** The ratings of a model. */
  static String recorded() {
    StringBuilder text = new StringBuilder("item,rating\n");
    for (int i = 0; i < 40; i++) {
      text.append("u").append(i).append(',').append(EMOTIONS.get(i % 3)).append('\n');
    }
    return text.toString();
  }

  private static String separated(String delimiter) {
    StringBuilder text = new StringBuilder(String.join(delimiter, COLUMNS)).append('\n');
    for (List<String> row : rows()) {
      StringJoiner line = new StringJoiner(delimiter, "", "\n");
      row.forEach(
          value ->
              line.add(
                  value.matches("(?s).*[\",\n\t].*")
                      ? '"' + value.replace("\"", "\"\"") + '"'
                      : value));
      text.append(line);
    }
    return text.toString();
  }

  private static String jsonl() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows()) {
      StringJoiner line = new StringJoiner(", ", "{", "}\n");
      for (int i = 0; i < row.size(); i++) {
        String value = row.get(i).replace("\"", "\\\"").replace("\n", "\\n");
        line.add('"' + COLUMNS.get(i) + "\": \"" + value + '"');
      }
      text.append(line);
    }
    return text.toString();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] parquet() throws IOException {
    Path folder = Files.createTempDirectory("talk");
    Path file = folder.resolve("talk.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(TYPE)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      for (List<String> row : rows()) {
        Group group = new SimpleGroup(TYPE);
        for (int i = 0; i < row.size(); i++) {
          group.add(COLUMNS.get(i), row.get(i));
        }
        writer.write(group);
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    Files.deleteIfExists(folder.resolve(".talk.parquet.crc"));
    Files.delete(folder);
    return bytes;
  }
}
