package org.attune.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Seconds by the clock, and of the processors with those of the garbage collector. */
record Took(double seconds, double processors) {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * The medians of as many runs, after others that are not counted, by one call of many: the time
   * of the processors is known to a hundredth of a second only.
   */
  static Took median(int warmUp, int times, int calls, Runnable work) {
    Runnable many =
        () -> {
          for (int i = 0; i < calls; i++) {
            work.run();
          }
        };
    return median(warmUp, times, many).times(1.0 / calls);
  }

  /** The medians of as many runs, after others that are not counted. */
  static Took median(int warmUp, int times, Runnable work) {
    List<Took> runs = new ArrayList<>();
    for (int i = 0; i < warmUp + times; i++) {
      long clock = System.nanoTime();
      long processors = SYSTEM.getProcessCpuTime();
      work.run();
      if (i >= warmUp) {
        runs.add(
            new Took(
                (System.nanoTime() - clock) / 1e9,
                (SYSTEM.getProcessCpuTime() - processors) / 1e9));
      }
    }
    return new Took(median(runs, Took::seconds), median(runs, Took::processors));
  }

  private static double median(List<Took> runs, ToDoubleFunction<Took> of) {
    return runs.stream().mapToDouble(of).sorted().skip(runs.size() / 2).findFirst().orElseThrow();
  }

  Took plus(Took other) {
    return new Took(seconds + other.seconds, processors + other.processors);
  }

  Took minus(Took other) {
    return new Took(seconds - other.seconds, processors - other.processors);
  }

  Took least(Took other) {
    return new Took(Math.min(seconds, other.seconds), Math.min(processors, other.processors));
  }

  Took times(double n) {
    return new Took(n * seconds, n * processors);
  }
}
