package org.attune.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.attune.corpus.Hashes;
import org.attune.corpus.Turn;

/**
 * How true an order of the words of a text is of a scorer (DeYoung et al. 2020,
 * doi:10.18653/v1/2020.acl-main.408). With m(x) what the scorer says of text x for its own answer,
 * and r<sub>q</sub> the first q &middot; n of the n words, rounded up,
 *
 * <ul>
 *   <li>comprehensiveness is the mean over q of m(x) - m(x without r<sub>q</sub>): high where these
 *       words were needed;
 *   <li>sufficiency is the mean over q of m(x) - m(r<sub>q</sub> alone): low where they suffice;
 * </ul>
 *
 * <p>q being .01, .05, .10, .20 and .50 (the area over the perturbation curve, AOPC). Any order
 * takes words away, so a number means something only beside that of {@value #RANDOM} random orders
 * of the same words.
 */
public final class Erasure {

  /** Shares of the words, in percent. */
  private static final int[] PERCENT = {1, 5, 10, 20, 50};

  /** Random orders of each text. */
  static final int RANDOM = 5;

  private Erasure() {}

  /**
   * Both measures of one order.
   *
   * @param comprehensiveness what is lost without the first words
   * @param sufficiency what is lost with these alone
   */
  public record Measured(double comprehensiveness, double sufficiency) {}

  /** The turns that must be rated for an order of a turn's words. */
  static List<Turn> turns(Turn turn, List<TextWord> words, int[] order) {
    List<Turn> turns = new ArrayList<>();
    for (int percent : PERCENT) {
      BitSet first = first(order, percent);
      turns.add(Occlusion.with(turn, TextWord.only(turn.text(), words, first)));
      first.flip(0, words.size());
      turns.add(Occlusion.with(turn, TextWord.only(turn.text(), words, first)));
    }
    return turns;
  }

  private static BitSet first(int[] order, int percent) {
    int many = Math.toIntExact(((long) order.length * percent + 99) / 100);
    BitSet first = new BitSet();
    for (int i = 0; i < many; i++) {
      first.set(order[i]);
    }
    return first;
  }

  /**
   * Measures an order, once its turns are rated.
   *
   * @param output the output that is the scorer's answer
   * @param sign 1 if more of it is more of the answer, else -1
   * @return NaN where the scorer does not answer one of them
   */
  static Measured of(Turn turn, List<TextWord> words, int[] order, int output, int sign, Rated of) {
    List<Turn> turns = turns(turn, words, order);
    double whole = of.of(turn)[output];
    double without = 0;
    double alone = 0;
    for (int t = 0; t < turns.size(); t += 2) {
      alone += sign * (whole - of.of(turns.get(t))[output]);
      without += sign * (whole - of.of(turns.get(t + 1))[output]);
    }
    return new Measured(without / PERCENT.length, alone / PERCENT.length);
  }

  /**
   * Random orders of a text's words, which follow from a seed and the item alone: the first breaks
   * ties, the others are compared with.
   */
  static List<int[]> random(long seed, String item, int words) {
    long own = Long.parseUnsignedLong(Hashes.of(item).substring(0, 16), 16);
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed ^ own);
    List<int[]> orders = new ArrayList<>();
    for (int r = 0; r <= RANDOM; r++) {
      int[] order = new int[words];
      for (int w = 0; w < words; w++) { // Fisher-Yates, from the inside out
        int at = random.nextInt(w + 1);
        order[w] = order[at];
        order[at] = w;
      }
      orders.add(order);
    }
    return orders;
  }
}
