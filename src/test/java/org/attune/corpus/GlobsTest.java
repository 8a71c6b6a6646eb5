package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobsTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("a/b/x.jsonl.d"));
    List<String> parts = List.of("part-2.csv.gz", "part-10.csv.gz", "part-1.csv.gz");
    List<String> others = List.of("x.jsonl", "a/x.jsonl", "a/b/x.jsonl", "odd[1].csv");
    for (String name : Stream.of(parts, others).flatMap(List::stream).toList()) {
      Files.createFile(folder.resolve(name));
    }
  }

  @Test
  void findFilesSortedByName() throws IOException {
    assertThat(names("x.jsonl")).containsExactly("x.jsonl");
    assertThat(names("part-*.csv.gz"))
        .containsExactly("part-1.csv.gz", "part-10.csv.gz", "part-2.csv.gz");
    assertThat(names("**/x.jsonl")).containsExactly("a/b/x.jsonl", "a/x.jsonl", "x.jsonl");
    assertThat(names("a/**/*.jsonl")).containsExactly("a/b/x.jsonl", "a/x.jsonl");
    assertThat(names("*/x.jsonl")).containsExactly("a/x.jsonl");
    assertThat(names("{x,y}.jsonl")).containsExactly("x.jsonl");
    assertThat(names("odd[1].csv")).containsExactly("odd[1].csv");
  }

  @Test
  void nameFolderAndPatternWhereNothingMatches() {
    for (String pattern : List.of("*.tsv", "none.csv", "a", "")) {
      assertThatThrownBy(() -> names(pattern))
          .isInstanceOf(FileNotFoundException.class)
          .hasMessage("no file matches " + pattern + " in " + folder);
    }
    assertThatThrownBy(() -> Globs.files(folder.resolve("none"), "*"))
        .isInstanceOf(FileNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "a/../../x", "/etc/*", "a/..", "{a"})
  void refuseOtherPlaces(String pattern) {
    assertThatThrownBy(() -> names(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(pattern);
  }

  private List<String> names(String pattern) throws IOException {
    return Globs.files(folder, pattern).stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }
}
