package org.attune.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.UserMistake;
import org.attune.protocol.Reproduction;

/**
 * How near numbers must come that rest on a model which ran on another machine before: what whoever
 * verifies results asks, and nobody who hands them over can widen.
 *
 * @param codes share of the sampled codes of a model that must be the same, from 0 to 1
 * @param estimates largest difference of an estimate or a limit of an interval, 0 or more, in the
 *     unit of the statistic
 */
public record Tolerance(double codes, double estimates) {

  /** What is asked if nothing else is. */
  public static final Tolerance USUAL = new Tolerance(0.995, 0.005);

  /** Names of the two on a command line. */
  private static final String CODES = "codes";

  private static final String ESTIMATES = "estimates";

  /**
   * The usual one with what a command line says else.
   *
   * @param said by name
   * @throws UserMistake if it names anything else, or numbers that cannot be meant
   */
  public static Tolerance of(Map<String, Double> said) {
    double codes = said.getOrDefault(CODES, USUAL.codes);
    double estimates = said.getOrDefault(ESTIMATES, USUAL.estimates);
    if (!Set.of(CODES, ESTIMATES).containsAll(said.keySet())
        || !(codes >= 0 && codes <= 1)
        || !(estimates >= 0 && estimates < Double.POSITIVE_INFINITY)) {
      throw new UserMistake(
          "--tolerance: expected codes=N, the share of equal codes from 0 to 1, or estimates=X, the largest"
              + " difference, found "
              + said);
    }
    return new Tolerance(codes, estimates);
  }

  /** The narrower of the two, of each number. */
  public Tolerance narrowed(Reproduction asked) {
    return new Tolerance(
        Math.max(codes, asked.codes().orElse(codes)),
        Math.min(estimates, asked.estimates().orElse(estimates)));
  }

  /** What of a protocol's bounds is wider than this, in words; empty if nothing is. */
  public List<String> wider(Reproduction asked) {
    List<String> wider = new ArrayList<>();
    asked
        .codes()
        .filter(share -> share < codes)
        .ifPresent(share -> wider.add("codes " + share + " where " + codes + " is asked"));
    asked
        .estimates()
        .filter(most -> most > estimates)
        .ifPresent(most -> wider.add("estimates " + most + " where " + estimates + " is asked"));
    return wider;
  }

  /** In words. */
  public String words() {
    return "at least " + codes + " of the codes equal, estimates at most " + estimates + " apart";
  }
}
