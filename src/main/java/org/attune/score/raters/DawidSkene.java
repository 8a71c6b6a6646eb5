package org.attune.score.raters;

import java.io.Serializable;
import java.util.Arrays;
import org.attune.Cites;
import org.attune.score.Learner;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/**
 * Consensus by error rates. Each rater has a probability of each rating for each true category,
 * each category a prior probability; both are estimated by maximum likelihood together with the
 * posterior probabilities of the items' categories, from the shares of votes on, by EM (Dawid &amp;
 * Skene 1979, doi:10.2307/2346806). The consensus of an item is its posterior.
 *
 * <p>With {@code oneCoin} a rater has one probability of being right, whatever the truth, and all
 * wrong ratings are alike (Zhang, Chen, Zhou &amp; Jordan 2016, arXiv:1406.3824): for raters with
 * few ratings each.
 *
 * <p>Missing ratings are left out: raters are taken to differ in what they rate by chance alone.
 * Items nobody rated have no consensus.
 *
 * <p>With a smoothing of 0 a step is that of crowd-kit: expected counts below 10<sup>-10</sup> are
 * raised to it before they become rates, one-coin rates are held between 10<sup>-10</sup> and 1 -
 * 10<sup>-10</sup>. Results differ in two ways. crowd-kit stops before its {@code n_iter} steps
 * where its loss changes by less than {@code tol}; here all steps are taken. And categories are
 * those of the scale here, those that somebody gave there: with {@code oneCoin} a wrong rating is
 * one of all others, so categories nobody uses make every rating weigh more, and posteriors part
 * (.952 here where crowd-kit has .905); without, categories nobody uses change nothing.
 */
@Cites({"dawid1979", "zhang2016"})
public final class DawidSkene implements RaterModel {

  private static final double LEAST = 1e-10;

  /** What a protocol may set. */
  public record Options(
      @Doc("EM steps, from the shares of votes on") @Default("50") int iterations,
      @Doc(
              "Added to the expected count of each rating of a rater for each true category,"
                  + " against error rates of 0 by chance; 0 for maximum likelihood")
          @Default("0.01")
          double smoothing,
      @Doc("One error rate a rater, for raters with few ratings, in place of one for each category")
          @Default("false")
          boolean oneCoin)
      implements Serializable, Of {

    public Options {
      if (iterations < 1
          || iterations > Learner.MOST_STEPS
          || !(smoothing >= 0 && smoothing < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "expected iterations 1 to 10000 and smoothing 0 or more, found "
                + iterations
                + " and "
                + smoothing);
      }
    }

    @Override
    public RaterModel model() {
      return new DawidSkene(this);
    }
  }

  private final Options options;

  public DawidSkene(Options options) {
    this.options = options;
  }

  @Override
  public int iterations() {
    return options.iterations();
  }

  @Override
  public long numbers(int raters, int categories) {
    return (long) raters * categories * categories;
  }

  @Override
  public RaterModel.Raters start(int raters, int categories, int restart) {
    return ErrorRates.unknown(raters, categories);
  }

  @Override
  public ErrorRates learn(RaterModel.FixedSums sums, int raters, int categories) {
    double[] priors = new double[categories];
    double items = 0;
    for (int k = 0; k < categories; k++) {
      priors[k] = sums.value(ErrorRates.sum(k));
      items += priors[k];
    }
    for (int k = 0; k < categories; k++) {
      priors[k] /= items;
    }
    double[] errors = new double[raters * categories * categories];
    for (int rater = 0; rater < raters; rater++) {
      double[][] counts = counts(sums, rater, categories);
      if (options.oneCoin()) {
        oneCoin(counts);
      } else {
        rates(counts);
      }
      for (int rating = 0; rating < categories; rating++) {
        System.arraycopy(
            counts[rating], 0, errors, ErrorRates.at(categories, rater, rating, 0), categories);
      }
    }
    return ErrorRates.of(raters, priors, errors);
  }

  /** Expected counts of a rater's ratings (rows) for true categories (columns). */
  private static double[][] counts(RaterModel.FixedSums sums, int rater, int categories) {
    double[][] counts = new double[categories][categories];
    for (int rating = 0; rating < categories; rating++) {
      for (int truth = 0; truth < categories; truth++) {
        counts[rating][truth] = sums.value(ErrorRates.sum(categories, rater, rating, truth));
      }
    }
    return counts;
  }

  private void rates(double[][] counts) {
    for (double[] rating : counts) {
      boolean used = Arrays.stream(rating).anyMatch(count -> count > 0);
      for (int truth = 0; truth < rating.length; truth++) {
        rating[truth] += options.smoothing();
        rating[truth] = used || options.smoothing() > 0 ? Math.max(rating[truth], LEAST) : 0;
      }
    }
    for (int truth = 0; truth < counts.length; truth++) {
      double sum = 0;
      for (double[] rating : counts) {
        sum += rating[truth];
      }
      for (double[] rating : counts) {
        rating[truth] /= sum;
      }
    }
  }

  private void oneCoin(double[][] counts) {
    double right = options.smoothing();
    double all = options.smoothing() * counts.length;
    for (int rating = 0; rating < counts.length; rating++) {
      right += counts[rating][rating];
      for (double count : counts[rating]) {
        all += count;
      }
    }
    double hit = right / all;
    double miss = (1 - hit) / Math.max(1, counts.length - 1);
    for (int rating = 0; rating < counts.length; rating++) {
      Arrays.fill(counts[rating], Math.min(Math.max(miss, LEAST), 1 - LEAST));
      counts[rating][rating] = Math.min(Math.max(hit, LEAST), 1 - LEAST);
    }
  }

  /**
   * Raters by their error rates (see {@link DawidSkene}): how probable each rating is where the
   * truth is a given category. At the start nothing is known of them, and the posterior of an item
   * is the share of votes for each category.
   */
  public static final class ErrorRates implements RaterModel.Raters {

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
     * @param errors probability of each rating by each rater, for each true category: see {@link
     *     #at}
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
    public RaterModel.FixedSums sums() {
      return new RaterModel.FixedSums(PRIORS + categories + raters * categories * categories);
    }

    @Override
    public void count(RaterModel.Panel panel, RaterModel.FixedSums sums) {
      double[] posterior = logWeights(panel);
      double log = RaterModel.Raters.normalise(posterior);
      sums.add(LOSS, logPriors == null ? 0 : -log);
      for (int truth = 0; truth < categories; truth++) {
        sums.add(sum(truth), posterior[truth]);
        for (int i = 0; i < panel.size(); i++) {
          sums.add(sum(categories, panel.rater(i), panel.category(i), truth), posterior[truth]);
        }
      }
    }

    @Override
    public double[] logWeights(RaterModel.Panel panel) {
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
}
