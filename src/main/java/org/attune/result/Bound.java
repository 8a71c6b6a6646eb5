package org.attune.result;

import java.util.function.Consumer;
import org.attune.StudyFailed;
import org.attune.protocol.Protocol;

/**
 * A bound on work that is known before it begins: a tenth of it is told, more than it is refused.
 *
 * @param work what is to be done, as the beginning of a sentence
 * @param units what is counted
 * @param limit most of them
 * @param setting where the protocol sets it
 * @param less what makes it less
 */
public record Bound(String work, String units, long limit, String setting, String less) {

  private static final int TOLD = 10;

  /** The bound on the resamples of a corpus's cells, which are in memory at once. */
  public static Bound ofDraws(String corpus, Protocol.Limits limits) {
    return new Bound(
        "the tables of " + corpus,
        "resamples (cells times replicates)",
        limits.draws(),
        "draws",
        "fewer replicates, statistics, or tables against each-rater and pairs");
  }

  /** The bound on a corpus's counts. */
  public static Bound ofTallies(String corpus, Protocol.Limits limits) {
    return new Bound(
        "counting " + corpus,
        "entries of tallies",
        limits.tallies(),
        "tallies",
        "fewer tables against each-rater and pairs");
  }

  /**
   * Tells of much work.
   *
   * @throws StudyFailed if it is more than the limit
   */
  public void check(long amount, Consumer<String> told) {
    if (amount > limit) {
      throw new StudyFailed(
          "%s would take %s %s, the protocol's limit is %s (limits: %s); %s make it less"
              .formatted(work, number(amount), units, number(limit), setting, less));
    }
    if (amount > limit / TOLD) {
      told.accept(
          "%s takes %s %s, which is long (above %s, limits: %s, it would be refused); %s make it less"
              .formatted(work, number(amount), units, number(limit), setting, less));
    }
  }

  private static String number(long amount) {
    return amount == Long.MAX_VALUE ? "more than 9e18" : Long.toString(amount);
  }
}
