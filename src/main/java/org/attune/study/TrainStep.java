package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.UserMistake;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.score.neural.ModelFolder;
import org.attune.spark.Selection;
import org.attune.tally.Question;
import org.attune.train.FineTuning;
import org.attune.train.Task;

/** The verb train: the training split to a model. */
final class TrainStep {

  private static final long LOG_NANOS = 60_000_000_000L;

  private final Setting setting;
  private final Protocol protocol;
  private final org.attune.protocol.Training training;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;
  private final ModelFolder base;

  /**
   * Makes ready.
   *
   * @throws UserMistake if the protocol trains no model, its base is not there, or the new model
   *     cannot be written
   */
  TrainStep(Setting setting, Protocol protocol, Terminal terminal, Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.terminal = terminal;
    this.spark = spark;
    training =
        protocol
            .training()
            .orElseThrow(
                () ->
                    new UserMistake(
                        "study "
                            + protocol.study()
                            + ": expected a model to train (training:), found none"));
    if (!Files.isWritable(writable(setting.models().folder()))) {
      throw new UserMistake(
          "--models: expected a folder to write "
              + folder()
              + " into, found none that can be written");
    }
    try {
      base = ModelFolder.open(setting.models().find(training.base()));
    } catch (IllegalArgumentException e) {
      throw new UserMistake("training.base: " + e.getMessage());
    }
  }

  /** The folder itself, or the nearest above it that is there. */
  private static Path writable(Path folder) {
    return Files.exists(folder) ? folder : writable(folder.getParent());
  }

  /** Where the model is written. */
  Path folder() {
    return setting.models().folder().resolve(training.model());
  }

  /** Trains, or goes on, and writes the model. */
  FineTuning.State run(Plan plan, Map<String, ImportStep.Imported> imported) throws IOException {
    terminal.begin("read the training split");
    List<Task> tasks = new ArrayList<>();
    for (PlannedCorpus corpus : plan.corpora()) {
      Path items = ImportStep.items(setting, corpus.name(), imported.get(corpus.name()));
      for (boolean pairs : new boolean[] {false, true}) {
        task(corpus, items, pairs, tasks);
      }
    }
    int train = tasks.stream().mapToInt(t -> t.training().size()).sum();
    int development = tasks.stream().mapToInt(t -> t.development().size()).sum();
    terminal.end(train + " training and " + development + " development turns");
    String key =
        Hashes.ofTexts(
            List.of(
                training.said(),
                base.identity(),
                imported.values().stream().map(ImportStep.Imported::key).toList().toString(),
                plan.corpora().stream().map(PlannedCorpus::described).toList().toString(),
                protocol.splits() + protocol.consensus().toString()));
    Path work =
        setting.work().resolve("training").resolve(training.model() + "-" + key.substring(0, 16));
    try {
      terminal.begin("train " + training.model());
      FineTuning tuning =
          new FineTuning(
              training,
              base,
              tasks,
              protocol.dimensions().stream()
                  .map(Protocol.Dimension::name)
                  .filter(d -> tasks.stream().anyMatch(t -> t.dimensions().containsKey(d)))
                  .toList(),
              work);
      AtomicLong steps = new AtomicLong();
      terminal.watch(steps::get, tuning.steps(), "steps");
      long[] logged = {System.nanoTime()};
      FineTuning.State state =
          run(
              tuning,
              s -> {
                steps.set(s.step());
                if (System.nanoTime() - logged[0] > LOG_NANOS) {
                  logged[0] = System.nanoTime();
                  terminal.log(
                      "step %d of %d, %.0f s in steps"
                          .formatted(s.step(), tuning.steps(), s.seconds()));
                }
              },
              terminal::note);
      tuning.best(folder());
      terminal.end(
          state.epochs().size()
              + " epochs, the best is epoch "
              + (state.best() + 1)
              + "; written to "
              + folder());
      return state;
    } catch (IllegalArgumentException e) {
      throw new UserMistake("training: " + e.getMessage());
    }
  }

  /**
   * Trains until the end, or until the process is asked to end: then after the running step.
   * PyTorch must not be at work when the process ends.
   */
  private static FineTuning.State run(
      FineTuning tuning, Consumer<FineTuning.State> told, Consumer<String> log) throws IOException {
    CountDownLatch left = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              tuning.stop();
              try {
                left.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(stop);
    FineTuning.State state;
    try {
      state = tuning.run(told, log);
    } finally {
      left.countDown();
    }
    while (!tuning.done()) {
      LockSupport.park(); // until the process has ended
    }
    Runtime.getRuntime().removeShutdownHook(stop);
    return state;
  }

  private void task(PlannedCorpus corpus, Path items, boolean pairs, List<Task> tasks) {
    SortedMap<String, Scale> dimensions = new TreeMap<>();
    SortedMap<String, Integer> positions = new TreeMap<>();
    for (int d = 0; d < corpus.dimensions().size(); d++) {
      Question.Dimension dimension = corpus.dimensions().get(d);
      if (training.pairs().contains(dimension.name()) == pairs) {
        dimensions.put(dimension.name(), dimension.scale());
        positions.put(dimension.name(), d);
      }
    }
    if (dimensions.isEmpty()) {
      return;
    }
    Question question = corpus.question(protocol.reference(), List.of());
    int[] at = positions.values().stream().mapToInt(Integer::intValue).toArray();
    Selection held = Roles.development(protocol).orElseThrow();
    int before = pairs ? 1 : 0;
    tasks.add(
        new Task(
            corpus.name(),
            pairs,
            dimensions,
            org.attune.spark.TrainingTurns.examples(
                spark.get(), items, Roles.training(protocol), before, question, at),
            org.attune.spark.TrainingTurns.examples(
                spark.get(), items, held, before, question, at)));
  }
}
