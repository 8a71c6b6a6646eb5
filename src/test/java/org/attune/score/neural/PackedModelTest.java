package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.attune.score.neural.TinyModels.MODELS;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.score.ShippedModels;
import org.attune.score.neural.TinyModels.Case;
import org.attune.score.packed.KnownEncoders;
import org.attune.score.packed.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encoders in one stream of tokens, against the numbers of transformers. */
class PackedModelTest {

  private static final int TOKENS = 256;
  private static final int LONGEST = 128;

  /** Of attune-mini. */
  private static final int COLUMNS = 64;

  @TempDir Path temporary;

  private static PackedModel.Found found(Path path, NumericPrecision precision) {
    ModelFolder folder = ModelFolder.open(path);
    LoadedModel loaded = LoadedModel.of(folder, "cpu", NumericPrecision.FP32);
    return PackedModel.of(folder, loaded, precision, TOKENS, LONGEST, NumericPrecision.abilities());
  }

  @ParameterizedTest
  @CsvSource({
    "FP32, 1e-4",
    "FP32_FAST, 1e-4",
    "BF16, 0.1",
  })
  void givesWhatTransformersGives(NumericPrecision precision, double most) {
    assumeTrue(
        precision == NumericPrecision.FP32 || NumericPrecision.abilities().contains("amx_bf16"),
        "this processor does not multiply tiles of bfloat16");
    for (String name :
        List.of(
            "converted-bert", "converted-roberta", "converted-distilbert", "converted-electra")) {
      ModelFolder folder = ModelFolder.open(MODELS.resolve(name));
      PackedModel.Found found = found(folder.path(), precision);
      assertThat(found.reason()).as(name).isEmpty();
      List<Case> cases = TinyModels.cases(name);
      TurnReader reader = new TurnReader(folder.tokenizer(LONGEST), false, folder.padding());
      Tokens[] texts =
          cases.stream().map(c -> reader.tokens(reader.seen(c.turn()))).toArray(Tokens[]::new);
      try (PackedRunner runner = new PackedRunner(found.model().orElseThrow(), new Meter(0))) {
        runner.run(
            texts,
            (text, outputs, row) -> {
              double[] right = cases.get(text).logits();
              for (int i = 0; i < right.length; i++) {
                assertThat((double) outputs[0][row * right.length + i])
                    .as("%s, text %d, output %d", name, text, i)
                    .isCloseTo(right[i], within(most * Math.max(1, Math.abs(right[i]))));
              }
            });
      }
    }
  }

  /**
   * Long texts, on which oneDNN needs room meanwhile, by threads other than the one that made it.
   */
  @Test
  void threadsDoNotWriteIntoEachOthersRoom() throws Exception {
    Path shipped = ShippedModels.find(MODELS.resolve("none"), "attune-mini");
    PackedModel model = found(shipped, NumericPrecision.FP32).model().orElseThrow();
    Random random = new Random(1);
    Tokens[] texts =
        IntStream.range(0, 40)
            .mapToObj(i -> random.longs(20 + random.nextInt(100), 1000, 20000).toArray())
            .map(ids -> new Tokens(ids, new long[ids.length]))
            .toArray(Tokens[]::new);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<List<float[]>> one = () -> answers(model, texts);
      List<float[]> alone = answers(model, texts);
      for (Future<List<float[]>> other : threads.invokeAll(Collections.nCopies(6, one))) {
        assertThat(other.get()).usingElementComparator(Arrays::compare).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<float[]> answers(PackedModel model, Tokens[] texts) {
    float[][] answers = new float[texts.length][];
    try (PackedRunner runner = new PackedRunner(model, new Meter(0))) {
      runner.run(
          texts,
          (text, outputs, row) ->
              answers[text] = Arrays.copyOfRange(outputs[0], row * COLUMNS, (row + 1) * COLUMNS));
    }
    return List.of(answers);
  }

  @Test
  void isNotUsedWhereTheProcessorIsNotFasterByIt() {
    ModelFolder folder = ModelFolder.open(MODELS.resolve("converted-bert"));
    LoadedModel loaded = LoadedModel.of(folder, "cpu", NumericPrecision.FP32);
    PackedModel.Found found =
        PackedModel.of(
            folder, loaded, NumericPrecision.FP32_FAST, TOKENS, LONGEST, Set.of("avx512f"));
    assertThat(found.model()).isEmpty();
    assertThat(found.reason()).contains("amx_bf16");
  }

  /** One head of attention where there are two: the same weights, other numbers. */
  @Test
  void isRefusedWhereItsNumbersAreNotThoseOfTorchScript() throws IOException {
    Path altered = altered("\"num_attention_heads\": 2", "\"num_attention_heads\": 1");
    PackedModel.Found found = found(altered, NumericPrecision.FP32);
    assertThat(found.model()).isEmpty();
    assertThat(found.reason()).startsWith("its numbers are ").contains("from TorchScript's");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"model_type\": \"bert\"         | \"model_type\": \"mpnet\"            | model_type mpnet",
        "\"hidden_act\": \"gelu\"         | \"hidden_act\": \"swish\"            | an activation other than",
        "\"absolute\"                     | \"relative_key\"                     | positions that are not absolute",
        "\"num_attention_heads\": 2       | \"num_attention_heads\": 5           | 5 heads of attention for a width of 32",
        "\"model_type\": \"bert\"         | \"model_type\": \"distilbert\"       | no weights model.pre_classifier",
      })
  void saysWhyAModelIsNotKnown(String from, String to, String reason) throws IOException {
    assertThat(found(altered(from, to), NumericPrecision.FP32).reason()).contains(reason);
  }

  @Test
  void saysWhyAnotherKindOfModelIsNotKnown() {
    assertThat(found(MODELS.resolve("tiny-labels"), NumericPrecision.FP32).reason())
        .isEqualTo("model_type not given");
  }

  @Test
  void everyWeightMustHaveItsPlace() throws IOException {
    ModelFolder folder = ModelFolder.open(MODELS.resolve("converted-bert"));
    Map<String, Matrix> weights = new TorchScript(folder.weights()).weights();
    weights.put("model.adapter.weight", Matrix.zeros(2, 2));
    JsonNode config = new ObjectMapper().readTree(folder.path().resolve("config.json").toFile());
    assertThatThrownBy(() -> KnownEncoders.of(weights, config))
        .hasMessage("weights that no known encoder has, such as model.adapter.weight");
  }

  private Path altered(String from, String to) throws IOException {
    Path copy = temporary.resolve("altered" + Arrays.hashCode(new Object[] {from, to}));
    Files.createDirectory(copy);
    try (Stream<Path> files = Files.list(MODELS.resolve("converted-bert"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Path config = copy.resolve("config.json");
    String text = Files.readString(config);
    assertThat(text).contains(from);
    Files.writeString(config, text.replace(from, to));
    return copy;
  }
}
