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
 * Times the verbs import, tally and table on generated ratings, each verb in a JVM of its own with
 * 4 GB of heap and two threads. What an almost empty corpus takes at least, of three runs, is the
 * start-up, and is subtracted. On a machine that others use, too, processor seconds tell more than
 * seconds.
 */
public final class ImportTallyBench {

  private static final Path FOLDER = Path.of("target", "bench");
  private static final Path SETTINGS = FOLDER.resolve("bench.conf");
  private static final List<String> VERBS = List.of("import", "tally", "table");
  private static final int RATERS = 5_000;
  private static final int ALMOST_NONE = 1_000;
  private static final double MILLION = 1e6;

  private ImportTallyBench() {}

  /** Takes numbers of ratings; 1 and 10 million if there are none. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Files.writeString(
        SETTINGS,
        """
        spark.master local[2]
        spark.driver.memory 4g
        spark.sql.shuffle.partitions 8
        spark.local.dir %s
        """
            .formatted(FOLDER.resolve("spark").toAbsolutePath()));
    List<Integer> sizes = new ArrayList<>();
    for (String argument : arguments) {
      sizes.add(Integer.parseInt(argument));
    }
    if (sizes.isEmpty()) {
      sizes.addAll(List.of(1_000_000, 10_000_000));
    }
    List<Took> startUps = verbs(ALMOST_NONE);
    for (int again = 0; again < 2; again++) {
      startUps = each(startUps, verbs(ALMOST_NONE), Took::least);
    }
    Folders.delete(folder(ALMOST_NONE));
    for (int v = 0; v < VERBS.size(); v++) {
      System.out.printf(
          Locale.ROOT,
          "start-up of %s: %.1f s (processors %.1f s)%n",
          VERBS.get(v),
          startUps.get(v).seconds(),
          startUps.get(v).processors());
    }
    List<List<Took>> all = new ArrayList<>();
    for (int size : sizes) {
      all.add(size(size, startUps));
    }
    for (int s = 1; s < sizes.size(); s++) {
      compare(sizes.get(s), all.get(s), sizes.get(0), all.get(0));
    }
  }

  /** All about one number of ratings, printed; the data are deleted after. */
  private static List<Took> size(int size, List<Took> startUps)
      throws IOException, InterruptedException {
    System.out.printf(Locale.ROOT, "%n%,d ratings, without start-up:%n", size);
    long start = System.nanoTime();
    generator(size).write(size);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println("            seconds  a million  processors  a million");
    System.out.printf(Locale.ROOT, "generation %8.1f %10.2f%n", seconds, seconds / size * MILLION);
    List<Took> took = each(verbs(size), startUps, Took::minus);
    for (int v = 0; v < VERBS.size(); v++) {
      print(VERBS.get(v), size, took.get(v));
    }
    print("all verbs", size, took.stream().reduce(Took::plus).orElseThrow());
    System.out.printf(
        Locale.ROOT,
        "on disk: ratings %,d MB, work %,d MB%n",
        megabytes(generator(size).data()),
        megabytes(work(size)));
    System.out.print(Files.readString(results(size).resolve("generated").resolve("agreement.md")));
    Folders.delete(folder(size));
    return took;
  }

  private interface Pairing {
    Took of(Took one, Took other);
  }

  private static List<Took> each(List<Took> some, List<Took> others, Pairing pairing) {
    return IntStream.range(0, some.size())
        .mapToObj(v -> pairing.of(some.get(v), others.get(v)))
        .toList();
  }

  private static void print(String verb, int size, Took took) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %8.1f %10.2f %11.1f %10.2f%n",
        verb,
        took.seconds(),
        took.seconds() / size * MILLION,
        took.processors(),
        took.processors() / size * MILLION);
  }

  private static void compare(int many, List<Took> ofMany, int few, List<Took> ofFew) {
    double more = (double) many / few;
    for (int v = 0; v < VERBS.size(); v++) {
      System.out.printf(
          Locale.ROOT,
          "%s, a rating at %,d to one at %,d: %.2f by the clock, %.2f of the processors%n",
          VERBS.get(v),
          many,
          few,
          ofMany.get(v).seconds() / ofFew.get(v).seconds() / more,
          ofMany.get(v).processors() / ofFew.get(v).processors() / more);
    }
  }

  private static Path folder(int ratings) {
    return FOLDER.resolve(Integer.toString(ratings));
  }

  private static Path work(int ratings) {
    return folder(ratings).resolve("work");
  }

  private static Path results(int ratings) {
    return folder(ratings).resolve("results");
  }

  private static RatingsGenerator generator(int ratings) {
    return new RatingsGenerator(folder(ratings), RATERS, 1);
  }

  private static List<Took> verbs(int ratings) throws IOException, InterruptedException {
    generator(ratings).write(ratings);
    Folders.delete(work(ratings));
    Folders.delete(results(ratings));
    Took imported = run("import", ratings);
    run("score", ratings);
    return List.of(imported, run("tally", ratings), run("table", ratings));
  }

  private static Took run(String verb, int ratings) throws IOException, InterruptedException {
    RatingsGenerator generator = generator(ratings);
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of("jobs", "attune").toString(),
            verb,
            generator.protocol().toString(),
            "--data",
            generator.data().toString(),
            "--work",
            work(ratings).toString(),
            "--results",
            results(ratings).toString(),
            "--conf",
            SETTINGS.toString());
    Path log = FOLDER.resolve(verb + "-" + ratings + ".txt");
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
    return new Took(seconds, processors.toNanos() / 1e9);
  }

  private static long megabytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1_000_000;
  }
}
