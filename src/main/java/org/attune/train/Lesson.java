package org.attune.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.protocol.Training;
import org.attune.score.neural.Batch;
import org.attune.score.neural.ModelFolder;
import org.attune.score.neural.Tokens;
import org.attune.score.neural.TurnReader;

/**
 * A task with its texts as tokens.
 *
 * @param tokens of each training item
 * @param passes how often they are read in an epoch
 */
record Lesson(Task task, List<Target> targets, Tokens[] tokens, double passes) {

  private static final int ROWS = 64;

  /** So many batches are cut from texts sorted by length: the more, the less padding, and order. */
  private static final int POOL = 32;

  /** A step of training: some training items of a lesson. */
  record Step(int lesson, int[] rows) {}

  /**
   * A task's lesson.
   *
   * @throws IllegalArgumentException if it is never read, and not all of it known to the base
   */
  static Lesson of(Task task, Map<String, Target> targets, ModelFolder base, Training training) {
    double passes = training.passes().getOrDefault(task.corpus(), 1.0);
    Set<String> dimensions = task.dimensions().keySet();
    if (passes == 0 && !base.heads().keySet().containsAll(dimensions)) {
      throw new IllegalArgumentException(
          "passes of %s: expected more than 0, or a base that has learned %s, found 0 and %s"
              .formatted(task.corpus(), dimensions, base.heads().keySet()));
    }
    TurnReader reader =
        new TurnReader(base.tokenizer(training.maxTokens()), task.pairs(), base.padding());
    return new Lesson(
        task,
        dimensions.stream().map(targets::get).toList(),
        task.training().stream()
            .map(e -> reader.tokens(reader.seen(e.turn())))
            .toArray(Tokens[]::new),
        passes);
  }

  /** The steps of an epoch: a function of seed and epoch alone. */
  static List<Step> epoch(List<Lesson> lessons, int epoch, int budget, long seed) {
    Random random = new Random(31 * seed + epoch);
    List<Step> steps = new ArrayList<>();
    for (int l = 0; l < lessons.size(); l++) {
      double passes = lessons.get(l).passes();
      long times = (long) (passes * (epoch + 1)) - (long) (passes * epoch);
      for (long t = 0; t < times; t++) {
        for (int[] rows : lessons.get(l).batches(budget, random)) {
          steps.add(new Step(l, rows));
        }
      }
    }
    Collections.shuffle(steps, random);
    return steps;
  }

  /** All training items once, in batches of at most so many tokens with padding. */
  private List<int[]> batches(int budget, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, tokens.length).boxed().toList());
    Collections.shuffle(order, random);
    double mean = Arrays.stream(tokens).mapToInt(Tokens::length).average().orElse(1);
    int pool = (int) Math.max(1, POOL * budget / mean);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += pool) {
      List<Integer> some = order.subList(from, Math.min(from + pool, order.size()));
      some.sort(Comparator.comparingInt(i -> -tokens[i].length()));
      for (int at = 0; at < some.size(); ) {
        int length = Batch.rowLength(tokens[some.get(at)].length(), Integer.MAX_VALUE);
        int to = Math.min(some.size(), at + Math.min(ROWS, Math.max(1, budget / length)));
        batches.add(some.subList(at, to).stream().mapToInt(i -> i).toArray());
        at = to;
      }
    }
    return batches;
  }
}
