package org.attune.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.score.neural.NumericPrecision;

/**
 * Attune's scoring beside what else a researcher would run, with the same weights on the same texts
 * and cores, in alternation: first the same outputs, then the times.
 */
public final class ScoringPeers {

  private static final VirtualEnvironment PYTHON =
      new VirtualEnvironment(
          Path.of("src", "test", "python", "scoring-peers"),
          Path.of("target", "bench", "scoring-peers"));
  private static final String ATTUNE = "Attune";
  private static final String HALVES = "Attune, bf16";
  private static final String FAST = "Attune, fp32-fast";
  private static final String UDF = "(a) pandas_udf";
  private static final String SORTED = "(b) sorted loop";
  private static final String PREDICTOR = "(c) DJL Predictor";

  /** How far an output may be from Attune's, which is rounded to four decimals. */
  private static final double TOLERANCE = 1e-3;

  private static final int FEWEST = 5;

  private ScoringPeers() {}

  /**
   * Takes the model's folder, one of {@code make_base.py} or trained from it; how many texts, 0 for
   * all; how many alternations, 5 or more for a result; the Python to make the virtual environment
   * with.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("expected the folder of a model");
    }
    Path model = Path.of(arguments[0]).toRealPath();
    int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    int alternations = arguments.length > 2 ? Integer.parseInt(arguments[2]) : FEWEST;
    PYTHON.install(arguments.length > 3 ? arguments[3] : "python3");
    List<String> texts = texts(most == 0 ? Integer.MAX_VALUE : most);
    Path folder = PYTHON.folder().resolve("data").toAbsolutePath();
    Folders.delete(folder);
    Files.createDirectories(folder);
    ObjectMapper json = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("texts.jsonl"))) {
      for (String text : texts) {
        out.append(json.writeValueAsString(text)).append('\n');
      }
    }
    Map<String, Side> sides = new LinkedHashMap<>();
    try {
      start(model, folder, sides);
      sides.forEach((name, side) -> System.out.println(name + ": " + side.ready()));
      compare(sides, texts.size(), alternations, folder);
    } finally {
      sides.values().forEach(Side::close);
    }
  }

  /** The first distinct texts of GoEmotions' training split. */
  private static List<String> texts(int most) throws IOException {
    Path file =
        Path.of(System.getProperty("attune.shared", Path.of("..", "shared").toString()))
            .resolve(Path.of("datasets", "goemotions", "train.tsv"));
    Set<String> texts = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file)) {
      if (texts.size() < most) {
        texts.add(line.substring(0, line.indexOf('\t')));
      }
    }
    return List.copyOf(texts);
  }

  private static void start(Path model, Path folder, Map<String, Side> sides) throws IOException {
    Side sorted = python("sorted", 2, model, folder);
    String columns = sorted.ready().get("columns").asText();
    sides.put(ATTUNE, attune(model, folder, columns, NumericPrecision.FP32));
    sides.put(FAST, attune(model, folder, columns, NumericPrecision.FP32_FAST));
    if (multipliesHalves()) {
      sides.put(HALVES, attune(model, folder, columns, NumericPrecision.BF16));
    }
    sides.put(UDF, python("udf", 1, model, folder));
    sides.put(SORTED, sorted);
    sides.put(
        PREDICTOR, java(PredictorSide.class, "predictor", model.toString(), folder.toString()));
  }

  private static Side python(String kind, int threads, Path model, Path folder) throws IOException {
    String modules = PYTHON.source().toAbsolutePath().toString();
    return new Side(
        PYTHON.folder().resolve(kind + ".err"),
        Map.of("OMP_NUM_THREADS", Integer.toString(threads), "PYTHONPATH", modules),
        List.of(
            PYTHON.python().toAbsolutePath().toString(),
            PYTHON.source().resolve("sides.py").toString(),
            kind,
            model.toString(),
            folder.toString()));
  }

  private static Side attune(Path model, Path folder, String columns, NumericPrecision precision)
      throws IOException {
    String name = "attune-" + precision;
    String[] arguments = {model.toString(), folder.toString(), columns, precision.name()};
    return java(AttuneSide.class, name, arguments);
  }

  /** Whether the processor multiplies bfloat16 itself. */
  private static boolean multipliesHalves() throws IOException {
    Path facts = Path.of("/proc/cpuinfo");
    return Files.exists(facts)
        && Files.readString(facts).matches("(?s).*\\b(amx_bf16|avx512_bf16)\\b.*");
  }

  private static Side java(Class<?> main, String name, String... arguments) throws IOException {
    Path log = PYTHON.folder().resolve(name + ".err");
    return new Side(
        log,
        Map.of("OMP_NUM_THREADS", "1"),
        JavaSide.command(main, Path.of(log.toString().replace(".err", ".log")), arguments));
  }

  private static void compare(Map<String, Side> sides, int texts, int alternations, Path folder)
      throws IOException {
    Map<String, List<Double>> speeds = new LinkedHashMap<>();
    sides.keySet().forEach(name -> speeds.put(name, new ArrayList<>()));
    List<String> order = new ArrayList<>(sides.keySet());
    for (int round = 0; round < alternations; round++) {
      for (int i = 0; i < order.size(); i++) {
        // Each side is first in turn, so that none always follows the same one.
        String name = order.get((round + i) % order.size());
        sides.get(name).ask("warm");
        speeds.get(name).add(texts / sides.get(name).ask("score"));
      }
      if (round == 0) {
        agree(sides, texts, folder);
      }
      System.out.printf(Locale.ROOT, "%n%s%n", table(speeds, texts));
    }
    if (alternations < FEWEST) {
      System.out.println("fewer than " + FEWEST + " alternations: no result");
    }
  }

  private static void agree(Map<String, Side> sides, int texts, Path folder) throws IOException {
    Map<String, FloatBuffer> outputs = new LinkedHashMap<>();
    for (Map.Entry<String, Side> side : sides.entrySet()) {
      Path file = folder.resolve("outputs-" + outputs.size() + ".f32");
      side.getValue().ask("outputs " + file);
      outputs.put(
          side.getKey(),
          ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
    }
    FloatBuffer ours = outputs.remove(ATTUNE);
    if (sides.containsKey(HALVES)) {
      precise(ours, outputs.remove(HALVES));
    }
    for (Map.Entry<String, FloatBuffer> peer : outputs.entrySet()) {
      if (peer.getValue().capacity() != ours.capacity() || ours.capacity() % texts != 0) {
        throw new IllegalStateException(
            peer.getKey()
                + " gave "
                + peer.getValue().capacity()
                + " outputs, Attune "
                + ours.capacity());
      }
      double largest = 0;
      for (int i = 0; i < ours.capacity(); i++) {
        double difference = Math.abs(ours.get(i) - peer.getValue().get(i));
        if (!(difference <= TOLERANCE)) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "text %d: %s gave %.5f, Attune %.5f; at most %.0e apart expected",
                  i / (ours.capacity() / texts),
                  peer.getKey(),
                  peer.getValue().get(i),
                  ours.get(i),
                  TOLERANCE));
        }
        largest = Math.max(largest, difference);
      }
      System.out.printf(
          Locale.ROOT,
          "%,d outputs of %s differ from Attune's by at most %.1e%n",
          ours.capacity(),
          peer.getKey(),
          largest);
    }
  }

  /** How far numbers of 16 bits are from those of 32, as they are and as degrees. */
  private static void precise(FloatBuffer ours, FloatBuffer halves) {
    double sum = 0;
    int near = 0;
    for (int i = 0; i < ours.capacity(); i++) {
      sum += Math.abs(ours.get(i) - halves.get(i));
      near += Math.abs(sigmoid(ours.get(i)) - sigmoid(halves.get(i))) <= 0.01 ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%,d outputs of %s differ from Attune's by %.4f in the mean; sigmoids of %.3f %% by at most .01%n",
        ours.capacity(),
        HALVES,
        sum / ours.capacity(),
        100.0 * near / ours.capacity());
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static String table(Map<String, List<Double>> speeds, int texts) throws IOException {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%,d texts, %s, %d cores; turns a second%n%n",
            texts,
            processor(),
            Runtime.getRuntime().availableProcessors()));
    table.append("| | runs | median | Attune / it |\n| --- | --- | ---: | ---: |\n");
    double ours = median(speeds.get(ATTUNE));
    speeds.forEach(
        (name, runs) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.2f |%n",
                    name,
                    String.join(
                        ", ",
                        runs.stream().map(v -> String.format(Locale.ROOT, "%.0f", v)).toList()),
                    median(runs),
                    ours / median(runs))));
    return table.toString();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static String processor() throws IOException {
    Path facts = Path.of("/proc/cpuinfo");
    if (!Files.exists(facts)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(facts).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 2))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
