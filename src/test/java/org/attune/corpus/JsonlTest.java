package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.attune.corpus.Reading.NO_HEADER;
import static org.attune.corpus.Reading.brokenLines;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;
import static org.attune.corpus.Reading.texts;
import static org.attune.corpus.Reading.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlTest {
  @TempDir Path folder;

  @Test
  void givesKeysAsColumnsAndNestedKeysByDots() throws IOException {
    List<Row> rows = rows(new Jsonl(), sample("quirks.jsonl"), NO_HEADER);
    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("id", "u1"),
            entry("meta", "{\"split\": \"train\", \"by\": {\"age\": 1e2}}"),
            entry("meta.by", "{\"age\": 1e2}"),
            entry("meta.by.age", "1e2"),
            entry("meta.split", "train"),
            entry("n", "1.50"),
            entry("text", "caf\u00e9 \"quoted\"\nnext"));
    assertThat(values(rows.get(1)))
        .containsExactly(
            entry("labels", "[1, \"two\", {\"x\": null}]"),
            entry("ok", "true"),
            entry("text", "other keys"));
    assertThat(values(rows.get(6)))
        .containsExactly(entry("id", "u8"), entry("n", "NaN"), entry("text", ""));
    assertThat(values(rows.get(8))).containsExactly(entry("id", "u10"), entry("n", "-0"));
  }

  @Test
  void saysWhatIsWrongWithoutTheText() throws IOException {
    List<Row> rows = rows(new Jsonl(), sample("quirks.jsonl"), NO_HEADER);
    assertThat(brokenLines(rows)).containsExactly(3L, 5L, 6L, 7L, 9L);
    assertThat(texts(rows).get(2))
        .matches("3 expected a JSON object, found an error at character \\d+");
    assertThat(texts(rows))
        .contains(
            "5 expected a JSON object, found another value",
            "6 expected one JSON object in a line, found more",
            "7 expected one value in a column, found two",
            "9 expected UTF-8, found other bytes after 8 characters");
  }

  @Test
  void readsObjectsThatAreKeyedByData() throws IOException {
    Path file = folder.resolve("keyed.jsonl");
    IntFunction<String> object = i -> "{\"id\": " + i + ", \"k" + i + "\": " + -i + "}";
    Files.write(file, IntStream.range(0, 6000).mapToObj(object).toList());
    List<Row> rows = rows(new Jsonl(), file, NO_HEADER);
    for (int i = 0; i < rows.size(); i++) {
      Row.Read row = (Row.Read) rows.get(i);
      assertThat(row.get("id")).contains("" + i);
      assertThat(row.get("k" + i)).contains("" + -i);
      assertThat(Arrays.stream(row.values()).filter(Objects::nonNull)).hasSize(2);
    }
    IntFunction<String> member = i -> "\"k" + i + "\": " + i;
    Files.writeString(
        file, IntStream.range(0, 9000).mapToObj(member).collect(Collectors.joining(",", "{", "}")));
    assertThat(values(rows(new Jsonl(), file, NO_HEADER).get(0)))
        .hasSize(9000)
        .containsEntry("k8999", "8999");
  }

  @Test
  void readsConvokitAsItIsWritten() throws IOException {
    List<Row> rows = rows(new Convokit(), sample("convokit.jsonl"), NO_HEADER);
    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("conversation", "m1"),
            entry("id", "m1"),
            entry("meta.by", "{\"age\": 30}"),
            entry("meta.by.age", "30"),
            entry("meta.score", "3"),
            entry("meta.tags", "[\"a\", \"b\"]"),
            entry("speaker", "ann"),
            entry("text", "How are you?"),
            entry("timestamp", "1577836800"));
    assertThat(values(rows.get(1)))
        .containsExactly(
            entry("conversation", "m1"),
            entry("id", "m2"),
            entry("reply-to", "m1"),
            entry("speaker", "bob"),
            entry("text", "Tired."));
  }

  @Test
  void readsOlderConvokit() throws IOException {
    assertThat(values(rows(new Convokit(), sample("utterances-older.jsonl"), NO_HEADER).get(0)))
        .containsExactly(
            entry("conversation", "m0"),
            entry("id", "m1"),
            entry("meta.score", "3"),
            entry("reply-to", "m0"),
            entry("speaker", "ann"),
            entry("text", "Hello"),
            entry("timestamp", "1.5"));
  }
}
