package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.attune.corpus.Reading.NO_HEADER;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;
import static org.attune.corpus.Reading.texts;
import static org.attune.corpus.Reading.values;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetTest {
  private static final MessageType TYPE =
      MessageTypeParser.parseMessageType(
          """
          message corpus {
            optional binary text (UTF8);
            optional binary bare;
            optional int32 small;
            optional int32 unsigned (UINT_32);
            optional int64 large;
            optional float single;
            optional double number;
            optional boolean yes;
            optional int32 cents (DECIMAL(9,2));
            optional fixed_len_byte_array(9) exact (DECIMAL(20,3));
            optional int96 never;
            repeated binary old (UTF8);
            optional group labels (LIST) { repeated group list { optional binary element (UTF8); } }
            optional group votes (LIST) { repeated int64 array; }
            optional group meta { optional binary split (UTF8); optional group by { optional int32 age; } }
          }
          """);

  @TempDir Path folder;

  @Test
  void givesFieldsAsText() throws IOException {
    Group full = new SimpleGroup(TYPE);
    full.add("text", "caf\u00e9 \"x\"\n");
    full.add("bare", Binary.fromString("\u4e2d"));
    full.add("small", -3);
    full.add("unsigned", -1);
    full.add("large", Long.MIN_VALUE);
    full.add("single", 0.1f);
    full.add("number", 2e23);
    full.add("yes", true);
    full.add("cents", -150);
    full.add("exact", Binary.fromConstantByteArray(wide(new BigInteger("-12345678901234567890"))));
    full.add("never", Binary.fromConstantByteArray(new byte[12]));
    full.add("old", "a");
    full.add("old", "b\"");
    Group labels = full.addGroup("labels");
    labels.addGroup("list").add("element", "joy");
    labels.addGroup("list");
    labels.addGroup("list").add("element", "null\n");
    Group votes = full.addGroup("votes");
    votes.add("array", 1L);
    votes.add("array", -2L);
    Group meta = full.addGroup("meta");
    meta.add("split", "train");
    meta.addGroup("by").add("age", 30);
    Group bad = new SimpleGroup(TYPE);
    bad.add("bare", Binary.fromConstantByteArray(new byte[] {'a', (byte) 0xFF}));

    Path file = write(CompressionCodecName.SNAPPY, List.of(full, new SimpleGroup(TYPE), bad));
    List<Row> rows = rows(new Parquet(), file, NO_HEADER);

    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("bare", "\u4e2d"),
            entry("cents", "-1.50"),
            entry("exact", "-12345678901234567.890"),
            entry("labels", "[\"joy\",null,\"null\\n\"]"),
            entry("large", "-9223372036854775808"),
            entry("meta.by.age", "30"),
            entry("meta.split", "train"),
            entry("number", "200000000000000000000000"),
            entry("old", "[\"a\",\"b\\\"\"]"),
            entry("single", "0.1"),
            entry("small", "-3"),
            entry("text", "caf\u00e9 \"x\"\n"),
            entry("unsigned", "4294967295"),
            entry("votes", "[1,-2]"),
            entry("yes", "true"));
    assertThat(values(rows.get(1))).containsExactly(entry("old", "[]"));
    assertThat(texts(rows).get(2))
        .isEqualTo("3 expected UTF-8, found other bytes after 1 characters");
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
  void numbersRows(CompressionCodecName codec) throws IOException {
    List<Group> groups =
        IntStream.range(0, 1000).mapToObj(i -> new SimpleGroup(TYPE).append("small", i)).toList();
    List<Row> rows = rows(new Parquet(), write(codec, groups), NO_HEADER);
    assertThat(rows.stream().map(Row::line))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
    assertThat(((Row.Read) rows.get(999)).get("small")).contains("999");
  }

  @Test
  void hasNoRowsInAnEmptyFileAndRefusesOthers() throws IOException {
    assertThat(rows(new Parquet(), write(CompressionCodecName.UNCOMPRESSED, List.of()), NO_HEADER))
        .isEmpty();
    assertThatThrownBy(() -> rows(new Parquet(), sample("quirks.csv"), NO_HEADER))
        .hasMessageContaining("quirks.csv");
  }

  @Test
  void writesNumbersWithTheFewestDigits() {
    assertThat(DoubleStream.of(0.0, -0.0, 3.0, 0.1, 2e-3, Double.NaN).mapToObj(Decimals::text))
        .containsExactly("0", "0", "3", "0.1", "0.002", "NaN");
    assertThat(Decimals.text(16777216f)).isEqualTo("16777216");
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      float single = Float.intBitsToFloat(random.nextInt());
      assertThat(Double.valueOf(Decimals.text(number))).isEqualTo(Double.valueOf(number));
      assertThat(Float.valueOf(Decimals.text(single))).isEqualTo(Float.valueOf(single));
      assertThat(Decimals.text(i / 1000.0)).isEqualTo(toPlain(i, 3));
    }
  }

  @Test
  void damagedFilesAreToldInALine() throws IOException {
    Path file = write(CompressionCodecName.SNAPPY, List.of(new SimpleGroup(TYPE)));
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 9));
    Path other = Files.writeString(folder.resolve("other.parquet"), "id,text\n1,a\n");
    for (Path damaged : List.of(cut, other)) {
      assertThatThrownBy(() -> rows(new Parquet(), damaged, NO_HEADER))
          .isInstanceOf(CorpusException.class)
          .hasMessage(damaged + ": expected a Parquet file, found other or damaged bytes");
    }
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      byte[] altered = bytes.clone();
      altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
      Path damaged = Files.write(folder.resolve("altered.parquet"), altered);
      try {
        rows(new Parquet(), damaged, NO_HEADER);
      } catch (CorpusException e) {
        assertThat(e.getMessage()).contains("expected a Parquet file, found ");
      }
    }
  }

  private static String toPlain(int digits, int scale) {
    return digits == 0
        ? "0"
        : BigDecimal.valueOf(digits, scale).stripTrailingZeros().toPlainString();
  }

  private static byte[] wide(BigInteger number) {
    byte[] digits = number.toByteArray();
    byte[] wide = new byte[9];
    Arrays.fill(wide, (byte) (number.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, wide, 9 - digits.length, digits.length);
    return wide;
  }

  private Path write(CompressionCodecName codec, List<? extends Group> groups) throws IOException {
    Path file = folder.resolve(codec + ".parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(TYPE)
            .withCompressionCodec(codec)
            .build()) {
      for (Group group : groups) {
        writer.write(group);
      }
    }
    return file;
  }
}
