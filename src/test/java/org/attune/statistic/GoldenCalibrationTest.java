package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;

/**
 * Calibration of small tables that can be checked by hand; that of the corpora is checked with
 * their classification, through {@link GoldenAnswers}.
 */
class GoldenCalibrationTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> NAMES =
      Set.of("brier", "brier_multiclass", "log_loss", "ece", "ece_classwise", "mce");

  @Test
  void tables() throws IOException {
    GoldenFile golden = new GoldenFile("published");
    int checked = 0;
    for (JsonNode oracle : golden.root().path("oracles")) {
      JsonNode table = oracle.path("table");
      GoldenCalibration ours =
          switch (oracle.path("name").asText()) {
            case "classification-hand-10" ->
                new GoldenCalibration(
                    new Scale.Nominal(List.of("0", "1", "2")),
                    JSON.convertValue(table.path("reference"), long[].class),
                    JSON.convertValue(table.path("probabilities"), double[][].class));
            case "binary-scores-sklearn" ->
                new GoldenCalibration(
                    new Scale.Nominal(List.of("0", "1")),
                    JSON.convertValue(table.path("y2"), long[].class),
                    Arrays.stream(JSON.convertValue(table.path("p2"), double[].class))
                        .mapToObj(p -> new double[] {1 - p, p})
                        .toArray(double[][]::new));
            default -> null;
          };
      for (JsonNode value : oracle.path("values")) {
        String statistic = value.path("statistic").asText();
        if (ours != null && NAMES.contains(statistic)) {
          Estimate estimate = ours.estimate(statistic, "");
          assertThat(((Estimate.Value) estimate).point())
              .as("%s", value)
              .isCloseTo(
                  value.path("estimate").doubleValue(),
                  within(value.path("tolerance").doubleValue()));
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(8);
  }

  /** Every file with such values is read by a test of classification or of label sets. */
  @Test
  void corpora() throws IOException {
    List<String> files =
        List.of(
            "crema-d-votes.recognition-voice",
            "crema-d-votes.recognition-face",
            "crema-d-votes.recognition-audiovisual",
            "meld.keyword-rule",
            "empathic-reactions.scores",
            "vader-ground-truth.tweets-sentiment",
            "goemotions.ekman-keywords",
            "goemotions.hash-perturbed-28");
    int values = 0;
    for (String file : files) {
      JsonNode all = new GoldenFile(file).root().path("values");
      values +=
          (int)
              IntStream.range(0, all.size())
                  .filter(i -> NAMES.contains(all.path(i).path("statistic").asText()))
                  .count();
    }
    assertThat(values).isEqualTo(52);
  }
}
