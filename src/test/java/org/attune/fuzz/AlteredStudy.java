package org.attune.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.attune.Launch;
import org.attune.corpus.Hashes;
import org.attune.study.WithoutSpark;

/**
 * A study one of whose files is altered, planned and read to the last row.
 *
 * @param part what is altered: the card, the protocol, the recorded ratings, or the corpus in one
 *     of the formats
 */
record AlteredStudy(Path home, String part) implements Kind {

  /** What can be altered. */
  static final List<String> PARTS =
      List.of("card", "protocol", "recorded", "csv", "tsv", "jsonl", "parquet", "gzip");

  private static final List<String> SHAPE = List.of("delimiter", "quote", "encoding", "text");

  private static final List<String> FORMATS = List.of("csv", "tsv", "jsonl", "parquet");

  @Override
  public String name() {
    return part;
  }

  @Override
  public Launch run(long number, Mutations mutations) throws IOException {
    Path folder = home.resolve("datasets").resolve("talk");
    Files.createDirectories(folder);
    String format =
        FORMATS.contains(part)
            ? part
            : part.equals("gzip") ? FORMATS.get(mutations.number(3)) : "csv";
    byte[] corpus = altered(FORMATS.contains(part), Talk.file(format), mutations);
    boolean packed = part.equals("gzip") || mutations.once(20) && !format.equals("parquet");
    if (packed) {
      corpus = altered(part.equals("gzip"), Talk.gzip(corpus), mutations);
    }
    String name = "talk." + format + (packed ? ".gz" : "");
    byte[] recorded =
        altered(
            part.equals("recorded"), Talk.recorded().getBytes(StandardCharsets.UTF_8), mutations);
    String card =
        Talk.CARD
            .replace("FORMAT", format.equals("tsv") ? "tsv\n    quote: '\"'" : format)
            .replace("FILE", name)
            .replace("HASH", Hashes.of(corpus));
    String protocol = Talk.PROTOCOL.replace("RECORDED", Hashes.of(recorded));
    Files.write(folder.resolve(name), corpus);
    Files.write(folder.resolve("gpt.csv"), recorded);
    Files.write(
        folder.resolve("dataset.yaml"),
        part.equals("card") ? yaml(card, mutations) : card.getBytes(StandardCharsets.UTF_8));
    Path study = home.resolve("talk.yaml");
    Files.write(
        study,
        part.equals("protocol")
            ? yaml(protocol, mutations)
            : protocol.getBytes(StandardCharsets.UTF_8));
    return Launch.of(
        home, List.of("read", study.toString(), home.toString()), new WithoutSpark.Read());
  }

  private static byte[] altered(boolean really, byte[] bytes, Mutations mutations) {
    return really ? mutations.of(bytes) : bytes;
  }

  /** Half of the times its syntax stays right, or nearly so. */
  private static byte[] yaml(String text, Mutations mutations) {
    String shape = text;
    if (mutations.once(3)) {
      String key = SHAPE.get(mutations.number(SHAPE.size()));
      String value = new String(mutations.spice(), StandardCharsets.UTF_8).replace("'", "''");
      shape =
          text.replaceFirst(
              "(?m)^    item: ", "    " + key + ": '" + quoted(value) + "'\n    item: ");
    }
    byte[] bytes = shape.getBytes(StandardCharsets.UTF_8);
    return mutations.once(2) ? mutations.of(bytes) : mutations.word(bytes);
  }

  private static String quoted(String value) {
    return Matcher.quoteReplacement(value);
  }
}
