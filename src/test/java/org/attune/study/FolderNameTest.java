package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FolderNameTest {

  private static final List<String> NAMES =
      List.of(
          "lexicon",
          "Lexicon",
          "LEXICON",
          "lexicon [v2]",
          "lexicon {v2}",
          "{a,b}",
          "GPT-4: zero shot",
          "a\\b",
          "a/b",
          "../../x",
          "..",
          ".",
          "-",
          "*",
          "Gefühl",
          "gefuhl",
          "心",
          "😀",
          "x".repeat(300),
          "x".repeat(301),
          "\0",
          " ",
          "con",
          "_temporary");

  @Test
  void plainNamesStayAndAllOthersAreSafe() {
    assertThat(FolderName.of("mllib-logistic-regression")).isEqualTo("mllib-logistic-regression");
    assertThat(FolderName.of("GPT-4: zero shot")).matches("gpt-4-zero-shot-[0-9a-f]{12}");
    assertThat(FolderName.of("Gefühl [v2]")).matches("gefuhl-v2-[0-9a-f]{12}");
    assertThat(FolderName.of("😀")).matches("[0-9a-f]{12}");
    for (String name : List.of("GPT 4", "😀")) {
      assertThat(FolderName.of(FolderName.of(name))).isNotEqualTo(FolderName.of(name));
    }
    assertThat(NAMES)
        .allSatisfy(name -> assertThat(FolderName.of(name)).matches("[a-z0-9][a-z0-9-]{0,59}"));
  }

  @Test
  void differentNamesHaveDifferentFolders() {
    Set<String> folders = NAMES.stream().map(FolderName::of).collect(Collectors.toSet());
    assertThat(folders).hasSameSizeAs(NAMES);
  }
}
