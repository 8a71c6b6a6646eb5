package org.attune.score;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

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

  /** Steps of a fitting that ends; far more than any needs. */
  int MOST_STEPS = 10_000;

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
}
