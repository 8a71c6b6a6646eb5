package org.attune.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCorpus;
import org.attune.table.CalibrationBin;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;

/** How sure scorers were, from the tallies of a corpus whose tables ask for calibration. */
public final class Calibrations {

  /** What has one curve. */
  private record Curve(int model, int dimension, int label) {}

  private Calibrations() {}

  /**
   * The bins with items, of each scorer against the study's consensus, or else against the
   * consensus or the reference of the first table that asks.
   */
  public static List<CalibrationBin> of(PlannedCorpus corpus, Tallies tallies) {
    List<CalibrationBin> all = new ArrayList<>();
    for (int e : entries(corpus)) {
      Entry entry = corpus.entries().get(e);
      Scale scale = corpus.dimensions().get(entry.dimension()).scale();
      CalibrationTally tally = CalibrationTally.CONFIDENCE.tally(tallies.sample(e, ""));
      for (int bin = 0; bin < CalibrationTally.BINS; bin++) {
        long items = tally.items(0, bin);
        if (items > 0) {
          all.add(
              new CalibrationBin(
                  corpus.scorers().get(entry.model()).name(),
                  corpus.shown(entry.dimension()),
                  entry.label() < 0 ? "" : scale.name(entry.label()),
                  bin,
                  items,
                  tally.confidence(0, bin) / items,
                  tally.right(0, bin) / (double) items));
        }
      }
    }
    return all;
  }

  /** The entries shown. */
  static Collection<Integer> entries(PlannedCorpus corpus) {
    Map<Curve, Integer> chosen = new LinkedHashMap<>();
    for (int e = 0; e < corpus.entries().size(); e++) {
      Entry entry = corpus.entries().get(e);
      if (entry.tallier().equals(CalibrationTally.CONFIDENCE.name())
          && entry.against() == Against.CONSENSUS
          && entry.strata().none()
          && entry.silent() < 0) {
        chosen.merge(
            new Curve(entry.model(), entry.dimension(), entry.label()),
            e,
            (first, later) -> ofStudy(entry) ? later : first);
      }
    }
    return chosen.values();
  }

  private static boolean ofStudy(Entry entry) {
    return entry.consensus() == null && entry.reference() < 0;
  }
}
