package org.attune.score.neural;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.score.packed.Arithmetic;

/** Numbers a model computes in. */
public enum NumericPrecision {
  /** 32 bits, 24 of them precise. */
  FP32,
  /** As precise as a sum of two numbers of {@link #BF16}, 16 bits, between sums of 32 bits. */
  FP32_FAST,
  /** 16 bits, 8 of them precise: bfloat16, the range of {@link #FP32} in half the memory. */
  BF16;

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  /** What Linux calls the instructions that multiply bfloat16: two of x86, one of 64-bit ARM. */
  private static final List<String> INSTRUCTIONS = List.of("amx_bf16", "avx512_bf16", "bf16");

  /** Only by tiles are two products of bfloat16 faster than one of 32 bits. */
  private static final String TILES = "amx_bf16";

  /** What tells processors of 64-bit x86 and ARM apart. */
  private static final List<String> MODEL =
      List.of("vendor_id", "cpu family", "model", "CPU implementer", "CPU part");

  /** Instructions that decide in which order this precision adds products up. */
  private static final Map<NumericPrecision, List<String>> DECIDE =
      Map.of(
          FP32, List.of("avx2", "fma", "avx512f", "asimd", "sve"),
          FP32_FAST, List.of("avx2", "fma", "avx512f", "asimd", "sve", "amx_bf16"),
          BF16,
              List.of("avx2", "fma", "avx512f", "asimd", "sve", "avx512_bf16", "amx_bf16", "bf16"));

  /**
   * Of the abilities of a processor, those that decide what comes of computing in this precision.
   */
  String instructions(Set<String> abilities) {
    return DECIDE.get(this).stream().filter(abilities::contains).collect(Collectors.joining(" "));
  }

  /**
   * Maker and model of this machine's processor, as Linux numbers it; empty where it does not run.
   */
  static String processor() {
    return Files.isReadable(PROCESSOR) ? processor(cpuinfo()) : "";
  }

  /** Maker and model in the lines of {@code /proc/cpuinfo}. */
  static String processor(List<String> lines) {
    return MODEL.stream()
        .flatMap(key -> lines.stream().filter(line -> line.matches(key + "\\s*:.*")).limit(1))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .collect(Collectors.joining(" "));
  }

  private static List<String> cpuinfo() {
    try {
      return Files.readAllLines(PROCESSOR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What this machine's processors can do, as Linux names it; empty where Linux does not run. */
  static Set<String> abilities() {
    return Files.isReadable(PROCESSOR) ? abilities(cpuinfo().stream()) : Set.of();
  }

  /** What the lines of {@code /proc/cpuinfo} say the processors can do. */
  static Set<String> abilities(Stream<String> lines) {
    Set<String> found = new TreeSet<>();
    lines
        .filter(line -> line.matches("(flags|Features)\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip().split(" "))
        .forEach(flags -> found.addAll(Arrays.asList(flags)));
    return found;
  }

  /** Whether a processor of such abilities multiplies bfloat16 itself. */
  static boolean multiplies(Set<String> abilities) {
    return INSTRUCTIONS.stream().anyMatch(abilities::contains);
  }

  /**
   * How a {@link PackedModel} computes in this precision; empty where the processor could not do it
   * any faster.
   */
  Optional<Arithmetic> arithmetic(Set<String> abilities) {
    return switch (this) {
      case FP32 -> Optional.of(Arithmetic.FP32);
      case FP32_FAST ->
          abilities.contains(TILES) ? Optional.of(Arithmetic.SPLIT) : Optional.empty();
      case BF16 -> Optional.of(Arithmetic.BF16);
    };
  }

  /**
   * Checks that the hardware computes in this precision by itself: emulated, {@link #BF16} is
   * slower than {@link #FP32} and no more precise.
   *
   * @param abilities what the processor can do
   * @throws IllegalArgumentException if it would be emulated
   */
  void check(Device device, Set<String> abilities) {
    if (this == BF16 && !device.isGpu() && !multiplies(abilities)) {
      throw new IllegalArgumentException(
          "precision bf16: expected a processor that multiplies bfloat16 (one of the flags "
              + INSTRUCTIONS
              + " in "
              + PROCESSOR
              + "), found "
              + (abilities.isEmpty() ? "no flags" : "none of them among its flags")
              + "; it would only be emulated, slower than fp32");
    }
  }
}
