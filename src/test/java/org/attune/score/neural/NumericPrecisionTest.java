package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attune.score.neural.TinyModels.EMOTION;
import static org.attune.score.neural.TinyModels.LABELS;
import static org.attune.score.neural.TinyModels.LEVELS;
import static org.attune.score.neural.TinyModels.MODELS;
import static org.attune.score.neural.TinyModels.VALENCE;
import static org.attune.score.neural.TinyModels.cases;
import static org.attune.score.neural.TinyModels.request;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.score.neural.TinyModels.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in bfloat16. */
class NumericPrecisionTest {

  private static final Set<String> ABLE = Set.of("fma", "amx_bf16");

  private static Djl bf16(String model, Scale scale, Set<String> abilities) {
    Djl.Options options =
        new Djl.Options(
            model, 256, 128, model.equals("tiny-empathy"), NumericPrecision.BF16, Map.of());
    return new Djl(options, request(MODELS, new TreeMap<>(Map.of("d", scale))), abilities);
  }

  @Test
  void bf16IsRefusedWhereTheProcessorLacksIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bf16("tiny-emotion", EMOTION, Set.of("fma", "avx2")))
        .withMessage(
            "precision bf16: expected a processor that multiplies bfloat16 (one of the flags"
                + " [amx_bf16, avx512_bf16, bf16] in /proc/cpuinfo), found none of them among its flags;"
                + " it would only be emulated, slower than fp32");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumericPrecision.BF16.check(Device.cpu(), Set.of()))
        .withMessageContaining("found no flags");
    assertThatCode(() -> NumericPrecision.FP32.check(Device.cpu(), Set.of()))
        .doesNotThrowAnyException();
    assertThatCode(() -> NumericPrecision.BF16.check(Device.gpu(), Set.of()))
        .doesNotThrowAnyException();
    for (String flag : List.of("amx_bf16", "avx512_bf16", "bf16")) {
      assertThatCode(() -> NumericPrecision.BF16.check(Device.cpu(), Set.of(flag)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void abilitiesAreTheFlagsOfLinux() {
    assertThat(
            NumericPrecision.abilities(
                Stream.of(
                    "processor\t: 0",
                    "vmx flags\t: ept",
                    "flags\t\t: fpu avx512_bf16 amx_tile",
                    "bogomips\t: 4890.81")))
        .containsExactly("amx_tile", "avx512_bf16", "fpu");
    assertThat(NumericPrecision.abilities(Stream.of("Features\t: fp asimd bf16"))).contains("bf16");
    assertThat(NumericPrecision.abilities()).isNotEmpty();
  }

  @Test
  void scoresAreAlmostThoseOfFp32() {
    nearExpected("tiny-emotion", EMOTION, 300);
    nearExpected("tiny-labels", LABELS, 300);
    nearExpected("tiny-empathy", LEVELS, 300);
    nearExpected("converted-bert", EMOTION, 300);
    nearExpected("tiny-valence", VALENCE, Scale.UNIT * 3 / 100);
  }

  /** Within so many units of the outputs, and not the same. */
  private static void nearExpected(String model, Scale scale, long within) {
    boolean same = true;
    try (Djl scorer = bf16(model, scale, ABLE)) {
      for (Case expected : cases(model)) {
        long[] row = scorer.score(List.of(expected.turn()))[0];
        for (int i = 0; i < row.length; i++) {
          same &= row[i] == expected.row()[i];
          assertThat(row[i])
              .as("%s of %s", model, expected.texts())
              .isBetween(expected.row()[i] - within, expected.row()[i] + within);
        }
      }
    }
    assertThat(same).isFalse();
  }

  @Test
  void weightsAreBfloat16(@TempDir Path place) throws IOException, MalformedModelException {
    for (String model : List.of("tiny-empathy", "converted-bert")) {
      Path original = MODELS.resolve(model).resolve(model + ".pt");
      Path rewritten = place.resolve(model + ".pt");
      new TorchScript(original).bfloat16(rewritten);
      SortedMap<String, float[]> before = weights(original);
      SortedMap<String, float[]> after = weights(rewritten);
      assertThat(after.keySet()).isEqualTo(before.keySet()).hasSizeGreaterThan(3);
      before.forEach(
          (name, numbers) -> {
            float[] rounded = new float[numbers.length];
            for (int i = 0; i < rounded.length; i++) {
              rounded[i] = Float.intBitsToFloat(TorchScript.bfloat16(numbers[i]) << 16);
            }
            assertThat(after.get(name)).as(name).isEqualTo(rounded);
          });
      assertThat(Files.size(rewritten)).isLessThan(Files.size(original));
    }
  }

  /** As PyTorch loads them: DJL has no name for bfloat16, and calls it unknown. */
  private static SortedMap<String, float[]> weights(Path file)
      throws IOException, MalformedModelException {
    Torch.gpus();
    SortedMap<String, float[]> weights = new TreeMap<>();
    String name = file.getFileName().toString().replace(".pt", "");
    try (Model model = Model.newInstance(name, Device.cpu(), "PyTorch")) {
      model.load(file.getParent(), name);
      for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
        NDArray array = parameter.getValue().getArray();
        assertThat(array.getDataType())
            .isEqualTo(file.startsWith(MODELS) ? DataType.FLOAT32 : DataType.UNKNOWN);
        weights.put(parameter.getKey(), array.toType(DataType.FLOAT32, false).toFloatArray());
      }
    }
    return weights;
  }

  @Test
  void modelsWhoseCodeNamesAnotherPrecisionAreRefused(@TempDir Path models) throws IOException {
    Path folder = TinyModels.copy(models, "tiny-emotion", "{");
    Path file = folder.resolve("tiny-emotion.pt");
    try (FileSystem archive = FileSystems.newFileSystem(file)) {
      Path code = archive.getPath("tiny-emotion", "code", "__torch__.py");
      String followed = "torch.to(_1, ops.prim.dtype(weight))";
      assertThat(Files.readString(code)).contains(followed);
      Files.writeString(code, Files.readString(code).replace(followed, "torch.to(_1, 6)"));
    }
    Djl.Options options =
        new Djl.Options("tiny-emotion", 256, 128, false, NumericPrecision.BF16, Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Djl(options, request(models, new TreeMap<>(Map.of("d", EMOTION))), ABLE))
        .withMessageContainingAll(
            file + ": expected a TorchScript model that takes token ids and attention mask,",
            " and whose numbers all follow the precision bf16 of its weights, found: ");
    TinyModels.open(models, "tiny-emotion", EMOTION).close();
  }

  @Test
  void roundsToTheNearestTiesToEven() {
    assertThat(TorchScript.bfloat16(1f)).isEqualTo((short) 0x3f80);
    assertThat(TorchScript.bfloat16(Float.intBitsToFloat(0x3f80_8000))).isEqualTo((short) 0x3f80);
    assertThat(TorchScript.bfloat16(Float.intBitsToFloat(0x3f80_8001))).isEqualTo((short) 0x3f81);
    assertThat(TorchScript.bfloat16(Float.intBitsToFloat(0x3f81_8000))).isEqualTo((short) 0x3f82);
    assertThat(TorchScript.bfloat16(Float.intBitsToFloat(0xbf80_7fff))).isEqualTo((short) 0xbf80);
    assertThat(TorchScript.bfloat16(Float.MAX_VALUE)).isEqualTo((short) 0x7f80);
    assertThat(TorchScript.bfloat16(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xff80);
    assertThat(TorchScript.bfloat16(Float.NaN)).isEqualTo((short) 0x7fc0);
  }

  @Test
  void aProcessorIsKnownByMakerAndModel() {
    assertThat(
            NumericPrecision.processor(
                List.of(
                    "processor\t: 0",
                    "vendor_id\t: GenuineIntel",
                    "cpu family\t: 6",
                    "model\t\t: 207",
                    "model name\t: Intel(R) Xeon(R) Processor",
                    "processor\t: 1",
                    "model\t\t: 208")))
        .isEqualTo("GenuineIntel 6 207");
    assertThat(NumericPrecision.processor(List.of("CPU part\t: 0xd40", "CPU implementer\t: 0x41")))
        .isEqualTo("0x41 0xd40");
    assertThat(NumericPrecision.processor(List.of())).isEmpty();
  }

  @Test
  void onlyWhatDecidesInAPrecisionIsNamed() {
    Set<String> abilities = Set.of("amx_bf16", "avx2", "avx512f", "fma", "sse4_2");
    assertThat(NumericPrecision.FP32.instructions(abilities)).isEqualTo("avx2 fma avx512f");
    assertThat(NumericPrecision.BF16.instructions(abilities))
        .isEqualTo("avx2 fma avx512f amx_bf16");
  }
}
