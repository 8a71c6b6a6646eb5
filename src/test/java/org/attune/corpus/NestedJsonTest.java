package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.attune.corpus.Reading.HEADER;
import static org.attune.corpus.Reading.brokenLines;
import static org.attune.corpus.Reading.columns;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;
import static org.attune.corpus.Reading.texts;
import static org.attune.corpus.Reading.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedJsonTest {
  @TempDir Path folder;

  private List<Row> read(String text, String... levels) throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), text);
    return rows(new NestedJson(), file, columns(levels));
  }

  @Test
  void rowsLieAsDeepAsTheCardSays() throws IOException {
    List<Row> rows =
        rows(new NestedJson(), sample("nested-json.json"), columns("task", "scene", "who"));
    assertThat(rows.stream().map(Row::line)).containsExactly(7L, 8L, 10L, 14L, 16L, 17L);
    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("by", "{\"age\":1e2}"),
            entry("by.age", "1e2"),
            entry("said", "one\ntwo"),
            entry("scene", "calm"),
            entry("scene.topic", "caf\u00e9 \"quoted\""),
            entry("task", "0"),
            entry("task.hours", "[1,2.50,null]"),
            entry("task.id", "0"),
            entry("warm", "3"),
            entry("who", "Ann"));
    assertThat(values(rows.get(1))).containsEntry("who", "Ben").doesNotContainKey("warm");
    assertThat(((Row.Read) rows.get(1)).isNull("warm")).isTrue();
    assertThat(values(rows.get(2)))
        .containsEntry("scene", "loud")
        .containsEntry("warm", "NaN")
        .containsEntry("task.id", "0");
    assertThat(texts(rows))
        .contains(
            "14 expected a JSON object, found another value",
            "16 expected a JSON object, found another value",
            "17 expected one value in a column, found two");
  }

  @Test
  void withoutNamesRowsAreTheElements() throws IOException {
    List<Row> rows = rows(new NestedJson(), sample("nested-json.json"), HEADER);
    assertThat(brokenLines(rows)).containsExactly(16L);
    assertThat(values(rows.get(0)))
        .containsEntry("key", "0")
        .containsEntry("calm.Ann.by.age", "1e2");
  }

  @Test
  void keysOfADocumentThatIsAnObjectAreColumns() throws IOException {
    List<Row> rows =
        read("{\"version\": 2, \"q1\": {\"text\": \"a\"},\n\"q2\": {\"text\": \"b\"}}", "question");
    assertThat(values(rows.get(0))).containsExactly(entry("question", "q1"), entry("text", "a"));
    assertThat(values(rows.get(1))).containsExactly(entry("question", "q2"), entry("text", "b"));
    assertThat(rows.get(1).line()).isEqualTo(2);
  }

  @Test
  void aDocumentThatIsNoneIsAMistakeThatSaysWhere() {
    assertThatThrownBy(() -> read("[{\"a\": 1},\n{\"a\": }]"))
        .isInstanceOf(CorpusException.class)
        .hasMessageEndingWith(
            "a.json:2: expected JSON to the end of the file, found an error at character 7");
    assertThatThrownBy(() -> read("[{\"a\": 1}"))
        .hasMessageEndingWith(
            "a.json:1: expected JSON to the end of the file, found an end before");
    assertThatThrownBy(() -> read(""))
        .hasMessageEndingWith("expected a JSON list or object, found the file's end");
    assertThatThrownBy(() -> read("3"))
        .hasMessageEndingWith("a.json:1: expected a JSON list or object, found another value");
    assertThatThrownBy(() -> read("[] []"))
        .hasMessageEndingWith("a.json:1: expected one JSON document, found more");
    assertThatThrownBy(() -> read("{\"a\": {\"b\": 1, \"b\": 2}}"))
        .hasMessageContaining("expected JSON to the end of the file");
  }
}
