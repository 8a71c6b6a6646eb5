package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.attune.corpus.Reading.HEADER;
import static org.attune.corpus.Reading.NO_HEADER;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;
import static org.attune.corpus.Reading.texts;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void readTheSameRowsAsTheWhole(int seed) throws IOException {
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    StringBuilder text =
        new StringBuilder(seed % 2 == 0 ? "\ufeff" : "").append("id,\"two\nlines\",c\n");
    for (int row = 0; row < 200; row++) {
      List<String> values = new ArrayList<>();
      String line = Long.toString(1 + text.chars().filter(c -> c == '\n').count());
      for (int column = 0; column < 3; column++) {
        String value = value(random);
        values.add(value);
        text.append(column == 0 ? "" : ",").append(written(value, random));
      }
      text.append(random.nextBoolean() ? "\r\n" : "\n");
      expected.add(line + " " + values);
    }
    sameRows(new Csv(), Files.writeString(folder.resolve("random.csv"), text), HEADER, expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void readTheSameRowsOfAnyBytes(int seed) throws IOException {
    Random random = new Random(seed);
    String alphabet = seed % 2 == 0 ? "a\"\n," : "ab\"\"\n\r,, \u00e9";
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 2000; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    Charset charset = seed % 3 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    Path file = Files.writeString(folder.resolve("bytes.csv"), text, charset);
    sameRows(new Csv(), file, HEADER, texts(rows(new Csv(), file, HEADER)));
    sameRows(new Csv(), file, NO_HEADER, texts(rows(new Csv(), file, NO_HEADER)));
    sameRows(new Tsv(), file, NO_HEADER, texts(rows(new Tsv(), file, NO_HEADER)));
  }

  @Test
  void readTheSameRowsOfSamples() throws IOException {
    sameRows(
        new Csv(),
        sample("quirks.csv"),
        HEADER,
        texts(rows(new Csv(), sample("quirks.csv"), HEADER)));
    sameRows(
        new Csv(),
        sample("unclosed.csv"),
        HEADER,
        texts(rows(new Csv(), sample("unclosed.csv"), HEADER)));
    sameRows(
        new Tsv(),
        sample("quirks.tsv"),
        NO_HEADER,
        texts(rows(new Tsv(), sample("quirks.tsv"), NO_HEADER)));
    for (Slice slice : slices(new Jsonl(), sample("quirks.jsonl"), 1, NO_HEADER).slices()) {
      assertThat(rows(new Jsonl(), slice, NO_HEADER))
          .allMatch(row -> row.line() == slice.firstLine());
    }
  }

  @Test
  void cutEachRowWhereTheTargetIsOneByte() throws IOException {
    Slices slices = slices(new Csv(), sample("unclosed.csv"), 1, HEADER);
    assertThat(slices.slices())
        .extracting(Slice::offset, Slice::length, Slice::firstLine)
        .containsExactly(tuple(0L, 8L, 1L), tuple(8L, 6L, 2L), tuple(14L, 15L, 3L));
  }

  @Test
  void doNotCutWhatCannotBeReadFromTheMiddle() throws IOException {
    Path packed = Files.copy(sample("quirks.tsv"), folder.resolve("named.tsv.gz"));
    assertThat(slices(new Tsv(), packed, 1, NO_HEADER).slices()).hasSize(1);
    assertThat(slices(new Parquet(), sample("quirks.tsv"), 1, NO_HEADER).slices()).hasSize(1);
    FormatSettings wide = new FormatSettings("", "", false, List.of(), "UTF-16");
    assertThat(slices(new Tsv(), sample("quirks.tsv"), 1, wide).slices()).hasSize(1);
    Path empty = Files.createFile(folder.resolve("empty.tsv"));
    assertThat(slices(new Tsv(), empty, 1, NO_HEADER).slices())
        .containsExactly(new Slice(empty.toString(), 0, 0, 1));
  }

  @Test
  void spanBlocksOfReading() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append(i).append(",\"").append("x\"\"\n".repeat(i % 29)).append("\"\n");
    }
    Path file = Files.writeString(folder.resolve("long.csv"), text);
    List<String> rows = texts(rows(new Csv(), file, NO_HEADER));
    assertThat(rows).hasSize(40_000);
    Slices slices = slices(new Csv(), file, 100_000, NO_HEADER);
    assertThat(slices.slices()).hasSizeBetween(15, 40);
    assertThat(texts(together(new Csv(), slices, NO_HEADER))).isEqualTo(rows);
  }

  private void sameRows(
      CorpusFormat format, Path file, FormatSettings settings, List<String> expected)
      throws IOException {
    long size = Files.size(file);
    for (long target : new long[] {1, 2, 7, 20, 63, 500, size / 2, size - 1, size, Slices.TARGET}) {
      Slices slices = slices(format, file, target, settings);
      assertThat(texts(together(format, slices, settings))).isEqualTo(expected);
      assertThat(slices.slices().stream().mapToLong(Slice::length).sum())
          .isEqualTo(size)
          .isEqualTo(slices.bytes());
    }
  }

  private static List<Row> together(CorpusFormat format, Slices slices, FormatSettings settings)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Slice slice : slices.slices()) {
      rows.addAll(Reading.rows(format, slice, settings));
    }
    return rows;
  }

  private static Slices slices(CorpusFormat format, Path file, long target, FormatSettings settings)
      throws IOException {
    Slices slices = Slices.of(file, file.toString(), target, format, settings);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      assertThat(slices.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return slices;
  }

  /** At most one comma, for a value with more and a line end may be taken for a row. */
  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      value.append("ab \"\n\r,\u00e9\u4e2d".charAt(random.nextInt(9)));
    }
    int comma = value.indexOf(",");
    String rest = value.substring(comma + 1).replace(",", "");
    return value.substring(0, comma + 1) + rest;
  }

  private static String written(String value, Random random) {
    boolean plain = value.chars().noneMatch(c -> "\"\n\r,".indexOf(c) >= 0) && random.nextBoolean();
    return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
