package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as JSON, in the forms in which programs write them. */
class JsonTableTest {

  @TempDir Path folder;

  private Sheet read(String text) throws IOException {
    return SheetReader.read(Files.writeString(folder.resolve("my.json"), text));
  }

  private static List<List<String>> values(Sheet sheet) {
    return sheet.lines().stream().map(Sheet.Line::values).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"item\": \"a\", \"rater\": 1, \"warmth\": 2.50}, {\"item\": \"b\", \"rater\": 1,"
            + " \"warmth\": 3}]",
        "{\"item\": \"a\", \"rater\": 1, \"warmth\": 2.50}\n"
            + "{\"item\": \"b\", \"rater\": 1, \"warmth\": 3}\n",
        "{\"item\": \"a\",\n"
            + " \"rater\": 1, \"warmth\": 2.50}\n"
            + "{\"item\": \"b\",\n"
            + " \"rater\": 1, \"warmth\": 3}",
        "{\"by\": \"us\", \"rows\": [{\"item\": \"a\", \"rater\": 1, \"warmth\": 2.50}, {\"item\":"
            + " \"b\", \"rater\": 1, \"warmth\": 3}]}",
        "[[\"item\", \"rater\", \"warmth\"], [\"a\", 1, 2.50], [\"b\", 1, 3]]",
        "[\"item\", \"rater\", \"warmth\"]\n[\"a\", 1, 2.50]\n[\"b\", 1, 3]\n",
        "{\"columns\": [\"item\", \"rater\", \"warmth\"], \"index\": [0, 1], \"data\": [[\"a\", 1,"
            + " 2.50], [\"b\", 1, 3]]}",
        "{\"item\": [\"a\", \"b\"], \"rater\": [1, 1], \"warmth\": [2.50, 3]}",
        "{\"item\": {\"0\": \"a\", \"1\": \"b\"}, \"rater\": {\"0\": 1, \"1\": 1}, \"warmth\":"
            + " {\"0\": 2.50, \"1\": 3}}"
      })
  void isATableInManyForms(String text) throws IOException {
    Sheet sheet = read(text);
    assertThat(sheet.columns()).containsExactly("item", "rater", "warmth");
    assertThat(values(sheet)).containsExactly(List.of("a", "1", "2.50"), List.of("b", "1", "3"));
    assertThat(sheet.format()).isEqualTo("csv");
    assertThat(sheet.edits().changes()).singleElement().asString().startsWith("read as ");
  }

  @Test
  void objectsAreFlattenedAndListsStay() throws IOException {
    Sheet sheet =
        read(
            "{\"id\": 1, \"of\": {\"text\": \"x\", \"by\": {\"age\": null}}, \"labels\": [\"a\","
                + " \"b\\\"\"]}\n"
                + "{\"id\": 2, \"sure\": true, \"labels\": [], \"at\": NaN}\n");
    assertThat(sheet.columns())
        .containsExactly("id", "of.text", "of.by.age", "labels", "sure", "at");
    assertThat(values(sheet))
        .containsExactly(
            List.of("1", "x", "", "[\"a\",\"b\\\"\"]", "", ""),
            List.of("2", "", "", "[]", "true", "NaN"));
  }

  @Test
  void objectsByIdAreRows() throws IOException {
    Sheet sheet = read("{\"t1\": {\"anna\": 1, \"ben\": 2}, \"t2\": {\"anna\": 3, \"ben\": 2}}");
    assertThat(sheet.columns()).containsExactly("id", "anna", "ben");
    assertThat(sheet.values("id")).containsExactly("t1", "t2");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 2", "1, 0, 2, 1"})
  void listsOfThreeAreItemRaterAndAnswer(int item, int rater, String items, String raters)
      throws IOException {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < 4; i++) {
      for (int r = 0; r < 3; r++) {
        String[] row = new String[2];
        row[item] = "t" + i;
        row[rater] = "p" + r;
        text.append(text.length() > 1 ? "," : "")
            .append("[\"%s\", \"%s\", [\"joy\"]]".formatted(row[0], row[1]));
      }
    }
    Sheet.Edits edits = read(text + "]").edits();
    assertThat(edits.known().one(Hint.ITEM)).contains(items);
    assertThat(edits.known().one(Hint.RATER)).contains(raters);
    assertThat(edits.doubts()).singleElement().asString().contains("--item and --rater");
  }

  @Test
  void listsWithoutNamesAreRowsOfItems() throws IOException {
    Sheet sheet = read("[[\"joy\", \"joy\"], [\"fear\", \"joy\"], [\"fear\", null]]");
    assertThat(sheet.columns()).containsExactly("1", "2");
    assertThat(values(sheet)).contains(List.of("fear", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'[{\"a\": 1},\n"
            + "{\"a\" 2}]'!my.json:2: expected JSON, found an error at character 6 of the line",
        "'{\"a\": 1}\n"
            + "{\"a\": \n"
            + "'!my.json:2: expected a whole JSON object, found one that breaks off",
        "'[{\"a\": 1}]\n]'!my.json:2: expected JSON, found an error at character 1 of the line",
        "'[{\"a\": 1},\n"
            + "{\"a\": 2}]\n"
            + "[]'!my.json:3: expected the end of the file after the closing ], found more",
        "'[]'!my.json: expected a JSON list of objects, or an object a line, with a rating or more"
            + " each, found an empty list",
        "'[1, 2]'!my.json: expected a JSON list of objects, or an object a line, with a rating or"
            + " more each, found other values",
        "'{\"a\": [{\"x\": 1}], \"b\": [{\"x\": 1}]}'!my.json: expected a JSON list of objects, or"
            + " an object a line, with a rating or more each, found lists [a, b] in one object:"
            + " write one of them into a file of its own"
      })
  void whatIsNoTableIsToldInALine(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(CorpusException.class).hasMessage(message);
  }

  @Test
  void keysThatAreDataEnd() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6000; i++) {
      text.append("{\"k").append(i).append("\": 1}\n");
    }
    assertThatThrownBy(() -> read(text.toString()))
        .hasMessage("my.json:5001: expected objects with the same keys, found ever new ones");
  }

  @Test
  void rowsOfADataSetsServerAreRows() throws IOException {
    Sheet sheet =
        SheetReader.read(
            Files.writeString(
                folder.resolve("rows.json"),
                "{\"features\": [{\"name\": \"text\"}, {\"name\": \"label\"}], \"rows\":"
                    + " [{\"row_idx\": 0, \"row\": {\"text\": \"a\", \"label\": 1},"
                    + " \"truncated_cells\": []}, {\"row_idx\": 1, \"row\": {\"text\": \"b\","
                    + " \"label\": 2}, \"truncated_cells\": []}]}"));
    assertThat(sheet.columns()).containsExactly("text", "label");
    assertThat(sheet.values("label")).containsExactly("1", "2");
  }
}
