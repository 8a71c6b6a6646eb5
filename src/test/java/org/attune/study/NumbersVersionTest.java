package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.catalog.Catalog;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Learner;
import org.attune.score.Models;
import org.attune.score.NumbersVersion;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.score.lexicon.Lexicon;
import org.attune.score.neural.Djl;
import org.attune.spark.MllibLinearRegression;
import org.attune.spark.MllibLogisticRegression;
import org.attune.spark.Sessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kept scores are taken over as long as a scorer's {@link NumbersVersion} stays: each scorer's
 * version is pinned to what it gives for a few texts.
 */
class NumbersVersionTest {

  private static final Path PINNED = Path.of("src", "test", "resources", "score", "numbers.tsv");
  private static final Path MODELS = Path.of("src", "test", "resources", "models");

  /** What a neural model's degrees may differ by on another processor, in ten-thousandths. */
  private static final long NEAR = 5;

  private static final List<String> TEXTS =
      List.of(
          "I am so glad you came!",
          "what a sad, sad day",
          "nothing but rain and a cold home",
          "thankful for the day you came home",
          "",
          "WHY would you do that?! I hate it :(");
  private static final Scale EMOTION =
      new Scale.Nominal(
          List.of("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"));
  private static final Scale SCORE =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(7), BigDecimal.ONE);

  private record Asked(Record options, Scale scale) {}

  /** A scorer that is new gets a line here, and one in the file. */
  private static final Map<String, Asked> ASKED =
      Map.of(
          "lexicon", new Asked(new Lexicon.Options("goemotions-ekman", Map.of()), EMOTION),
          "djl", new Asked(new Djl.Options("tiny-emotion", 48, false, Map.of()), EMOTION),
          "mllib-logistic-regression",
              new Asked(new MllibLogisticRegression.Options(List.of(1.0), 1, 50, 0), EMOTION),
          "mllib-linear-regression",
              new Asked(new MllibLinearRegression.Options(List.of(1.0), "", 1, 50, 0), SCORE));

  private static SparkSession spark;

  @BeforeAll
  static void start(@TempDir Path folder) {
    spark =
        Sessions.start(
            "local[1]",
            Map.of("spark.driver.host", "127.0.0.1", "spark.sql.shuffle.partitions", "2"),
            folder);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void numbersOfAVersionStay(@TempDir Path folder) throws IOException {
    Catalog catalog = new Catalog(List.of());
    Map<String, String> pinned = new TreeMap<>();
    for (String line : Files.readAllLines(PINNED)) {
      pinned.put(line.substring(0, line.indexOf('\t')), line);
    }
    List<String> scorers =
        catalog.names("scorers").stream().filter(name -> catalog.scorer(name) != null).toList();
    assertThat(ASKED.keySet()).containsExactlyInAnyOrderElementsOf(scorers);
    assertThat(pinned.keySet()).containsExactlyInAnyOrderElementsOf(scorers);
    List<String> others = new ArrayList<>();
    for (String name : scorers) {
      int version = ScorerFactory.version(catalog.scorer(name));
      String found = name + "\t" + version + "\t" + codes(catalog, name, folder.resolve(name));
      if (!near(pinned.get(name), found, name.equals("djl") ? NEAR : 0)) {
        others.add(found);
      }
    }
    assertThat(others)
        .as(
            "numbers other than those of their version: raise @%s of these scorers if they were"
                + " meant to change, and write these lines into %s",
            NumbersVersion.class.getSimpleName(), PINNED)
        .isEmpty();
  }

  private static String codes(Catalog catalog, String name, Path fitted) throws IOException {
    Asked asked = ASKED.get(name);
    SortedMap<String, Scale> dimensions = new TreeMap<>(Map.of("d", asked.scale()));
    List<Turn> turns = TEXTS.stream().map(text -> new Turn(List.of(), text)).toList();
    if (asked.options() instanceof Learner.Of of) {
      Files.createDirectories(fitted);
      List<Learner.Example> examples = new ArrayList<>();
      for (int i = 0; i < turns.size(); i++) {
        long answer = asked.scale() == SCORE ? SCORE.value(i) : i % 3;
        examples.add(new Learner.Example(turns.get(i), new long[] {answer}));
      }
      of.learner().learn(new Request(dimensions, MODELS, fitted, "cpu"), examples, examples);
    }
    ScorerFactory factory =
        new ScorerFactory(
            catalog.scorer(name),
            asked.options(),
            dimensions,
            new Models(MODELS),
            fitted.toString(),
            "");
    try (Scorer scorer = factory.open("cpu")) {
      return Arrays.stream(scorer.score(turns))
          .map(row -> Arrays.stream(row).mapToObj(Long::toString).collect(Collectors.joining(",")))
          .collect(Collectors.joining(" "));
    }
  }

  private static boolean near(String pinned, String found, long most) {
    String[] before = pinned.split("[\t ,]");
    String[] now = found.split("[\t ,]");
    return before.length == now.length
        && Stream.of(0, 1).allMatch(i -> before[i].equals(now[i]))
        && IntStream.range(2, now.length)
            .allMatch(i -> Math.abs(Long.parseLong(before[i]) - Long.parseLong(now[i])) <= most);
  }
}
