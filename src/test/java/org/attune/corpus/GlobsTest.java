package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** A matcher that goes back would take longer than the world lasts. */
  @Test
  void matchHostilePatternsWithoutGoingBack() {
    String path = "a".repeat(200) + "b";
    assertThat(Globs.matches("*a".repeat(60) + "c", path)).isFalse();
    assertThat(Globs.matches("*a".repeat(60) + "b", path)).isTrue();
    assertThat(Globs.matches("**a".repeat(60) + "c", path)).isFalse();
    assertThat(Globs.matches("*".repeat(60), path)).isTrue();
    assertThatThrownBy(() -> new Glob("{a,b}".repeat(60)))
        .hasMessage("more than 1000 alternatives");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.csv | a.csv | a/b.csv",
        "a?c | abc | a/c",
        "**.csv | a/b.csv | a/b.tsv",
        "a/**/b | a/x/y/b | a/xb",
        "a/**/b | a/b | ab",
        "[a-c]1 | b1 | d1",
        "[!a-c]1 | d1 | b1",
        "[a-]x | -x | bx",
        "{one,two*}.csv | twofold.csv | three.csv",
        "{,x}y | y | z",
        "a\\*b | a*b | axb",
        "a,b} | a,b} | a"
      })
  void mean(String pattern, String match, String other) {
    assertThat(Globs.matches(pattern, match)).isTrue();
    assertThat(Globs.matches(pattern, other)).isFalse();
    assertThat(
            FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern.replace("**/", "{,**/}"))
                .matches(Path.of(match)))
        .isTrue();
  }

  private List<String> names(String pattern) throws IOException {
    return Globs.files(folder, pattern).stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }
}
