package org.attune.score;

import java.io.Serializable;
import java.util.ArrayList;
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

    /** Over items on this machine. */
    static Expectation over(Iterable<Panel> panels) {
      return runs -> {
        List<FixedSums> all = new ArrayList<>();
        for (Raters raters : runs) {
          FixedSums sums = raters.sums();
          panels.forEach(panel -> raters.count(panel, sums));
          all.add(sums);
        }
        return all;
      };
    }
  }

  /** Number of EM steps; never cut short, so that equal data give equal bits. */
  int iterations();

  /** Number of runs from different starts, of which the likeliest is kept. */
  default int restarts() {
    return 1;
  }

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
