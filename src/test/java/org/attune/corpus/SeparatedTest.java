package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.attune.corpus.Reading.HEADER;
import static org.attune.corpus.Reading.NO_HEADER;
import static org.attune.corpus.Reading.columns;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;
import static org.attune.corpus.Reading.texts;
import static org.attune.corpus.Reading.values;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatedTest {
  private static final String NO_DELIMITER =
      "expected a delimiter or the end of the row after a closing quote, found other text";

  private static final String STRAY_QUOTE =
      "expected quotes around a whole value (doubled inside of it), found one inside of an unquoted"
          + " value";

  @TempDir Path folder;

  @Test
  void readsQuotedValuesAndGoesOnAfterBrokenRows() throws IOException {
    assertThat(texts(rows(new Csv(), sample("quirks.csv"), HEADER)))
        .containsExactly(
            "2 [1, He said \"no\", then left, x, NA]",
            "3 [2, first line\nsecond line\r\nthird line, , None]",
            "6 [3,   not trimmed , null, 1.50]",
            "7 expected 4 columns, found 5",
            "8 " + NO_DELIMITER,
            "9 " + STRAY_QUOTE,
            "11 expected 4 columns, found 2",
            "12 expected UTF-8, found other bytes after 5 characters",
            "13 expected UTF-8, found other bytes after 25 characters",
            "15 [a, caf\u00e9 \ud83d\ude42 \ufffd, , 2]");
  }

  @Test
  void callsColumnsByTheHeaderAndNamelessOnesByNumber() throws IOException {
    List<Row> rows = rows(new Csv(), sample("quirks.csv"), HEADER);
    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("3", "x"),
            entry("id", "1"),
            entry("score", "NA"),
            entry("text, as said", "He said \"no\", then left"));
  }

  @Test
  void callsRepeatedNamesByNumber() throws IOException {
    Path file = write("id,text,text\n1,a,b\n", StandardCharsets.UTF_8);
    assertThat(values(rows(new Csv(), file, HEADER).get(0)))
        .containsExactly(entry("3", "b"), entry("id", "1"), entry("text", "a"));
  }

  @Test
  void readsUnquotedTabsWithoutHeader() throws IOException {
    assertThat(texts(rows(new Tsv(), sample("quirks.tsv"), columns("text", "labels", "id"))))
        .containsExactly(
            "1 [He said \"no\", 27, t1]",
            "2 [\"Odd quote, 2, t2]",
            "3 expected UTF-8, found other bytes after 4 characters",
            "5 [ spaces , null, ]",
            "6 expected 3 columns, found 4");
  }

  @Test
  void numbersColumnsWithoutNames() throws IOException {
    List<Row> rows = rows(new Tsv(), sample("quirks.tsv"), NO_HEADER);
    assertThat(values(rows.get(0)))
        .containsExactly(entry("1", "He said \"no\""), entry("2", "27"), entry("3", "t1"));
    assertThat(values(rows.get(4))).containsOnlyKeys("1", "2", "3", "4");
  }

  @Test
  void takesDelimiterQuoteAndEncodingFromTheCard() throws IOException {
    FormatSettings settings = new FormatSettings(";", "'", true, List.of(), "windows-1252");
    assertThat(texts(rows(new Tsv(), sample("windows-1252.csv"), settings)))
        .containsExactly(
            "2 [Jos\u00e9, It's; \u20ac 5]",
            "3 expected windows-1252, found other bytes after 10 characters",
            "4 [last, \u00fc]");
  }

  @Test
  void endsWithBrokenRowsWhereAQuoteIsNeverClosed() throws IOException {
    assertThat(texts(rows(new Csv(), sample("unclosed.csv"), HEADER)))
        .containsExactly(
            "2 [1, one]",
            "3 expected a closing quote, found the end of the file",
            "4 expected a closing quote, found the end of the file");
  }

  @Test
  void refusesCarriageReturnsAsLineEndsOfQuotedValues() throws IOException {
    assertThat(
            texts(rows(new Csv(), write("a,b\n1,2\r3,4\n5,6\n", StandardCharsets.UTF_8), HEADER)))
        .containsExactly(
            "2 expected \\n or \\r\\n as line end, found \\r alone outside of quotes", "3 [5, 6]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030"})
  void readsOtherEncodings(String encoding) throws IOException {
    String text = "id,text\n1,\"caf\u00e9\n\u4e2d \ud83d\ude42\"\n2,\u2022\n".repeat(3000);
    Path file = write(text, Charset.forName(encoding));
    List<Row> rows = rows(new Csv(), file, new FormatSettings("", "", true, List.of(), encoding));
    assertThat(rows).hasSize(3 * 3000 - 1);
    assertThat(texts(rows.subList(0, 2)))
        .containsExactly("2 [1, caf\u00e9\n\u4e2d \ud83d\ude42]", "4 [2, \u2022]");
    assertThat(rows.get(rows.size() - 1).line()).isEqualTo(4 * 3000);
  }

  @Test
  void findsWhatUtf16DoesNotHave() throws IOException {
    Path file = folder.resolve("pairs.tsv");
    byte[] bytes = "\ufeffa\tb\nc\td\ne\tf".getBytes(StandardCharsets.UTF_16LE);
    bytes[2 * 5] = 0x00;
    bytes[2 * 5 + 1] = (byte) 0xDC;
    Files.write(file, bytes);
    assertThat(
            texts(rows(new Tsv(), file, new FormatSettings("", "", false, List.of(), "UTF-16LE"))))
        .containsExactly(
            "1 [a, b]", "2 expected UTF-16LE, found other bytes after 0 characters", "3 [e, f]");
  }

  @Test
  void unpacksGzip() throws IOException {
    Path file = folder.resolve("quirks.csv.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(sample("quirks.csv"), packed);
    }
    assertThat(texts(rows(new Csv(), file, HEADER)))
        .isEqualTo(texts(rows(new Csv(), sample("quirks.csv"), HEADER)));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    assertThatThrownBy(() -> rows(new Csv(), file, NO_HEADER))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            file + ":1: expected a file packed by gzip, found its end in the middle (cut off?)");
    bytes[bytes.length - 6] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> rows(new Csv(), file, NO_HEADER))
        .hasMessage(file + ":1: expected a file packed by gzip, found damaged bytes");
    Files.copy(sample("quirks.csv"), file, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> rows(new Csv(), file, NO_HEADER))
        .hasMessage(file + ": expected a file packed by gzip, found other bytes");
  }

  @Test
  void readsEmptyLinesOnlyInASingleColumn() throws IOException {
    Path file = write("one\n\nthree\n", StandardCharsets.UTF_8);
    assertThat(texts(rows(new Tsv(), file, columns("label"))))
        .containsExactly("1 [one]", "2 []", "3 [three]");
    Path two = write("one\t1\n\nthree\t3\n", StandardCharsets.UTF_8);
    assertThat(texts(rows(new Tsv(), two, columns("label", "other"))))
        .containsExactly("1 [one, 1]", "3 [three, 3]");
  }

  @Test
  void hasNoRowsInEmptyFiles() throws IOException {
    for (String text : List.of("", "\ufeff", "a,b", "a,b\n")) {
      assertThat(rows(new Csv(), write(text, StandardCharsets.UTF_8), HEADER)).isEmpty();
    }
  }

  @Test
  void doesNotKeepMoreThanTheLongestRow() throws IOException {
    String text = "a\n" + "x".repeat(Lines.LONGEST + 100_000) + "\nb\n";
    assertThat(texts(rows(new Tsv(), write(text, StandardCharsets.UTF_8), columns("text"))))
        .containsExactly(
            "1 [a]", "2 expected at most 16777216 bytes in a row, found more", "3 [b]");
  }

  @Test
  void refusesWhatIsNoDialect() {
    for (String delimiter : List.of("::", "\n", "\u2022", "\"")) {
      FormatSettings settings = new FormatSettings(delimiter, "", true, List.of(), "");
      assertThatThrownBy(() -> rows(new Csv(), sample("quirks.csv"), settings))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected ");
    }
    FormatSettings settings = new FormatSettings("", "", true, List.of(), "utf-9");
    assertThatThrownBy(() -> rows(new Csv(), sample("quirks.csv"), settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the name of a character set, found utf-9");
  }

  @Test
  void namesTheFileWhoseHeaderIsUnreadable() throws IOException {
    Path file = write("\"a\"b,c\n1,2\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> rows(new Csv(), file, HEADER))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file + ":1: header row: " + NO_DELIMITER);
  }

  @Test
  void readsLineEndsOfOldMacs() throws IOException {
    String text = "id,text\r1,\"two\nlines\"\r2,\"a\r\rb\"\r3,c\r";
    List<String> expected = List.of("2 [1, two\nlines]", "3 [2, a\r\rb]", "6 [3, c]");
    Path file = write(text, StandardCharsets.UTF_8);
    assertThat(texts(rows(new Csv(), file, HEADER))).isEqualTo(expected);
    Path wide = write(text, StandardCharsets.UTF_16);
    assertThat(texts(rows(new Csv(), wide, new FormatSettings("", "", true, List.of(), "UTF-16"))))
        .isEqualTo(expected);
    Path tabs = write("a\tb\rc\td", StandardCharsets.UTF_8);
    assertThat(texts(rows(new Tsv(), tabs, NO_HEADER))).containsExactly("1 [a, b]", "2 [c, d]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void saysThatOtherTextIsNotUtf8(String encoding) throws IOException {
    Path file = write("id,text\n1,a\n", Charset.forName(encoding));
    assertThatThrownBy(() -> rows(new Csv(), file, HEADER))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file + ":1: expected UTF-8 text, found UTF-16, or bytes that are no text");
  }

  @Test
  void doubtsQuotedValuesThatHoldWholeRows() throws IOException {
    Path file =
        write(
            "id,a,b\n1,\"x,y\n2,x,y\n3,x,y\n4,x\",y\n5,\"x,\ny, z\nz\",y\n",
            StandardCharsets.UTF_8);
    assertThat(texts(rows(new Csv(), file, HEADER)))
        .hasSize(5)
        .startsWith(
            "2 expected a closing quote in its line, found a quoted value over lines that look"
                + " like rows")
        .endsWith("6 [5, x,\ny, z\nz, y]");
  }

  private Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("file.csv"), text.getBytes(charset));
  }
}
