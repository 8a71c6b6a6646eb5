package org.attune.score.neural;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Request;

/**
 * The tiny models and what they must give are made by {@code src/test/python/make_tiny_models.py}.
 */
final class TinyModels {

  static final Path MODELS = Path.of("src/test/resources/models");
  static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise");
  static final Scale EMOTION = new Scale.Nominal(EMOTIONS);
  static final Scale LABELS = new Scale.Labels(List.of("joy", "love", "sadness", "worry"));
  static final Scale LEVELS = new Scale.Ordinal(List.of("0", "1", "2"));
  static final Scale VALENCE =
      new Scale.Interval(BigDecimal.valueOf(-3), BigDecimal.valueOf(3), new BigDecimal("0.5"));

  /** A case of expected.json. */
  record Case(List<String> texts, int tokens, double[] logits, long[] row) {
    Turn turn() {
      return new Turn(texts.subList(0, texts.size() - 1), texts.get(texts.size() - 1));
    }
  }

  static List<Case> cases(String model) {
    try (Reader reader = Files.newBufferedReader(MODELS.resolve(model).resolve("expected.json"))) {
      return List.of(new ObjectMapper().readValue(reader, Case[].class));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Djl.Options options(String model) {
    return new Djl.Options(
        model, 48, 128, model.equals("tiny-empathy"), NumericPrecision.FP32, Map.of());
  }

  static Request request(Path models, SortedMap<String, Scale> dimensions) {
    return new Request(dimensions, models, models.resolve("none"), "cpu");
  }

  static Djl open(Path models, String model, Scale scale) {
    return new Djl(options(model), request(models, new TreeMap<>(Map.of("d", scale))));
  }

  /** Copies a model; its configuration begins anew. */
  static Path copy(Path models, String model, String configuration) throws IOException {
    Path folder = Files.createDirectories(models.resolve(model));
    try (Stream<Path> files = Files.list(MODELS.resolve(model))) {
      for (Path file : files.toList()) {
        Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Files.writeString(
        folder.resolve("config.json"), configuration + "\"id2label\": {\"0\": \"LABEL_0\"}}");
    return folder;
  }
}
