package org.attune.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.UserMistake;
import org.attune.reply.FilledSheets.Filled;
import org.attune.reply.FilledSheets.Line;
import org.attune.rubric.Rubric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledSheetsTest {

  private static final Path RUBRICS = Path.of("protocols", "rubrics");
  private static final List<String> COLUMNS =
      List.of(
          "ID",
          "rater",
          "emotion (all that apply, with ; between them, at least 1)",
          "valence",
          "emotional-reactions",
          "signs");

  @TempDir private Path folder;
  private DerivedCorpus corpus;
  private FilledSheets sheets;

  private static Rubric rubric(String name) throws IOException {
    Path file = RUBRICS.resolve(name + ".yaml");
    return Rubric.read(file.toString(), Files.readString(file));
  }

  /** Labels of which none may apply. */
  private static Rubric signs() {
    return Rubric.read(
        "signs.yaml",
        """
        name: signs
        title: Signs of listening
        definition: What in a reply shows that somebody listened.
        sources: [{citation: "Nobody (2026). Signs."}]
        dimensions:
          signs:
            title: Signs
            definition: All signs there are.
            question: Which signs of listening does the reply show?
            scale: labels
            levels:
              - {label: asks, meaning: A question., example: "How was it?"}
              - {label: repeats, meaning: The words again., example: "So it was long."}
        """);
  }

  @BeforeEach
  void replies() throws IOException {
    corpus =
        new DerivedCorpus(
            null,
            null,
            List.of(
                rubric("goemotions"),
                rubric("valence-arousal-dominance"),
                rubric("epitome"),
                signs()),
            false);
    sheets = new FilledSheets(corpus, Map.of("s1", "r1", "s2", "r2"));
  }

  private void add(String... row) {
    sheets.add(new Filled("p.xlsx", COLUMNS, List.of(new Line(2, List.of(row)))));
  }

  private void refused(String message, String... row) {
    assertThatThrownBy(() -> add(row)).hasMessageContaining(message);
  }

  @Test
  void answersAreReadByTheirScale() {
    add("s1", "", "Joy; love", "3,0", "2.0");
    add("s2", "q", "", "", "1");
    assertThat(sheets.ratings())
        .contains("\"item\":\"r1\",\"rater\":\"p\"")
        .contains("\"rating of emotion\":[\"joy\",\"love\"]")
        .contains("\"rating of valence\":3.0,")
        .contains("\"rating of emotional-reactions\":\"2\"")
        .contains("\"item\":\"r2\",\"rater\":\"q\"")
        .hasLineCount(2);
  }

  /** What is unanswered is no rating, "none" is one. */
  @Test
  void noneOfTheLabelsCanBeSaid() {
    add("s1", "p", "", "", "", "None");
    add("s2", "p", "", "", "2", "");
    assertThat(sheets.ratings().lines().toList().get(0)).contains("\"rating of signs\":[]");
    assertThat(sheets.ratings().lines().toList().get(1)).contains("\"rating of signs\":null");
    refused("p.xlsx:2, emotion: expected ", "s1", "q", "none", "", "", "");
    refused("p.xlsx:2, signs: expected ", "s1", "q", "", "", "", "none; asks");
  }

  @Test
  void sheetAndCodebookSayWhatCanBeAnswered() throws IOException {
    Path replies = folder.resolve("replies.jsonl");
    Files.writeString(replies, "{\"item\":\"r1\",\"same-speaker\":[]}\n");
    Path secret = folder.resolve("secret");
    Files.writeString(secret, SheetIds.draw());
    assertThat(BlindSheet.lines(replies, false, corpus.asked(), SheetIds.read(secret), 1).get(0))
        .contains(
            "emotion (all that apply, with ; between them, at least 1)",
            "valence",
            "signs (all that apply, with ; between them, or none where none does)");
    assertThat(corpus.codebook())
        .contains(
            "- `signs`: all that apply, with ; between them, or `none` where none does\n",
            "- `valence`: a number from 1 to 5 in steps of 1\n",
            "- `emotional-reactions`: one of ",
            "# Signs of listening");
    assertThat(corpus.codebook()).doesNotContain("at least 1, or");
  }

  @Test
  void ratingsOfRepliesThatAreGoneAreSetAsideUnlessAllAre() throws IOException {
    add("s1", "p", "", "", "1", "");
    add("s2", "p", "", "", "2", "");
    add("s2", "q", "", "", "2", "");
    Path ratings = folder.resolve("ratings.jsonl");
    Files.writeString(ratings, sheets.ratings());
    Path replies = folder.resolve("replies.jsonl");
    Files.writeString(replies, "{\"item\":\"r1\"}\n{\"item\":\"r3\"}\n");
    assertThat(FilledSheets.present(ratings, replies))
        .isEqualTo(new FilledSheets.Present(sheets.ratings().split("(?<=\n)")[0], 2));
    Files.writeString(replies, "{\"item\":\"r3\"}\n");
    assertThatThrownBy(() -> FilledSheets.present(ratings, replies))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("expected ratings of the replies that there are now, found none");
  }

  @Test
  void twoFilesOfOneNameAreNotOneRater() {
    Line first = new Line(2, List.of("s1", "", "", "", "1"));
    Line second = new Line(2, List.of("s2", "", "", "", "1"));
    sheets.add(new Filled("a/my.csv", COLUMNS, List.of(first)));
    assertThat(sheets.ratings()).contains("\"rater\":\"my\"");
    Filled other = new Filled("b/my.csv", COLUMNS, List.of(second));
    assertThatThrownBy(() -> sheets.add(other))
        .hasMessageContaining("b/my.csv:2: expected a rater")
        .hasMessageContaining("a/my.csv");
  }

  @Test
  void whatIsUnansweredIsNoRating() {
    add("s1", "p", "", "", "");
    add("", "", "", "", "");
    assertThat(sheets.ratings()).isEmpty();
  }

  @Test
  void whatIsOnNoScaleIsRefusedWithItsLine() {
    refused("p.xlsx:2, emotion: expected ", "s1", "", "joyful", "", "");
    refused("p.xlsx:2, valence: expected ", "s1", "", "", "77", "");
    refused("p.xlsx:2, valence: expected ", "s1", "", "", "3.5", "");
    refused("p.xlsx:2, valence: expected ", "s1", "", "", "much", "");
    refused("p.xlsx:2, emotional-reactions: expected ", "s1", "", "", "", "9");
    refused("p.xlsx:2: expected the id of a reply", "s3", "", "", "", "1");
    add("s1", "", "", "", "1");
    refused("p.xlsx:2: expected each reply once by a rater", "s1", "p", "", "", "2");
    Filled other = new Filled("q.csv", List.of("id", "warmth"), List.of());
    assertThatThrownBy(() -> sheets.add(other))
        .hasMessageContaining("q.csv: expected a column for some of");
  }
}
