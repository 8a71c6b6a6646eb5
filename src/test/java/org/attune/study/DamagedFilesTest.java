package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged, or written by old machines, when Spark reads them. */
class DamagedFilesTest {

  private static final String STUDY = "agreement";

  @TempDir private Path folder;

  private Bench bench() {
    return Bench.at(folder, "neighbours", "interviews", "postcards").spark("local[2]", 1);
  }

  /** Replaces a corpus's file, and what its card says of it. */
  private static Path replace(Bench bench, String name, byte[] bytes) throws IOException {
    Path before = bench.corpus("neighbours").resolve("ratings.csv");
    String hash = Bench.hash(before);
    Path card = bench.corpus("neighbours").resolve("dataset.yaml");
    Path file = bench.corpus("neighbours").resolve(name);
    Files.write(file, bytes);
    Bench.edit(card, hash, Bench.hash(file));
    Bench.edit(card, "path: ratings.csv", "path: " + name);
    return file;
  }

  @Test
  void aPackedFileThatIsCutOffIsToldInALine() throws IOException {
    Bench bench = bench();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(bench.corpus("neighbours").resolve("ratings.csv")));
    }
    byte[] bytes = packed.toByteArray();
    Path file = replace(bench, "ratings.csv.gz", Arrays.copyOf(bytes, bytes.length - 10));
    Launch run = bench.run("import", STUDY);
    assertThat(run.err())
        .isEqualTo(
            file + ":1: expected a file packed by gzip, found its end in the middle (cut off?)\n");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void lineEndsOfOldMacsAreRead() throws IOException {
    Bench bench = bench();
    String text = Bench.read(bench.corpus("neighbours").resolve("ratings.csv"));
    replace(bench, "ratings.csv", text.replace("\n", "\r").getBytes(StandardCharsets.ISO_8859_1));
    Launch run = bench.run("import", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("rejected");
  }

  @Test
  void eachLineThatAQuoteSwallowsIsRejected() throws IOException {
    Bench bench = bench();
    String text = Bench.read(bench.corpus("neighbours").resolve("ratings.csv"));
    int third = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
    String opened = text.substring(0, third) + '"' + text.substring(third);
    replace(bench, "ratings.csv", opened.getBytes(StandardCharsets.ISO_8859_1));
    Launch run = bench.run("import", STUDY);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines().toList())
        .hasSize(5)
        .startsWith(
            text.lines().count()
                - 2
                + " rows rejected, the protocol's limit is 0 (limits: rejects); the first:",
            "  neighbours/ratings.csv:3: expected a closing quote, found the end of the file");
  }
}
