package org.attune.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.attune.Visible;
import org.attune.result.Deviations;
import org.attune.table.Markdown;

/**
 * Tells what a verification finds, and keeps whether anything was different. What it tells of is of
 * others: each thing stands on a line of its own, see {@link Visible#line}, and what is longer goes
 * on further right, where no verdict of a verification stands.
 */
final class VerificationLog {

  /** Differences told of one thing, unless all are asked for. */
  private static final int SHOWN = 10;

  private static final String INDENT = "             ";

  private final Terminal terminal;
  private final boolean all;
  private boolean same = true;
  private boolean near;

  VerificationLog(Terminal terminal, boolean all) {
    this.terminal = terminal;
    this.all = all;
  }

  /** Whether all that was compared was equal, or as near as it must be. */
  boolean same() {
    return same;
  }

  /** Whether nothing differed at all. */
  boolean exact() {
    return same && !near;
  }

  /** Begins a rung. */
  void rung(int number, String from, String to) {
    terminal.print("");
    terminal.print("Rung " + number + ": " + from + " -> " + to);
  }

  /** Tells why a rung was not climbed; that is no difference. */
  void notClimbed(String why) {
    line("not climbed  ", why);
  }

  void note(String what) {
    line("", what);
  }

  private void line(String kind, String what) {
    List<String> lines = what.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String begin = i == 0 ? "  " + kind : INDENT;
      terminal.print(begin + Visible.line(i == 0 ? lines.get(i) : lines.get(i).strip()));
    }
  }

  /** Tells of what is the same. */
  void equal(String what) {
    line("equal      ", what);
  }

  /** Tells of what must not be different and is. */
  void different(String what) {
    same = false;
    line("different  ", what);
  }

  /** Tells of two things that were compared, and wherein they differ. */
  void compared(String name, Deviations comparison, String things) {
    String size = name + ": " + comparison.compared() + " " + things;
    if (comparison.equal()) {
      equal(size);
    } else {
      different(size + ", " + extent(comparison));
      list(comparison);
    }
  }

  /** Tells of differences that a re-run on another machine may have. */
  void near(String name, Deviations comparison, String things) {
    near = true;
    line(
        "near       ",
        name + ": " + comparison.compared() + " " + things + ", " + extent(comparison));
    list(comparison);
  }

  private static String extent(Deviations comparison) {
    return comparison.differences().size()
        + " differ"
        + (comparison.largest() > 0 ? ", by at most " + number(comparison.largest()) : "");
  }

  /** What is made of files that may be damaged; empty, and told, if nothing can be. */
  <T> Optional<T> trying(Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (RuntimeException e) {
      terminal.failed(e);
      different("the files cannot be made from those kept: " + Explanation.of(e).line());
      return Optional.empty();
    }
  }

  /** A difference as text. */
  static String number(double difference) {
    return Markdown.number(difference, 6);
  }

  private void list(Deviations comparison) {
    comparison.differences().stream()
        .limit(all ? Long.MAX_VALUE : SHOWN)
        .forEach(difference -> terminal.print(INDENT + Visible.line(difference)));
    int more = comparison.differences().size() - SHOWN;
    if (!all && more > 0) {
      terminal.print(INDENT + "and " + more + " more (--verbose shows them)");
    }
  }
}
