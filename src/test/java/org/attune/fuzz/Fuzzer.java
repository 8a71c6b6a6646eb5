package org.attune.fuzz;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.attune.Launch;

/** Gives altered inputs to the program, one after the other, and looks how it ends. */
final class Fuzzer {

  /** Seconds of the processor an input may take, so that a busy machine does not matter. */
  private static final int SECONDS = 10;

  private static final int MOST_SECONDS = 60;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int DEEP = 12;

  private final PrintStream out = System.out;
  private final long seed;
  private final List<Ended> ended = new ArrayList<>();
  private final Map<String, long[]> nanos = new TreeMap<>();

  Fuzzer(long seed) {
    this.seed = seed;
  }

  /** Runs so many inputs of a kind. */
  Fuzzer run(Kind kind, int inputs) {
    for (int number = 0; number < inputs; number++) {
      long start = System.nanoTime();
      ended.add(run(kind, (long) number));
      nanos.computeIfAbsent(kind.name(), k -> new long[1])[0] += System.nanoTime() - start;
    }
    return this;
  }

  private Ended run(Kind kind, long number) {
    String input = kind.name() + " " + number + " of seed " + seed;
    FutureTask<Launch> task =
        new FutureTask<>(
            () -> kind.run(number, new Mutations(31 * seed + number + kind.name().hashCode())));
    Thread thread = new Thread(task, input);
    thread.setDaemon(true);
    thread.start();
    try {
      for (int second = 0; second < MOST_SECONDS; second++) {
        try {
          return Ended.of(input, task.get(1, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
          if (THREADS.getThreadCpuTime(thread.getId()) > SECONDS * 1_000_000_000L) {
            break;
          }
        }
      }
      String where =
          Arrays.stream(thread.getStackTrace())
              .limit(DEEP)
              .map(StackTraceElement::toString)
              .collect(Collectors.joining(" < "));
      thread.interrupt();
      System.setOut(out); // which the hung one had captured
      return new Ended(input, Ended.How.HUNG, where);
    } catch (ExecutionException e) {
      return Ended.of(input, e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many inputs there were. */
  int inputs() {
    return ended.size();
  }

  /** Those that did not end well. */
  List<Ended> ill() {
    return ended.stream().filter(e -> e.how() != Ended.How.WELL).toList();
  }

  /** For each kind of input how many ended how. */
  String figures() {
    StringBuilder text = new StringBuilder();
    nanos.forEach(
        (kind, time) -> {
          Map<Ended.How, Integer> counts = new EnumMap<>(Ended.How.class);
          ended.stream()
              .filter(e -> e.input().startsWith(kind + " "))
              .forEach(e -> counts.merge(e.how(), 1, Integer::sum));
          text.append("%-10s %s, %.1f s%n".formatted(kind, counts, time[0] / 1e9));
        });
    return text.toString();
  }
}
