package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.score.neural.TinyModels.MODELS;
import static org.attune.score.neural.TinyModels.request;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Scorer;
import org.attune.score.ScorerContract;
import org.attune.score.ShippedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same codes for any partitioning and any number of cores, alone or in a crowd, by models whose
 * matrices are large enough for other kernels than those of the tiny ones.
 */
class SameCodesTest {

  private static final String SHIPPED = "attune-mini";
  private static final String WORDS =
      "i feel so alone since my dog died and nobody calls me what a wonderful day thank you for that why";

  @Test
  void ofAConvertedEncoder() throws Exception {
    SortedMap<String, Scale> dimensions = new TreeMap<>(Map.of("d", TinyModels.EMOTION));
    check(MODELS, "converted-bert", NumericPrecision.FP32, dimensions);
  }

  /** All dimensions the shipped model was trained for, those of pairs by a scorer of their own. */
  @ParameterizedTest
  @EnumSource
  void ofTheShippedModel(NumericPrecision precision) throws Exception {
    assumeTrue(
        precision == NumericPrecision.FP32
            || NumericPrecision.multiplies(NumericPrecision.abilities()),
        "this processor does not multiply bfloat16");
    Path none = MODELS.resolve("none");
    Path found = ShippedModels.find(none, SHIPPED);
    assumeTrue(Files.exists(found), "the model " + SHIPPED + " is not among the resources");
    Map<Boolean, Map<String, Scale>> dimensions =
        ModelFolder.open(found).heads().entrySet().stream()
            .collect(
                Collectors.partitioningBy(
                    head -> head.getValue().pairs(),
                    Collectors.toMap(Map.Entry::getKey, head -> scale(head.getValue().names()))));
    assertThat(dimensions.get(false)).isNotEmpty();
    for (Map<String, Scale> together : dimensions.values()) {
      if (!together.isEmpty()) {
        check(none, SHIPPED, precision, new TreeMap<>(together));
      }
    }
  }

  private static Scale scale(List<String> names) {
    return names.isEmpty()
        ? new Scale.Interval(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE)
        : new Scale.Nominal(names);
  }

  private static void check(
      Path models, String model, NumericPrecision precision, SortedMap<String, Scale> dimensions)
      throws Exception {
    Djl.Options options = new Djl.Options(model, 256, 128, false, precision, Map.of());
    Supplier<Scorer> make = () -> new Djl(options, request(models, dimensions));
    List<Turn> turns = turns();
    int[] widths = dimensions.values().stream().mapToInt(Scale::outputs).toArray();
    ScorerContract.check(make, turns, widths);
    long[][] expected;
    try (Scorer scorer = make.get()) {
      expected = scorer.score(turns);
    }
    partitioned(make, turns, 1, 2, expected);
    partitioned(make, turns, 2, 7, expected);
    partitioned(make, turns, 3, 2, expected);
    partitioned(make, turns, 3, 7, expected);
  }

  private static void partitioned(
      Supplier<Scorer> make, List<Turn> turns, int cores, int parts, long[][] expected)
      throws Exception {
    List<Integer> order = new ArrayList<>(IntStream.range(0, turns.size()).boxed().toList());
    Collections.shuffle(order, new Random(10L * cores + parts));
    List<Callable<Void>> tasks = new ArrayList<>();
    long[][] rows = new long[turns.size()][];
    for (int p = 0; p < parts; p++) {
      List<Integer> own = order.subList(p * order.size() / parts, (p + 1) * order.size() / parts);
      tasks.add(
          () -> {
            try (Scorer scorer = make.get()) {
              long[][] scored = scorer.score(own.stream().map(turns::get).toList());
              for (int i = 0; i < scored.length; i++) {
                rows[own.get(i)] = scored[i];
              }
            }
            return null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(cores);
    try {
      for (Future<Void> task : pool.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      pool.shutdown();
    }
    for (int i = 0; i < rows.length; i++) {
      assertThat(rows[i])
          .as("%d cores, %d parts, %s", cores, parts, turns.get(i))
          .isEqualTo(expected[i]);
    }
  }

  /** Of one word to more than fit, some with a turn before. */
  private static List<Turn> turns() {
    List<String> words = List.of(WORDS.split(" "));
    Random random = new Random(3);
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      int length = i < 15 ? 1 + 2 * i : 10 * i;
      String text =
          random
              .ints(length, 0, words.size())
              .mapToObj(words::get)
              .collect(Collectors.joining(" "));
      turns.add(new Turn(i % 3 == 0 ? List.of() : List.of("how are you " + i), text));
    }
    return turns;
  }
}
