package org.attune.command;

import org.attune.study.Terminal;

/**
 * Tells what becomes of a run that is ended from outside, as by Ctrl-C. What fails from then on,
 * because all that runs is being taken down, is not told.
 */
public final class Stopping implements AutoCloseable {

  private final Thread hook;

  /** Watches from now on. */
  Stopping(Terminal terminal) {
    hook = new Thread(() -> terminal.halt("stopped; the same command goes on"), "stopping");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether this process is about to end. */
  public static boolean underWay() {
    Thread none = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(none);
      Runtime.getRuntime().removeShutdownHook(none);
      return false;
    } catch (IllegalStateException e) { // the one way to ask
      return true;
    }
  }

  @Override
  public void close() {
    if (!underWay()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
