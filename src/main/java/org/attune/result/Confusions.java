package org.attune.result;

import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCorpus;
import org.attune.table.Confusion;
import org.attune.tally.Counts;
import org.attune.tally.Question.Entry;

/** Confusion matrices of a corpus from its tallies. */
public final class Confusions {

  private Confusions() {}

  /** Each pair of reference and answer that occurs. */
  public static List<Confusion> of(PlannedCorpus corpus, Tallies tallies) {
    List<Confusion> all = new ArrayList<>();
    for (int e : corpus.confusions()) {
      Entry entry = corpus.entries().get(e);
      Scale scale = corpus.dimensions().get(entry.dimension()).scale();
      Counts counts = tallies.sample(e, "");
      for (int i = 0; i < counts.size(); i++) {
        all.add(
            new Confusion(
                corpus.scorers().get(entry.model()).name(),
                corpus.shown(entry.dimension()),
                scale.name((int) counts.first(i)),
                scale.name((int) counts.second(i)),
                counts.amount(i)));
      }
    }
    return all;
  }
}
