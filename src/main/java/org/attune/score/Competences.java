package org.attune.score;

import java.util.Arrays;

/**
 * Raters by their competences (see {@link Mace}): how probable it is that they know the category of
 * an item, and what they say if they guess.
 */
public final class Competences implements Raters {

  private final int categories;
  private final double[] competences;
  private final double[] logMisses;
  private final double[] logHits;

  /**
   * Raters.
   *
   * @param knows weight of knowing, by rater
   * @param guesses weight of guessing, by rater
   * @param habits weight of each category when guessing, by rater
   */
  Competences(int categories, double[] knows, double[] guesses, double[][] habits) {
    this.categories = categories;
    competences = new double[knows.length];
    logMisses = new double[Math.multiplyExact(knows.length, categories)];
    logHits = new double[logMisses.length];
    for (int r = 0; r < knows.length; r++) {
      competences[r] = knows[r] / (knows[r] + guesses[r]);
      for (int k = 0; k < categories; k++) {
        double guessed = guesses[r] * habits[r][k];
        logMisses[r * categories + k] = StrictMath.log(guessed);
        logHits[r * categories + k] = StrictMath.log(guessed + knows[r]);
      }
    }
  }

  /** Position among the sums of how often a rater knew. */
  static int known(int rater) {
    return LOSS + 1 + rater;
  }

  /** Position among the sums of how often a rater said a category by a guess. */
  static int guessed(int raters, int categories, int rater, int category) {
    return LOSS + 1 + raters + rater * categories + category;
  }

  /** Probability that a rater knows. */
  public double competence(int rater) {
    return competences[rater];
  }

  @Override
  public double[] posterior(Panel panel) {
    double[] weights = logWeights(panel);
    Raters.normalise(weights);
    return weights;
  }

  @Override
  public FixedSums sums() {
    return new FixedSums(guessed(competences.length, categories, competences.length, 0));
  }

  @Override
  public void count(Panel panel, FixedSums sums) {
    double[] posterior = logWeights(panel);
    sums.add(LOSS, -Raters.normalise(posterior));
    for (int i = 0; i < panel.size(); i++) {
      int at = panel.rater(i) * categories + panel.category(i);
      double right = posterior[panel.category(i)];
      double lucky = StrictMath.exp(logMisses[at] - logHits[at]);
      sums.add(known(panel.rater(i)), right * (1 - lucky));
      sums.add(
          guessed(competences.length, categories, panel.rater(i), panel.category(i)),
          1 - right + right * lucky);
    }
  }

  /** log of 1 / categories · Π (guess · habit + know where the rating is the category). */
  private double[] logWeights(Panel panel) {
    double all = -StrictMath.log(categories);
    for (int i = 0; i < panel.size(); i++) {
      all += logMisses[panel.rater(i) * categories + panel.category(i)];
    }
    double[] weights = new double[categories];
    Arrays.fill(weights, all);
    for (int i = 0; i < panel.size(); i++) {
      int at = panel.rater(i) * categories + panel.category(i);
      weights[panel.category(i)] += logHits[at] - logMisses[at];
    }
    return weights;
  }
}
