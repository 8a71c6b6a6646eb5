package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.attune.Shared;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers of the shared cases mean, by the reliability that is right for them. */
class ValuesOfCasesTest {

  private static final Offset<Double> HALF_A_DIGIT = within(0.0005);

  @ParameterizedTest
  @CsvSource({
    "endpoints, .856",
    "numbers, .856",
    "likert7, .856",
    "limesurvey, .856",
    "outof, .856",
    "brackets, .845",
    "suffix, .845",
    "panas5, .845",
    "german5, .845",
    "semeval_oc, .875"
  })
  void levelsWithWordsAreOrdinal(String file, double alpha) {
    Cases cases = Cases.shared("07-endpoint-labels/" + file + ".csv");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.ORDINAL);
    assertThat(cases.alpha()).isCloseTo(alpha, HALF_A_DIGIT);
  }

  @Test
  void levelsWithoutNumbersHaveTheirOrder() {
    Cases cases = Cases.shared("01-irrcac3-text-levels/levels.csv");
    assertThat(cases.dimension().scale().labels()).containsExactly("neg", "ind", "pos");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"feelings", "paren", "plain", "plus", "semicolon", "slash", "wide", "yesno"})
  void wholeLabelsAreCategories(String file) {
    Cases cases = Cases.shared("13-labels-with-commas/" + file + ".csv");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.NOMINAL);
    assertThat(cases.dimension().scale().labels()).hasSize(4);
    assertThat(cases.alpha()).isCloseTo(0.6889, HALF_A_DIGIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and",
        "bracket_plain",
        "comma",
        "curly",
        "hash",
        "json",
        "labelstudio",
        "labelstudio_nospace",
        "newline",
        "numpy",
        "pipe",
        "plus",
        "pylist",
        "pyset",
        "quoted",
        "semicolon",
        "slash",
        "space"
      })
  void listsAreSetsOfTheSameLabelsHoweverTheyAreWritten(String file) {
    Cases cases = Cases.shared("40-list-cells/" + file + ".csv");
    assertThat(cases.dimension().scale().labels())
        .containsExactly("anger", "fear", "joy", "sadness");
    assertThat(cases.labelAlpha("emotions", "anger")).isCloseTo(0.568, HALF_A_DIGIT);
    assertThat(cases.labelAlpha("emotions", "fear")).isCloseTo(0.424, HALF_A_DIGIT);
    assertThat(cases.labelAlpha("emotions", "joy")).isCloseTo(0.415, HALF_A_DIGIT);
    assertThat(cases.labelAlpha("emotions", "sadness")).isCloseTo(0.649, HALF_A_DIGIT);
  }

  @Test
  void idsOfLabelsAreLabels() {
    Cases cases = Cases.shared("40-list-cells/ids.csv");
    assertThat(cases.dimension().scale().labels()).containsExactly("0", "1", "2", "3");
    assertThat(cases.labelAlpha("emotions", "2")).isCloseTo(0.568, HALF_A_DIGIT);
  }

  @Test
  void oneLabelEachIsACategory() {
    Cases cases = Cases.shared("40-list-cells/json_single.csv");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.NOMINAL);
    assertThat(cases.dimension().scale().labels())
        .containsExactly("anger", "fear", "joy", "sadness");
  }

  @Test
  void anEmptyListIsTheEmptySet() {
    String file = "40-list-cells/json_empty.csv";
    Cases cases = Cases.shared(file);
    assertThat(cases.reading().ratings(cases.dimension())).hasSize(36);
    assertThat(cases.dimension().scale().code("[]")).hasValue(0);
    assertThat(cases.told()).contains("(8 times) are read as none of the labels");
    Cases missing = Cases.shared(file, Hints.none().with(Hint.EMPTY, Hints.NO_ANSWER));
    assertThat(missing.reading().ratings(missing.dimension())).hasSize(28);
  }

  @Test
  void choicesOfLabelStudioAreLabels() {
    Cases cases = Cases.shared("02-labelstudio-csv/multi.csv");
    assertThat(cases.labelAlpha("emotion", "joy")).isCloseTo(0.222, HALF_A_DIGIT);
    assertThat(cases.labelAlpha("emotion", "sadness")).isCloseTo(0.181, HALF_A_DIGIT);
    assertThat(cases.labelAlpha("emotion", "anger")).isCloseTo(0.491, HALF_A_DIGIT);
    assertThat(cases.labelAlpha("emotion", "fear")).isCloseTo(0.219, HALF_A_DIGIT);
  }

  @Test
  void codesForMissingAreNoAnswers() throws Exception {
    try (Stream<Path> files = Files.list(Shared.file("cases/14-missing-codes"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean open = name.equals("cat_unsure.csv") || name.equals("num_zero.csv");
        Cases cases = Cases.of(file, Hints.none());
        double right = name.startsWith("cat") ? 0.6667 : 0.8317;
        if (open) {
          assertThat(cases.dimension().scale().doubt()).contains("times", "--missing");
          String answer = name.equals("num_zero.csv") ? "0" : "unsure";
          cases = Cases.of(file, Hints.none().with(Hint.MISSING, answer));
        }
        assertThat(cases.alpha()).as(name).isCloseTo(right, HALF_A_DIGIT);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "clean, 16",
    "fence, 16",
    "json, 16",
    "mixed, 16",
    "outof, 16",
    "scorecolon, 16",
    "words, 16",
    "half, 14",
    "error, 14",
    "fewrefuse, 14",
    "minus1, 14",
    "nan, 14",
    "empty, 14",
    "offscale, 14",
    "range, 14"
  })
  void modelsAnswerByTheirNumber(String file, int answered) {
    Cases cases = Cases.shared("19-llm-judge/" + file + ".csv");
    assertThat(cases.dimension().scale().labels()).containsExactly("1", "2", "3", "4", "5");
    assertThat(cases.reading().ofModels(cases.dimension())).hasSize(answered);
    if (answered < 16) {
      assertThat(cases.told()).contains("gpt-4o answered 14 of 16 items");
    }
  }

  @Test
  void modelsAnswerByTheirLabel() {
    Cases cases = Cases.shared("19-llm-judge/categories.csv");
    assertThat(cases.reading().ofModels(cases.dimension()))
        .extracting(Rating::answer)
        .containsExactly(
            "joy", "sadness", "anger", "fear", "joy", "sad", "angry", "joy", "disgust", "fear",
            "sadness");
    assertThat(Cases.shared("50-model-coverage/refusals.csv").told())
        .contains("gpt-4o answered 20 of 40 items");
  }

  @Test
  void numbersMayBeCodesOfCategories() {
    assertThat(Cases.shared("47-numeric-categories/codes_named.csv").dimension().scale().level())
        .isEqualTo(Level.NOMINAL);
    String codes = "47-numeric-categories/codes.csv";
    assertThat(Cases.shared(codes).dimension().scale().doubt()).contains("--nominal");
    Hints hints = Hints.none().with(Hint.NOMINAL, "emotion");
    assertThat(Cases.shared(codes, hints).dimension().scale().level()).isEqualTo(Level.NOMINAL);
  }

  @Test
  void datesMadeByASpreadsheetLeaveTheRaterIn() {
    Cases cases = Cases.shared("11-excel/dates.csv");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.dimension().scale().doubt())
        .contains("\"03. Mai\" (3 times, line 4 in column", ", a date, which a spreadsheet made");
  }
}
