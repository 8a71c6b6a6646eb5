package org.attune.chat;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Has what was written to a file put on the disk, by a thread of its own: whoever writes need not
 * wait for the disk, unless it falls far behind. What is written is safe from the end of the
 * process; only a machine that fails loses what was still on its way.
 */
final class Flusher implements AutoCloseable {

  /** Has all written so far put on the disk, as {@link java.nio.channels.FileChannel#force}. */
  @FunctionalInterface
  interface Disk {
    void force() throws IOException;
  }

  /** Lines that may be on their way to the disk. */
  static final int ON_THE_WAY = 64;

  private final Disk disk;
  private final Thread thread = new Thread(this::run, "puts answers on the disk");
  private long written;
  private long forced;
  private boolean closed;
  private IOException failed;

  Flusher(Disk disk) {
    this.disk = disk;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Told that a line was written. Waits while more are on their way than may be.
   *
   * @throws UncheckedIOException if the disk takes no more
   */
  synchronized void written() {
    written++;
    notifyAll();
    boolean interrupted = false;
    while (failed == null && written - forced > ON_THE_WAY) {
      interrupted |= !waited();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    check();
  }

  private boolean waited() {
    try {
      wait();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void check() {
    if (failed != null) {
      throw new UncheckedIOException(failed);
    }
  }

  private void run() {
    try {
      for (long all = next(); all > 0; all = next()) {
        disk.force();
        forced(all);
      }
    } catch (IOException e) {
      failed(e);
    } catch (RuntimeException | Error e) { // whoever waits must hear of it
      failed(new IOException(e));
    }
  }

  /** All lines written so far, once some of them are not on the disk; 0 if none will come. */
  private synchronized long next() {
    while (written == forced && !closed) {
      waited();
    }
    return written == forced ? 0 : written;
  }

  private synchronized void forced(long all) {
    forced = all;
    notifyAll();
  }

  private synchronized void failed(IOException why) {
    failed = why;
    notifyAll();
  }

  /** Waits until all is on the disk. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      check();
    }
  }
}
