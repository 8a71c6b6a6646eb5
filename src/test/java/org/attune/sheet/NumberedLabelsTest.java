package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels in one cell with a number each. */
class NumberedLabelsTest {

  @TempDir Path folder;

  private static List<String> answers(Cases cases) {
    return cases.reading().ratings(cases.dimension()).stream().map(Rating::answer).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joy (2), anger (1)",
        "joy: 2; anger: 1",
        "joy=2|anger=1",
        "2 joy, 1 anger",
        "joy x2, anger x1",
        "{'joy': 2, 'anger': 1, 'calm': 0}",
        "{\"\"joy\"\": 2, \"\"anger\"\": 1}"
      })
  void countsAreVotes(String cell) {
    Cases cases =
        Cases.of(
            folder,
            "id,text,votes",
            "1,One of the texts,\"" + cell + "\"",
            "2,Another text,\"" + cell + "\"",
            "3,A third text,\"" + cell.replace("2", "3").replace("1", "0") + "\"");
    assertThat(answers(cases))
        .containsExactly("joy", "joy", "anger", "joy", "joy", "anger", "joy", "joy", "joy");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.NOMINAL);
    assertThat(cases.told()).contains("counts of people", "--rater");
  }

  @Test
  void fractionsAreDegreesOfEachLabel() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater,emotion",
            "a,anna,joy:0.8;anger:0.2",
            "a,ben,joy:0.6;anger:0.4",
            "b,anna,anger:1.0",
            "b,ben,anger:0.9;joy:0.1",
            "c,anna,",
            "c,ben,joy:0.5;anger:0.5");
    assertThat(cases.dimensions()).containsExactly("joy", "anger");
    assertThat(
            cases.reading().ratings(cases.dimension("joy")).stream().map(Rating::answer).toList())
        .containsExactly("0.8", "0.6", "0", "0.1", "0.5");
    assertThat(cases.told()).contains("degrees of each label");
  }

  @Test
  void countsOfOneRaterAreDegreesToo() {
    Cases cases =
        Cases.of(
            folder,
            "id,anna,ben",
            "1,\"joy:3;anger:1\",\"joy:2;anger:1\"",
            "2,\"joy:1;anger:4\",\"anger:5\"",
            "3,\"joy:2;anger:2\",\"joy:3;anger:2\"");
    assertThat(cases.dimensions()).containsExactly("joy", "anger");
    assertThat(cases.dimension("joy").panel().raters()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\"joy\"\": true, \"\"calm\"\": false, \"\"anger\"\": true}",
        "{'joy': True, 'calm': False, 'anger': True}",
        "{\"\"joy\"\": 1, \"\"calm\"\": 0, \"\"anger\"\": 1}",
        "joy: 1, calm: 0, anger: 1"
      })
  void whatIsTrueIsALabel(String cell) {
    Cases cases =
        Cases.of(
            folder,
            "id,rater1,rater2",
            "1,\"" + cell + "\",\"" + cell + "\"",
            "2,\"" + cell + "\",\"" + cell.replace("calm", "sad").replace("joy", "hope") + "\"");
    assertThat(answers(cases)).containsExactly("joy;anger", "joy;anger", "joy;anger", "hope;anger");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.LABELS);
  }

  @Test
  void levelsWithWordsAndIdsStay() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater1,rater2",
            "a:1,extremely (5),low (1)",
            "a:2,low (1),low (1)",
            "b:1,extremely (5),extremely (5)");
    assertThat(cases.dimension().scale().labels()).containsExactly("1", "2", "3", "4", "5");
    assertThat(cases.reading().ratings(cases.dimension())).hasSize(6);
  }

  @Test
  void ratersWhoseSetsHardlyRepeatStay() {
    Cases cases =
        Cases.of(
            folder,
            "id,anna,ben",
            "1,joy;calm;hope,anger",
            "2,anger;sad,anger;sad;hope",
            "3,hope,joy;calm",
            "4,joy;anger,joy;hope",
            "5,calm;sad,calm;hope;sad",
            "6,calm,hope;anger",
            "7,sad;joy,sad;calm",
            "8,hope;sad,calm;joy;anger",
            "9,joy;hope;sad,joy");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.LABELS);
  }

  @Test
  void whatProgramsNoteIsNotRated() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater,warmth,meta",
            "a,p,1,\"{\"\"width\"\": 1200, \"\"clicks\"\": 3}\"",
            "a,q,2,\"{\"\"width\"\": 1400, \"\"clicks\"\": 4}\"",
            "b,p,3,\"{\"\"width\"\": 1200, \"\"clicks\"\": 2}\"",
            "b,q,3,\"{\"\"width\"\": 1400, \"\"clicks\"\": 5}\"");
    assertThat(cases.dimensions()).containsExactly("warmth");
  }

  @Test
  void aModelsAnswerIsItsLikeliestLabel() {
    Cases cases =
        Cases.of(
            folder,
            "item,anna,ben,gpt4",
            "a,joy,joy,joy:0.7;anger:0.3",
            "b,anger,joy,anger:0.6;joy:0.4",
            "c,anger,anger,joy:0.5;anger:0.5");
    assertThat(cases.dimension().scale().labels()).containsExactly("anger", "joy");
    assertThat(cases.reading().ofModels(cases.dimension()).stream().map(Rating::answer).toList())
        .containsExactly("joy", "anger");
    assertThat(cases.told()).contains("a model's degrees");
  }
}
