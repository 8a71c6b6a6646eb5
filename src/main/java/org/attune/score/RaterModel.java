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

  /** Sums of {@link Raters#count} over some items, for each of several runs, in one pass. */
  static List<FixedSums> sums(Iterator<Panel> panels, List<Raters> runs) {
    List<FixedSums> sums = new ArrayList<>();
    runs.forEach(raters -> sums.add(raters.sums()));
    while (panels.hasNext()) {
      Panel panel = panels.next();
      for (int run = 0; run < sums.size(); run++) {
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

  /** Raters after all steps; of runs as likely the first. */
  default Raters fit(int raters, int categories, Expectation expectation) {
    List<Raters> runs = new ArrayList<>();
    for (int restart = 0; restart < restarts(); restart++) {
      runs.add(start(raters, categories, restart));
    }
    for (int step = 0; step < iterations(); step++) {
      runs =
          new ArrayList<>(
              expectation.sums(runs).stream()
                  .map(sums -> learn(sums, raters, categories))
                  .toList());
    }
    if (runs.size() == 1) {
      return runs.get(0);
    }
    List<FixedSums> last = expectation.sums(runs);
    int best = 0;
    for (int run = 1; run < last.size(); run++) {
      if (last.get(run).value(Raters.LOSS) < last.get(best).value(Raters.LOSS)) {
        best = run;
      }
    }
    return runs.get(best);
  }
}
