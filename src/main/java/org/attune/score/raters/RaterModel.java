package org.attune.score.raters;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model of raters: it tells what the categories of items are from who rated them how, and how far
 * each rater is to be trusted, by expectation maximisation. Its name in protocols is its class name
 * in kebab case, among the scorers; it has a public record {@code Options} that implements {@link
 * Of}.
 *
 * <p>All that is summed over items are {@link FixedSums}, so the result has the same bits for any
 * order and any division of the items.
 */
public interface RaterModel extends Serializable {

  /** Options of a model of raters. */
  interface Of {
    /** The model with these options. */
    RaterModel model();
  }

  /** The E step over all items. */
  interface Expectation {
    /** Sums of {@link Raters#count} over all items, for each of several runs. */
    List<FixedSums> sums(List<Raters> runs);
  }

  /**
   * Sums of {@link Raters#count} over some items in one pass.
   *
   * @param items the ratings of each item, one panel for each question asked of it
   * @param runs runs, as many for each question, those for the first question first
   */
  static List<FixedSums> sums(Iterator<List<Panel>> items, List<Raters> runs) {
    List<FixedSums> sums = new ArrayList<>();
    runs.forEach(raters -> sums.add(raters.sums()));
    while (items.hasNext()) {
      List<Panel> panels = items.next();
      for (int run = 0; run < sums.size(); run++) {
        Panel panel = panels.get(run * panels.size() / sums.size());
        runs.get(run).count(panel, sums.get(run));
      }
    }
    return sums;
  }

  /** Number of EM steps; never cut short, so that equal data give equal bits. */
  int iterations();

  /** Number of runs from different starts, of which the likeliest is kept. */
  default int restarts() {
    return 1;
  }

  /** How many sums describe the raters of a run. */
  long numbers(int raters, int categories);

  /** Where a run starts. */
  Raters start(int raters, int categories, int restart);

  /** The M step. */
  Raters learn(FixedSums sums, int raters, int categories);

  /**
   * Fits raters to their answers to several questions that are alike, each for itself.
   *
   * @return for each question the raters after all steps; of runs as likely those of the first
   */
  default List<Raters> fit(int raters, int categories, int questions, Expectation expectation) {
    List<Raters> runs = new ArrayList<>();
    for (int run = 0; run < questions * restarts(); run++) {
      runs.add(start(raters, categories, run % restarts()));
    }
    for (int step = 0; step < iterations(); step++) {
      List<Raters> next = new ArrayList<>();
      expectation.sums(runs).forEach(sums -> next.add(learn(sums, raters, categories)));
      runs = next;
    }
    return restarts() == 1 ? runs : likeliest(runs, expectation.sums(runs));
  }

  private List<Raters> likeliest(List<Raters> runs, List<FixedSums> sums) {
    List<Raters> best = new ArrayList<>();
    for (int first = 0; first < runs.size(); first += restarts()) {
      int least = first;
      for (int run = first + 1; run < first + restarts(); run++) {
        boolean less = sums.get(run).value(Raters.LOSS) < sums.get(least).value(Raters.LOSS);
        least = less ? run : least;
      }
      best.add(runs.get(least));
    }
    return best;
  }

  /**
   * The ratings of one item on one dimension, in one order however they came: by rater, then by
   * code.
   *
   * @param raters who gave each rating, numbered from 0; a rater may stand more than once
   * @param codes the ratings: categories, or bit masks of labels
   */
  record Panel(int[] raters, long[] codes) implements Serializable {

    public Panel {
      if (raters.length != codes.length) {
        throw new IllegalArgumentException(
            raters.length + " raters of " + codes.length + " ratings");
      }
      int[] who = raters;
      long[] what = codes;
      Comparator<Integer> byRater = Comparator.comparingInt(i -> who[i]);
      Comparator<Integer> order = byRater.thenComparingLong(i -> what[i]);
      boolean ordered = IntStream.range(1, who.length).allMatch(i -> order.compare(i - 1, i) <= 0);
      if (!ordered) {
        int[] sorted =
            IntStream.range(0, who.length).boxed().sorted(order).mapToInt(i -> i).toArray();
        raters = IntStream.of(sorted).map(i -> who[i]).toArray();
        codes = IntStream.of(sorted).mapToLong(i -> what[i]).toArray();
      }
    }

    /** Number of ratings. */
    public int size() {
      return codes.length;
    }

    /** Who gave rating {@code i}. */
    int rater(int i) {
      return raters[i];
    }

    /** Category of rating {@code i}. */
    int category(int i) {
      return (int) codes[i];
    }

    /** Sets of labels seen through one label: category 1 where it is given, 0 where not. */
    public Panel label(int label) {
      long[] given = new long[codes.length];
      for (int i = 0; i < given.length; i++) {
        given[i] = codes[i] >>> label & 1;
      }
      return new Panel(raters, given);
    }
  }

  /** What a {@link RaterModel} takes its raters to be like: its parameters, and the E step. */
  interface Raters extends Serializable {

    /** Position among the {@link #sums} of minus the log likelihood. */
    int LOSS = 0;

    /** Log weight of each category to be the true one of an item, after its ratings. */
    double[] logWeights(Panel panel);

    /** Probability of each category to be the true one of an item, after its ratings. */
    default double[] posterior(Panel panel) {
      double[] weights = logWeights(panel);
      normalise(weights);
      return weights;
    }

    /** Empty sums for {@link #count}. */
    FixedSums sums();

    /** Adds what the M step has to know of an item. */
    void count(Panel panel, FixedSums sums);

    /**
     * Turns log weights into shares, in place.
     *
     * @return log of the sum of the weights
     */
    static double normalise(double[] logs) {
      double most = Double.NEGATIVE_INFINITY;
      for (double log : logs) {
        most = Math.max(most, log);
      }
      double sum = 0;
      for (int k = 0; k < logs.length; k++) {
        logs[k] = StrictMath.exp(logs[k] - most);
        sum += logs[k];
      }
      for (int k = 0; k < logs.length; k++) {
        logs[k] /= sum;
      }
      return most + StrictMath.log(sum);
    }
  }

  /**
   * Sums of real numbers over items as whole numbers of 2<sup>-60</sup>, so that their bits do not
   * depend on the order in which items are added. Each number is split into multiples of
   * 2<sup>-30</sup> and the rest in units of 2<sup>-60</sup>; either part may be summed over eight
   * thousand million shares.
   */
  final class FixedSums implements Serializable {

    private static final double UNITS = 0x1p30;

    private final long[] high;
    private final long[] low;

    /** So many sums of nothing. */
    public FixedSums(int size) {
      high = new long[size];
      low = new long[size];
    }

    /** Adds a number to a sum. */
    public void add(int sum, double number) {
      double scaled = number * UNITS;
      double whole = Math.floor(scaled);
      high[sum] = Math.addExact(high[sum], (long) whole);
      low[sum] = Math.addExact(low[sum], (long) Math.rint((scaled - whole) * UNITS));
    }

    /** Takes in the sums of other items. */
    public FixedSums addAll(FixedSums other) {
      for (int i = 0; i < high.length; i++) {
        high[i] = Math.addExact(high[i], other.high[i]);
        low[i] = Math.addExact(low[i], other.low[i]);
      }
      return this;
    }

    /** A sum. */
    public double value(int sum) {
      return high[sum] / UNITS + low[sum] / UNITS / UNITS;
    }
  }
}
