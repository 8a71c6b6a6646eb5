package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.Shared;
import org.attune.catalog.Catalog;
import org.attune.chat.StubEndpoint;
import org.attune.chat.StubEndpoint.Asked;
import org.attune.chat.StubEndpoint.Reply;
import org.attune.corpus.RecordedAnswers;
import org.attune.rubric.Rubric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three models of the study of experts and language models, asked again: an endpoint that
 * answers what each is recorded to have answered. Conversations of Perceived Empathy have no text
 * to ask about.
 */
class AskedExpertsTest {

  private static final String CORPUS = "empathy-expert-ratings";
  private static final List<String> RUBRICS =
      List.of("epitome", "empathetic-dialogues", "lend-an-ear");
  private static final List<String> MODELS = List.of("gpt", "claude", "gemini");

  private static final String PROTOCOL =
      """
      study: %s
      title: Do models that are asked give what they are recorded to have given?
      corpora: [empathy-expert-ratings]
      dimensions: [%s]
      consensus: {rule: median}
      scorers:
      %s
      tables:
        - name: ceiling
          rows: [dimension, scorer]
          columns: [statistic]
          statistics: [quadratic-kappa, pearson]
          against: rest
          share: true
        - name: models
          rows: [dimension, scorer]
          columns: [statistic]
          statistics: [quadratic-kappa, mean-absolute-error, alternative-winning-rate]
          differences: [{of: claude, minus: gpt}]
      resampling: {replicates: 20, seed: 1, unit: conversation}
      """;

  private static final String CHAT =
      "{scorer: chat, as: %s, model: %s, tries: 1, items: rated, rubric: " + RUBRICS + "}";

  /** The question of the rubrics for each dimension that experts and models rated. */
  private static Map<String, String> dimensions() {
    Map<String, String> dimensions = new TreeMap<>();
    for (String name : RUBRICS) {
      Rubric rubric = Catalog.rubric(Path.of("protocols", "rubrics", name + ".yaml"));
      rubric
          .dimensions()
          .forEach(
              (question, of) ->
                  of.counterparts().stream()
                      .filter(c -> c.dataset().equals(CORPUS))
                      .filter(c -> !c.dimension().startsWith("crowd-"))
                      .forEach(c -> dimensions.put(c.dimension(), question)));
    }
    return dimensions;
  }

  private static SortedMap<String, String> tables(
      String study, String scorers, Map<String, String> conf, Path folder) throws IOException {
    return tables(study, scorers, conf, folder, "");
  }

  private static SortedMap<String, String> tables(
      String study, String scorers, Map<String, String> conf, Path folder, String limits)
      throws IOException {
    String named =
        dimensions().keySet().stream()
            .map(d -> "{name: " + d + "}")
            .collect(Collectors.joining(", "));
    String lines =
        MODELS.stream()
            .map(model -> "  - " + scorers.formatted(model, model))
            .collect(Collectors.joining("\n"));
    Path protocol = folder.resolve(study + ".yaml");
    Files.writeString(protocol, PROTOCOL.formatted(study, named, lines) + limits);
    SortedMap<String, String> files = Bench.files(Shipped.run(protocol, study, folder, conf));
    files.keySet().removeIf(name -> !name.matches("(ceiling|models|estimates)\\.(csv|md|tex)"));
    return files;
  }

  @Test
  void givesTheTablesOfWhatIsRecorded(@TempDir Path folder) throws IOException {
    Path data = Shared.file("datasets");
    Catalog catalog = new Catalog(List.of(Path.of("datasets")));
    Map<String, Map<String, Map<String, String>>> recorded =
        RecordedAnswers.of(catalog.card(CORPUS), data.resolve(CORPUS));
    Map<String, String> questions = dimensions();
    SortedMap<String, String> tables =
        tables("recorded", "{scorer: recorded, as: %s, model: %s}", Map.of(), folder);
    try (StubEndpoint stub =
        new StubEndpoint(call -> answer(recorded.get(call.model()), questions, call))) {
      assertThat(tables("asked", CHAT, Map.of("attune.chat.url", stub.url()), folder))
          .isEqualTo(tables);
      assertThat(tables).hasSize(7);
      assertThat(stub.asked()).as("not 5,400, each conversation on all dimensions").hasSize(1800);
    }
  }

  /** Stopped five times, with one partition and with 64; each in a folder of its own. */
  @Test
  @Tag("published-size")
  void givesThemForAnyPartitionsAndWhenStopped(@TempDir Path folder) throws IOException {
    Path data = Shared.file("datasets");
    Catalog catalog = new Catalog(List.of(Path.of("datasets")));
    Map<String, Map<String, Map<String, String>>> recorded =
        RecordedAnswers.of(catalog.card(CORPUS), data.resolve(CORPUS));
    Map<String, String> questions = dimensions();
    SortedMap<String, String> tables =
        tables("recorded", "{scorer: recorded, as: %s, model: %s}", Map.of(), folder);
    for (String partitions : List.of("1", "64")) {
      Path own = Files.createDirectory(folder.resolve(partitions));
      try (StubEndpoint stub =
          new StubEndpoint(call -> answer(recorded.get(call.model()), questions, call))) {
        Map<String, String> conf =
            Map.of("attune.chat.url", stub.url(), "spark.sql.shuffle.partitions", partitions);
        for (int stop = 1; stop <= 5; stop++) {
          String limits = "limits: {requests: " + 300 * stop + "}\n";
          assertThatThrownBy(() -> tables("asked", CHAT, conf, own, limits))
              .hasMessageContaining("requests");
        }
        assertThat(tables("asked", CHAT, conf, own)).isEqualTo(tables);
        assertThat(stub.asked()).as("nothing is asked twice").hasSize(1800);
      }
    }
  }

  /** A conversation was rated on the dimensions of its framework alone. */
  private static Reply answer(
      Map<String, Map<String, String>> recorded, Map<String, String> questions, Asked call) {
    for (Map.Entry<String, String> of : questions.entrySet()) {
      Map<String, String> labels = recorded.get(of.getKey());
      String text = text(labels, call);
      if (text != null && call.texts().get(0).contains("## " + of.getValue() + ": ")) {
        return StubEndpoint.says("{\"%s\": \"%s\"}".formatted(of.getValue(), labels.get(text)));
      }
    }
    throw new AssertionError("it is of another framework: " + call.text());
  }

  /** The longest of the texts that what was asked ends with. */
  private static String text(Map<String, String> labels, Asked call) {
    return labels.keySet().stream()
        .filter(call.text()::endsWith)
        .max(Comparator.comparing(String::length))
        .orElse(null);
  }
}
