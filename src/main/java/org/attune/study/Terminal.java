package org.attune.study;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.attune.Visible;
import org.attune.spark.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what a run does: a line per finished stage, and all else in the log. Before somebody who
 * watches, the line of the running stage shows how far it is, how fast, and how long it will take.
 */
public final class Terminal implements Progress {

  /** How much is told. */
  public enum Detail {
    /** Stages when they are finished. */
    PLAIN,
    /** Also how far the running stage is, on a line that is overwritten. */
    LIVE,
    /** Also what is otherwise only in the log. */
    VERBOSE
  }

  private static final Logger LOG = LoggerFactory.getLogger("attune");
  private static final long REFRESH_MILLIS = 500;
  private static final int BAR = 24;
  private static final String OVER = "\r\u001b[K";

  /** Characters of the line that is overwritten: one that wraps could not be. */
  private static final int WIDTH = width(System.getenv("COLUMNS"));

  private final PrintStream out;
  private final Detail detail;
  private String stage = "";
  private long start;
  private volatile LongSupplier count;
  private volatile long total;
  private volatile String units;
  private volatile Supplier<String> beside;
  private Thread ticker;
  private volatile boolean halted;

  public Terminal(PrintStream out, Detail detail) {
    this.out = out;
    this.detail = detail;
  }

  /** Begins a stage. */
  public void begin(String name) {
    stage = name;
    start = System.nanoTime();
    count = null;
    if (detail == Detail.LIVE) {
      ticker = new Thread(this::tick, "progress");
      ticker.setDaemon(true);
      ticker.start();
    } else {
      log(stage + " ...");
    }
  }

  @Override
  public void watch(LongSupplier supplier, long of, String named) {
    watch(supplier, of, named, () -> "");
  }

  /**
   * Watches a count of units that rises to {@code of}.
   *
   * @param told stands behind it
   */
  void watch(LongSupplier supplier, long of, String named, Supplier<String> told) {
    total = of;
    units = named;
    beside = told;
    count = supplier;
  }

  /** Ends the stage with what came of it. */
  public void end(String result) {
    stop();
    print(stage + ": " + result);
    LOG.info("{}: {} ({} ms)", stage, result, (System.nanoTime() - start) / 1_000_000);
  }

  /** Ends the stage without a result, because it failed; what is told next begins its own line. */
  public void stop() {
    if (ticker != null) {
      ticker.interrupt();
      try {
        ticker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      ticker = null;
      show(OVER);
    }
  }

  /** Prints a last line: what is told after it is not shown. */
  public synchronized void halt(String line) {
    print(line);
    out.flush();
    halted = true;
  }

  /** Prints a line while a stage runs, and logs it. */
  public void note(String line) {
    print("  " + line);
    LOG.info(line);
  }

  /** Writes a line to the log: what depends on the machine and is no result. */
  public void log(String line) {
    if (detail == Detail.VERBOSE) {
      print(line);
    }
    LOG.info(line);
  }

  /** Writes where something failed to the log. */
  void failed(Throwable why) {
    LOG.error("failed", why);
  }

  /** Prints lines; what in them is of others cannot act on the terminal, see {@link Visible}. */
  public synchronized void print(String text) {
    String seen = Visible.text(text);
    show((detail == Detail.LIVE ? OVER : "") + seen + (seen.endsWith("\n") ? "" : "\n"));
  }

  private synchronized void show(String text) {
    if (!halted) {
      out.print(text);
      out.flush();
    }
  }

  private void tick() {
    try {
      while (true) {
        LongSupplier now = count;
        double seconds = (System.nanoTime() - start) / 1e9;
        String line =
            Visible.line(stage)
                + " "
                + (now == null
                    ? String.format(Locale.ROOT, "... %.0f s", seconds)
                    : progress(now.getAsLong(), total, units, seconds) + beside.get());
        show(OVER + line.substring(0, Math.min(WIDTH, line.length())));
        Thread.sleep(REFRESH_MILLIS);
      }
    } catch (InterruptedException e) {
      out.flush();
    }
  }

  /**
   * One character less than a terminal is wide, so that the cursor stays on the line.
   *
   * @param columns what the shell says of its width; 80 if it is no number, or null
   */
  static int width(String columns) {
    return (columns != null && columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : 80)
        - 1;
  }

  /**
   * A bar with how much is done, how fast, and about how long the rest takes.
   *
   * @param seconds since the beginning
   */
  static String progress(long done, long of, String units, double seconds) {
    double share = of <= 0 ? 1 : Math.min(1, done / (double) of);
    int filled = (int) (BAR * share);
    double rate = done / Math.max(seconds, 1e-3);
    String rest =
        done == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %s, %s left", rate(rate, units), time((of - done) / rate));
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %% %d/%d %s%s",
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        100 * share,
        done,
        of,
        units,
        rest);
  }

  private static String rate(double rate, String units) {
    return rate >= 1
        ? String.format(Locale.ROOT, "%.1f %s/s", rate, units)
        : String.format(Locale.ROOT, "%.1f %s/min", 60 * rate, units);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? whole / 60 + " min " + whole % 60 + " s"
            : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
