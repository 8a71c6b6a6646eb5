package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.Shared;
import org.attune.chat.StubEndpoint;
import org.attune.chat.StubEndpoint.Asked;
import org.attune.chat.StubEndpoint.Reply;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CsvReader;
import org.attune.table.Who;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made answers to all questions of a benchmark have the score its authors' program gives them. */
class AskedBenchmarksTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int QUESTIONS = 171;
  private static final int TRIES = 3;

  @TempDir private Path folder;

  private List<Cell> run(String study, StubEndpoint stub) throws IOException {
    Path protocol = folder.resolve(study + ".yaml");
    Files.copy(Path.of("protocols", study + ".yaml"), protocol);
    Path results = Shipped.run(protocol, study, folder, Map.of("attune.chat.url", stub.url()));
    return CsvReader.estimates(results.resolve("estimates.csv"), Who.ANY);
  }

  private static double estimate(
      List<Cell> cells, String scorer, String stratum, String statistic) {
    return cells.stream()
        .filter(c -> c.scorer().words().equals(scorer) && c.statistic().equals(statistic))
        .filter(c -> c.stratum().words().equals(stratum))
        .map(c -> ((Estimate.Value) c.estimate()).point())
        .findFirst()
        .orElseThrow();
  }

  /** 5 for every emotion, and one off the reference as the revised scores. */
  private static Map<String, String> scores() throws IOException {
    Map<String, String> answers = new HashMap<>();
    for (String language : List.of("", "_de")) {
      Path file =
          Shared.file("datasets/eq-bench/data/eq_bench_v2_questions_171" + language + ".json");
      for (JsonNode question : JSON.readTree(file.toFile())) {
        StringBuilder first = new StringBuilder();
        StringBuilder revised = new StringBuilder();
        JsonNode reference = question.get("reference_answer_fullscale");
        for (int i = 1; i <= 4; i++) {
          String emotion = reference.get("emotion" + i).asText();
          int score = reference.get("emotion" + i + "_score").asInt();
          first.append(emotion + ": 5\n");
          revised.append(emotion + ": " + (score == 10 ? 9 : score + 1) + "\n");
        }
        answers.put(
            question.get("prompt").asText(),
            language.isEmpty()
                ? "First pass scores:\n%s\nCritique: none\n\nRevised scores:\n%s"
                    .formatted(first, revised)
                : "Erste Bewertung:\n%s\nKritik: keine\n\nÜberarbeitete Bewertung:\n%s"
                    .formatted(first, revised));
      }
    }
    return answers;
  }

  /** The mean score of made answers to all questions but the first. */
  private static double score(String rule) throws IOException {
    for (JsonNode value :
        JSON.readTree(Shared.file("golden/eq-bench.scoring.json").toFile()).get("values")) {
      if (value.get("rule").asText().equals(rule) && value.has("vector")) {
        double sum = 0;
        for (int q = 1; q < QUESTIONS; q++) {
          sum += value.get("vector").get(q).asDouble();
        }
        return sum / (QUESTIONS - 1);
      }
    }
    throw new IllegalArgumentException(rule);
  }

  @Test
  void emotionsAfterDialogues() throws IOException {
    Map<String, String> scores = scores();
    String silent =
        JSON.readTree(Shared.file("datasets/eq-bench/data/eq_bench_v2_questions_171.json").toFile())
            .at("/1/prompt")
            .asText();
    List<Cell> cells;
    try (StubEndpoint stub =
        new StubEndpoint(
            call ->
                StubEndpoint.says(
                    call.text().equals(silent) ? "It depends." : scores.get(call.text())))) {
      cells = run("eq-bench", stub);
      // Both parts of an answer, and all four of its emotions, are asked for in one call.
      assertThat(stub.asked().size()).isEqualTo(2 * QUESTIONS + TRIES - 1);
    }
    for (String language : List.of("en", "de")) {
      boolean all = language.equals("de");
      String stratum = "language=" + language;
      double of = (QUESTIONS - 1.) / QUESTIONS;
      assertThat(estimate(cells, "first pass", stratum, "eq-bench-score"))
          .isCloseTo(
              all ? of * score("all-5") + 1.9963760696826647 / QUESTIONS : score("all-5"),
              within(1e-6));
      assertThat(estimate(cells, "revised", stratum, "mean-absolute-error"))
          .isCloseTo(1, within(1e-6));
    }
    assertThat(estimate(cells, "revised", "language=en", "eq-bench-score"))
        .isCloseTo(score("off-by-1"), within(1e-6));
    assertThat(Files.readString(folder.resolve("results/eq-bench/manifest.json")))
        .contains("\"prose\" : 4", "\"questions\" : 1368", "\"requests\" : 344");
  }

  /** The first of the answers offered, always. */
  @Test
  @Tag("published-size")
  void emotionsCausesAndWhatToDo() throws IOException {
    List<Cell> cells;
    try (StubEndpoint stub = new StubEndpoint(AskedBenchmarksTest::first)) {
      cells = run("emobench", stub);
      assertThat(stub.asked().size()).isEqualTo(800);
    }
    Map<String, Integer> right = new HashMap<>();
    for (String test : List.of("EA", "EU")) {
      for (String line : lines("datasets/emobench/data/" + test + ".jsonl")) {
        JsonNode row = JSON.readTree(line);
        boolean all =
            test.equals("EA")
                ? row.at("/choices/0").equals(row.get("label"))
                : row.at("/emotion_choices/0").equals(row.get("emotion_label"))
                    && row.at("/cause_choices/0").equals(row.get("cause_label"));
        right.merge(test + ", language=" + row.get("language").asText(), all ? 1 : 0, Integer::sum);
      }
    }
    assertThat(right).hasSize(4);
    right.forEach(
        (group, times) ->
            assertThat(estimate(cells, "model", "test=" + group, "joint-accuracy"))
                .isCloseTo(times / 200., within(1e-6)));
  }

  private static List<String> lines(String file) throws IOException {
    return new ArrayList<>(Files.readAllLines(Shared.file(file)));
  }

  private static Reply first(Asked call) {
    String key = call.texts().get(0).contains("answer_q1") ? "_q%d" : "";
    String one = "\"answer" + key + "\": \"A\"";
    return StubEndpoint.says(
        key.isEmpty() ? "{" + one + "}" : "{" + one.formatted(1) + ", " + one.formatted(2) + "}");
  }
}
