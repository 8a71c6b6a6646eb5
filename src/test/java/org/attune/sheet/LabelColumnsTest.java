package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of one label each are one dimension, and what is not ticked is not given. */
class LabelColumnsTest {

  @TempDir Path folder;

  private static List<String> answers(Cases cases) {
    return cases.reading().ratings(cases.dimension()).stream().map(Rating::answer).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "x,''",
    "X,''",
    "1,''",
    "\u2713,''",
    "TRUE,FALSE",
    "yes,no",
    "1,0",
    "ja,nein",
    "oui,non"
  })
  void ticksOfARowAreASet(String yes, String no) {
    String line = "%s,%s,%s,%s,%s";
    Cases cases =
        Cases.of(
            folder,
            "post,coder,joy,fear,shame",
            line.formatted("a", "p", yes, no, no),
            line.formatted("a", "q", yes, yes, no),
            line.formatted("b", "p", no, no, no),
            line.formatted("b", "q", no, no, yes));
    assertThat(cases.dimensions()).containsExactly("emotion");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.LABELS);
    assertThat(cases.dimension().scale().labels()).containsExactly("fear", "joy", "shame");
    assertThat(answers(cases)).containsExactly("joy", "joy;fear", "[]", "shame");
    assertThat(cases.dimension().scale().code("[]")).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emotion:::joy,emotion:::fear",
        "Answer.emotion.joy,Answer.emotion.fear",
        "emotion[joy],emotion[fear]",
        "emotion_joy,emotion_fear",
        "emotion: joy,emotion: fear"
      })
  void oneTickARowIsACategory(String columns) {
    Cases cases =
        Cases.of(
            folder,
            "post,coder," + columns,
            "a,p,true,false",
            "a,q,true,false",
            "b,p,false,true",
            "b,q,true,false");
    assertThat(cases.dimensions()).containsExactly("emotion");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.NOMINAL);
    assertThat(answers(cases)).containsExactly("joy", "joy", "fear", "joy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r1 joy,r1 fear,r2 joy,r2 fear",
        "r1_joy,r1_fear,r2_joy,r2_fear",
        "anna.joy,anna.fear,ben.joy,ben.fear"
      })
  void ratersMayHaveTheirOwnColumns(String columns) {
    Cases cases = Cases.of(folder, "post," + columns, "a,x,,x,", "b,,x,x,x", "c,,,,x");
    assertThat(cases.dimensions()).containsExactly("emotion");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(answers(cases)).containsExactly("joy", "joy", "fear", "joy;fear", "[]", "fear");
  }

  @Test
  void schemesStayApartAndPointsOfAScaleAreNumbers() {
    Cases cases =
        Cases.of(
            folder,
            "item,user,emotion:::joy,emotion:::fear,strength:::scale_1,strength:::scale_2,strength:::scale_3",
            "a,p,joy,,,2,",
            "a,q,joy,fear,1,,",
            "b,p,,fear,,,3",
            "b,q,,fear,,2,");
    assertThat(cases.dimensions()).containsExactly("emotion", "strength");
    assertThat(cases.dimension("emotion").scale().level()).isEqualTo(Level.LABELS);
    assertThat(cases.dimension("strength").scale().labels()).containsExactly("1", "2", "3");
  }

  @Test
  void whatMayBeDimensionsIsNotMergedUnasked() {
    String[] lines = {
      "item,rater,sarcasm,irony", "a,p,1,0", "a,q,1,1", "b,p,0,0", "b,q,0,1", "c,p,1,1", "c,q,0,0"
    };
    Cases apart = Cases.of(folder, lines);
    assertThat(apart.dimensions()).containsExactly("sarcasm", "irony");
    assertThat(apart.told()).contains("--empty none");
    Cases merged = Cases.of(folder, Hints.none().with(Hint.EMPTY, Hints.NO_LABEL), lines);
    assertThat(merged.dimension().scale().labels()).containsExactly("irony", "sarcasm");
  }

  @Test
  void theUserMayKeepLabelsApart() {
    Cases cases =
        Cases.of(
            folder,
            Hints.none().with(Hint.RATED, List.of("joy", "fear")),
            "item,rater,joy,fear",
            "a,p,1,0",
            "a,q,1,1",
            "b,p,0,0",
            "b,q,0,1");
    assertThat(cases.dimensions()).containsExactly("joy", "fear");
  }

  @Test
  void nothingTickedMayBeMissing() {
    Cases cases =
        Cases.of(
            folder,
            Hints.none().with(Hint.EMPTY, Hints.NO_ANSWER),
            "item,rater,joy,fear",
            "a,p,x,",
            "a,q,x,x",
            "b,p,,",
            "b,q,,x");
    assertThat(answers(cases)).containsExactly("joy", "joy;fear", "fear");
  }

  @Test
  void ratersWithOnesAndNoughtsAreNoLabels() {
    Cases cases =
        Cases.of(folder, "item,anna,ben,cara", "a,1,0,1", "b,0,0,1", "c,1,1,1", "d,0,1,0");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.dimension().scale().labels()).containsExactly("0", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "annotated_instances.csv, joy, .712",
    "annotated_instances.tsv, joy, .712",
    "truefalse.csv, joy, .712"
  })
  void potato(String file, String label, double alpha) {
    Cases cases = Cases.shared("05-potato/" + file);
    assertThat(cases.labelAlpha("emotion", label)).isCloseTo(alpha, within(0.0005));
  }

  @Test
  void potatosPointsOfAScale() {
    assertThat(Cases.shared("05-potato/annotated_instances.csv").dimensions())
        .containsExactly("emotion", "intensity");
  }

  @Test
  void amazonsRadioButtons() {
    Cases cases = Cases.shared("08-mturk-batch/radio_onehot.csv");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.NOMINAL);
    assertThat(cases.alpha()).isCloseTo(0.740, within(0.0005));
  }

  @Test
  void goEmotions() {
    Cases cases = Cases.shared("10-goemotions-raw/goemotions_1.csv");
    assertThat(cases.dimension().scale().labels())
        .containsExactly("admiration", "amusement", "anger", "joy", "neutral", "sadness");
    assertThat(cases.labelAlpha("emotion", "admiration")).isCloseTo(0.707, within(0.0005));
    assertThat(cases.finding("example_very_unclear").as()).isEmpty();
  }

  @Test
  void semEval() {
    assertThat(Cases.shared("22-semeval/E-c-dev.txt").dimension().scale().labels())
        .containsExactly("anger", "fear", "joy", "sadness");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coding",
        "long_1",
        "long_check",
        "long_name",
        "long_true",
        "long_x",
        "long_yes",
        "ones",
        "zeros"
      })
  void marks(String file) {
    Cases cases = Cases.shared("23-x-marks/" + file + ".csv");
    assertThat(cases.dimension().panel().items()).isEqualTo(12);
    assertThat(cases.labelAlpha("emotion", "sadness")).isCloseTo(0.807, within(0.0005));
    assertThat(cases.labelAlpha("emotion", "joy")).isEqualTo(1);
  }

  @Test
  void oneMarkForOneLabel() {
    Cases cases = Cases.shared("23-x-marks/one_x.csv");
    assertThat(cases.dimension().panel().items()).isEqualTo(12);
    assertThat(cases.dimension().scale().labels()).containsExactly("marked", "not marked");
  }

  @Test
  void boxesOfRedcapHaveTheirLabelsInBrackets() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater,Mood (choice=calm),Mood (choice=tense)",
            "a,p,Checked,Unchecked",
            "a,q,Checked,Checked",
            "b,p,Unchecked,Checked",
            "b,q,Unchecked,Checked");
    assertThat(cases.dimension().scale().labels()).containsExactlyInAnyOrder("calm", "tense");
    Cases numbers =
        Cases.of(
            folder,
            "item,rater,mood___1,mood___2,mood___3",
            "a,p,1,0,0",
            "a,q,1,1,0",
            "b,p,0,1,0",
            "b,q,0,1,0",
            "c,p,0,0,1",
            "c,q,0,0,1",
            "d,p,0,0,1",
            "d,q,1,0,0");
    assertThat(numbers.told()).doesNotContain("not like the others");
  }

  @Test
  void whatIsTickedIsNoDimensionOnceMore() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater,mood,mood/calm,mood/very_tense,mood/sad",
            "a,p,calm sad,1,0,1",
            "a,q,calm,1,0,0",
            "b,p,very_tense,0,1,0",
            "b,q,sad very_tense,0,1,1",
            "c,p,sad,0,0,1",
            "c,q,,0,0,0");
    assertThat(cases.dimension().name()).isEqualTo("mood");
    assertThat(cases.dimension().scale().labels()).hasSize(3);
    assertThat(cases.finding("mood").why()).isNotEmpty();
  }
}
