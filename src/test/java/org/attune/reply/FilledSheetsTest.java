package org.attune.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.reply.FilledSheets.Filled;
import org.attune.reply.FilledSheets.Line;
import org.attune.rubric.Rubric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledSheetsTest {

  private static final Path RUBRICS = Path.of("protocols", "rubrics");
  private static final List<String> COLUMNS =
      List.of("ID", "rater", "emotion", "valence", "emotional-reactions");

  @TempDir private Path folder;
  private FilledSheets sheets;

  private static Rubric rubric(String name) throws IOException {
    Path file = RUBRICS.resolve(name + ".yaml");
    return Rubric.read(file.toString(), Files.readString(file));
  }

  @BeforeEach
  void replies() throws IOException {
    Path replies = folder.resolve("replies.jsonl");
    Files.writeString(replies, "{\"item\":\"r1\"}\n{\"item\":\"r2\"}\n");
    DerivedCorpus corpus =
        new DerivedCorpus(
            null,
            null,
            List.of(rubric("goemotions"), rubric("valence-arousal-dominance"), rubric("epitome")),
            false);
    sheets = new FilledSheets(corpus, replies);
  }

  private void add(String... row) {
    sheets.add(new Filled("p.xlsx", COLUMNS, List.of(new Line(2, List.of(row)))));
  }

  private void refused(String message, String... row) {
    assertThatThrownBy(() -> add(row)).hasMessageContaining(message);
  }

  @Test
  void answersAreReadByTheirScale() {
    add("r1", "", "Joy; love", "3,0", "2.0");
    add("r2", "q", "", "", "1");
    assertThat(sheets.ratings())
        .contains("\"item\":\"r1\",\"rater\":\"p\"")
        .contains("\"rating of emotion\":[\"joy\",\"love\"]")
        .contains("\"rating of valence\":3.0,")
        .contains("\"rating of emotional-reactions\":\"2\"")
        .contains("\"item\":\"r2\",\"rater\":\"q\"")
        .hasLineCount(2);
  }

  @Test
  void twoFilesOfOneNameAreNotOneRater() {
    Line first = new Line(2, List.of("r1", "", "", "", "1"));
    Line second = new Line(2, List.of("r2", "", "", "", "1"));
    sheets.add(new Filled("a/my.csv", COLUMNS, List.of(first)));
    assertThat(sheets.ratings()).contains("\"rater\":\"my\"");
    Filled other = new Filled("b/my.csv", COLUMNS, List.of(second));
    assertThatThrownBy(() -> sheets.add(other))
        .hasMessageContaining("b/my.csv:2: expected a rater")
        .hasMessageContaining("a/my.csv");
  }

  @Test
  void whatIsUnansweredIsNoRating() {
    add("r1", "p", "", "", "");
    add("", "", "", "", "");
    assertThat(sheets.ratings()).isEmpty();
  }

  @Test
  void whatIsOnNoScaleIsRefusedWithItsLine() {
    refused("p.xlsx:2, emotion: expected ", "r1", "", "joyful", "", "");
    refused("p.xlsx:2, valence: expected ", "r1", "", "", "77", "");
    refused("p.xlsx:2, valence: expected ", "r1", "", "", "3.5", "");
    refused("p.xlsx:2, valence: expected ", "r1", "", "", "much", "");
    refused("p.xlsx:2, emotional-reactions: expected ", "r1", "", "", "", "9");
    refused("p.xlsx:2: expected the id of a reply", "r3", "", "", "", "1");
    add("r1", "", "", "", "1");
    refused("p.xlsx:2: expected each reply once by a rater", "r1", "p", "", "", "2");
    Filled other = new Filled("q.csv", List.of("id", "warmth"), List.of());
    assertThatThrownBy(() -> sheets.add(other))
        .hasMessageContaining("q.csv: expected a column for some of");
  }
}
