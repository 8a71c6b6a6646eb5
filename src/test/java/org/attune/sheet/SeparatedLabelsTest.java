package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.sheet.SeparatedLabels.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatedLabelsTest {

  private static SeparatedLabels of(String... answers) {
    return SeparatedLabels.of(List.of(answers)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joy!fear!joy;fear",
        "joy!fear!joy|fear",
        "joy!fear!joy, fear",
        "joy!fear!joy\nfear",
        "joy!fear!joy#fear",
        "joy!fear!joy + fear",
        "joy!fear!joy & fear",
        "joy!fear!joy/fear",
        "joy!fear!joy and fear",
        "Freude!Angst!Freude und Angst",
        "joy!fear!joy fear"
      })
  void partsThatStandAloneAreLabels(String answers) {
    SeparatedLabels vocabulary = of(answers.split("!"));
    assertThat(vocabulary.found()).isEqualTo(Found.SETS);
    assertThat(vocabulary.labels().get(answers.split("!")[2])).hasSize(2);
  }

  @Test
  void severalSeparatorsMayStandInOneAnswer() {
    assertThat(of("joy", "fear", "anger", "joy, fear and anger").labels())
        .containsEntry("joy, fear and anger", List.of("joy", "fear", "anger"));
  }

  @Test
  void partsBesideDifferentOthersAreLabels() {
    SeparatedLabels vocabulary = of("joy, trust", "joy, fear", "fear, trust", "calm");
    assertThat(vocabulary.found()).isEqualTo(Found.SETS);
    assertThat(vocabulary.separator()).isEqualTo(",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Happy, content!Sad, down!Neutral",
        "amused; entertained!sad; hurt!none",
        "Happy/content!Sad/down!Neutral",
        "joy+trust!anger & disgust!fear",
        "yes, clearly!yes, somewhat!no!cannot tell"
      })
  void partsThatNeverStandApartAreOneLabel(String answers) {
    assertThat(of(answers.split("!")).found()).isEqualTo(Found.WHOLE);
  }

  @Test
  void labelsThatHoldTheSeparatorMayStandInSets() {
    SeparatedLabels vocabulary =
        of("Happy, content", "Sad, down", "Happy, content, Sad, down", "Calm");
    assertThat(vocabulary.found()).isEqualTo(Found.SETS);
    assertThat(vocabulary.labels())
        .containsEntry("Happy, content, Sad, down", List.of("Happy, content", "Sad, down"))
        .containsEntry("Happy, content", List.of("Happy, content"));
  }

  @Test
  void separatorsInBracketsSeparateNothing() {
    assertThat(SeparatedLabels.of(List.of("joy (happy, glad)", "anger (irritated, mad)", "none")))
        .isEmpty();
    assertThat(of("joy (happy, glad)", "fear", "joy (happy, glad), fear").labels())
        .containsEntry("joy (happy, glad), fear", List.of("joy (happy, glad)", "fear"));
  }

  @Test
  void whatSomeLabelsExplainIsOpen() {
    assertThat(of("yes", "no", "yes, but late").found()).isEqualTo(Found.OPEN);
    assertThat(of("anger, sadness", "sadness, disgust", "joy").found()).isEqualTo(Found.OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"teils/teils!ja!nein", "5,5!3,5!4", "joy!fear", "not at all!very"})
  void otherAnswersHoldNoSets(String answers) {
    assertThat(SeparatedLabels.of(List.of(answers.split("!")))).isEmpty();
  }
}
