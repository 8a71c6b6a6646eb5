package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.Names;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.AttributionContract;
import org.attune.score.Learner;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.score.ScorerContract;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every scorer promises, found by its class alone: with the options in {@code
 * src/test/resources/scorers/NAME.yaml}, or its defaults, on each kind of scale it does not refuse.
 */
class ScorersContractTest {

  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise");
  private static final Map<String, Scale> SCALES =
      Map.of(
          "nominal", new Scale.Nominal(EMOTIONS),
          "ordinal", new Scale.Ordinal(List.of("low", "mid", "high")),
          "labels", new Scale.Labels(EMOTIONS.subList(0, 3)),
          "interval",
              new Scale.Interval(BigDecimal.valueOf(-3), BigDecimal.valueOf(3), BigDecimal.ONE));
  private static final List<String> WORDS =
      List.of("I", "am", "so", "happy", "sad", "angry", "not", "and", "you", "afraid", "thanks");

  /** Options name nothing that the catalogue has to know. */
  private static final Vocabulary NO_NAMES =
      new Vocabulary() {
        @Override
        public Set<String> names(String kind) {
          return Set.of();
        }

        @Override
        public Class<? extends Record> variant(String kind, String name) {
          throw new IllegalArgumentException(kind + " " + name);
        }
      };

  private static SparkSession spark;

  @BeforeAll
  static void start(@TempDir Path folder) {
    spark = Sessions.start("local[1]", Map.of(), folder);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  static Stream<Class<? extends Scorer>> scorers() {
    return Stream.of(Scorer.class, MllibLogisticRegression.class)
        .flatMap(neighbour -> Names.in(Scorer.class, neighbour).values().stream());
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void keepsTheContractOnTheScalesItRates(Class<? extends Scorer> type, @TempDir Path folder)
      throws Exception {
    Record options = options(type);
    List<String> rated = new ArrayList<>();
    for (Map.Entry<String, Scale> scale : new TreeMap<>(SCALES).entrySet()) {
      Path fitted = Files.createDirectories(folder.resolve(scale.getKey()));
      Request request =
          new Request(
              new TreeMap<>(Map.of("dimension", scale.getValue())),
              RESOURCES.resolve("models"),
              fitted,
              "cpu");
      try {
        if (options instanceof Learner.Of learned) {
          learned.learner().learn(request, examples(scale.getValue()), List.of());
        }
        make(type, options, request).close();
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotBlank();
        continue;
      }
      int width = scale.getValue().outputs();
      ScorerContract.check(() -> make(type, options, request), turns(), width);
      try (Scorer scorer = make(type, options, request)) {
        if (scorer.attributing().isPresent()) {
          AttributionContract.check(scorer, turns());
        }
      }
      rated.add(scale.getKey());
    }
    assertThat(rated).as("scales that %s rates", type.getSimpleName()).isNotEmpty();
  }

  private static Record options(Class<? extends Scorer> type) throws IOException {
    Class<? extends Record> options =
        Stream.of(type.getClasses())
            .filter(nested -> nested.getSimpleName().equals("Options"))
            .findFirst()
            .orElseThrow()
            .asSubclass(Record.class);
    Path file = RESOURCES.resolve("scorers").resolve(Names.kebab(type) + ".yaml");
    String text = Files.exists(file) ? Files.readString(file) : "{}";
    return StrictYaml.read(file.toString(), text, options, NO_NAMES);
  }

  private static Scorer make(Class<? extends Scorer> type, Record options, Request request) {
    try {
      return type.getConstructor(options.getClass(), Request.class).newInstance(options, request);
    } catch (ReflectiveOperationException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Turns of ordinary words, and of what seldom comes. */
  private static List<Turn> turns() {
    Random random = new Random(17);
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<String> before = i % 3 == 0 ? List.of() : List.of(text(random), text(random));
      turns.add(new Turn(before, text(random)));
    }
    Stream.of("\0", "\uD83D\uDE00 ok", "\uD83D", "\n\t ", "\u202Eabc", "x".repeat(2_000))
        .forEach(text -> turns.add(new Turn(List.of(), text)));
    return turns;
  }

  private static String text(Random random) {
    List<String> words = new ArrayList<>();
    for (int n = 1 + random.nextInt(9); n > 0; n--) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return String.join(" ", words);
  }

  private static List<Learner.Example> examples(Scale scale) {
    List<Turn> turns = turns();
    List<Learner.Example> examples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long answer = scale instanceof Scale.Interval ? (i % 7 - 3) * Scale.UNIT : i % scale.size();
      long code = scale instanceof Scale.Labels ? 1L << answer : answer;
      examples.add(new Learner.Example(turns.get(i), new long[] {code}));
    }
    return examples;
  }
}
