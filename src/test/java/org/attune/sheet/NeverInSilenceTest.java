package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that look like others, of which nothing may be turned, taken away or given to another. */
class NeverInSilenceTest {

  @TempDir Path folder;

  private Cases read(Hints hints, String... lines) throws IOException {
    return Cases.of(Files.write(folder.resolve("my.csv"), List.of(lines)), hints);
  }

  private Cases read(String... lines) throws IOException {
    return read(Hints.none(), lines);
  }

  /** Of the first item one of three pairs agrees, of the second the only one. */
  @Test
  void equalRatingsOfUnnamedRatersAllCount() throws IOException {
    Cases cases = read("item,emotion", "1,joy", "1,joy", "1,anger", "2,sad", "2,sad");
    assertThat(cases.reading().ratings(cases.dimension())).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label_r1,label_r2,label_r3",
        "emotion.r1,emotion.r2,emotion.r3",
        "rater.1,rater.2,rater.3"
      })
  void ratersAreNoLabels(String raters) throws IOException {
    Cases cases = read("item," + raters, "1,0,1,1", "2,1,1,1", "3,0,0,0", "4,1,1,0");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.NOMINAL);
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.value(cases.dimension(), "percent-agreement"))
        .isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void numberedObserversAreNoModels() throws IOException {
    Cases cases = read("item,o1,o2,o3", "a,1,2,1", "b,3,3,2", "c,2,2,2", "d,1,1,3");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.dimension().models()).isEmpty();
  }

  @Test
  void aModelWithAFirstNameIsDoubtedAndRatedDecides() throws IOException {
    String[] lines = {"item,anna,bert,clara", "a,1,2,1", "b,3,3,2", "c,2,2,2", "d,1,1,3"};
    Cases guessed = read(lines);
    assertThat(guessed.dimension().models()).containsExactly("bert");
    assertThat(guessed.told())
        .contains("\"bert\" is taken for a model's by its name")
        .contains("--rated");
    Cases said = read(Hints.none().with(Hint.RATED, List.of("anna", "bert", "clara")), lines);
    assertThat(said.dimension().panel().raters()).isEqualTo(3);
    assertThat(said.dimension().models()).isEmpty();
  }

  @Test
  void aModelMayHaveAnyNameIfTheUserSaysSo() throws IOException {
    Cases cases =
        read(
            Hints.none().with(Hint.MODEL, "ours"),
            "item,r1,r2,ours",
            "a,1,2,1",
            "b,3,3,2",
            "c,2,2,2",
            "d,1,1,3");
    assertThat(cases.dimension().models()).containsExactly("ours");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
  }

  @Test
  void itemsMayBeCalledByALetterAndANumber() throws IOException {
    Cases cases =
        read("face,r1,r2", "F_01,1,2", "F_02,3,3", "F_03,2,2", "M_01,2,1", "M_02,5,4", "M_03,4,4");
    assertThat(cases.dimension().panel().items()).isEqualTo(6);
  }

  @Test
  void aNumberThatIsExplainedIsAnAnswerWhateverIsExplained() {
    BigDecimal five = BigDecimal.valueOf(5);
    assertThat(ModelAnswer.number("4 - The listener says sorry and shows care.", five, "warmth"))
        .contains(BigDecimal.valueOf(4));
    assertThat(ModelAnswer.number("I'm sorry, I cannot rate this 1 time.", five, "warmth"))
        .isEmpty();
  }

  /** Of joy both workers agree on two of three items; nothing ticked is an answer, too. */
  @Test
  void boxesNobodyTickedAreNoneOfTheLabels() throws IOException {
    Cases cases =
        read(
            "HITId,AssignmentId,WorkerId,AssignmentStatus,Answer.mood.joy,Answer.mood.calm",
            "h1,a1,w1,Approved,true,true",
            "h1,a2,w2,Approved,true,false",
            "h2,a3,w1,Approved,false,false",
            "h2,a4,w2,Approved,false,true",
            "h3,a5,w1,Approved,false,false",
            "h3,a6,w2,Approved,true,false");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.LABELS);
    assertThat(cases.reading().ratings(cases.dimension())).hasSize(6);
    assertThat(cases.told()).contains("--empty missing");
  }

  @Test
  void whoLooksLikeARaterDoesNotLeaveInSilence() {
    Cases cases =
        Cases.of(
            folder, "item,anna,ben,cara", "a,True,1,1", "b,False,0,0", "c,True,1,0", "d,True,1,1");
    assertThat(cases.told()).contains("[anna] are not taken for raters", "--rated");
  }

  @Test
  void columnsThatMayBeRatersWhereRowsRepeatAnItemAreDoubted() {
    String[] lines = {
      "clip,time,anna,ben",
      "a,0.0,.1,.2",
      "a,0.5,.3,.3",
      "b,0.0,.4,.5",
      "b,0.5,.2,.4",
      "c,0.0,.7,.6",
      "c,0.5,.5,.6"
    };
    assertThat(Cases.of(folder, lines).told()).contains("[anna, ben] are taken for what was rated");
    Hints items = Hints.none().with(Hint.ITEM, "clip,time");
    assertThat(Cases.of(folder, items, lines).dimension().panel().raters()).isEqualTo(2);
  }

  @Test
  void columnsOfTheSameNameAreAllRaters() {
    Cases cases =
        Cases.of(folder, "item,rating,rating.1,rating.2", "a,1,2,1", "b,4,4,5", "c,3,3,2");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
  }

  @Test
  void ratersByNameStayThoughTheirWordsHardlyRepeat() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater1,rater2",
            "1,joy,joy",
            "2,fear,anger",
            "3,anger,fear",
            "4,awe,awe",
            "5,calm,joy",
            "6,pride,fear",
            "7,hope,anger",
            "8,shame,hope",
            "9,pity,calm",
            "10,joy,pride");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
  }
}
