package org.attune.score;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.attune.corpus.Medium;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;

/**
 * A model that rates turns. Its name in protocols is its class name in kebab case; it has a public
 * record {@code Options} (what the protocol may set), a public constructor {@code (Options,
 * Request)}, and a {@link NumbersVersion}.
 *
 * <p>A scorer is made, used and closed by one task; what is dear to load is kept once per JVM
 * behind it.
 */
public interface Scorer extends AutoCloseable {

  /**
   * In place of each output of a dimension of a turn: no answer, on any scale. It is kept and
   * counted as such, never as a number.
   */
  long NO_ANSWER = Scale.ABSENT;

  /**
   * In place of each output of a dimension of a turn: it was not asked about it. That is not
   * counted as an answer that is missing.
   */
  long NOT_ASKED = Scale.NOT_ASKED;

  /**
   * Options of a scorer that hears or sees what was said. It rates utterances that have all of
   * these media, with a text or without: the turns it gets, and those before them, carry them.
   * Others read texts alone.
   */
  interface OfMedia {
    /** What it hears and sees; not empty. */
    Set<Medium.Kind> media();
  }

  /** How many turns before the rated one it reads, at most. */
  default int context() {
    return 0;
  }

  /**
   * Hash (hexadecimal SHA-256) of everything outside the protocol that scores depend on: weights,
   * vocabulary, lexicon.
   */
  String identity();

  /**
   * What scores depend on beside the protocol and {@link #identity}: native libraries and the
   * processor's instructions, by name. Empty where scores are the same on every machine.
   */
  default SortedMap<String, String> stack() {
    return Collections.emptySortedMap();
  }

  /**
   * How long a turn is to this scorer, at least 1: turns of the same length are best rated in one
   * group. Characters, where a scorer does not say.
   */
  default int length(Turn turn) {
    return 1 + turn.text().length() + turn.context().stream().mapToInt(String::length).sum();
  }

  /**
   * How many turns are rated, at most, before what they gave is put by, so that no interruption
   * costs more: 1 where each is a call that is paid for.
   */
  default int piece() {
    return Integer.MAX_VALUE;
  }

  /** Most tokens it reads of a turn, more being cut off; empty if it reads all. */
  default OptionalInt longest() {
    return OptionalInt.empty();
  }

  /** How long a turn is to it, and whether it is cut. */
  default Extent extent(Turn turn) {
    return new Extent(length(turn), false);
  }

  /**
   * Rates a group of turns, of any size.
   *
   * @return a row per turn, in order: the outputs of each dimension of {@link Request#dimensions()}
   *     one after the other. A dimension has {@link Scale#outputs()} outputs: on nominal, ordinal
   *     and label scales a degree for each category, 0 to 10,000 (four decimals); on interval
   *     scales the value in units of 10<sup>-9</sup>, rounded to four decimals, not cut to the
   *     scale's range; or all of them are {@link #NO_ANSWER} or {@link #NOT_ASKED}. The row of a
   *     turn does not depend on the other turns of the group.
   */
  long[][] score(List<Turn> turns);

  /**
   * What tells what each part of a text adds to the outputs; empty where the scorer cannot say it
   * of itself. To be closed before the scorer is.
   *
   * @throws IllegalArgumentException if it could say, but not of this model
   */
  default Optional<Attributing> attributing() {
    return Optional.empty();
  }

  @Override
  void close();
}
