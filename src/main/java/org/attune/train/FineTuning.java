package org.attune.train;

import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.protocol.Training;
import org.attune.score.neural.ModelFolder;
import org.attune.score.neural.Torch;
import org.attune.score.neural.TrainedHead;

/**
 * Trains a model on several tasks at once, by steps of one task each in random order. After each
 * epoch the model is packaged and tried on the development items; the best of them is kept.
 *
 * <p>What is done is kept in a folder. Taken up again, training goes on with the same steps, the
 * same dropout and the same moments, so that the model is the same as without the break.
 */
public final class FineTuning {

  private static final String MOMENTS = "moments";
  private static final long KEEP_NANOS = 300_000_000_000L;

  /**
   * An epoch as it ended.
   *
   * @param loss mean loss of its steps
   * @param skills {@link org.attune.statistic.Skill} on the development items, by dimension
   * @param skill their mean
   */
  public record Epoch(double loss, SortedMap<String, Double> skills, double skill) {}

  /**
   * Where training stands.
   *
   * @param step steps done
   * @param losses sum of their losses in the running epoch
   * @param seconds time spent in steps
   * @param epochs what came of the epochs that ended
   */
  public record State(long step, double losses, double seconds, List<Epoch> epochs) {

    /** Number of the best epoch, from 0; the first of those as good. */
    public int best() {
      return IntStream.range(0, epochs.size())
          .reduce((a, b) -> epochs.get(b).skill() > epochs.get(a).skill() ? b : a)
          .orElse(-1);
    }
  }

  private final Training training;
  private final ModelFolder base;
  private final Path work;
  private final List<Lesson> lessons = new ArrayList<>();
  private final SortedMap<String, Target> targets = new TreeMap<>();
  private final Development development;
  private final String device;
  private final long steps;
  private State state = new State(0, 0, 0, new ArrayList<>());
  private volatile boolean stopping;

  /**
   * Makes ready.
   *
   * @param base the model to begin with
   * @param tasks what to learn
   * @param order dimensions in the order in which they take free columns
   * @param work folder for what is kept between runs
   * @throws IllegalArgumentException if base, tasks and training do not fit together
   */
  public FineTuning(
      Training training, ModelFolder base, List<Task> tasks, List<String> order, Path work) {
    this.training = training;
    this.base = base;
    this.work = work;
    device = place();
    int next =
        base.heads().values().stream().mapToInt(h -> h.first() + h.columns()).max().orElse(0);
    for (String dimension : order) {
      Scale scale =
          tasks.stream()
              .map(t -> t.dimensions().get(dimension))
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow();
      Target target =
          Target.of(
              dimension,
              scale,
              next,
              tasks,
              training.balance(),
              training.weights().getOrDefault(dimension, 1.0));
      TrainedHead known = base.heads().get(dimension);
      boolean again = known != null && known.names().equals(target.head().names());
      targets.put(dimension, again ? target.from(known) : target);
      next += again ? 0 : scale.outputs();
    }
    for (Task task : tasks) {
      lessons.add(Lesson.of(task, targets, base, training));
    }
    if (lessons.stream().allMatch(l -> l.passes() == 0)) {
      throw new IllegalArgumentException("passes: expected a corpus that is read, found only 0");
    }
    development = new Development(tasks, training, device);
    steps = IntStream.range(0, training.epochs()).mapToLong(e -> epoch(e).size()).sum();
  }

  private static String place() {
    return Torch.gpus() > 0 ? "gpu:0" : "cpu";
  }

  /** What it trains on, in words. */
  public static String device() {
    return place().equals("cpu")
        ? Runtime.getRuntime().availableProcessors() + " processor cores"
        : "one GPU";
  }

  /** Ends training after the running step; what is done is kept. May be called by any thread. */
  public void stop() {
    stopping = true;
  }

  /** Whether training came to its end. */
  public boolean done() {
    return state.step() == steps || state.epochs().size() - 1 - state.best() >= training.patience();
  }

  /** Steps in all, if training does not stop early. */
  public long steps() {
    return steps;
  }

  private List<Lesson.Step> epoch(int number) {
    return Lesson.epoch(lessons, number, training.tokens(), training.seed());
  }

