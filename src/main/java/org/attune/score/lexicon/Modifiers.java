package org.attune.score.lexicon;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that change the weight of the words after them: negations and intensifiers.
 *
 * <p>Form: rows of word, factor, window (tab-separated; lines that begin with {@code #} are
 * comments). The weights of the next {@code window} words up to a mark or pause are multiplied by
 * the factor; several modifiers multiply. The row {@code n't} stands for every word that ends so.
 */
final class Modifiers {

  private record Rule(double factor, int window) {}

  private final Map<String, Rule> rules = new HashMap<>();

  Modifiers(String content) {
    for (String line : content.split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\t");
        rules.put(cells[0], new Rule(Double.parseDouble(cells[1]), Integer.parseInt(cells[2])));
      }
    }
  }

  /** The factor of the word at each position. */
  double[] factors(List<String> words) {
    double[] factors = new double[words.size()];
    Arrays.fill(factors, 1);
    for (int i = 0; i < factors.length; i++) {
      String word = words.get(i);
      Rule rule = rules.get(word.endsWith("n't") ? "n't" : word);
      if (rule != null) {
        for (int k = i + 1;
            k <= i + rule.window && k < factors.length && !Words.mark(words.get(k));
            k++) {
          factors[k] *= rule.factor;
        }
      }
    }
    return factors;
  }
}
