package org.attune.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelAnswerReaderTest {

  private static final Allowed.OneOf LEVELS =
      new Allowed.OneOf(
          List.of(
              new Allowed.Level("none", Optional.of(BigDecimal.ZERO), Set.of("keine")),
              new Allowed.Level("weak", Optional.of(BigDecimal.ONE), Set.of("schwach")),
              new Allowed.Level("Très fort", Optional.of(BigDecimal.valueOf(2)), Set.of("stark"))));
  private static final Allowed.SomeOf EMOTIONS =
      new Allowed.SomeOf(Allowed.levels(List.of("joy", "anger", "fear")), 0);
  private static final Allowed.Range RANGE =
      new Allowed.Range(BigDecimal.valueOf(-3), BigDecimal.valueOf(3), new BigDecimal("0.5"));

  private static AnswerReading read(Allowed allowed, String text) {
    return new ModelAnswerReader(allowed, "answer")
        .read(
            new Outcome.Answer(
                text.replace("\\n", "\n"), "stop", Optional.empty(), 1, 1, List.of()));
  }

  private static String told(AnswerReading reading) {
    if (reading instanceof AnswerReading.Label label) {
      return label.label();
    } else if (reading instanceof AnswerReading.Labels labels) {
      return labels.labels().toString();
    } else if (reading instanceof AnswerReading.Number number) {
      return number.number().toPlainString();
    }
    return ((AnswerReading.Unusable) reading).reason().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"answer": "weak"}                                 | weak
          ```json\\n{"answer": "weak"}\\n```                  | weak
          {"reason": "He says so.", "answer": "WEAK"}        | weak
          {"answer": 1}                                      | weak
          {"answer": "2"}                                    | Très fort
          {"answer": "weak"}\\n{"answer": "weak"}             | weak
          weak                                               | weak
          **Weak**.                                          | weak
          "tre\u0300s  FORT"                                       | Très fort
          2                                                  | Très fort
          2.0                                                | Très fort
          answer: weak                                       | weak
          He is sad.\\n\\n**Answer:** weak                     | weak
          - Rating: 0                                        | none
          <think>weak? none?</think>\\nnone                   | none
          {"answer": "weak"                                  | WRONG_JSON
          {"label": "weak"}                                  | WRONG_JSON
          {"answer": "weak", "answer": "none"}               | WRONG_JSON
          {"answer": {"a": 1}}                               | WRONG_JSON
          {"answer": ["weak"]}                               | WRONG_JSON
          {"answer": ["weak", "none"]}                       | TWO_ANSWERS
          {"answer": "weak"}\\n{"answer": "none"}             | TWO_ANSWERS
          {"answer": null}                                   | EMPTY
          {"answer": " "}                                    | EMPTY
          answer:                                            | EMPTY
          Here it is: {"answer": "weak"}                     | PROSE
          {"answer": "weak"} I hope that helps!              | PROSE
          I think that it is weak.                           | PROSE
          It is so.\\nweak                                    | PROSE
          weak\\nnone                                         | TWO_ANSWERS
          answer: weak\\nanswer: none                         | TWO_ANSWERS
          weak or none                                       | TWO_ANSWERS
          weak/none                                          | TWO_ANSWERS
          strong                                             | UNKNOWN_LABEL
          answer: somewhat strong                            | UNKNOWN_LABEL
          -1                                                 | OUT_OF_RANGE
          {"answer": 1.5}                                    | OUT_OF_RANGE
          schwach                                            | OTHER_LANGUAGE
          {"answer": "Stark"}                                | OTHER_LANGUAGE
          """)
  void readsOneOfSomeLabels(String text, String expected) {
    assertThat(told(read(LEVELS, text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"answer": ["fear", "Joy"]}     | [joy, fear]
          {"answer": []}                  | []
          joy, fear                       | [joy, fear]
          ["joy", "fear"]                 | [joy, fear]
          answer: joy and anger           | [joy, anger]
          none                            | []
          fear                            | [fear]
          {"answer": ["fear", "pride"]}   | UNKNOWN_LABEL
          joy, pride                      | UNKNOWN_LABEL
          """)
  void readsSetsOfLabels(String text, String expected) {
    assertThat(told(read(EMOTIONS, text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"answer": -2.5}     | -2.5
          answer: 3            | 3
          \u22122.              | -2
          4                    | OUT_OF_RANGE
          {"answer": -3.01}    | OUT_OF_RANGE
          {"answer": 1.25}     | OUT_OF_RANGE
          1, 2                 | TWO_ANSWERS
          high                 | UNKNOWN_LABEL
          It is 2, I would say | PROSE
          """)
  void readsNumbers(String text, String expected) {
    assertThat(told(read(RANGE, text))).isEqualTo(expected);
  }

  @Test
  void noLabelIsNoAnswerWhereSomeAreAskedFor() {
    Allowed one = new Allowed.SomeOf(EMOTIONS.levels(), 1);
    assertThat(told(read(EMOTIONS, "{\"answer\": []}"))).isEqualTo("[]");
    for (String none : List.of("{\"answer\": []}", "none")) {
      assertThat(told(read(one, none))).isEqualTo("EMPTY");
    }
    assertThat(told(read(one, "joy"))).isEqualTo("[joy]");
  }

  private static Outcome.Token token(String text, Map<String, Double> probabilities) {
    Map<String, Double> logs = new java.util.HashMap<>();
    probabilities.forEach((token, p) -> logs.put(token, Math.log(p)));
    return new Outcome.Token(text, logs.get(text), logs);
  }

  private static Map<String, Double> degrees(String text, Outcome.Token... tokens) {
    Allowed allowed = new Allowed.OneOf(Allowed.levels(List.of("happy", "unhappy", "unsure")));
    AnswerReading reading =
        new ModelAnswerReader(allowed, "answer")
            .read(new Outcome.Answer(text, "stop", Optional.empty(), 1, 1, List.of(tokens)));
    return ((AnswerReading.Label) reading).degrees();
  }

  @Test
  void degreesAreTokenProbabilitiesWhereLabelsPart() {
    // .7 un (.6 happy, .3 sure, .1 else), .2 happy: .42, .21 and .2 of .83
    Map<String, Double> degrees =
        degrees(
            "{\"answer\": \"unhappy\"}",
            token("{\"", Map.of("{\"", 1.0)),
            token("answer", Map.of("answer", 1.0)),
            token("\": \"", Map.of("\": \"", 1.0)),
            token("un", Map.of("un", .7, "happy", .2, "sad", .1)),
            token("happy", Map.of("happy", .6, "sure", .3, "like", .1)),
            token("\"}", Map.of("\"}", 1.0)));
    assertThat(degrees.get("unhappy")).isCloseTo(.42 / .83, within(1e-12));
    assertThat(degrees.get("unsure")).isCloseTo(.21 / .83, within(1e-12));
    assertThat(degrees.get("happy")).isCloseTo(.2 / .83, within(1e-12));
  }

  @Test
  void degreesAreUnknownWhereTokensDoNotTellLabelsApart() {
    assertThat(degrees("happy")).isEmpty();
    assertThat(degrees("happy", token("happy", Map.of("happy", .6, "un", .4)))).isEmpty();
  }
}
