package org.attune.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.attune.score.Attributing.Attributed;
import org.attune.score.Attributing.Part;

/**
 * What each word of a text adds to each output of a scorer.
 *
 * @param words the words of the text
 * @param added by output and word; NaN where it was not asked for
 * @param baseline each output of a text without words
 * @param output each output of the text
 */
public record WordAttribution(
    List<TextWord> words, double[][] added, double[] baseline, double[] output) {

  /**
   * Lays the parts of a text over its words. A part that reaches over several words is divided
   * among them by the characters they share with it; a part that touches none goes to the nearest
   * word before it, so that nothing of the sum is lost.
   */
  public static WordAttribution of(String text, Attributed in) {
    List<TextWord> words = TextWord.of(text);
    double[][] added = new double[in.output().length][words.size()];
    for (Part part : in.parts()) {
      double[] shares = shares(words, part);
      for (int o = 0; o < added.length; o++) {
        for (int w = 0; w < shares.length; w++) {
          added[o][w] += shares[w] * part.added()[o];
        }
      }
    }
    return new WordAttribution(words, added, in.baseline(), in.output());
  }

  private static double[] shares(List<TextWord> words, Part part) {
    double[] shares = new double[words.size()];
    double all = 0;
    int nearest = 0;
    for (int w = 0; w < shares.length; w++) {
      TextWord word = words.get(w);
      shares[w] = Math.max(0, Math.min(word.to(), part.to()) - Math.max(word.from(), part.from()));
      all += shares[w];
      nearest = word.from() <= part.from() ? w : nearest;
    }
    if (all == 0 && shares.length > 0) {
      shares[nearest] = all = 1;
    }
    for (int w = 0; w < shares.length; w++) {
      shares[w] /= all == 0 ? 1 : all;
    }
    return shares;
  }

  /** What all words add to an output. */
  public double sum(int output) {
    return Arrays.stream(added[output]).sum();
  }

  /**
   * How far the sum is from the change of an output, as a share of that change; 0 where one of them
   * is not finite, or the change is less than {@code hardly}.
   */
  double gap(int output, double hardly) {
    double change = this.output[output] - baseline[output];
    double far = Math.abs(sum(output) - change) / Math.abs(change);
    return Double.isFinite(far) && Math.abs(change) >= hardly ? far : 0;
  }

  /**
   * The words in the order of what they add to an output, most first; of words that add the same
   * the one that stands first in {@code ties}.
   *
   * @param sign 1, or -1 where the least is first
   */
  int[] order(int output, int sign, int[] ties) {
    List<Integer> order = new ArrayList<>(Arrays.stream(ties).boxed().toList());
    // + 0.0 makes 0 of -0
    order.sort(Comparator.comparingDouble((Integer w) -> -(sign * added[output][w] + 0.0) + 0.0));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
