package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.protocol.Protocol;
import org.attune.reply.DerivedCorpus;
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
        new Manifest.Replied(
            "everyday-conversations", "", new TreeMap<>(), 1, List.of(), Optional.empty());
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

  /** The ids on a sheet that is written now. */
  private List<String> ids() throws IOException {
    Path sheet = folder.resolve("ids.csv");
    write(sheet);
    List<String> lines = Files.readAllLines(sheet);
    Files.delete(sheet);
    return lines.subList(1, lines.size()).stream().map(line -> line.split(",")[0]).toList();
  }

  private String take(String rater, String rating) throws IOException {
    return take(ids().get(0), rater, rating);
  }

  private String take(String id, String rater, String rating) throws IOException {
    Line line = new Line(2, List.of(id, rater, rating));
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
  void onlyWhoHasTheSecretKnowsWhichReplyARowIs() throws IOException {
    Catalog catalog = catalog();
    Path replies = setting.files(catalog.protocol(file), "replies").resolve(DerivedCorpus.FILE);
    StringBuilder many = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      many.append("{\"item\":\"r%d\",\"reply\":\"Oh.\",\"same-speaker\":[]}\n".formatted(i));
    }
    Files.writeString(replies, many);
    Path secret = setting.ratings(catalog.protocol(file)).resolveSibling("sheet-secret");
    List<String> ids = ids();
    assertThat(ids).hasSize(20).doesNotHaveDuplicates().isEqualTo(ids());
    assertThat(Files.getPosixFilePermissions(secret))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(take(ids.get(7), "p", "1")).isEqualTo("Taken: 1 replies rated by 1 rater");
    String item = Files.readString(setting.ratings(catalog.protocol(file)));
    assertThat(item).containsPattern("\"item\":\"r\\d+\"").doesNotContain(ids.get(7));

    Files.delete(secret);
    assertThatThrownBy(() -> RatingSheets.take(file, setting, List.of()))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("--ratings: expected the secret of the study's sheets in " + secret);
    assertThat(ids()).as("of another secret").doesNotContainAnyElementsOf(ids);
    assertThatThrownBy(() -> take(ids.get(7), "p", "1"))
        .hasMessageContaining("my.csv:2: expected the id of a reply, as the sheet was written");
    Files.writeString(secret, "none");
    assertThatThrownBy(this::ids)
        .hasMessageContaining(secret + ": expected the secret of the study's sheets");
  }

  @Test
  void anEmptySetOfLabelsIsARatingAndNotAMissingOne() throws IOException {
    Bench.edit(file, "rubrics: compassion", "rubrics: [compassion, goemotions]");
    Catalog catalog = catalog();
    String card = catalog.replies(catalog.protocol(file), true).orElseThrow().card();
    assertThat(card.split("empty: none", -1)).as("emotion alone has labels").hasSize(2);
    assertThat(card).containsPattern("dimension: emotion\\n(?:\\s+\\w+: .*\\n)+?\\s+empty: none");
  }

  @Test
  void aReplyThatChangedSinceIsKnownStill() throws IOException {
    String before = ids().get(0);
    Path replies = setting.files(catalog().protocol(file), "replies").resolve(DerivedCorpus.FILE);
    Files.writeString(replies, Files.readString(replies).replace("r1", "r2"));
    assertThat(take(before, "p", "1")).isEqualTo("Taken: 1 replies rated by 1 rater");
    assertThat(setting.ratings(catalog().protocol(file))).content().contains("\"item\":\"r1\"");
  }

  @Test
  void aSheetThatSomebodyFilledInIsKept() throws IOException {
    Path sheet = folder.resolve("my.csv");
    Path relative = Path.of("").toAbsolutePath().relativize(sheet);
    assertThat(write(relative)).containsExactly(relative, relative.resolveSibling("my.md"));
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
