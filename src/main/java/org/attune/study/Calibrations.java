package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import org.attune.table.CalibrationBin;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;

/** How sure scorers were, from the tallies of a corpus whose tables ask for calibration. */
final class Calibrations {

  private Calibrations() {}

  /** The bins with items, of each scorer against the consensus or the reference of its table. */
  static List<CalibrationBin> of(PlannedCorpus corpus, Tallies tallies) {
    List<CalibrationBin> all = new ArrayList<>();
    for (int e = 0; e < corpus.entries().size(); e++) {
      Entry entry = corpus.entries().get(e);
      if (entry.tallier().equals(CalibrationTally.CONFIDENCE.name())
          && entry.against() == Against.CONSENSUS
          && entry.stratum().isEmpty()) {
        Question.Dimension dimension = corpus.dimensions().get(entry.dimension());
        CalibrationTally tally = CalibrationTally.CONFIDENCE.tally(tallies.sample(e, ""));
        for (int bin = 0; bin < CalibrationTally.BINS; bin++) {
          long items = tally.items(0, bin);
          if (items > 0) {
            all.add(
                new CalibrationBin(
                    corpus.scorers().get(entry.model()).name(),
                    dimension.name(),
                    entry.label() < 0 ? "" : dimension.scale().name(entry.label()),
                    bin,
                    items,
                    tally.confidence(0, bin) / items,
                    tally.right(0, bin) / (double) items));
          }
        }
      }
    }
    return all;
  }
}
