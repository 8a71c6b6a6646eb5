package org.attune.score;

import java.util.List;
import org.attune.corpus.Turn;

/**
 * Tells what each part of a rated text adds to the outputs of a scorer, before these become
 * degrees: log-odds of a label, the logit of a category, the value itself. The turns before the
 * rated one are taken as they are.
 */
public interface Attributing extends AutoCloseable {

  /**
   * Whether the outputs are sums, of which the parts are summands. If not, the parts are integrated
   * gradients (Sundararajan, Taly &amp; Yan 2017, arXiv:1703.01365), whose sum comes near.
   */
  boolean exact();

  /**
   * What the parts of each turn's text add, in the order of the turns.
   *
   * @param wanted of each turn the outputs that are wanted; what is added to others may be NaN,
   *     where each costs as much as the first
   */
  List<Attributed> of(List<Turn> turns, List<int[]> wanted);

  @Override
  void close();

  /**
   * A text in parts.
   *
   * @param baseline the outputs without any part, in the order of {@link Scorer#score}
   * @param output the outputs with all of them
   * @param parts what has a place in the text; their sum and the baseline give the output
   */
  record Attributed(double[] baseline, double[] output, List<Part> parts) {}

  /**
   * A part of a text.
   *
   * @param from its first character
   * @param to the one behind its last
   * @param added what it adds to each output
   */
  record Part(int from, int to, double[] added) {}
}
