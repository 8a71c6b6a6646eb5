package org.attune.draft;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of ratings can lack is told in one line. */
class DraftMistakesTest {

  private static final String AS_IN =
      ", as in line 2: delete one, or name all columns that make an item by --item a,b, or the one"
          + " that says what was rated by --dimension";

  @TempDir Path folder;

  private void fails(byte[] bytes, String message) throws IOException {
    Path file = Files.write(folder.resolve("my.csv"), bytes);
    assertThatThrownBy(() -> Draft.of("mine", List.of(file), Hints.none()))
        .isInstanceOf(CorpusException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "''!my.csv: expected names of columns in the first line, found an empty file",
        "'\n'!my.csv: expected names of columns in the first line, found none",
        "'id,r1,r2\n'!my.csv: expected rows of ratings below the names of the columns, found only"
            + " the first row",
        "'id,r1,r2\na,1,2\nb,1\n'!my.csv:3: expected 3 columns as in the first row, found 2",
        "'id,r1,r2\na,1,2\nb,1,2,3\n'!my.csv:3: expected 3 columns as in the first row,"
            + " found 4",
        "'id,r1,r2\na,\"1,2\n'!my.csv:2: expected a closing quote, found the end of the file",
        "'1,2,3\n4,5,6\n'!my.csv:1: expected names of the columns, found numbers",
        "'id,a ~ b,r1\na,1,2\n'!my.csv:1: expected names of columns without \" ~ \", which cards use,"
            + " found \"a ~ b\"",
        "'id,text\na,A long text without any rating.\n'!my.csv: expected columns with people's"
            + " ratings: numbers, or words that repeat (name them by --rated), found none",
        "'id,rating,rating\na,1,2\n'!my.csv:1: expected different names of columns, found"
            + " \"rating\" 2 times (if raters, write rating_r1, rating_r2, ...)",
        "'My ratings,,\na,1,2\nb,1,2\n'!my.csv:1: expected names of the columns (delete lines"
            + " above them, such as a title), found 2 of 3 columns without a name",
        "'My ratings\nof spring\n'!my.csv:1: expected names of columns between commas, semicolons,"
            + " tabs or | (delete lines above them, such as a title), found one column",
        "'id,r1\nId,Rater 1\n\"{\"\"ImportId\"\":1}\",2\n'!my.csv: expected answers below the ids"
            + " that Qualtrics gives the columns, found none",
        "'id,gpt\na,1\nb,2\n'!my.csv: expected columns with people's ratings: numbers, or words that"
            + " repeat (name them by --rated), found only models' ratings in [gpt]",
        "'item,rater,score\na,p,1\na,q,2\na,p,3\na,p,1\n'!my.csv:4: expected one row an item and"
            + " rater (columns [item, rater]), found 1 that repeat an earlier one, this the first"
            + AS_IN,
        "'id,r1,r2\na,1,2\na,2,2\n'!my.csv:3: expected one row an item (columns [id]), found 1 that"
            + " repeat an earlier one, this the first"
            + AS_IN,
        "'item,rater,score\na,p,1\na,q,2\nb,,3\nb,q,1\n'!my.csv:4: expected an id in column"
            + " \"rater\", found an empty value",
        "'id,score\na,1\nb,2\n'!my.csv: expected several ratings of an item, a model's ratings, or"
            + " texts of 50 rated items to learn from, found 2 items with one rating each of [score]"
            + " and no texts",
        "'item,rater,score\na,p,0.1234567890123\na,q,0.2\n'!my.csv: expected columns [score] to hold"
            + " numbers with up to nine decimals, or up to 63 different words, found 2 different"
            + " answers",
        "'item,rater,score\na,p,\na,q,NA\n'!my.csv: expected columns with people's ratings: numbers,"
            + " or words that repeat (name them by --rated), found none",
        "'item,rater,score\na,gpt-4,1\na,claude,2\n'!my.csv: expected a person among the raters in"
            + " column \"rater\", found only models [claude, gpt-4]",
        "'vpn,iri1,iri2\np1,1,2\np2,2,2\n'!my.csv: expected --rows raters, if a row is a person and a"
            + " column what they rated, or --rows items, if a row is an item and a column a person"
            + " (column \"vpn\" then names the items), found rows that seem to be people (column"
            + " \"vpn\") and columns that may be either: [iri1, iri2]"
      })
  void isToldInALine(String text, String message) throws IOException {
    fails(text.getBytes(StandardCharsets.UTF_8), message);
  }

