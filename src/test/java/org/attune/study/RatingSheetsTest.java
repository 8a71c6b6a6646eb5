package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.protocol.Protocol;
import org.attune.reply.FilledSheets.Filled;
import org.attune.reply.FilledSheets.Line;
import org.attune.result.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of a study whose replies are there. */
class RatingSheetsTest {

  @TempDir private Path folder;
  private Path file;
  private Setting setting;

  @BeforeEach
  void replies() throws IOException {
    file = folder.resolve("replies.yaml");
    Bench.write(file, Bench.read(Path.of("protocols", "replies.yaml")));
    Path home = Path.of("").toAbsolutePath();
    Path work = folder.resolve("work");
    setting =
        new Setting(
            home, home.resolve("datasets"), folder, folder, work, Map.of(), Optional.empty());
    Catalog catalog = catalog();
    Protocol protocol = catalog.protocol(file);
    Bench.write(
        setting.files(protocol, "replies").resolve("replies.jsonl"),
        "{\"item\":\"r1\",\"reply\":\"Oh.\",\"same-speaker\":[]}\n");
    Manifest.Replied told =
        new Manifest.Replied("everyday-conversations", "", new TreeMap<>(), 1, List.of());
    String asked = Replied.wanted(setting, protocol, catalog);
    State.writeJson(Replied.state(setting, protocol), new Replied("key", asked, "sha256", told));
  }

  private Catalog catalog() {
    return new Catalog(setting.cards(), setting.rubrics(file));
  }

  private List<Path> write(Path to) throws IOException {
    Catalog catalog = catalog();
    return RatingSheets.of(setting, catalog.protocol(file), catalog, "sheet").write(to, 1);
  }

  private String take(String rater, String rating) throws IOException {
    Line line = new Line(2, List.of("r1", rater, rating));
    Filled sheet = new Filled("my.csv", List.of("id", "rater", "feeling-for"), List.of(line));
    return RatingSheets.take(file, setting, List.of(sheet));
  }

  @Test
  void repliesOfAnotherProtocolAreRefused() throws IOException {
    write(folder.resolve("my.csv"));
    Bench.edit(file, "in one to three sentences.", "in one sentence.");
    String first = "run `attune import` first";
    assertThatThrownBy(() -> write(folder.resolve("other.csv")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(first);
    assertThatThrownBy(() -> take("p", "1")).hasMessageContaining(first);
  }

  @Test
  void aSheetThatSomebodyFilledInIsKept() throws IOException {
    Path sheet = folder.resolve("my.csv");
    write(sheet);
    write(sheet);
    Files.writeString(sheet, "filled in");
    assertThatThrownBy(() -> write(sheet))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("give another name");
    assertThat(sheet).hasContent("filled in");
    Files.writeString(folder.resolve("notes.md"), "mine");
    assertThatThrownBy(() -> write(folder.resolve("notes.csv"))).hasMessageContaining("notes.md");
    assertThat(folder.resolve("notes.csv")).doesNotExist();
  }

  @Test
  void aSheetWithoutARatingReplacesNothing() throws IOException {
    assertThat(take("p", "1")).isEqualTo("Taken: 1 replies rated by 1 rater");
    assertThatThrownBy(() -> take("", ""))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("found no rating in any of [my.csv]");
    assertThat(take("q", "2")).endsWith(", in the place of 1 replies rated by 1 rater");
  }
}
