package org.attune.statistic;

import static org.attune.statistic.GoldenFile.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rater, expert or language model, against another: kappas and classification of levels. */
class GoldenRatersTest {

  private static final Map<String, String> KEYS =
      Map.of(
          "epitome", "sp_id",
          "lend_an_ear", "conversation_id",
          "empatheticdialogues", "conv_id",
          "perceived_empathy", "id");
  private static final Scale WHOLE_NUMBERS =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);

  @ParameterizedTest
  @ValueSource(strings = {"Valence", "Arousal"})
  void facebookPosts(String dimension) throws IOException {
    GoldenFile golden =
        new GoldenFile("facebook-valence-arousal." + dimension.toLowerCase(Locale.ROOT));
    List<CSVRecord> rows =
        Shared.csv("datasets/facebook-valence-arousal/dataset-fb-valence-arousal-anon.csv");
    golden.check(
        value -> true, raters(column(rows, dimension + "1"), column(rows, dimension + "2")));
    golden.report();
  }

  @ParameterizedTest
  @CsvSource({
    "epitome-emotional_reactions, epitome, level_emotional_reactions",
    "epitome-interpretations, epitome, level_interpretations",
    "epitome-explorations, epitome, level_explorations",
    "lend_an_ear-self_oriented, lend_an_ear, self_oriented",
    "lend_an_ear-validating_emotions, lend_an_ear, validating_emotions",
    "empatheticdialogues-fluency, empatheticdialogues, fluency",
    "perceived_empathy-practical, perceived_empathy, m_practical"
  })
  void expertsOnOneDimension(String view, String framework, String column) throws IOException {
    GoldenFile golden = new GoldenFile("empathy-expert-ratings." + view);
    checkExperts(golden, value -> true, framework, column);
    golden.report();
  }

  @Test
  void expertsOnAllDimensions() throws IOException {
    GoldenFile golden = new GoldenFile("empathy-expert-ratings.all-21-dimensions");
    List<String> dimensions =
        golden.root().path("values").findValuesAsText("column").stream().distinct().toList();
    for (String dimension : dimensions) {
      String[] parts = dimension.split("/");
      checkExperts(golden, with("column", dimension), parts[0], parts[1]);
    }
    golden.report();
  }

  @Test
  void languageModelsAgainstExperts() throws IOException {
    GoldenFile golden = new GoldenFile("empathy-expert-ratings.llm-epitome-classification");
    Scale levels = GoldenAnswers.levels(List.of("0", "1", "2"));
    for (String column :
        List.of("level_emotional_reactions", "level_interpretations", "level_explorations")) {
      long[][] experts = {
        codes("epitome", "expert1", column),
        codes("epitome", "expert2", column),
        codes("epitome", "expert3", column)
      };
      long[] median = new long[experts[0].length];
      for (int i = 0; i < median.length; i++) {
        median[i] =
            LongStream.of(experts[0][i], experts[1][i], experts[2][i]).sorted().toArray()[1];
      }
      for (String model : List.of("gpt", "claude", "gemini")) {
        golden.check(
            with("column", column).and(with("pair", model)),
            new GoldenAnswers(levels, median, codes("epitome", model, column)));
      }
    }
    golden.report();
  }

  private static void checkExperts(
      GoldenFile golden, Predicate<JsonNode> about, String framework, String column)
      throws IOException {
    for (int first = 1; first < 3; first++) {
      for (int second = first + 1; second <= 3; second++) {
        Predicate<JsonNode> pair = with("pair", "expert" + first + " vs expert" + second);
        long[] one = codes(framework, "expert" + first, column);
        golden.check(about.and(pair), raters(one, codes(framework, "expert" + second, column)));
      }
    }
  }

  private static GoldenAnswers raters(long[] first, long[] second) {
    return new GoldenAnswers(WHOLE_NUMBERS, first, second);
  }

  /** One rater's numbers, by rising key of the conversation. */
  private static long[] codes(String framework, String rater, String column) throws IOException {
    String file =
        "datasets/empathy-expert-ratings/annotations/%s/%s_ratings.csv".formatted(framework, rater);
    Map<String, CSVRecord> rows = new TreeMap<>();
    for (CSVRecord row : Shared.csv(file)) {
      rows.put(row.get(KEYS.get(framework)), row);
    }
    return column(List.copyOf(rows.values()), column);
  }

  private static long[] column(List<CSVRecord> rows, String column) {
    return rows.stream()
        .mapToLong(row -> new BigDecimal(row.get(column)).longValueExact())
        .toArray();
  }
}