  /**
   * Trains, or goes on.
   *
   * @param told told of the state after each step
   * @param log told of each epoch
   * @return the state at the end, or after {@link #stop}
   */
  public State run(Consumer<State> told, Consumer<String> log) throws IOException {
    int threads = JniUtils.getNumThreads();
    JniUtils.setNumThreads(Runtime.getRuntime().availableProcessors());
    try {
      Optional<Checkpoint> known = Checkpoint.of(work);
      boolean again = known.isPresent();
      if (again) {
        state = known.get().state();
        told.accept(state);
      } else if (Checkpoint.isIn(work)) {
        Path aside = work.resolveSibling(work.getFileName() + "." + System.currentTimeMillis());
        Files.move(work, aside);
        log.accept(
            "made again: weights in training are not what this version wrote; they lie in "
                + aside);
      }
      if (!done()) {
        Path from = again ? kept() : base.path();
        Schedule schedule =
            new Schedule(training.rate(), Math.round(steps * training.warmUp()), steps);
        try (Encoder encoder =
            new Encoder(
                base, from, Torch.device(device), schedule, training.decay(), training.freeze())) {
          if (again) {
            encoder.loadMoments(from.resolve(MOMENTS));
          }
          train(encoder, told, log);
        }
      }
      return state;
    } finally {
      JniUtils.setNumThreads(threads);
    }
  }

  private void train(Encoder encoder, Consumer<State> told, Consumer<String> log)
      throws IOException {
    long kept = System.nanoTime();
    long begun = 0;
    for (int e = 0; e < training.epochs() && !done() && !stopping; e++) {
      List<Lesson.Step> ahead = epoch(e);
      for (int i = (int) Math.max(0, state.step() - begun); i < ahead.size(); i++) {
        long start = System.nanoTime();
        Lesson.Step step = ahead.get(i);
        float loss =
            encoder.step(lessons.get(step.lesson()), step.rows(), begun + i, training.seed());
        double seconds = state.seconds() + (System.nanoTime() - start) / 1e9;
        state = new State(begun + i + 1, state.losses() + loss, seconds, state.epochs());
        told.accept(state);
        if (i + 1 < ahead.size() && (stopping || System.nanoTime() - kept > KEEP_NANOS)) {
          keep(encoder);
          kept = System.nanoTime();
          if (stopping) {
            return;
          }
        }
      }
      begun += ahead.size();
      if (state.step() == begun && state.epochs().size() == e) {
        end(encoder, e, state.losses() / ahead.size(), log);
        kept = System.nanoTime();
      }
    }
  }

  private void end(Encoder encoder, int number, double loss, Consumer<String> log)
      throws IOException {
    Path candidate = work.resolve("epoch-" + number).resolve(training.model());
    Path weights = Files.createDirectories(work).resolve("weights.pt");
    encoder.save(weights);
    Packaging.write(candidate, base, weights, heads());
    Files.delete(weights);
    SortedMap<String, Double> skills = development.skills(candidate);
    double mean = skills.values().stream().mapToDouble(d -> d).average().orElse(0);
    List<Epoch> epochs = new ArrayList<>(state.epochs());
    epochs.add(new Epoch(loss, skills, mean));
    state = new State(state.step(), 0, state.seconds(), epochs);
    log.accept(
        "epoch %d: loss %.4f, development %.4f %s"
            .formatted(number + 1, loss, mean, rounded(skills)));
    keep(encoder);
    for (int e = 0; e <= number; e++) {
      if (e != state.best()) {
        Utils.deleteQuietly(work.resolve("epoch-" + e));
      }
    }
  }

  private static Map<String, String> rounded(SortedMap<String, Double> skills) {
    Map<String, String> rounded = new LinkedHashMap<>();
    skills.forEach((dimension, skill) -> rounded.put(dimension, "%.4f".formatted(skill)));
    return rounded;
  }

  private SortedMap<String, TrainedHead> heads() {
    SortedMap<String, TrainedHead> heads = new TreeMap<>(base.heads());
    targets.forEach((dimension, target) -> heads.put(dimension, target.head()));
    return heads;
  }

  /** Folder of the weights and moments that belong to the state. */
  private Path kept() {
    return work.resolve("step-" + state.step());
  }

  /** The state changes in one move, when all that belongs to it is there; then the old may go. */
  private void keep(Encoder encoder) throws IOException {
    Path folder = Files.createDirectories(kept());
    encoder.save(folder.resolve(base.name() + ".pt"));
    encoder.saveMoments(folder.resolve(MOMENTS));
    List<String> belonging = new ArrayList<>(List.of(folder.getFileName().toString()));
    if (state.best() >= 0) {
      belonging.add("epoch-" + state.best());
    }
    Checkpoint.write(work, state, belonging);
    try (Stream<Path> files = Files.list(work)) {
      files
          .filter(f -> f.getFileName().toString().startsWith("step-") && !f.equals(folder))
          .forEach(Utils::deleteQuietly);
    }
  }

  /**
   * Writes the best model with its thresholds.
   *
   * @param folder the folder to write
   */
  public void best(Path folder) throws IOException {
    Path best = work.resolve("epoch-" + state.best()).resolve(training.model());
    SortedMap<String, TrainedHead> heads = heads();
    development.thresholds(best).forEach((d, t) -> heads.put(d, heads.get(d).with(t)));
    Files.createDirectories(folder);
    Packaging.copy(best, folder, base, heads);
  }
}
