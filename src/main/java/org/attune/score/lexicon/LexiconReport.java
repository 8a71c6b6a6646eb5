package org.attune.score.lexicon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How well a lexicon's degrees find the labels people gave. A label is given where its degree
 * reaches the label's threshold, the one with the greatest F1 on the development texts (the highest
 * of several).
 */
final class LexiconReport {

  private final List<String> names;
  private final WordWeights weights;
  private final int[] thresholds;

  LexiconReport(List<String> names, WordWeights weights, List<LabelledText> development) {
    this.names = names;
    this.weights = weights;
    int[][] degrees = degrees(development);
    thresholds = new int[names.size()];
    for (int label = 0; label < thresholds.length; label++) {
      thresholds[label] = best(degrees, development, label);
    }
  }

  /**
   * A line per label: threshold, texts with the label, those found, those given, F1; then macro-F1
   * (mean of the F1s), micro-F1 and the mean log loss of degree / 10,000 per label.
   */
  String of(String split, List<LabelledText> texts) {
    int[][] degrees = degrees(texts);
    StringBuilder lines = new StringBuilder();
    double sum = 0;
    double loss = 0;
    long allBoth = 0;
    long allEither = 0;
    for (int label = 0; label < names.size(); label++) {
      int both = 0;
      int human = 0;
      int given = 0;
      for (int i = 0; i < texts.size(); i++) {
        boolean is = texts.get(i).has(label);
        boolean found = degrees[i][label] >= thresholds[label];
        both += is && found ? 1 : 0;
        human += is ? 1 : 0;
        given += found ? 1 : 0;
        double p = Math.min(9999.5, Math.max(0.5, degrees[i][label])) / 10_000;
        loss -= StrictMath.log(is ? p : 1 - p);
      }
      double f1 = human + given == 0 ? 0 : 2.0 * both / (human + given);
      sum += f1;
      allBoth += both;
      allEither += human + given;
      lines.append(
          String.format(
              Locale.ROOT,
              "%-5s %-16s threshold %5d  human %5d  both %5d  given %5d  F1 %.4f%n",
              split,
              names.get(label),
              thresholds[label],
              human,
              both,
              given,
              f1));
    }
    loss /= (double) names.size() * texts.size();
    lines.append(
        String.format(
            Locale.ROOT,
            "%-5s macro-F1 %.4f  micro-F1 %.4f  log loss %.5f  texts %d%n",
            split,
            sum / names.size(),
            2.0 * allBoth / allEither,
            loss,
            texts.size()));
    return lines.toString();
  }

  private int[][] degrees(List<LabelledText> texts) {
    return texts.stream()
        .map(
            text ->
                Arrays.stream(weights.logOdds(text.text()))
                    .mapToInt(z -> (int) Math.round(10_000 / (1 + StrictMath.exp(-z))))
                    .toArray())
        .toArray(int[][]::new);
  }

  private static int best(int[][] degrees, List<LabelledText> texts, int label) {
    int[] human = new int[10_001];
    int[] given = new int[10_001];
    int all = 0;
    for (int i = 0; i < degrees.length; i++) {
      given[degrees[i][label]]++;
      human[degrees[i][label]] += texts.get(i).has(label) ? 1 : 0;
      all += texts.get(i).has(label) ? 1 : 0;
    }
    int best = 10_000;
    double greatest = -1;
    int both = 0;
    int above = 0;
    for (int threshold = 10_000; threshold >= 0; threshold--) {
      both += human[threshold];
      above += given[threshold];
      double f1 = all + above == 0 ? 0 : 2.0 * both / (all + above);
      if (f1 > greatest) {
        greatest = f1;
        best = threshold;
      }
    }
    return best;
  }
}
