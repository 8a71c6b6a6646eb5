package org.attune.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.attune.corpus.Scale;

/**
 * Agreement and its intervals beside the Python packages that psychologists use, on the same data:
 * first the same values, then the times of both.
 */
public final class AgreementPeers {

  static final int WARM_UP = 5;
  static final int TIMES = 7;

  private AgreementPeers() {}

  /** Takes the Python to make the virtual environment with; {@code python3} if there is none. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Peer.install(arguments.length == 0 ? "python3" : arguments[0]);
    new AlphaOfMany().compare();
    new CorrelationsOfTwo().compare();
  }

  static void agree(double difference, double tolerance) {
    if (!(difference <= tolerance)) {
      throw new IllegalStateException(
          "values differ by " + difference + ", at most " + tolerance + " expected");
    }
    System.out.printf(Locale.ROOT, "values differ by at most %.1e%n", difference);
  }

  static void print(Took ours, String peer, Took theirs, int expected) {
    System.out.printf(
        Locale.ROOT,
        "Attune %.3f s (processors %.3f s), %s %.3f s (processors %.3f s)%n"
            + "ratio %.1f by the clock, %.1f of the processors; %d or more expected%n%n",
        ours.seconds(),
        ours.processors(),
        peer,
        theirs.seconds(),
        theirs.processors(),
        theirs.seconds() / ours.seconds(),
        theirs.processors() / ours.processors(),
        expected);
  }

  /** Codes of one item, true to its own value, the raters' severity and error. */
  static long[] ratings(SplittableRandom random, double common, Scale scale, double[] severity) {
    double middle = (scale.size() - 1) / 2.0;
    double own = common + random.nextGaussian();
    return Arrays.stream(severity)
        .mapToLong(s -> Math.round(middle + own + s + 0.8 * random.nextGaussian()))
        .map(code -> Math.max(0, Math.min(scale.size() - 1, code)))
        .toArray();
  }
}
