package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.Scratch;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.Reach;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.neural.Djl;
import org.attune.score.neural.MatrixProduct;
import org.attune.score.neural.Meter;
import org.attune.spark.Scoring;
import org.attune.spark.Selection;

/**
 * The verb bench: how fast neural scorers are on this machine. It scores as the verb score does, on
 * as many cores as Spark's master names, into a folder that is deleted at once; a short scoring to
 * warm up goes before.
 */
final class BenchStep {

  private static final int WARM_UP = 256;
  private static final double CEILING_SECONDS = 2;

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  BenchStep(
      Setting setting,
      Protocol protocol,
      Catalog catalog,
      Terminal terminal,
      Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.catalog = catalog;
    this.terminal = terminal;
    this.spark = spark;
  }

  private static List<ScorerEntry> neural(PlannedCorpus corpus) {
    return corpus.scorers().stream().filter(s -> s.options() instanceof Djl.Options).toList();
  }

  /**
   * Sees whether there is something to measure.
   *
   * @throws UserMistake if the corpus has no neural scorer, or the machines are others than this
   */
  void check(PlannedCorpus corpus) {
    if (neural(corpus).isEmpty()) {
      throw new UserMistake(
          "bench: expected a scorer djl on the first corpus, "
              + corpus.name()
              + ", found "
              + corpus.scorers().stream().map(ScorerEntry::name).toList());
    }
    if (!setting.sparkMaster().matches("local(\\[.*])?")) {
      throw new UserMistake(
          "bench: expected to run on this machine's cores (--master local[N]), found "
              + setting.sparkMaster());
    }
  }

  /** Measures each neural scorer on a corpus and prints what it found. */
  void run(PlannedCorpus corpus, ImportStep.Imported imported, int most) throws IOException {
    Path items = ImportStep.items(setting, corpus.name(), imported);
    for (ScorerEntry entry : neural(corpus)) {
      Path folder = Scratch.folder("bench-");
      try {
        measure(corpus, entry, items, most, folder);
      } finally {
        WorkFolder.remove(folder);
      }
    }
  }

  private void measure(PlannedCorpus corpus, ScorerEntry entry, Path items, int most, Path folder)
      throws IOException {
    int threads = spark.get().sparkContext().defaultParallelism();
    ScorerFactory open =
        new ScorerFactory(
            catalog.scorer(entry.scorer()),
            entry.options(),
            FittedScorers.scales(corpus, entry),
            setting.models(),
            folder.toString(),
            setting.files(protocol, corpus.name()).toString());
    terminal.begin("bench " + entry.name() + " on " + corpus.name());
    try (Djl scorer = (Djl) open.open("cpu")) {
      List<Selection> selections = Roles.scored(protocol, corpus, entry);
      Reach reach = ScoreStep.reach(entry, scorer);
      Scoring.run(
          spark.get(),
          items,
          selections.get(0),
          reach,
          open,
          folder.resolve("warm"),
          (count, of, units) -> {},
          Math.min(WARM_UP, most));
      double ceiling = MatrixProduct.gigaflops(threads, CEILING_SECONDS);
      Meter.Reading earlier = scorer.meter();
      long turns = 0;
      double seconds = 0;
      for (int i = 0; i < selections.size() && turns < most; i++) {
        Path to = folder.resolve("scores-" + i);
        int left = (int) (most - turns);
        long start = System.nanoTime();
        turns +=
            Scoring.run(spark.get(), items, selections.get(i), reach, open, to, terminal, left)
                .turns();
        seconds += (System.nanoTime() - start) / 1e9;
      }
      Meter.Reading done = scorer.meter().since(earlier);
      ceiling = Math.max(ceiling, MatrixProduct.gigaflops(threads, CEILING_SECONDS));
      terminal.end(turns + " different turns");
      line("run as", "%s", scorer.way());
      print(turns, seconds, threads, done, scorer.matrices(), ceiling);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
  }

  private void print(
      long turns, double seconds, int threads, Meter.Reading done, long matrices, double ceiling)
      throws IOException {
    double reached = 2.0 * matrices * done.padded() / seconds / 1e9;
    double threadSeconds = seconds * threads;
    line("different turns", "%d", turns);
    line("threads", "%d", threads);
    line("turns/s", "%.1f, from Parquet to written scores", turns / seconds);
    line("tokens/s", "%.1f, without padding", done.tokens() / seconds);
    line(
        "padding share",
        "%.4f of the tokens the model ran on",
        1 - done.tokens() / (double) done.padded());
    line("tokenising share", "%.4f of the threads' time", done.tokenising() / threadSeconds);
    line(
        "overhead share",
        "%.4f of the threads' time is outside the model",
        1 - done.inModel() / threadSeconds);
    line("model load time", "%.3f s", done.loading());
    line("peak memory", "%.1f MiB resident (VmHWM of this process)", peak());
    line(
        "model",
        "%.3f GFLOP/s (2 x %d numbers in its matrices without embeddings x tokens with padding)",
        reached,
        matrices);
    line(
        "matrix product ceiling",
        "%.3f GFLOP/s (fp32, 768x384 by 384x1536 and 768x1536 by 1536x384)",
        ceiling);
    line("ratio to ceiling", "%.5f", reached / ceiling);
  }

  private void line(String name, String format, Object... values) {
    terminal.print(String.format(Locale.ROOT, "  %-24s" + format, prepend(name, values)));
  }

  private static Object[] prepend(String name, Object[] values) {
    return Stream.concat(Stream.of(name), Stream.of(values)).toArray();
  }

  /** Most memory this process ever held, in MiB. */
  private static double peak() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElseThrow();
    }
  }
}
