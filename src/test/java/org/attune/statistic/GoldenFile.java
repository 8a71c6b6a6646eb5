package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.attune.Shared;

/** A file of reference values made by independent tools. */
final class GoldenFile {

  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final JsonNode root;
  private int checked;

  GoldenFile(String name) throws IOException {
    this.name = name;
    this.root = JSON.readTree(Shared.file("golden/" + name + ".json").toFile());
  }

  JsonNode root() {
    return root;
  }

  /** Strings of an array of the file. */
  static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Values whose field is {@code text}; the empty text stands for no such field. */
  static Predicate<JsonNode> with(String field, String text) {
    return value -> value.path(field).asText("").equals(text);
  }

  /** Checks every value of the file that is about these answers and that a statistic covers. */
  void check(Predicate<JsonNode> about, GoldenAnswers answers) {
    check(root.path("values"), about, answers);
  }

  /**
   * Checks every value of {@code values} that is about these answers and that a statistic covers.
   */
  void check(JsonNode values, Predicate<JsonNode> about, GoldenAnswers answers) {
    for (JsonNode value : values) {
      if (about.test(value)) {
        if (value.path("statistic").asText().equals("confusion_matrix")) {
          assertThat(answers.table())
              .isEqualTo(JSON.convertValue(value.path("matrix"), long[][].class));
        }
        answers.estimate(value).ifPresent(ours -> compare(value, ours));
      }
    }
  }

  /** Checks that a prediction was made as the file says: the SHA-256 of its lines. */
  void checkPrediction(List<String> lines) {
    assertThat(GoldenText.sha256(lines)).isEqualTo(root.path("prediction_sha256").asText());
  }

  /** Says how many values were checked; fails if none was. */
  void report() {
    System.out.printf("%4d golden values checked in %s%n", checked, name);
    assertThat(checked).isPositive();
  }

  private void compare(JsonNode value, Estimate ours) {
    checked++;
    double theirs = value.path("estimate").doubleValue();
    if (ours instanceof Estimate.Value our) {
      double tolerance = value.path("tolerance").doubleValue();
      assertThat(our.point()).as("%s: %s", name, value).isCloseTo(theirs, within(tolerance));
    } else {
      // scikit-learn gives 0 where a label is never given (zero_division=0)
      assertThat(theirs).as("%s: %s, ours %s", name, value, ours).isZero();
      assertThat(Math.min(value.path("support").asInt(1), value.path("predicted").asInt(1)))
          .isZero();
    }
  }
}
