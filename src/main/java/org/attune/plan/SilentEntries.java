package org.attune.plan;

import org.attune.plan.PlannedCell.Combine;
import org.attune.tally.CoverageTally;
import org.attune.tally.Question.Entry;

/**
 * What is counted so that comparisons can rest on the items both sides have: what a scorer is
 * counted on without an answer of the other, and how much each answered. Where nothing is missing,
 * nothing is counted under these entries.
 */
public final class SilentEntries {

  private SilentEntries() {}

  /** Adds to the entries of a corpus what its cells need to rest on items both sides have. */
  static void plan(PlannedCorpus corpus) {
    for (PlannedCell cell : corpus.cells()) {
      Entry first = corpus.entries().get(cell.entry());
      Entry second = cell.second() < 0 ? null : corpus.entries().get(cell.second());
      if (second != null) {
        add(corpus, first, second.model());
        add(corpus, second, first.model());
      }
      Entry judged = cell.combine() == Combine.CEILING ? second : first;
      if (judged.model() >= 0) {
        corpus.entry(coverage(judged));
        add(corpus, coverage(judged), other(cell, judged, second));
      }
    }
  }

  private static void add(PlannedCorpus corpus, Entry of, int model) {
    if (model >= 0) {
      corpus.entry(silent(of, model));
    }
  }

  /** The model that has to answer beside the one judged; -1 for none. */
  public static int other(PlannedCell cell, Entry judged, Entry second) {
    return cell.combine() == Combine.DIFFERENCE ? second.model() : judged.rival();
  }

  /** The same of those items only to which a model gave no answer. */
  public static Entry silent(Entry of, int model) {
    return new Entry(
        of.tallier(),
        of.dimension(),
        of.against(),
        of.model(),
        of.consensus(),
        of.reference(),
        of.rival(),
        of.label(),
        of.strata(),
        model,
        of.other());
  }

  /** How many of the items with a reference the entry's model answered. */
  public static Entry coverage(Entry of) {
    return new Entry(
        CoverageTally.ANSWERS.name(),
        of.dimension(),
        of.against(),
        of.model(),
        of.consensus(),
        of.reference(),
        -1,
        -1,
        of.strata());
  }
}
