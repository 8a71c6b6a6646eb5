package org.attune.study;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.attune.spark.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what a run does: a line per stage on the terminal, timings only in the log. On a terminal
 * the line of the running stage shows how far it is.
 */
public final class Terminal implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger("attune");
  private static final long REFRESH_MILLIS = 500;

  private final PrintStream out;
  private final boolean live;
  private String stage = "";
  private long start;
  private volatile LongSupplier count;
  private volatile long total;
  private volatile String units;
  private Thread ticker;

  public Terminal(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** Begins a stage. */
  public void begin(String name) {
    stage = name;
    start = System.nanoTime();
    count = null;
    if (live) {
      ticker = new Thread(this::tick, "progress");
      ticker.setDaemon(true);
      ticker.start();
    } else {
      out.println(stage + " ...");
    }
  }

  @Override
  public void watch(LongSupplier supplier, long of, String named) {
    total = of;
    units = named;
    count = supplier;
  }

  /** Ends the stage with what came of it. */
  public void end(String result) {
    stop();
    out.println((live ? "\r\u001b[K" : "") + stage + ": " + result);
    LOG.info("{}: {} ({} ms)", stage, result, (System.nanoTime() - start) / 1_000_000);
  }

  /** Ends the stage without a result, because it failed. */
  public void stop() {
    if (ticker != null) {
      ticker.interrupt();
      try {
        ticker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      ticker = null;
    }
  }

  /** Prints a line while a stage runs, and logs it. */
  public void note(String line) {
    out.println((live ? "\r\u001b[K" : "") + "  " + line);
    LOG.info(line);
  }

  /** Writes a line to the log alone: what depends on the machine and is no result. */
  public void log(String line) {
    LOG.info(line);
  }

  /** Prints lines. */
  public void print(String text) {
    out.print(text.endsWith("\n") ? text : text + "\n");
  }

  private void tick() {
    try {
      while (true) {
        LongSupplier now = count;
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.print(
            "\r\u001b[K"
                + stage
                + " ... "
                + (now == null ? "" : now.getAsLong() + "/" + total + " " + units + ", ")
                + seconds
                + " s");
        out.flush();
        Thread.sleep(REFRESH_MILLIS);
      }
    } catch (InterruptedException e) {
      out.flush();
    }
  }
}
