package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

  record Done(String key, Map<String, Long> items) {}

  @TempDir Path folder;

  private List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsReadAndNothingElseStaysBehind() throws IOException {
    Path file = folder.resolve("a").resolve("b").resolve("done.json");
    Done first = new Done("zur\n\"Größe\" 😀", Map.of("x", 1L, "y", Long.MAX_VALUE));
    State.writeJson(file, first);
    assertThat(State.readJson(file, Done.class)).contains(first);
    State.writeJson(file, new Done("second", Map.of()));
    assertThat(State.readJson(file, Done.class)).contains(new Done("second", Map.of()));
    assertThat(names(file.getParent())).containsExactly("done.json");
  }

  @Test
  void aWriteThatFailsLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("done.json");
    State.write(file, "old");
    Path inTheWay = Files.createDirectory(folder.resolve(".done.json.unfinished"));
    assertThatThrownBy(() -> State.write(file, "new")).isInstanceOf(UncheckedIOException.class);
    assertThat(file).hasContent("old");
    Files.delete(inTheWay);
    State.write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(names(folder)).containsExactly("done.json");
  }

  @Test
  void whatStaysTheSameIsNotWrittenAgain() throws IOException {
    Path file = folder.resolve("done.json");
    State.write(file, "same");
    FileTime longAgo = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(file, longAgo);
    State.write(file, "same");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    State.write(file, "other");
    assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(longAgo);
  }

  @Test
  void aFileThatIsNotThereIsAbsent() {
    assertThat(State.readJson(folder.resolve("none.json"), Done.class)).isEmpty();
    assertThat(State.readJson(folder, Done.class)).as("a folder").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "null",
        "{",
        "{}",
        "{\"key\":\"k\"}",
        "[]",
        "3",
        "\"text\"",
        "{\"key\":\"k\",\"items\":3}",
        "{\"key\":\"k\",\"items\":{},\"more\":1}",
        "{\"key\":\"k\",\"items\":{}} and more",
        "\u0000\u0000\u0000"
      })
  void aDamagedFileIsAbsent(String text) throws IOException {
    Path file = folder.resolve("done.json");
    Files.writeString(file, text);
    assertThat(State.readJson(file, Done.class)).isEmpty();
  }

  @Test
  void aValueOfAnotherTypeIsAbsent() {
    Path file = folder.resolve("done.json");
    for (Object other :
        List.of(
            "text",
            3,
            List.of(),
            Map.of(),
            Map.of("key", "k"),
            Map.of("key", "k", "items", 3),
            Map.of("key", "k", "items", Map.of(), "more", 1))) {
      State.writeJson(file, other);
      assertThat(State.readJson(file, Done.class)).as(other.toString()).isEmpty();
    }
  }

  @Test
  void aFileInWhichAnythingWasChangedIsAbsent() throws IOException {
    Path file = folder.resolve("done.json");
    Done done = new Done("k", Map.of("x", 1L));
    State.writeJson(file, done);
    String whole = Files.readString(file);
    for (String change : List.of("\"k\"", "\"x\"", ": 1")) {
      assertThat(whole).contains(change);
      Files.writeString(file, whole.replace(change, change.replaceAll("[kx1]", "2")));
      assertThat(State.readJson(file, Done.class)).as(change).isEmpty();
    }
    Files.writeString(file, whole);
    assertThat(State.readJson(file, Done.class)).contains(done);
  }

  @Test
  void aFileCutAnywhereIsAbsent() throws IOException {
    Path file = folder.resolve("done.json");
    State.writeJson(file, new Done("k", Map.of("x", 1L)));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 2; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(State.readJson(file, Done.class)).as(length + " bytes").isEmpty();
    }
    Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28});
    assertThat(State.readJson(file, Done.class)).isEmpty();
  }

  @Test
  void jsonHasSortedKeysAndLineFeeds() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", new Done("k", new LinkedHashMap<>()));
    assertThat(State.json(map).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "a" : {
                "items" : { },
                "key" : "k"
              },
              "z" : 1
            }
            """
                .getBytes(StandardCharsets.UTF_8));
  }
}
