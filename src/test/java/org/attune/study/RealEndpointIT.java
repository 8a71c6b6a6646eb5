package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.attune.Launch;
import org.attune.chat.TinyChatServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study whose ratings a real server is asked for, llama.cpp's own with a model of random weights:
 * what counts is that every question ends in a rating or in no answer of a known kind. Needs Python
 * with two packages, see {@link TinyChatServer}.
 */
class RealEndpointIT {

  private static final int LETTERS = 8;
  private static final String MARK = "plantedmark";

  private static final String CARD =
      """
      name: letters
      title: Letters
      source: Made by a test
      licence: Apache-2.0
      citation: Attune contributors (2026)
      single-ratings: public
      dimensions:
        emotional-reactions: {scale: ordinal, labels: ["0", "1", "2"], question: How}
      tables:
        - format: csv
          files: [{path: letters.csv}]
          item: letter
          text: text
          ratings: [{dimension: emotional-reactions, shape: wide, columns: {a: a, b: b}}]
      """;

  private static final String STUDY =
      """
      study: letters
      title: What does a model of random weights see in letters?
      corpora: [letters]
      dimensions: [{name: emotional-reactions}]
      consensus: {rule: mean}
      scorers:
        - {scorer: chat, as: kept in form, model: MODEL, rubric: epitome, temperature: 0, seed: 1, longest: 300}
        - {scorer: chat, as: free, model: MODEL, rubric: epitome, structured: false, temperature: 0, longest: 20}
        - {scorer: chat, as: sampled, model: MODEL, rubric: epitome, temperature: 1.5, samples: 3, seed: 1, longest: 300}
        - {scorer: chat, as: probable, model: MODEL, rubric: epitome, probabilities: true, temperature: 0, longest: 300}
      tables:
        - name: models
          rows: [scorer]
          columns: [statistic]
          statistics: [mean-absolute-error]
      resampling: {replicates: 0}
      """
          .replace("MODEL", TinyChatServer.MODEL);

  @TempDir private Path folder;

  private Bench bench() throws IOException {
    Bench bench = Bench.at(folder);
    StringBuilder rows = new StringBuilder("letter,text,a,b");
    for (int i = 0; i < LETTERS; i++) {
      String text = "I am sorry to hear it, %s number %d.".formatted(MARK, i);
      rows.append(
          "\nl%d,\"%s\",%d,%d".formatted(i, i == 0 ? text.repeat(400) : text, i % 3, i % 2));
    }
    Bench.write(bench.corpus("letters").resolve("letters.csv"), rows + "\n");
    Bench.write(bench.corpus("letters").resolve("dataset.yaml"), CARD);
    Path rubric = Path.of("protocols", "rubrics", "epitome.yaml");
    Bench.write(folder.resolve(rubric), Bench.read(rubric));
    Bench.write(bench.protocol("letters"), STUDY);
    return bench;
  }

  private static JsonNode answers(Bench bench, int scorer) throws IOException {
    return new ObjectMapper()
        .readTree(bench.results("letters").resolve("manifest.json").toFile())
        .at("/corpora/letters/scorers/" + scorer + "/answers");
  }

  private static long unusable(JsonNode answers) {
    long sum = 0;
    for (JsonNode count : answers.get("unusable")) {
      sum += count.asLong();
    }
    return sum;
  }

  @Test
  void everyQuestionEndsInARatingOrInNoAnswerOfAKnownKind() throws IOException {
    Bench bench = bench();
    try (TinyChatServer server = TinyChatServer.start(folder)) {
      bench.setting("attune.chat.url", server.url());
      Launch run = bench.run("run", "letters");
      assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }
    for (int scorer : new int[] {0, 2, 3}) {
      JsonNode kept = answers(bench, scorer);
      assertThat(kept.at("/unusable/too-long").asLong()).as(kept.toString()).isPositive();
      assertThat(kept.get("questions").asLong())
          .as("a server that keeps to the form gives ratings: " + kept)
          .isGreaterThan(unusable(kept));
      assertThat(kept.get("input-tokens").asLong()).isPositive();
      assertThat(kept.get("output-tokens").asLong()).isPositive();
    }
    JsonNode free = answers(bench, 1);
    assertThat(free.get("questions").asLong()).isEqualTo(LETTERS);
    assertThat(unusable(free)).as("nonsense is no answer: " + free).isEqualTo(LETTERS);
    SortedMap<String, String> results = bench.files("letters");
    assertThat(results.values()).allSatisfy(text -> assertThat(text).doesNotContain(MARK));

    bench
        .files("letters")
        .keySet()
        .forEach(file -> Bench.delete(bench.results("letters").resolve(file)));
    Launch again = bench.run("run", "letters");
    assertThat(again.exit()).as("without the server: " + again.err()).isZero();
    assertThat(bench.files("letters")).isEqualTo(results);
    assertThat(Files.readString(folder.resolve("tiny-chat.log"))).contains("listening");
  }
}
