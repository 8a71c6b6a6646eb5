package org.attune.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.attune.corpus.Scale;

/**
 * What a step makes smaller, the mean over the items that have an answer. Labels: the sum of their
 * binary cross-entropies. Nominal and ordinal: cross-entropy, weighted by category. Interval: the
 * squared error in units of the training items' variance.
 */
final class Loss {

  private Loss() {}

  /**
   * The loss of one dimension on a batch.
   *
   * @param columns the model's output, a row per item
   * @param answers an answer per item, {@link Scale#ABSENT} where there is none
   * @return one number, with its gradient
   */
  static NDArray of(NDArray columns, Target target, long[] answers) {
    NDManager manager = columns.getManager();
    int k = target.head().columns();
    int n = answers.length;
    int first = target.head().first();
    NDArray x = columns.get(new NDIndex(":, " + first + ":" + (first + k)));
    long present = Arrays.stream(answers).filter(a -> a != Scale.ABSENT).count();
    float share = (float) (target.weight() / Math.max(1, present));
    float[] wanted = new float[n * k];
    float[] weights = new float[n * k];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k && answers[i] != Scale.ABSENT; c++) {
        wanted[i * k + c] = wanted(target, answers[i], c);
        weights[i * k + c] = share * (float) target.classWeights()[c];
      }
    }
    NDArray y = manager.create(wanted, new Shape(n, k));
    NDArray w = manager.create(weights, new Shape(n, k));
    if (target.scale() instanceof Scale.Interval) {
      return x.sub(y).square().mul(w).sum();
    }
    float[] centre = new float[k];
    for (int c = 0; c < k; c++) {
      centre[c] = (float) target.head().centre()[c];
    }
    NDArray z = x.add(manager.create(centre));
    if (target.scale() instanceof Scale.Labels) {
      // -y log s(z) - (1 - y) log(1 - s(z)) = max(z, 0) - y z + log(1 + exp(-|z|))
      NDArray tail = z.abs().neg().exp().add(1).log();
      return z.getNDArrayInternal().relu().sub(z.mul(y)).add(tail).mul(w).sum();
    }
    return z.logSoftmax(1).mul(y).mul(w).sum().neg();
  }

  private static float wanted(Target target, long answer, int column) {
    if (target.scale() instanceof Scale.Interval) {
      double value = Target.value(answer);
      return (float) ((value - target.head().centre()[0]) / target.head().spread());
    }
    return Target.has(target.scale(), answer, column) ? 1 : 0;
  }

  /** The loss of all dimensions of a task on some of its training items. */
  static NDArray of(NDList outputs, Lesson lesson, int[] rows) {
    NDArray sum = null;
    for (Target target : lesson.targets()) {
      int at = lesson.task().position(target.dimension());
      long[] answers =
          Arrays.stream(rows)
              .mapToLong(r -> lesson.task().training().get(r).answers()[at])
              .toArray();
      NDArray loss = of(outputs.get(0), target, answers);
      sum = sum == null ? loss : sum.add(loss);
    }
    return sum;
  }
}
