package org.attune.score.raters;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.attune.Cites;
import org.attune.score.Learner;
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
              "Added to each expected count in plain EM; if left out, variational EM with priors"
                  + " Beta(0.5, 0.5) on competences and Dirichlet(10) on habits")
          Optional<Double> smoothing,
      @Doc("Seed of the starts") @Default("1") long seed)
      implements Serializable, Of {

    private static final int MOST_RESTARTS = 1000;

    public Options {
      boolean few = iterations < 1 || restarts < 1;
      boolean endless = iterations > Learner.MOST_STEPS || restarts > MOST_RESTARTS;
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
  public RaterModel.Raters start(int raters, int categories, int restart) {
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
  public Competences learn(RaterModel.FixedSums sums, int raters, int categories) {
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

  /**
   * Raters by their competences (see {@link Mace}): how probable it is that they know the category
   * of an item, and what they say if they guess.
   */
  public static final class Competences implements RaterModel.Raters {

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
    public RaterModel.FixedSums sums() {
      return new RaterModel.FixedSums(
          guessed(competences.length, categories, competences.length, 0));
    }

    @Override
    public void count(RaterModel.Panel panel, RaterModel.FixedSums sums) {
      double[] posterior = logWeights(panel);
      sums.add(LOSS, -RaterModel.Raters.normalise(posterior));
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
    @Override
    public double[] logWeights(RaterModel.Panel panel) {
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
}
