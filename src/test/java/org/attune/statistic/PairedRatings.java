package org.attune.statistic;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;

/**
 * Ratings of two language models and of three experts for the same conversations, by key.
 *
 * @param experts for each conversation three ratings
 */
record PairedRatings(long[] model, long[] rival, List<long[]> experts) {

  private static final Map<String, String> KEYS =
      Map.of(
          "epitome", "sp_id",
          "lend_an_ear", "conversation_id",
          "empatheticdialogues", "conv_id",
          "perceived_empathy", "id");

  /**
   * Reads them.
   *
   * @param column {@code framework/dimension}
   * @param pair {@code first vs second}
   */
  static PairedRatings of(String column, String pair) throws IOException {
    String[] models = pair.split(" vs ");
    Map<String, Long> model = read(column, models[0]);
    Map<String, Long> rival = read(column, models[1]);
    List<Map<String, Long>> experts = new ArrayList<>();
    for (int expert = 1; expert <= 3; expert++) {
      experts.add(read(column, "expert" + expert));
    }
    return new PairedRatings(
        model.values().stream().mapToLong(Long::longValue).toArray(),
        model.keySet().stream().mapToLong(rival::get).toArray(),
        model.keySet().stream()
            .map(key -> experts.stream().mapToLong(e -> e.get(key)).toArray())
            .toList());
  }

  private static Map<String, Long> read(String column, String rater) throws IOException {
    String[] parts = column.split("/");
    Map<String, Long> ratings = new TreeMap<>();
    String folder = "datasets/empathy-expert-ratings/annotations/" + parts[0];
    for (CSVRecord row : Shared.csv(folder + "/" + rater + "_ratings.csv")) {
      ratings.put(row.get(KEYS.get(parts[0])), new BigDecimal(row.get(parts[1])).longValueExact());
    }
    return ratings;
  }

  /** |3 model - sum of the experts| for each conversation: three times the absolute error. */
  long[] errors(long[] answers) {
    long[] errors = new long[answers.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.abs(3 * answers[i] - sum(i));
    }
    return errors;
  }

  /** Sum of the experts' ratings of a conversation. */
  long sum(int i) {
    long[] three = experts.get(i);
    return three[0] + three[1] + three[2];
  }
}
