package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "+1",
        "-1+1",
        "-joy",
        "\t=1",
        "\r=1",
        "'=1",
        "''@x"
      })
  void whatASpreadsheetWouldRunGetsAnApostrophe(String text) {
    assertThat(SpreadsheetText.written(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "joy",
        "-1",
        "-0.123",
        "0.5",
        "-1.5e-7",
        "-",
        "'",
        "'tis",
        "a=b",
        "1+1",
        "gpt - raters"
      })
  void allElseStaysAsItIs(String text) {
    assertThat(SpreadsheetText.written(text)).isEqualTo(text);
  }

  @Test
  void everyTextComesBackAsItWas() throws IOException {
    Random random = new Random(7);
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        text.append("'=+-@1.,\"\t\r\na\uff1d".charAt(random.nextInt(13)));
      }
      lines.add(List.of(text.toString(), "x", "-1"));
    }
    String csv = CsvWriter.lines(lines);
    assertThat(CsvReader.lines(csv)).isEqualTo(lines);
    try (CSVParser cells = CSVParser.parse(csv, CSVFormat.DEFAULT)) {
      cells.forEach(line -> assertThat(line.get(0)).doesNotMatch("(?s)[=+@\\t\\r].*"));
    }
  }
}
