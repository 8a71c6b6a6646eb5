package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that differ in what nobody means are the same; what may be a slip is told. */
class SameSpellingTest {

  @TempDir Path folder;

  @Test
  void signsThatSayNothingMakeNoCategory() {
    Cases cases =
        Cases.of(
            folder,
            "item,anna,ben",
            "a,joy.,joy",
            "b,fear,fear!",
            "c,joy ,joy​",
            "d,colère,colère",
            "e,fear,Fear");
    assertThat(cases.dimension().scale().labels()).containsExactly("colère", "fear", "joy");
    assertThat(cases.alpha()).isEqualTo(1);
    assertThat(cases.told()).contains("written alike");
  }

  @Test
  void separatorsBehindSetsAreNoLabels() {
    Cases cases =
        Cases.of(
            folder,
            "item,anna,ben",
            "a,joy;,joy",
            "b,fear; joy;,joy; fear",
            "c,sad;,sad; fear",
            "d,sad; joy;,joy",
            "e,fear;,fear");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.LABELS);
    assertThat(cases.dimension().scale().labels()).containsExactly("fear", "joy", "sad");
  }

  @Test
  void numbersThatSpreadsheetsKeepAsTextsAreNumbers() {
    Cases cases =
        Cases.of(
            folder,
            "item,anna,ben",
            "a,\"=\"\"1\"\"\",'1",
            "b,\"=\"\"3\"\"\",'2",
            "c,\"=\"\"2\"\"\",'3");
    assertThat(cases.dimension().scale().labels()).containsExactly("1", "2", "3");
  }

  @Test
  void aRareWordLikeAFrequentOneIsTold() {
    String[] lines = new String[13];
    lines[0] = "item,anna,ben";
    for (int i = 1; i < 13; i++) {
      lines[i] = i + ",sadness," + (i == 5 ? "sadnes" : i % 2 == 0 ? "anger" : "sadness");
    }
    assertThat(Cases.of(folder, lines).dimension().scale().doubt())
        .contains("\"sadnes\" for \"sadness\"")
        .doesNotContain("\"anger\" for");
  }

  @Test
  void columnsOfOneAnswersLabelsAreASet() {
    String[] lines = {
      "item,rater,emotion1,emotion2",
      "a,p,joy,fear",
      "a,q,fear,joy",
      "b,p,joy,",
      "b,q,joy,sad",
      "c,p,sad,fear",
      "c,q,sad,"
    };
    Cases cases = Cases.of(folder, lines);
    assertThat(cases.dimension().name()).isEqualTo("emotion");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.LABELS);
    assertThat(cases.told()).contains("labels of one answer", "--rated");
    Hints rated = Hints.none().with(Hint.RATED, List.of("emotion1", "emotion2"));
    assertThat(Cases.of(folder, rated, lines).dimensions()).containsExactly("emotion1", "emotion2");
  }
}
