package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Question.Entry;

/** Confusion matrices of a corpus from its tallies. */
final class Confusions {

  private Confusions() {}

  /** Names of the columns. */
  static final List<String> HEAD = List.of("scorer", "dimension", "reference", "model", "items");

  /** A line for each pair of reference and answer that occurs. */
  static List<List<String>> lines(PlannedCorpus corpus, Tallies tallies) {
    List<List<String>> lines = new ArrayList<>();
    for (int e : corpus.confusions()) {
      Entry entry = corpus.entries().get(e);
      Question.Dimension dimension = corpus.dimensions().get(entry.dimension());
      Counts counts = tallies.sample(e, "");
      for (int i = 0; i < counts.size(); i++) {
        lines.add(
            List.of(
                corpus.scorers().get(entry.model()).name(),
                dimension.name(),
                dimension.scale().name((int) counts.first(i)),
                dimension.scale().name((int) counts.second(i)),
                Long.toString(counts.amount(i))));
      }
    }
    return lines;
  }
}
