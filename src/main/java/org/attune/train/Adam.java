package org.attune.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.attune.Cites;

/**
 * AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101) whose moments can be kept and taken up
 * again. Only matrices decay.
 */
@Cites("loshchilov2019")
final class Adam extends Optimizer {

  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIP = -1;

  private static final class Builder extends OptimizerBuilder<Builder> {
    @Override
    protected Builder self() {
      return this;
    }
  }

  private final Schedule schedule;
  private final float decay;
  private final NDManager manager;
  private final Map<String, String> names;
  private final Map<String, NDArray> means = new TreeMap<>();
  private final Map<String, NDArray> variances = new TreeMap<>();
  private long step;

  /**
   * Begins without moments.
   *
   * @param names the parameters' names by their ids; ids differ in each process
   */
  Adam(Schedule schedule, double decay, NDManager manager, Map<String, String> names) {
    super(new Builder());
    this.schedule = schedule;
    this.decay = (float) decay;
    this.manager = manager;
    this.names = names;
  }

  /** Says which step comes next, counted from 0. */
  void at(long next) {
    step = next;
  }

  @Override
  public void update(String id, NDArray weight, NDArray gradient) {
    String name = names.get(id);
    NDArray mean = means.computeIfAbsent(name, n -> zeros(weight));
    NDArray variance = variances.computeIfAbsent(name, n -> zeros(weight));
    double rate = schedule.at(step);
    double corrected =
        rate
            * Math.sqrt(1 - StrictMath.pow(BETA_2, step + 1))
            / (1 - StrictMath.pow(BETA_1, step + 1));
    weight
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(weight, gradient, mean, variance),
            new NDList(weight),
            (float) rate,
            (float) corrected,
            weight.getShape().dimension() > 1 ? decay : 0,
            rescaleGrad,
            NO_CLIP,
            BETA_1,
            BETA_2,
            EPSILON,
            true,
            true);
  }

  private NDArray zeros(NDArray weight) {
    NDArray zeros = weight.zerosLike();
    zeros.detach();
    zeros.attach(manager);
    return zeros;
  }

  void save(OutputStream out) throws IOException {
    NDList all = new NDList();
    means.forEach((name, mean) -> all.add(named("mean " + name, mean)));
    variances.forEach((name, variance) -> all.add(named("variance " + name, variance)));
    all.encode(out);
  }

  private static NDArray named(String name, NDArray array) {
    array.setName(name);
    return array;
  }

  void load(InputStream in) {
    for (NDArray array : NDList.decode(manager, in)) {
      String[] name = array.getName().split(" ", 2);
      (name[0].equals("mean") ? means : variances).put(name[1], array);
    }
  }
}
