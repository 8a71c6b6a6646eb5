package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attune.score.neural.TinyModels.EMOTIONS;
import static org.attune.score.neural.TinyModels.LABELS;
import static org.attune.score.neural.TinyModels.LEVELS;
import static org.attune.score.neural.TinyModels.MODELS;
import static org.attune.score.neural.TinyModels.VALENCE;
import static org.attune.score.neural.TinyModels.copy;
import static org.attune.score.neural.TinyModels.open;
import static org.attune.score.neural.TinyModels.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scorer djl does not take, and what it says. */
class DjlRefusalsTest {

  @Test
  void saysWhatDoesNotFit() {
    refused(
        "tiny-none",
        VALENCE,
        MODELS.resolve("tiny-none") + ": expected a folder",
        "found no folder");
    refused(
        "../..",
        VALENCE,
        "one NAME.pt and [config.json, serving.properties, tokenizer.json], found [");
    refused(
        "tiny-emotion",
        LEVELS,
        "dimension d: expected 3 outputs (one of [0, 1, 2]), found 7 in output 0 of ");
    refused(
        "tiny-valence",
        LABELS,
        "expected 4 outputs (labels of [joy, love, sadness, worry]), found 1 in output 0");
    List<String> others =
        List.of("anger", "disgust", "fear", "happiness", "neutral", "sad", "wonder");
    refused(
        "tiny-emotion",
        new Scale.Nominal(others),
        "the labels of the scale, " + others,
        "json, " + EMOTIONS);
  }

  private static void refused(String model, Scale scale, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(MODELS, model, scale))
        .withMessageContainingAll(parts);
  }

  @Test
  void saysWhichHeadsDoNotFit() {
    SortedMap<String, Scale> dimensions = new TreeMap<>(Map.of("mood", LEVELS, "valence", VALENCE));
    Map<String, Map<String, String>> findings = new TreeMap<>();
    findings.put("heads: expected one for mood, found []", Map.of());
    findings.put("heads: expected one for valence, found [mood]", Map.of("mood", "columns 0-2"));
    findings.put("found 'first'", Map.of("mood", "first", "valence", "column 3"));
    findings.put(
        "expected columns between 0 and 3", Map.of("mood", "columns 0-2", "valence", "column 4"));
    findings.put("found output 2 of", Map.of("mood", "columns 0-2", "valence", "output 2"));
    findings.put("found 2 in columns 0-1 of", Map.of("mood", "columns 0-1", "valence", "output 1"));
    findings.forEach(
        (message, heads) ->
            assertThatIllegalArgumentException()
                .isThrownBy(
                    () ->
                        new Djl(
                            new Djl.Options("tiny-heads", 128, false, heads),
                            request(MODELS, dimensions)))
                .withMessageContaining(message));
  }

  @Test
  void refusesWhatCannotBeSet(@TempDir Path models) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Djl.Options("m", 0, 128, false, NumericPrecision.FP32, Map.of()))
        .withMessage("batch-tokens: expected 1 to 131072, found 0");
    Djl.Options longer = new Djl.Options("tiny-valence", 513, false, Map.of());
    SortedMap<String, Scale> dimension = new TreeMap<>(Map.of("d", VALENCE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Djl(longer, request(MODELS, dimension)))
        .withMessageContaining("max-tokens: expected at most the 512 positions of ");
    String roberta =
        "{\"max_position_embeddings\": 514, \"pad_token_id\": 1, \"model_type\": \"roberta\",";
    copy(models, "tiny-valence", roberta);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Djl(longer, request(models, dimension)))
        .withMessageContaining("at most the 512 positions");
    for (String device : List.of("tpu", "gpu:999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  LoadedModel.of(
                      ModelFolder.open(MODELS.resolve("tiny-valence")),
                      device,
                      NumericPrecision.FP32))
          .withMessageContaining("device: expected ")
          .withMessageContaining("found " + device);
    }
  }

  @Test
  void refusesPairsForAModelThatDropsTokenTypes() {
    Djl.Options options = new Djl.Options("converted-bert", 128, true, Map.of());
    SortedMap<String, Scale> dimension = new TreeMap<>(Map.of("d", TinyModels.EMOTION));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Djl(options, request(MODELS, dimension)))
        .withMessageStartingWith("pairs: expected a model whose numbers depend on the token types")
        .withMessageContaining("found that those of " + MODELS.resolve("converted-bert"));
    Djl.Options typed = new Djl.Options("tiny-empathy", 128, true, Map.of());
    SortedMap<String, Scale> levels = new TreeMap<>(Map.of("d", LEVELS));
    new Djl(typed, request(MODELS, levels)).close();
  }

  @Test
  void refusesFilesItCannotRead(@TempDir Path models) throws IOException {
    Path folder = copy(models, "tiny-valence", "{");
    Files.writeString(folder.resolve("tiny-valence.pt"), "no model");
    refusedCopy(
        models,
        "tiny-valence.pt: expected a TorchScript model that takes token ids and attention mask, found");
    Files.writeString(folder.resolve("config.json"), "[]");
    refusedCopy(models, "config.json: expected a model's configuration");
    Files.writeString(folder.resolve("config.json"), "");
    refusedCopy(models, "config.json: expected a model's configuration, found: an empty file");
    copy(models, "tiny-valence", "{");
    Files.writeString(folder.resolve("serving.properties"), "engine=Rust");
    refusedCopy(models, "serving.properties: expected engine=PyTorch, found engine=Rust");
    Files.delete(folder.resolve("tokenizer.json"));
    refusedCopy(models, "found [config.json, expected.json, serving.properties, tiny-valence.pt]");
  }

  private static void refusedCopy(Path models, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(models, "tiny-valence", VALENCE))
        .withMessageContaining(message);
  }
}