  /** Else they would become a dimension, and its labels get into results. */
  @Test
  void namesOfRatersWithASlipAreNoRatings() throws IOException {
    StringBuilder rows = new StringBuilder("item,zugeteilt,warmth\n");
    for (int i = 0; i < 20; i++) {
      rows.append("i" + i / 2 + "," + (i % 2 == 0 ? "Ann" : "Ben") + ",2\n");
    }
    byte[] twice = (rows + "i9,Ben,3\n").getBytes(StandardCharsets.UTF_8);
    fails(
        twice,
        "my.csv:22: expected one row an item and rater (columns [item, zugeteilt]), found 1 that"
            + " repeat an earlier one, this the first"
            + AS_IN.replace("line 2", "line 21"));
    byte[] empty = (rows + "i9,,3\n").getBytes(StandardCharsets.UTF_8);
    fails(empty, "my.csv:22: expected an id in column \"zugeteilt\", found an empty value");
  }

  /** A character set can be guessed where nothing speaks for UTF-8, and not where some does. */
  @Test
  void otherBytesAmongUtf8AreTold() throws IOException {
    byte[] bytes =
        "id,r1,r2\n\u00E4\u00F6\u00FC,1,2\ncaf\u00E9,1,2\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 5] = 'x';
    bytes[bytes.length - 6] = (byte) 0xE9;
    fails(
        bytes,
        "my.csv:3: expected UTF-8 text, found other bytes (spreadsheets save it as \"CSV UTF-8\")");
    byte[] cyrillic =
        "id,r1,r2\n\u0440\u0430\u0434\u043E\u0441\u0442\u044C,1,2\n\u0433\u0440\u0443\u0441\u0442\u044C,1,2\n"
            .getBytes("windows-1251");
    fails(
        cyrillic,
        "my.csv:2: expected UTF-8 text, found other bytes (spreadsheets save it as \"CSV UTF-8\")");
  }

  @Test
  void spreadsheetsOfOtherKindsAreTold() throws IOException {
    fails(
        new byte[] {'P', 'K', 3, 4, 0, 0},
        "my.csv: expected a table as text, JSON, Parquet or XLSX, found a ZIP file that is no XLSX"
            + " workbook");
    fails(
        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0},
        "my.csv: expected a table as text, JSON, Parquet or XLSX, found a spreadsheet of another"
            + " kind (save it as XLSX or \"CSV UTF-8\")");
  }

  @Test
  void aFileMustBeThere() {
    assertThatThrownBy(() -> Draft.of("mine", List.of(folder.resolve("none.csv")), Hints.none()))
        .hasMessageEndingWith(
            "none.csv: expected a file of ratings (--ratings), found no such file");
  }

  @Test
  void aStudyHasAPlainName() {
    assertThatThrownBy(
            () -> Draft.of("My study", List.of(Drafted.fixture("wide.csv")), Hints.none()))
        .hasMessage(
            "STUDY: expected a name of lower-case letters, digits and hyphens, 100 at most, found \"My study\"");
  }

  @Test
  void hintsNameColumnsThatAreThere() {
    Hints hints = Hints.none().with(Hint.ITEM, "nr");
    assertThatThrownBy(() -> Draft.of("mine", List.of(Drafted.fixture("wide.csv")), hints))
        .hasMessage(
            "wide.csv: expected a column \"nr\" (--item), found columns [id, text, anna, ben, cara]");
  }
}
