package org.attune.score;

import java.io.Serializable;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.attune.Cites;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/**
 * Consensus by competence (MACE: Hovy, Berg-Kirkpatrick, Vaswani &amp; Hovy 2013,
 * https://aclanthology.org/N13-1132). At each rating a rater either knows the true category and
 * gives it, with a probability that is the rater's competence, or guesses by habits of the rater's
 * own; true categories are equally probable beforehand. Competences, habits and the posterior
 * probabilities of the items' categories are estimated by EM from several random starts, of which
 * the likeliest is kept. The consensus of an item is its posterior.
 *
 * <p>Missing ratings are left out. Items nobody rated have no consensus.
 *
 * <p>The variational form is that of the authors' program and of crowd-kit: priors Beta(0.5, 0.5)
 * on competences and Dirichlet(10) on habits, and in the M step exp ψ(count + prior) / exp ψ(sum)
 * in place of count / sum. Starts are random here by (seed, start), so another program may end in
 * another of several likely states. The rows that crowd-kit 1.4.1 counts are sorted by name and
 * those it estimates from are in order of appearance: its raters are mixed up unless the two agree.
 */
@Cites("hovy2013")
public final class Mace implements RaterModel {

  private static final double COMPETENCE_PRIOR = 0.5;
  private static final double HABIT_PRIOR = 10;

  /** What a protocol may set. */
  public record Options(
      @Doc("EM steps of each run") @Default("50") int iterations,
      @Doc("Runs from different random starts, of which the likeliest is kept") @Default("10")
          int restarts,
      @Doc(
              "Added to each expected count in plain EM; if left out, variational EM with priors Beta(0.5, 0.5) on"
                  + " competences and Dirichlet(10) on habits")
          Optional<Double> smoothing,
      @Doc("Seed of the starts") @Default("1") long seed)
      implements Serializable, Of {

    private static final int MOST_RESTARTS = 1000;

    public Options {
      boolean few = iterations < 1 || restarts < 1;
      boolean endless = iterations > MOST_STEPS || restarts > MOST_RESTARTS;
      if (few || endless || smoothing.isPresent() && !(smoothing.get() > 0)) {
        throw new IllegalArgumentException(
            "expected iterations 1 to 10000, restarts 1 to 1000 and smoothing above 0, found "
                + iterations
                + ", "
                + restarts
                + " and "
                + smoothing.map(Object::toString).orElse("none"));
      }
    }

    @Override
    public RaterModel model() {
      return new Mace(this);
    }
  }

  private final Options options;

  public Mace(Options options) {
    this.options = options;
  }

  @Override
  public int iterations() {
    return options.iterations();
  }

  @Override
  public int restarts() {
    return options.restarts();
  }

  @Override
  public long numbers(int raters, int categories) {
    return (long) raters * (categories + 1);
  }

  /** Weights drawn evenly between 1 and 2.5, as in the other programs, then made shares. */
  @Override
  public Raters start(int raters, int categories, int restart) {
    UniformRandomProvider seeds = RandomSource.SPLIT_MIX_64.create(options.seed());
    for (int before = 0; before < restart; before++) {
      seeds.nextLong();
    }
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seeds.nextLong());
    double[] knows = new double[raters];
    double[] guesses = new double[raters];
    double[][] habits = new double[raters][];
    for (int r = 0; r < raters; r++) {
      double[] competence = shares(random, 2);
      knows[r] = competence[0];
      guesses[r] = competence[1];
      habits[r] = shares(random, categories);
    }
    return new Competences(categories, knows, guesses, habits);
  }

  private static double[] shares(UniformRandomProvider random, int size) {
    double[] shares = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      shares[i] = 1 + 1.5 * random.nextDouble();
      sum += shares[i];
    }
    for (int i = 0; i < size; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  @Override
  public Competences learn(FixedSums sums, int raters, int categories) {
    double[] knows = new double[raters];
    double[] guesses = new double[raters];
    double[][] habits = new double[raters][categories];
    for (int r = 0; r < raters; r++) {
      double known = sums.value(Competences.known(r));
      double guessed = 0;
      for (int k = 0; k < categories; k++) {
        guessed += sums.value(Competences.guessed(raters, categories, r, k));
      }
      knows[r] = weight(known, known + guessed, COMPETENCE_PRIOR, 2);
      guesses[r] = weight(guessed, known + guessed, COMPETENCE_PRIOR, 2);
      for (int k = 0; k < categories; k++) {
        double count = sums.value(Competences.guessed(raters, categories, r, k));
        habits[r][k] = weight(count, guessed, HABIT_PRIOR, categories);
      }
    }
    return new Competences(categories, knows, guesses, habits);
  }

  private double weight(double count, double sum, double prior, int parts) {
    if (options.smoothing().isPresent()) {
      double added = options.smoothing().get();
      return (count + added) / (sum + parts * added);
    }
    return StrictMath.exp(digamma(count + prior) - digamma(sum + parts * prior));
  }

  /** ψ(x) for x above 0: ψ(x) = ψ(x + 1) - 1 / x up to 10, then the asymptotic series. */
  static double digamma(double x) {
    double below = 0;
    double at = x;
    for (; at < 10; at++) {
      below += 1 / at;
    }
    double square = 1 / (at * at);
    double series =
        square
            * (1 / 12.0
                - square
                    * (1 / 120.0
                        - square * (1 / 252.0 - square * (1 / 240.0 - square * (1 / 132.0)))));
    return StrictMath.log(at) - 1 / (2 * at) - series - below;
  }
}
