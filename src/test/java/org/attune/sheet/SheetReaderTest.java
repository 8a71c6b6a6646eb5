package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.attune.corpus.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as text, whatever wrote them. */
class SheetReaderTest {

  private static final String ROWS = "id,r1,r2\nfr\u00F6hlich,1,2\nm\u00FCde,2,2\n";

  @TempDir Path folder;

  private Sheet read(String name, byte[] bytes) throws IOException {
    return SheetReader.read(Files.write(folder.resolve(name), bytes));
  }

  private Sheet read(String text) throws IOException {
    return read("my.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> values(Sheet sheet) {
    return sheet.lines().stream().map(Sheet.Line::values).toList();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, UTF-16LE",
    "UTF-16BE, UTF-16BE",
    "UTF-16, UTF-16BE",
    "windows-1252, windows-1252",
    "ISO-8859-1, windows-1252"
  })
  void otherCharacterSetsAreFoundAndTold(String written, String told) throws IOException {
    Sheet sheet = read("my.csv", ROWS.getBytes(Charset.forName(written)));
    assertThat(values(sheet))
        .containsExactly(List.of("fr\u00F6hlich", "1", "2"), List.of("m\u00FCde", "2", "2"));
    assertThat(sheet.edits().changes())
        .containsExactly("it is written in " + told + ", and read as such: \"fr\u00F6hlich\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkIsNoPartOfAName(String charset) throws IOException {
    Sheet sheet = read("my.csv", ("\uFEFF" + ROWS).getBytes(Charset.forName(charset)));
    assertThat(sheet.columns()).containsExactly("id", "r1", "r2");
    assertThat(sheet.edits().changes()).hasSize(charset.equals("UTF-8") ? 0 : 1);
  }

  @Test
  void linesOfOldMacintoshesAreToldApart() throws IOException {
    String old = ROWS.replace('\n', '\r');
    assertThat(values(read(old))).isEqualTo(values(read(ROWS)));
    Sheet sheet = read("my.csv", old.getBytes(Charset.forName("x-MacRoman")));
    assertThat(values(sheet)).isEqualTo(values(read(ROWS)));
    assertThat(sheet.edits().changes())
        .anyMatch(change -> change.contains("MacRoman"))
        .anyMatch(change -> change.contains("carriage returns"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Empathy, spring 2024\nid;r1;r2\na;1;2\nb;2;2\nc;2;3\n",
        "Empathy\n\nid,r1,r2\na,1,2\nb,2,2\nc,2,3\n",
        "Empathy,,\n,,\nid,r1,r2\na,1,2\nb,2,2\nc,2,3\n",
        "Study: empathy\nOf 2024\nid\tr1\tr2\na\t1\t2\nb\t2\t2\nc\t2\t3\n",
        "\n\nid,r1,r2\na,1,2\nb,2,2\nc,2,3\n"
      })
  void whatStandsAboveTheNamesIsLeftOutAndTold(String text) throws IOException {
    Sheet sheet = read(text);
    assertThat(sheet.columns()).containsExactly("id", "r1", "r2");
    assertThat(sheet.lines()).hasSize(3);
    assertThat(sheet.format()).isEqualTo("csv");
    assertThat(sheet.edits().changes()).singleElement().asString().contains("left out");
  }

  @Test
  void namesThatComeAgainAreNoRow() throws IOException {
    Sheet sheet = read("id,r1,r2\na,1,2\nid,r1,r2\nb,2,2\n");
    assertThat(values(sheet)).containsExactly(List.of("a", "1", "2"), List.of("b", "2", "2"));
    assertThat(sheet.edits().changes())
        .containsExactly("rows that repeat the names of the columns are left out: 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Note: coded in 2024\n", "\nCoded in spring\nby two\n", "* see the paper\n"})
  void notesBelowTheTableAreNoRows(String notes) throws IOException {
    Sheet sheet = read("id,r1,r2\na,1,2\nb,2,2\n" + notes);
    assertThat(sheet.lines()).hasSize(2);
    assertThat(sheet.edits().changes()).singleElement().asString().contains("notes below");
  }

  @Test
  void aRowThatBreaksOffIsNoNote() {
    assertThatThrownBy(() -> read("id,r1,text\na,1,so\nb,2,and\nso on\n"))
        .hasMessage("my.csv:4: expected 3 columns as in the first row, found 1");
  }

  @Test
  void emptyValuesWithoutAColumnAreLeftOutAndOthersAreNot() throws IOException {
    assertThat(values(read("id,r1,r2\na,1,2,\nb,2,2,,\n")))
        .containsExactly(List.of("a", "1", "2"), List.of("b", "2", "2"));
    assertThatThrownBy(() -> read("id,r1,r2\na,1,2,\nb,2,2,7\n"))
        .hasMessage("my.csv:3: expected 3 columns as in the first row, found 4");
  }

  @Test
  void rowsMayHaveNamesWithoutAColumn() throws IOException {
    Sheet sheet = read("id\tr1\tr2\n1\ta\t1\t2\n2\tb\t2\t2\n");
    assertThat(sheet.columns()).containsExactly("1", "id", "r1", "r2");
    assertThat(sheet.values("id")).containsExactly("a", "b");
  }

  /** A text that begins with a quote and another that ends with one are two rows. */
  @Test
  void aLoneQuoteSwallowsNoRows() throws IOException {
    Sheet sheet = read("id\ttext\tr1\na\t\"I am so\t1\nb\tglad\"\t2\nc\tfine\t3\n");
    assertThat(sheet.values("text")).containsExactly("\"I am so", "glad\"", "fine");
    assertThat(sheet.quote()).isEmpty();
  }

  @Test
  void packedFilesAreReadByWhatTheyHold() throws IOException {
    byte[] bytes = ROWS.getBytes(StandardCharsets.UTF_8);
    assertThat(read("my.csv.gz", packed(bytes)).edits().changes()).isEmpty();
    assertThat(values(read("my.csv", packed(bytes)))).isEqualTo(values(read(ROWS)));
    assertThat(values(read("my.csv.gz", bytes))).isEqualTo(values(read(ROWS)));
    byte[] cut = packed(bytes);
    assertThatThrownBy(() -> read("my.csv.gz", Arrays.copyOf(cut, cut.length - 9)))
        .isInstanceOf(CorpusException.class)
        .hasMessage("my.csv.gz: expected a whole gzip file, found one that breaks off");
    cut[cut.length - 6] ^= 1;
    assertThatThrownBy(() -> read("my.csv.gz", cut))
        .isInstanceOf(CorpusException.class)
        .hasMessage("my.csv.gz: expected an undamaged gzip file, found Corrupt GZIP trailer");
  }

  @Test
  void twoLinesMayNameTheColumns() {
    for (String groups : List.of(",anna,,ben,", ",anna,anna,ben,ben", "item,anna,,ben,")) {
      Cases cases =
          Cases.of(
              folder,
              groups,
              (groups.startsWith(",") ? "item" : "") + ",valence,arousal,valence,arousal",
              "a,1,2,1,3",
              "b,4,4,5,4",
              "c,2,5,3,5");
      assertThat(cases.dimensions()).containsExactly("valence", "arousal");
      assertThat(cases.reading().raters(cases.dimension("arousal"))).containsExactly("anna", "ben");
      assertThat(cases.told()).contains("two lines name the columns");
    }
  }

  @Test
  void aRowOfRatingsNamesNoColumns() {
    String[] lines = {
      "This is the first of the texts,27,e1",
      "This is the second of the texts,2,e2",
      "This is the third of the texts,27,e3"
    };
    assertThatThrownBy(() -> Cases.of(folder, lines)).hasMessageContaining("write a line of names");
    lines[0] = "The text that both of them had read,1,2";
    assertThat(
            Cases.of(
                    folder,
                    lines[0],
                    "It was a very good day today,3,4",
                    "It rained all of the day,1,2")
                .dimension()
                .panel()
                .raters())
        .isEqualTo(2);
  }

  @Test
  void idsWithZerosBeforeThemAreDoubted() {
    Cases cases = Cases.of(folder, "item,rater,valence", "001,p,1", "1,q,2", "002,p,3", "2,q,3");
    assertThat(cases.told()).contains("blanks, case or zeros");
  }
}
