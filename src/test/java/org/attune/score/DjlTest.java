package org.attune.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.util.JsonUtils;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny models and what they must give are made by {@code src/test/python/make_tiny_models.py}. */
class DjlTest {

  private static final Path MODELS = Path.of("src/test/resources/models");
  private static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise");
  private static final Scale EMOTION = new Scale.Nominal(EMOTIONS);
  private static final Scale LABELS = new Scale.Labels(List.of("joy", "love", "sadness", "worry"));
  private static final Scale LEVELS = new Scale.Ordinal(List.of("0", "1", "2"));
  private static final Scale VALENCE =
      new Scale.Interval(BigDecimal.valueOf(-3), BigDecimal.valueOf(3), new BigDecimal("0.5"));

  /** A case of expected.json. */
  record Case(List<String> texts, int tokens, double[] logits, long[] row) {
    Turn turn() {
      return new Turn(texts.subList(0, texts.size() - 1), texts.get(texts.size() - 1));
    }
  }

  private static List<Case> cases(String model) {
    try (Reader reader = Files.newBufferedReader(MODELS.resolve(model).resolve("expected.json"))) {
      return List.of(JsonUtils.GSON.fromJson(reader, Case[].class));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Djl.Options options(String model) {
    return new Djl.Options(model, 4, 128, model.equals("tiny-empathy"), Map.of());
  }

  private static Request request(Path models, SortedMap<String, Scale> dimensions) {
    return new Request(dimensions, models, models.resolve("none"), "cpu");
  }

  private static Djl open(Path models, String model, Scale scale) {
    return new Djl(options(model), request(models, new TreeMap<>(Map.of("d", scale))));
  }

  private static void givesExpected(Djl scorer, List<Case> cases) {
    try (scorer) {
      long[][] rows = scorer.score(cases.stream().map(Case::turn).toList());
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i]).as("%s", cases.get(i).texts()).isEqualTo(cases.get(i).row());
      }
    }
  }

  @Test
  void nominalIsSoftmax() {
    givesExpected(open(MODELS, "tiny-emotion", EMOTION), cases("tiny-emotion"));
  }

  @Test
  void labelsAreSigmoids() {
    givesExpected(open(MODELS, "tiny-labels", LABELS), cases("tiny-labels"));
  }

  @Test
  void ordinalOfPairsIsSoftmaxOverLevels() {
    try (Djl scorer = open(MODELS, "tiny-empathy", LEVELS)) {
      assertThat(scorer.context()).isEqualTo(1);
    }
    givesExpected(open(MODELS, "tiny-empathy", LEVELS), cases("tiny-empathy"));
  }

  @Test
  void intervalIsTheNumberItself() {
    givesExpected(open(MODELS, "tiny-valence", VALENCE), cases("tiny-valence"));
  }

  @Test
  void theScaleDecidesNotTheNumberOfOutputs() {
    Case first = cases("tiny-labels").get(0);
    try (Djl scorer = open(MODELS, "tiny-labels", new Scale.Nominal(List.of("a", "b", "c", "d")))) {
      double[] powers = Arrays.stream(first.logits()).map(Math::exp).toArray();
      double sum = Arrays.stream(powers).sum();
      assertThat(scorer.score(List.of(first.turn()))[0])
          .isEqualTo(Arrays.stream(powers).mapToLong(p -> Math.round(10_000 * p / sum)).toArray());
    }
  }

  @Test
  void headsAreFoundByOutputAndColumn() {
    SortedMap<String, Scale> dimensions =
        new TreeMap<>(Map.of("arousal", VALENCE, "mood", LEVELS, "valence", VALENCE));
    Map<String, String> heads = Map.of("mood", "columns 0-2", "valence", "column 3", "arousal", "output 1");
    Djl.Options options = new Djl.Options("tiny-heads", 32, 128, false, heads);
    try (Djl scorer = new Djl(options, request(MODELS, dimensions))) {
      for (Case expected : cases("tiny-heads")) {
        long[] row = expected.row();
        assertThat(scorer.score(List.of(expected.turn()))[0]).containsExactly(row[4], row[0], row[1], row[2], row[3]);
      }
    }
  }

  @Test
  void labelNamesAreMatchedToTheScale() {
    List<String> order = List.of("joy", "surprise", "neutral", "sadness", "fear", "disgust", "anger");
    Case first = cases("tiny-emotion").get(0);
    try (Djl scorer = open(MODELS, "tiny-emotion", new Scale.Nominal(order))) {
      assertThat(scorer.score(List.of(first.turn()))[0])
          .isEqualTo(order.stream().mapToLong(e -> first.row()[EMOTIONS.indexOf(e)]).toArray());
    }
  }

  @Test
  void keepsTheContract() {
    ScorerContract.check(() -> open(MODELS, "tiny-emotion", EMOTION), many("tiny-emotion"), 7);
    ScorerContract.check(() -> open(MODELS, "tiny-empathy", LEVELS), many("tiny-empathy"), 3);
    ScorerContract.check(() -> open(MODELS, "tiny-valence", VALENCE), many("tiny-valence"), 1);
  }

  @Test
  void tasksShareTheModel() {
    List<Case> cases = cases("tiny-emotion");
    IntStream.range(0, 16).parallel().forEach(i -> givesExpected(open(MODELS, "tiny-emotion", EMOTION), cases));
  }

  /** More turns than a batch of 4, of many lengths. */
  private static List<Turn> many(String model) {
    Stream<Turn> generated =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> new Turn(i % 3 == 0 ? List.of() : List.of("why " + i), "I am so sad ".repeat(i % 13) + i));
    return Stream.concat(cases(model).stream().map(Case::turn), generated).toList();
  }

  @Test
  void anyTextHasARow() {
    List<Turn> turns =
        Stream.of("\0", "\uD83D\uDE00 ok", "\uD83D", "\n\t ", "\u202Eabc", "x".repeat(100_000))
            .map(t -> new Turn(List.of(), t))
            .toList();
    ScorerContract.check(() -> open(MODELS, "tiny-emotion", EMOTION), turns, 7);
  }

  @Test
  void onlyTheLastTurnBeforeIsRead() {
    try (Djl scorer = open(MODELS, "tiny-empathy", LEVELS)) {
      long[][] rows =
          scorer.score(
              List.of(new Turn(List.of("b"), "c"), new Turn(List.of("a", "b"), "c"), new Turn(List.of(), "c")));
      assertThat(rows[1]).isEqualTo(rows[0]);
      assertThat(rows[2]).isNotEqualTo(rows[0]);
      assertThat(rows[2]).isEqualTo(scorer.score(List.of(new Turn(List.of(""), "c")))[0]);
    }
  }

  @Test
  void isLoadedOncePerContentAndDevice(@TempDir Path models) throws IOException {
    ModelFolder original = ModelFolder.open(MODELS.resolve("tiny-valence"));
    ModelFolder copy = ModelFolder.open(copy(models, "tiny-valence", "{\"max_position_embeddings\": 512,"));
    assertThat(LoadedModel.of(original, "cpu")).isSameAs(LoadedModel.of(original, "cpu"));
    assertThat(copy.identity()).isNotEqualTo(original.identity());
    assertThat(LoadedModel.of(copy, "cpu")).isNotSameAs(LoadedModel.of(original, "cpu"));
  }

  @Test
  void closedScorersDoNotScore() {
    Djl scorer = open(MODELS, "tiny-valence", VALENCE);
    scorer.close();
    scorer.close();
    assertThatIllegalStateException().isThrownBy(() -> scorer.score(List.of(new Turn(List.of(), "a"))));
    givesExpected(open(MODELS, "tiny-valence", VALENCE), cases("tiny-valence"));
  }

  @Test
  void saysWhatDoesNotFit() {
    refused("tiny-none", VALENCE, MODELS.resolve("tiny-none") + ": expected a folder", "found no folder");
    refused("../..", VALENCE, "one NAME.pt and [config.json, serving.properties, tokenizer.json], found [");
    refused("tiny-emotion", LEVELS, "dimension d: expected 3 outputs (one of [0, 1, 2]), found 7 in output 0 of ");
    refused("tiny-valence", LABELS, "expected 4 outputs (labels of [joy, love, sadness, worry]), found 1 in output 0");
    List<String> others = List.of("anger", "disgust", "fear", "happiness", "neutral", "sad", "wonder");
    refused("tiny-emotion", new Scale.Nominal(others), "the labels of the scale, " + others, "json, " + EMOTIONS);
  }

  private static void refused(String model, Scale scale, String... parts) {
    assertThatIllegalArgumentException().isThrownBy(() -> open(MODELS, model, scale)).withMessageContainingAll(parts);
  }

  @Test
  void saysWhichHeadsDoNotFit() {
    SortedMap<String, Scale> dimensions = new TreeMap<>(Map.of("mood", LEVELS, "valence", VALENCE));
    Map<String, Map<String, String>> findings = new TreeMap<>();
    findings.put("heads: expected one for each of [mood, valence], found []", Map.of());
    findings.put("expected one for each of [mood, valence], found [mood]", Map.of("mood", "columns 0-2"));
    findings.put("found 'first'", Map.of("mood", "first", "valence", "column 3"));
    findings.put("expected columns between 0 and 3", Map.of("mood", "columns 0-2", "valence", "column 4"));
    findings.put("found output 2 of", Map.of("mood", "columns 0-2", "valence", "output 2"));
    findings.put("found 2 in columns 0-1 of", Map.of("mood", "columns 0-1", "valence", "output 1"));
    findings.forEach(
        (message, heads) ->
            assertThatIllegalArgumentException()
                .isThrownBy(
                    () -> new Djl(new Djl.Options("tiny-heads", 4, 128, false, heads), request(MODELS, dimensions)))
                .withMessageContaining(message));
  }

  @Test
  void refusesWhatCannotBeSet(@TempDir Path models) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Djl.Options("m", 0, 128, false, Map.of()))
        .withMessage("batch: expected 1 to 4096, found 0");
    Djl.Options longer = new Djl.Options("tiny-valence", 4, 513, false, Map.of());
    SortedMap<String, Scale> dimension = new TreeMap<>(Map.of("d", VALENCE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Djl(longer, request(MODELS, dimension)))
        .withMessageContaining("max-tokens: expected at most the 512 positions of ");
    String roberta = "{\"max_position_embeddings\": 514, \"pad_token_id\": 1, \"model_type\": \"roberta\",";
    copy(models, "tiny-valence", roberta);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Djl(longer, request(models, dimension)))
        .withMessageContaining("at most the 512 positions");
    for (String device : List.of("tpu", "gpu:999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LoadedModel.of(ModelFolder.open(MODELS.resolve("tiny-valence")), device))
          .withMessageContaining("device: expected ")
          .withMessageContaining("found " + device);
    }
  }

  @Test
  void refusesFilesItCannotRead(@TempDir Path models) throws IOException {
    Path folder = copy(models, "tiny-valence", "{");
    Files.writeString(folder.resolve("tiny-valence.pt"), "no model");
    refusedCopy(models, "tiny-valence.pt: expected a TorchScript model that takes token ids and attention mask, found");
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

  /** Copies a model; its configuration begins anew. */
  private static Path copy(Path models, String model, String configuration) throws IOException {
    Path folder = Files.createDirectories(models.resolve(model));
    try (Stream<Path> files = Files.list(MODELS.resolve(model))) {
      for (Path file : files.toList()) {
        Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Files.writeString(folder.resolve("config.json"), configuration + "\"id2label\": {\"0\": \"LABEL_0\"}}");
    return folder;
  }
}
