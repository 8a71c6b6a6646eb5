package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule by which a language model's words are a number or a label, case by case. */
class ModelAnswerTest {

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "4!4",
        " 4.0 !4",
        "4.5!4.5",
        "4,5!4.5",
        "4.!4",
        "4/5!4",
        "4 / 5!4",
        "4 out of 5!4",
        "4 von 5!4",
        "**4**!4",
        "\"4\"!4",
        "`4`!4",
        "# 4!4",
        "Score: 4!4",
        "score = 4!4",
        "**Score:** 4!4",
        "Rating: 4.!4",
        "Rating: 4/5!4",
        "Score: **4**!4",
        "Final rating: 4 (out of 5)!4",
        "My rating is 4!4",
        "Bewertung: 4!4",
        "R\u00E9ponse : 4!4",
        "5 - warm reply!5",
        "5: warm reply, 2 questions!5",
        "5 (very warm)!5",
        "5, because it is warm!5",
        "5-5!5",
        "four!4",
        "Four.!4",
        "four - warm!4",
        "vier!4",
        "quatre!4",
        "cuatro!4",
        "quattro!4",
        "I would give this a 4.!4",
        "I'd rate it a 4 out of 5.!4",
        "On a scale of 1 to 5, I'd say 3!3",
        "On a scale from 1-5: 3!3",
        "1. Warm words. 2. A question. Score: 4!4",
        "I can't say much, but my score: 2!2",
        "{\"score\": 4}!4",
        "{\"score\": \"4\"}!4",
        "{\"rating\": 4, \"explanation\": \"Rule 2 applies.\"}!4",
        "{'score': 4, 'confidence': 0.9}!4",
        "{\"empathy\": 3, \"score\": 5}!3",
        "{\"result\": {\"score\": 4}}!4",
        "{\"Score\": \"4/5\"}!4",
        "Here it is: {\"score\": 4}!4",
        "{\"score\": 4, \"explan!4",
        "\u22121!-1",
        "10!10"
      })
  void isANumber(String raw, String number) {
    assertThat(ModelAnswer.number(raw, FIVE, "empathy").orElseThrow()).isEqualByComparingTo(number);
  }

  @Test
  void standsInFences() {
    String json = "```json\n{\"score\": 4}\n```";
    assertThat(ModelAnswer.number(json, FIVE, "empathy")).contains(BigDecimal.valueOf(4));
    assertThat(ModelAnswer.number("```\n4\n```", FIVE, "")).contains(BigDecimal.valueOf(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4-5",
        "4 to 5",
        "4 or 5",
        "between 3 and 4",
        "4\u20135",
        "Score: 3-4",
        "3/7",
        "8/10",
        "I'm sorry, but I can't rate this.",
        "I cannot rate this conversation.",
        "I am unable to give 1 number.",
        "As an AI I have no feelings. 3 reasons ...",
        "ERROR: rate limit",
        "Error 429: too many requests",
        "Es tut mir leid, das kann ich nicht beurteilen.",
        "Lo siento, no puedo.",
        "warm reply",
        "gpt-4o",
        "claude-3",
        "the 3rd turn",
        "one of the warmest replies with 2 or 3 questions",
        "1. Warm words. 2. A question.",
        "Score: 3. Score: 4",
        "{\"error\": \"rate limit\"}",
        "{\"score\": null}",
        "{\"a\": 1, \"b\": 2}",
        ""
      })
  void isNone(String raw) {
    assertThat(ModelAnswer.number(raw, FIVE, "empathy")).isEmpty();
  }

  private static GuessedScale scale(String... answers) {
    return Scales.guess(AnswerCounts.of(List.of(answers))).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "joy!joy",
        "Joy!joy",
        "JOY.!joy",
        "**joy**!joy",
        "\"joy\"!joy",
        "The emotion is fear.!fear",
        "Emotion: fear!fear",
        "Answer: Fear.!fear",
        "I think that she shows joy here.!joy",
        "{\"emotion\": \"joy\"}!joy",
        "{\"label\": \"Joy\", \"why\": \"no fear\"}!joy",
        "[\"joy\"]!joy",
        "disgust!disgust",
        "Angry.!angry"
      })
  void isALabelOrAWordForOne(String raw, String label) {
    assertThat(new ModelAnswer.ModelLabel(scale("joy", "fear", "sadness"), "emotion").read(raw))
        .contains(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joy, surprise",
        "joy or fear",
        "There is no joy in this.",
        "It isn't fear.",
        "I'm sorry, I can't tell fear from anything.",
        "ERROR: rate limit",
        "The speaker talks about the weather at length.",
        "unknown",
        "N/A",
        "{\"emotion\": null}"
      })
  void isNoLabel(String raw) {
    assertThat(new ModelAnswer.ModelLabel(scale("joy", "fear", "sadness"), "emotion").read(raw))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "joy, fear!joy;fear",
        "Joy and fear!joy;fear",
        "[\"joy\", \"fear\"]!joy;fear",
        "{\"emotions\": [\"joy\", \"fear\"]}!joy;fear",
        "joy!joy",
        "[]![]"
      })
  void maySeveralBeWherePeopleGaveSets(String raw, String labels) {
    GuessedScale sets = scale("joy", "fear", "joy;fear");
    assertThat(new ModelAnswer.ModelLabel(sets, "emotions").read(raw)).contains(labels);
  }

  @Test
  void onlyLevelsAreAnswersWhereWordsHaveAnOrder() {
    ModelAnswer.ModelLabel label =
        new ModelAnswer.ModelLabel(scale("low", "medium", "high"), "warmth");
    assertThat(label.read("High.")).contains("high");
    assertThat(label.read("purple")).isEmpty();
  }
}
