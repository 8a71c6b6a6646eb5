package org.attune.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.protocol.Training;
import org.attune.score.Learner.Example;
import org.attune.score.Request;
import org.attune.score.neural.Djl;
import org.attune.score.neural.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains the tiny models on texts whose words say what their ratings are. */
class FineTuningTest {

  private static final Path MODELS = Path.of("src/test/resources/models");
  private static final List<String> WORDS =
      List.of("dog", "job", "exam", "table", "hear", "feel", "why", "what");
  private static final Scale MOOD = new Scale.Nominal(List.of("low", "high"));
  private static final Scale TAGS = new Scale.Labels(List.of("work", "home"));
  private static final Scale VALENCE =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(5), new BigDecimal("0.01"));

  @TempDir Path folder;

  private static Training training(int epochs, double rate) {
    return training("tiny-emotion", epochs, rate, Map.of(), 0.01, List.of());
  }

  private static Training training(
      String base,
      int epochs,
      double rate,
      Map<String, Double> passes,
      double decay,
      List<String> freeze) {
    return new Training(
        "learned", base, List.of(), epochs, passes, Map.of(), rate, 0.1, decay, freeze, 128, 32,
        0.5, 3, 7, List.of(), List.of(), List.of());
  }

  private static List<Example> examples(int n, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<String> words = new ArrayList<>();
      for (int w = 1 + random.nextInt(6); w > 0; w--) {
        words.add(WORDS.get(random.nextInt(WORDS.size())));
      }
      long mood = words.contains("feel") ? 1 : 0;
      long tags = (words.contains("job") ? 1 : 0) | (words.contains("dog") ? 2 : 0);
      long valence = Scale.UNIT * (words.contains("table") ? 4 : 2);
      examples.add(
          new Example(
              new Turn(List.of(), String.join(" ", words)),
              new long[] {mood, tags, i % 7 == 0 ? Scale.ABSENT : valence}));
    }
    return examples;
  }

  private static Task task() {
    SortedMap<String, Scale> dimensions =
        new TreeMap<>(Map.of("mood", MOOD, "tags", TAGS, "valence", VALENCE));
    return new Task("toys", false, dimensions, examples(400, 1), examples(100, 2));
  }

  private FineTuning tuning(Training training, String work) {
    return new FineTuning(
        training,
        ModelFolder.open(MODELS.resolve(training.base())),
        List.of(task()),
        List.of("mood", "tags", "valence"),
        folder.resolve(work));
  }

  @Test
  void learnsSeveralScalesAtOnceAndPackagesThem() throws IOException {
    FineTuning tuning = tuning(training(12, 0.05), "work");
    FineTuning.State state = tuning.run(s -> {}, s -> {});
    FineTuning.Epoch best = state.epochs().get(state.best());
    assertThat(best.skills().keySet()).containsExactly("mood", "tags", "valence");
    assertThat(best.skills().get("mood")).isGreaterThan(0.95);
    assertThat(best.skills().get("tags")).isGreaterThan(0.95);
    // One word among several changes the value; a mean over words only tells part of it.
    assertThat(best.skills().get("valence")).isGreaterThan(0.75);
    Path model = folder.resolve("models").resolve("learned");
    tuning.best(model);
    long[] row = codes(model, List.of(new Turn(List.of(), "feel dog table")))[0];
    assertThat(row[1]).as("high").isGreaterThan(row[0]);
    assertThat(row[3]).as("home").isGreaterThan(row[2]);
    assertThat(row[4]).as("valence").isGreaterThan(3 * Scale.UNIT);
  }

  @Test
  void aDimensionAddedToAFrozenEncoderLeavesTheOthersAsTheyWere() throws IOException {
    FineTuning first = tuning(training(3, 0.05), "first");
    first.run(s -> {}, s -> {});
    Path base = folder.resolve("base").resolve("learned");
    first.best(base);
    SortedMap<String, Scale> added = new TreeMap<>(Map.of("valence-again", VALENCE));
    List<Example> more =
        examples(200, 3).stream()
            .map(e -> new Example(e.turn(), new long[] {e.answers()[2]}))
            .toList();
    FineTuning second =
        new FineTuning(
            training(
                "learned", 3, 0.05, Map.of("toys", 0.0), 0, List.of("body.words", "body.types")),
            ModelFolder.open(base),
            List.of(task(), new Task("more", false, added, more, more)),
            List.of("mood", "tags", "valence", "valence-again"),
            folder.resolve("second"));
    FineTuning.State state = second.run(s -> {}, s -> {});
    assertThat(state.epochs().get(state.best()).skills().get("valence-again")).isGreaterThan(0.5);
    Path model = folder.resolve("added").resolve("learned");
    second.best(model);
    List<Turn> turns = examples(50, 4).stream().map(Example::turn).toList();
    assertThat(codes(model, turns)).isDeepEqualTo(codes(base, turns));
  }

  private static long[][] codes(Path model, List<Turn> turns) {
    SortedMap<String, Scale> dimensions =
        new TreeMap<>(Map.of("mood", MOOD, "tags", TAGS, "valence", VALENCE));
    Request request = new Request(dimensions, model.getParent(), model, "cpu");
    try (Djl scorer = new Djl(new Djl.Options("learned", 32, false, Map.of()), request)) {
      return scorer.score(turns);
    }
  }

  @Test
  void whatTheBaseHasNotLearnedMustBeRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                tuning(
                    training("tiny-emotion", 1, 0.01, Map.of("toys", 0.0), 0, List.of()), "unread"))
        .withMessage(
            "passes of toys: expected more than 0, or a base that has learned [mood, tags, valence], found 0 and []");
  }

  @Test
  void goesOnAfterABreakToTheSameModel() throws IOException {
    Training training = training(3, 0.02);
    FineTuning whole = tuning(training, "whole");
    long steps = whole.steps();
    whole.run(s -> {}, s -> {});
    whole.best(Files.createDirectories(folder.resolve("a").resolve("learned")));
    assertThatThrownBy(
            () ->
                tuning(training, "broken")
                    .run(
                        s -> {
                          if (s.step() == steps / 2) {
                            throw new IllegalStateException("break");
                          }
                        },
                        s -> {}))
        .hasMessage("break");
    FineTuning again = tuning(training, "broken");
    FineTuning.State state = again.run(s -> {}, s -> {});
    again.best(Files.createDirectories(folder.resolve("b").resolve("learned")));
    assertThat(state.step()).isEqualTo(steps);
    for (String file : List.of("learned.pt", "config.json")) {
      assertThat(folder.resolve("b").resolve("learned").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("a").resolve("learned").resolve(file));
    }
  }

  @Test
  void goesOnAfterAStopToTheSameModel() throws IOException {
    Training training = training(3, 0.02);
    FineTuning whole = tuning(training, "undisturbed");
    whole.run(s -> {}, s -> {});
    whole.best(folder.resolve("c").resolve("learned"));
    FineTuning stopped = tuning(training, "stopped");
    long half = stopped.steps() / 2;
    FineTuning.State then =
        stopped.run(
            s -> {
              if (s.step() == half) {
                stopped.stop();
              }
            },
            s -> {});
    assertThat(then.step()).isEqualTo(half);
    assertThat(stopped.done()).isFalse();
    FineTuning again = tuning(training, "stopped");
    List<Long> steps = new ArrayList<>();
    again.run(s -> steps.add(s.step()), s -> {});
    assertThat(steps).as("nothing is done twice").startsWith(half, half + 1);
    assertThat(again.done()).isTrue();
    again.best(folder.resolve("d").resolve("learned"));
    assertThat(folder.resolve("d").resolve("learned").resolve("learned.pt"))
        .hasSameBinaryContentAs(folder.resolve("c").resolve("learned").resolve("learned.pt"));
  }

  @Test
  void whatWasChangedSinceIsTrainedAgain() throws IOException {
    Training training = training(2, 0.02);
    Path work = folder.resolve("changed");
    tuning(training, "changed").run(s -> {}, s -> {});
    List<Path> kept;
    try (Stream<Path> files = Files.walk(work)) {
      kept = files.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(kept)
        .extracting(f -> f.getFileName().toString())
        .contains("learned.pt", "moments", "state.json");
    for (Path file : kept) {
      byte[] whole = Files.readAllBytes(file);
      byte[] changed = whole.clone();
      changed[whole.length - 20] ^= 1;
      Files.write(file, changed);
      assertThat(Checkpoint.of(work)).as(file.toString()).isEmpty();
      Files.write(file, whole);
      assertThat(Checkpoint.of(work)).isPresent();
    }
    Files.write(kept.get(0), new byte[] {1});
    List<Long> steps = new ArrayList<>();
    List<String> log = new ArrayList<>();
    FineTuning again = tuning(training, "changed");
    again.run(s -> steps.add(s.step()), log::add);
    assertThat(steps).startsWith(1L, 2L);
    assertThat(log.get(0))
        .startsWith(
            "made again: weights in training are not what this version wrote; they lie in ");
    assertThat(again.done()).isTrue();
    assertThat(Checkpoint.of(work)).isPresent();
  }

  @Test
  void aModelWithTooFewColumnsIsRefused() {
    SortedMap<String, Scale> dimensions =
        new TreeMap<>(
            Map.of("d", new Scale.Nominal(List.of("a", "b", "c", "d", "e", "f", "g", "h"))));
    List<Example> examples = List.of(new Example(new Turn(List.of(), "dog"), new long[] {0}));
    FineTuning tuning =
        new FineTuning(
            training(1, 0.01),
            ModelFolder.open(MODELS.resolve("tiny-emotion")),
            List.of(new Task("toys", false, dimensions, examples, examples)),
            List.of("d"),
            folder.resolve("few"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tuning.run(s -> {}, s -> {}))
        .withMessageContaining("at least 8 columns")
        .withMessageContaining("found (1, 7)");
  }

  @Test
  void valuesThatDoNotDifferAreRefused() {
    SortedMap<String, Scale> dimensions = new TreeMap<>(Map.of("v", VALENCE));
    List<Example> examples =
        List.of(new Example(new Turn(List.of(), "dog"), new long[] {2 * Scale.UNIT}));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FineTuning(
                    training(1, 0.01),
                    ModelFolder.open(MODELS.resolve("tiny-emotion")),
                    List.of(new Task("toys", false, dimensions, examples, examples)),
                    List.of("v"),
                    folder.resolve("same")))
        .withMessage("dimension v: expected values that differ, found only 2.0");
  }
}
