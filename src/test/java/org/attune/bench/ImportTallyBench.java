package org.attune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times the verbs import and tally on generated ratings, each verb in a JVM of its own with 4 GB of
 * heap and two threads. What an almost empty corpus takes at least, of three runs, is the start-up,
 * and is subtracted. On a machine that others use, too, processor seconds tell more than seconds.
 */
public final class ImportTallyBench {

  private static final Path FOLDER = Path.of("target", "bench");
  private static final Path SETTINGS = FOLDER.resolve("bench.conf");
  private static final List<String> VERBS = List.of("import", "tally");
  private static final int RATERS = 5_000;
  private static final int ALMOST_NONE = 1_000;

  /** What a verb took by the clock and of the processors, in seconds. */
  private record Time(double clock, double processors) {
    Time minus(Time other) {
      return new Time(clock - other.clock, processors - other.processors);
    }

    Time least(Time other) {
      return new Time(Math.min(clock, other.clock), Math.min(processors, other.processors));
    }
  }

  private ImportTallyBench() {}

  /** Takes numbers of ratings; 2 and 20 million if there are none. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Files.writeString(
        SETTINGS,
        "spark.master local[2]\nspark.driver.memory 4g\nspark.sql.shuffle.partitions 8\n");
    List<Integer> sizes = new ArrayList<>();
    for (String argument : arguments) {
      sizes.add(Integer.parseInt(argument));
    }
    if (sizes.isEmpty()) {
      sizes.addAll(List.of(2_000_000, 20_000_000));
    }
    List<Time> startUps = times(ALMOST_NONE);
    for (int again = 0; again < 2; again++) {
      startUps = least(startUps, times(ALMOST_NONE));
    }
    System.out.printf(
        Locale.ROOT,
        "start-up: import %.1f s (processors %.1f), tally %.1f s (processors %.1f)%n",
        startUps.get(0).clock(),
        startUps.get(0).processors(),
        startUps.get(1).clock(),
        startUps.get(1).processors());
    System.out.println("without start-up:");
    System.out.println("verb      ratings  seconds  ns/rating  processor seconds  ns/rating");
    List<List<Time>> times = new ArrayList<>();
    for (int size : sizes) {
      List<Time> own = new ArrayList<>(times(size));
      for (int v = 0; v < VERBS.size(); v++) {
        own.set(v, own.get(v).minus(startUps.get(v)));
        print(VERBS.get(v), size, own.get(v));
      }
      times.add(own);
    }
    for (int s = 1; s < sizes.size(); s++) {
      double more = (double) sizes.get(s) / sizes.get(0);
      for (int v = 0; v < VERBS.size(); v++) {
        Time few = times.get(0).get(v);
        Time many = times.get(s).get(v);
        System.out.printf(
            Locale.ROOT,
            "%s, a rating at %d to one at %d: %.2f by the clock, %.2f of the processors%n",
            VERBS.get(v),
            sizes.get(s),
            sizes.get(0),
            many.clock() / few.clock() / more,
            many.processors() / few.processors() / more);
      }
    }
  }

  private static List<Time> least(List<Time> some, List<Time> others) {
    return IntStream.range(0, some.size()).mapToObj(v -> some.get(v).least(others.get(v))).toList();
  }

  private static void print(String verb, int size, Time time) {
    System.out.printf(
        Locale.ROOT,
        "%-7s %9d %8.1f %10.0f %18.1f %10.0f%n",
        verb,
        size,
        time.clock(),
        time.clock() / size * 1e9,
        time.processors(),
        time.processors() / size * 1e9);
  }

  private static List<Time> times(int ratings) throws IOException, InterruptedException {
    Path folder = FOLDER.resolve(Integer.toString(ratings));
    RatingsGenerator generator = new RatingsGenerator(folder, RATERS, 1);
    generator.write(ratings);
    delete(folder.resolve("work"));
    Time imported = run("import", folder, generator);
    run("score", folder, generator);
    return List.of(imported, run("tally", folder, generator));
  }

  private static Time run(String verb, Path folder, RatingsGenerator generator)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of("jobs", "attune").toString(),
            verb,
            generator.protocol().toString(),
            "--data",
            generator.data().toString(),
            "--work",
            folder.resolve("work").toString(),
            "--results",
            folder.resolve("results").toString(),
            "--conf",
            SETTINGS.toString());
    Path log = folder.resolve(verb + ".txt");
    long start = System.nanoTime();
    Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Duration processors = Duration.ZERO;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      processors = process.info().totalCpuDuration().orElse(processors);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          verb + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
    }
    return new Time(seconds, processors.toNanos() / 1e9);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
