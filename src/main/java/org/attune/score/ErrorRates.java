package org.attune.score;

/**
 * Raters by their error rates (see {@link DawidSkene}): how probable each rating is where the truth
 * is a given category. At the start nothing is known of them, and the posterior of an item is the
 * share of votes for each category.
 */
public final class ErrorRates implements Raters {

  private static final int PRIORS = 1;

  private final int raters;
  private final int categories;
  private final double[] logPriors;
  private final double[] logErrors;

  private ErrorRates(int raters, int categories, double[] logPriors, double[] logErrors) {
    this.raters = raters;
    this.categories = categories;
    this.logPriors = logPriors;
    this.logErrors = logErrors;
  }

  /** Raters of whom nothing is known. */
  static ErrorRates unknown(int raters, int categories) {
    Math.multiplyExact(Math.multiplyExact(raters, categories), categories);
    return new ErrorRates(raters, categories, null, null);
  }

  /**
   * Raters with these error rates.
   *
   * @param priors probability of each category
   * @param errors probability of each rating by each rater, for each true category: see {@link #at}
   */
  static ErrorRates of(int raters, double[] priors, double[] errors) {
    return new ErrorRates(raters, priors.length, logs(priors), logs(errors));
  }

  private static double[] logs(double[] probabilities) {
    double[] logs = new double[probabilities.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(probabilities[i]);
    }
    return logs;
  }

  /** Position of an error rate. */
  static int at(int categories, int rater, int rating, int truth) {
    return (rater * categories + rating) * categories + truth;
  }

  /** Position of an error rate's count among the sums. */
  static int sum(int categories, int rater, int rating, int truth) {
    return PRIORS + categories + at(categories, rater, rating, truth);
  }

  /** Position of a category's count among the sums. */
  static int sum(int category) {
    return PRIORS + category;
  }

  /** Probability of a category. */
  public double prior(int category) {
    return StrictMath.exp(logPriors[category]);
  }

  /** Probability that a rater says {@code rating} where {@code truth} is true. */
  public double error(int rater, int rating, int truth) {
    return StrictMath.exp(logErrors[at(categories, rater, rating, truth)]);
  }

  /** Probability that a rater is right. */
  public double accuracy(int rater) {
    double sum = 0;
    for (int k = 0; k < categories; k++) {
      sum += prior(k) * error(rater, k, k);
    }
    return sum;
  }

  @Override
  public double[] posterior(Panel panel) {
    double[] weights = logWeights(panel);
    Raters.normalise(weights);
    return weights;
  }

  @Override
  public FixedSums sums() {
    return new FixedSums(PRIORS + categories + raters * categories * categories);
  }

  @Override
  public void count(Panel panel, FixedSums sums) {
    double[] posterior = logWeights(panel);
    double log = Raters.normalise(posterior);
    sums.add(LOSS, logPriors == null ? 0 : -log);
    for (int truth = 0; truth < categories; truth++) {
      sums.add(sum(truth), posterior[truth]);
      for (int i = 0; i < panel.size(); i++) {
        sums.add(sum(categories, panel.rater(i), panel.category(i), truth), posterior[truth]);
      }
    }
  }

  private double[] logWeights(Panel panel) {
    if (logPriors == null) {
      double[] votes = new double[categories];
      for (int i = 0; i < panel.size(); i++) {
        votes[panel.category(i)]++;
      }
      return logs(votes);
    }
    double[] weights = logPriors.clone();
    for (int i = 0; i < panel.size(); i++) {
      int row = at(categories, panel.rater(i), panel.category(i), 0);
      for (int truth = 0; truth < categories; truth++) {
        weights[truth] += logErrors[row + truth];
      }
    }
    return weights;
  }
}
