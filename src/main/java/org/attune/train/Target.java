package org.attune.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.score.Learner.Example;
import org.attune.score.neural.TrainedHead;

/**
 * A dimension to learn: where it stands among the model's columns, and what the training items say
 * of it.
 *
 * @param classWeights weight of each category in the loss, 1 on average over the training items;
 *     ones on other scales
 * @param weight weight of the dimension in the loss
 */
record Target(
    String dimension, Scale scale, TrainedHead head, double[] classWeights, double weight) {

  /** A category that never occurs among the training items is taken to occur this often. */
  private static final double UNSEEN = 0.5;

  /**
   * The target of a dimension.
   *
   * @param first its first column
   * @param balance exponent of the class weights, 0 to 1
   * @throws IllegalArgumentException if no training item has an answer, or all values are equal
   */
  static Target of(
      String dimension, Scale scale, int first, List<Task> tasks, double balance, double weight) {
    boolean pairs = false;
    List<Long> answers = new ArrayList<>();
    for (Task task : tasks) {
      if (task.dimensions().containsKey(dimension)) {
        pairs |= task.pairs();
        int at = task.position(dimension);
        for (Example example : task.training()) {
          answers.add(example.answers()[at]);
        }
      }
    }
    long[] known = answers.stream().mapToLong(a -> a).filter(a -> a != Scale.ABSENT).toArray();
    if (known.length == 0) {
      throw new IllegalArgumentException(
          "dimension " + dimension + ": expected training items with an answer, found none");
    }
    double[] ones = new double[scale.outputs()];
    Arrays.fill(ones, 1);
    if (scale instanceof Scale.Interval) {
      double mean = Arrays.stream(known).mapToDouble(Target::value).average().orElseThrow();
      double square =
          Arrays.stream(known)
              .mapToDouble(Target::value)
              .map(v -> (v - mean) * (v - mean))
              .average()
              .orElseThrow();
      if (square == 0) {
        throw new IllegalArgumentException(
            "dimension " + dimension + ": expected values that differ, found only " + mean);
      }
      TrainedHead head =
          new TrainedHead(
              first, List.of(), pairs, new double[] {mean}, Math.sqrt(square), Map.of());
      return new Target(dimension, scale, head, ones, weight);
    }
    double[] counts = counts(scale, known);
    boolean sets = scale instanceof Scale.Labels;
    double[] weights = sets ? ones : weights(counts, known.length, balance);
    double[] centre = new double[counts.length];
    for (int k = 0; k < centre.length; k++) {
      double share = counts[k] / known.length;
      centre[k] = sets ? Math.log(share / (1 - share)) : Math.log(share * weights[k]);
    }
    List<String> names = IntStream.range(0, scale.size()).mapToObj(scale::name).toList();
    return new Target(
        dimension,
        scale,
        new TrainedHead(first, names, pairs, centre, 1, Map.of()),
        weights,
        weight);
  }

  /** The same target at the place where a model has learned it before, and in its terms. */
  Target from(TrainedHead known) {
    TrainedHead again =
        new TrainedHead(
            known.first(), known.names(), head.pairs(), known.centre(), known.spread(), Map.of());
    return new Target(dimension, scale, again, classWeights, weight);
  }

  /** The value of an answer on an interval scale. */
  static double value(long answer) {
    return answer / (double) Scale.UNIT;
  }

  private static double[] counts(Scale scale, long[] answers) {
    double[] counts = new double[scale.size()];
    for (long answer : answers) {
      for (int k = 0; k < counts.length; k++) {
        counts[k] += has(scale, answer, k) ? 1 : 0;
      }
    }
    for (int k = 0; k < counts.length; k++) {
      counts[k] = Math.min(Math.max(counts[k], UNSEEN), answers.length - UNSEEN);
    }
    return counts;
  }

  /** Whether an answer is a category, or holds a label. */
  static boolean has(Scale scale, long answer, int k) {
    return scale instanceof Scale.Labels ? (answer >> k & 1) != 0 : scale.category(answer) == k;
  }

  /** (n / n_k)^balance, scaled so that the mean over the items is 1. */
  private static double[] weights(double[] counts, int n, double balance) {
    double[] weights = new double[counts.length];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.pow(n / counts[k], balance);
      sum += weights[k] * counts[k];
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] *= n / sum;
    }
    return weights;
  }
}
