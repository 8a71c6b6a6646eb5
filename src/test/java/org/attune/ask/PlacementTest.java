package org.attune.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.catalog.Catalog;
import org.attune.chat.AnswerReading;
import org.attune.chat.AnswerReading.Reason;
import org.attune.chat.AskedPrompt;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.corpus.TwoTexts;
import org.attune.rubric.Rubric;
import org.attune.table.Subject;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;
import org.junit.jupiter.api.Test;

/** Two replies in either place, and what a choice says of the places they have in the item. */
class PlacementTest {

  private static final Rubric RUBRIC =
      Catalog.rubric(Path.of("protocols", "rubrics", "compassion-choice.yaml"));
  private static final String DIMENSION = "more-compassionate";
  private static final Scale SCALE = RUBRIC.dimensions().get(DIMENSION).toScale();
  private static final Turn PAIR =
      new Turn(
          List.of("I lost my job."),
          new TwoTexts("Oh no, write to ann@mail.com.", "Well.\u2029Hm.").text());

  private static Chat.Options options(String more) {
    String text = "model: tiny\nrubric: compassion-choice\nseed: 1\n" + more;
    return StrictYaml.read("options", text, Chat.Options.class, Vocabulary.OPEN);
  }

  private static AskedDimension dimension(Chat.Options options) {
    return AskedDimension.of(List.of(RUBRIC), options, "mine", DIMENSION, DIMENSION, SCALE);
  }

  /** What a model is told of the pair, a text for each question. */
  private static List<String> told(String more) {
    Chat.Options options = options(more);
    return new TurnQuestions(options, List.of(dimension(options)))
        .of(PAIR, Set.of(0)).questions().stream()
            .map(AskedPrompt::prompt)
            .map(prompt -> prompt.messages().get(prompt.messages().size() - 1).text())
            .toList();
  }

  private static String text(String first, String second) {
    return "What was said before:\nI lost my job.\n\nThe first text:\n"
        + first
        + "\n\nThe second text:\n"
        + second;
  }

  @Test
  void eachIsShownInItsPlace() {
    String one = "Oh no, write to ann@mail.com.";
    String other = "Well.\nHm.";
    assertThat(told("")).containsExactly(text(one, other));
    assertThat(told("places: swapped")).containsExactly(text(other, one));
    assertThat(told("places: both\nsamples: 2"))
        .containsExactly(text(one, other), text(other, one), text(one, other), text(other, one));
    assertThat(told("places: swapped\nremote: true").get(0))
        .startsWith(text(other, "Oh no, write to "))
        .doesNotContain("ann@mail.com");
  }

  private static AnswerReading read(Placement places, AnswerReading... answers) {
    AskedDimension dimension = dimension(options(""));
    return places.reading(List.of(answers), dimension::opposite, dimension.word(Rubric.TIE));
  }

  private static AnswerReading label(String label) {
    return new AnswerReading.Label(label, Map.of());
  }

  @Test
  void aChoiceIsToldOfThePlacesInTheItem() {
    assertThat(read(Placement.GIVEN, label("first"))).isEqualTo(label("first"));
    assertThat(read(Placement.SWAPPED, label("first"))).isEqualTo(label("second"));
    assertThat(read(Placement.SWAPPED, label("tie"))).isEqualTo(label("tie"));
    AnswerReading sure = new AnswerReading.Label("first", Map.of("first", .9, "second", .1));
    assertThat(read(Placement.SWAPPED, sure))
        .isEqualTo(new AnswerReading.Label("second", Map.of("second", .9, "first", .1)));
    assertThat(read(Placement.BOTH, label("first"), label("second"))).isEqualTo(label("first"));
    assertThat(read(Placement.BOTH, label("first"), label("first"))).isEqualTo(label("tie"));
    assertThat(read(Placement.BOTH, label("tie"), label("second"))).isEqualTo(label("tie"));
    AnswerReading none = new AnswerReading.Unusable(Reason.REFUSAL);
    assertThat(read(Placement.BOTH, label("first"), none)).isEqualTo(none);
    assertThat(read(Placement.SWAPPED, none)).isEqualTo(none);
  }

  @Test
  void swappedIsOneMoreWayToAskAndBothIsAnotherJudge() {
    assertThat(options("places: swapped").variationOf(options("")))
        .isEqualTo(Optional.of(Chat.Variation.WITH_PLACES_CHANGED));
    assertThat(Subject.Way.values())
        .extracting(Subject.Way::name)
        .containsExactlyElementsOf(
            Arrays.stream(Chat.Variation.values()).map(Chat.Variation::name).toList());
    assertThat(options("places: given").variationOf(options(""))).isEmpty();
    assertThat(options("places: both").variationOf(options(""))).isEmpty();
    assertThat(options("places: both\nsample: 1").variationOf(options("places: both")))
        .isEqualTo(Optional.of(Chat.Variation.ASKED_AGAIN));
    assertThat(options("places: both").repeats(options("places: swapped"))).isTrue();
    assertThat(options("places: swapped").repeats(options(""))).isFalse();
  }

  @Test
  void whatCannotBeSwappedIsRefused() {
    assertThatThrownBy(() -> options("places: both\nprobabilities: true"))
        .hasMessageContaining("probabilities: expected false with places: both");
    Chat.Options options = options("");
    TurnQuestions questions = new TurnQuestions(options, List.of(dimension(options)));
    Turn one = new Turn(List.of(), "Only one.");
    assertThatThrownBy(() -> questions.of(one, Set.of(0)))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("expected items of two texts");
  }
}
