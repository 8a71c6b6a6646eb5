package org.attune.score.neural;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** PyTorch as it must be set before its first use, and its devices. */
public final class Torch {

  static {
    setDefault("ai.djl.offline", "true");
    // Tasks share the cores, each has one.
    setDefault("ai.djl.pytorch.num_threads", "1");
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    // The optimizer rewrites a graph after its first runs: a score would depend on how often the
    // model ran before.
    setDefault("ai.djl.pytorch.graph_optimizer", "false");
  }

  private Torch() {}

  /**
   * A device.
   *
   * @param name {@code cpu} or {@code gpu:N}
   * @throws IllegalArgumentException if there is no such device
   */
  public static Device device(String name) {
    if (name.equals("cpu")) {
      return Device.cpu();
    }
    if (!name.matches("gpu:\\d{1,4}")) {
      throw new IllegalArgumentException("device: expected cpu or gpu:N, found " + name);
    }
    int number = Integer.parseInt(name.substring(4));
    int present = gpus();
    if (number >= present) {
      throw new IllegalArgumentException(
          "device: expected one of the " + present + " GPUs PyTorch sees, found " + name);
    }
    return Device.gpu(number);
  }

  /** How many GPUs PyTorch sees. */
  public static int gpus() {
    return Engine.getEngine("PyTorch").getGpuCount();
  }

  /**
   * What the numbers of a model depend on beside the model: the versions of PyTorch and DJL, the
   * model of the processor, by which its library of matrix products chooses its way, and the
   * instructions it has.
   *
   * @param abilities what the processor can do
   */
  static SortedMap<String, String> stack(NumericPrecision precision, Set<String> abilities) {
    SortedMap<String, String> stack = new TreeMap<>();
    stack.put("djl", Engine.getDjlVersion());
    stack.put("pytorch", Engine.getEngine("PyTorch").getVersion());
    stack.put("architecture", System.getProperty("os.arch"));
    stack.put("instructions", precision.instructions(abilities));
    stack.put("processor", NumericPrecision.processor());
    return stack;
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
