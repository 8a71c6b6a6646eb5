package org.attune.score;

import java.io.Serializable;
import java.util.Arrays;
import org.attune.Cites;
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
              "Added to the expected count of each rating of a rater for each true category, against error rates of 0"
                  + " by chance; 0 for maximum likelihood")
          @Default("0.01")
          double smoothing,
      @Doc("One error rate a rater, for raters with few ratings, in place of one for each category")
          @Default("false")
          boolean oneCoin)
      implements Serializable, Of {

    public Options {
      if (iterations < 1
          || iterations > MOST_STEPS
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
  public Raters start(int raters, int categories, int restart) {
    return ErrorRates.unknown(raters, categories);
  }

  @Override
  public ErrorRates learn(FixedSums sums, int raters, int categories) {
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
  private static double[][] counts(FixedSums sums, int rater, int categories) {
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
}
