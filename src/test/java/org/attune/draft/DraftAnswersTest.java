package org.attune.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.corpus.Card;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers mean is written into the card, or put right in the copy; a study reads both. */
class DraftAnswersTest {

  @TempDir Path folder;

  private static String copy(Drafted drafted) {
    String path = drafted.table().files().get(0).path();
    return new String(drafted.draft().files().get(path), StandardCharsets.UTF_8);
  }

  @Test
  void levelsWithWordsAreNamesInTheCardAndTheCopyIsTheFile() throws IOException {
    String[] lines = {
      "item,rater,warmth", "a,x,1 - cold", "a,y,2", "b,x,3 - hot", "b,y,2", "c,x,2", "c,y,3 - hot"
    };
    Drafted drafted = Drafted.of(folder, lines);
    assertThat(drafted.card().dimensions().get("warmth").labels()).containsExactly("1", "2", "3");
    assertThat(drafted.table().ratings().get(0).names())
        .isEqualTo(Map.of("1 - cold", "1", "3 - hot", "3"));
    assertThat(copy(drafted)).isEqualTo(String.join("\n", lines) + "\n");
  }

  @Test
  void listsAreWrittenPlainly() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,rater,emotions",
            "a,x,\"[\"\"joy\"\", \"\"Happy, content\"\"]\"",
            "a,y,\"[\"\"joy\"\"]\"",
            "b,x,\"[\"\"fear\"\"]\"",
            "b,y,\"[\"\"fear\"\", \"\"joy\"\"]\"");
    assertThat(drafted.card().dimensions().get("emotions").scale()).isEqualTo(Level.LABELS);
    assertThat(drafted.table().ratings().get(0).separator()).contains(";");
    assertThat(copy(drafted))
        .isEqualTo(
            "item,rater,emotions\na,x,\"joy;Happy, content\"\na,y,joy\nb,x,fear\nb,y,fear;joy\n");
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.contains("lists of labels in column \"emotions\""));
  }

  @Test
  void whatIsMissingIsInTheCardAndTold() throws IOException {
    String[] lines = {
      "item,rater,emotion", "a,x,joy", "a,y,skip", "b,x,fear", "b,y,fear", "c,x,99", "c,y,joy"
    };
    Drafted drafted = Drafted.of(folder, lines);
    assertThat(drafted.table().ratings().get(0).missing()).containsExactly("99", "skip");
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.contains("\"skip\" (once, line 3)") && line.contains("--missing"));
  }

  @Test
  void modelsProseIsInNoCopyAndNoCard() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,rater1,rater2,gpt-4o",
            "a,1,2,Score: 1",
            "b,3,3,I cannot rate this.",
            "c,5,4,**5**",
            "d,2,2,4/5");
    assertThat(copy(drafted))
        .isEqualTo("item,rater1,rater2,gpt-4o\na,1,2,1\nb,3,3,\nc,5,4,5\nd,2,2,4\n");
    assertThat(drafted.draft().card())
        .doesNotContain("cannot rate")
        .contains("gpt-4o answered 3 of 4 items");
  }

  @Test
  void levelsCanBeSaid() throws IOException {
    Path file =
        Files.write(
            folder.resolve("ratings.csv"),
            List.of("item,rater,size", "a,x,S", "a,y,L", "b,x,S", "b,y,S"));
    Hints hints = Hints.none().with(Hint.LEVELS, List.of("S", "M", "L"));
    Card.Dimension size = Drafted.of(file, hints, folder).card().dimensions().get("size");
    assertThat(size.scale()).isEqualTo(Level.ORDINAL);
    assertThat(size.labels()).containsExactly("S", "M", "L");
  }
}
