package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.attune.corpus.Reading.HEADER;
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

class LabelStudioTest {
  @TempDir Path folder;

  @Test
  void aRowIsAnAnnotationAPredictionOrATaskWithout() throws IOException {
    List<Row> rows = rows(new LabelStudio(), sample("label-studio.json"), HEADER);
    assertThat(rows.stream().map(Row::line)).containsExactly(2L, 2L, 2L, 13L, 14L, 17L, 18L);
    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("annotator", "1"),
            entry("data.length", "5.50"),
            entry("data.text", "I can't believe she said yes!"),
            entry("id", "40"),
            entry("result.emotion", "joy"),
            entry("result.strength", "4"));
    assertThat(((Row.Read) rows.get(0)).isNull("data.source")).isTrue();
    assertThat(values(rows.get(1)))
        .containsEntry("annotator", "b@lab.example")
        .containsEntry("result.emotion", "[\"joy\",\"surprise, mild\"]")
        .doesNotContainKeys("result.span", "result.strength");
    assertThat(values(rows.get(2)))
        .containsEntry("model", "m-1")
        .containsEntry("result.emotion", "joy")
        .doesNotContainKey("annotator");
    assertThat(values(rows.get(3)))
        .containsExactly(entry("data.text", "\"Fine,\"\nhe said."), entry("id", "41"));
    assertThat(values(rows.get(4)))
        .containsEntry("result.topic", "work / pay")
        .containsEntry("result.pleasure", "0.10")
        .doesNotContainKey("annotator");
    assertThat(texts(rows))
        .contains(
            "17 expected a task with id and data, found another value",
            "18 expected a task with id and data, found another value");
  }

  @Test
  void whatIsNoExportIsToldWithItsLine() throws IOException {
    for (String text :
        List.of(
            "{} | 1: expected a list of tasks, found an object",
            "[\n{\"id\": 1, \"data\": {}},\n{\"id\": | 3: expected JSON to the end of the file, found an end before",
            "[1, | 2: expected JSON to the end of the file, found an error at character 1",
            "[]\n[] | 2: expected one JSON document, found more")) {
      String[] parts = text.split(" \\| ");
      Path file = Files.writeString(folder.resolve("a.json"), parts[0]);
      assertThatThrownBy(() -> rows(new LabelStudio(), file, HEADER))
          .isInstanceOf(CorpusException.class)
          .hasMessage(file + ":" + parts[1]);
    }
  }
}
