package org.attune.result;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCorpus;
import org.attune.statistic.Adjustment;
import org.attune.tally.Question.Entry;

/**
 * What of a study rests on certain scorers: those that ran on another machine before, so that their
 * numbers need only come near. All else must be the same.
 *
 * <p>A tally rests on a scorer if it answers in it, is the reference, or the rival; a cell, if one
 * of the tallies it is computed from does. So the difference of two scorers rests on both.
 */
public final class Reliance {

  private final Map<String, Set<Integer>> entries = new TreeMap<>();
  private final Set<List<String>> cells = new HashSet<>();
  private final Set<List<String>> confusions = new HashSet<>();
  private final Set<List<String>> calibrations = new HashSet<>();
  private final Set<String> adjusted = new TreeSet<>();

  /** Nothing rests on such a scorer. */
  static final Reliance NONE = new Reliance();

  private Reliance() {}

  /**
   * @param scorers names of the scorers, by corpus
   */
  public Reliance(Plan plan, Map<String, Set<String>> scorers) {
    Set<List<String>> others = new HashSet<>();
    for (PlannedCorpus corpus : plan.corpora()) {
      Set<Integer> resting = resting(corpus, scorers.getOrDefault(corpus.name(), Set.of()));
      entries.put(corpus.name(), resting);
      for (PlannedCell cell : corpus.cells()) {
        boolean rests =
            IntStream.of(cell.entry(), cell.second(), cell.analytic(), cell.ties())
                .anyMatch(resting::contains);
        (rests ? cells : others).add(key(cell));
        if (rests && cell.table().adjust() != Adjustment.NONE) {
          adjusted.add(cell.table().name());
        }
      }
      sort(corpus, corpus.confusions(), resting, confusions);
      sort(corpus, Calibrations.entries(corpus), resting, calibrations);
    }
    cells.removeAll(others);
  }

  /** Adds the scorers and dimensions all of whose shown entries rest on the scorers. */
  private static void sort(
      PlannedCorpus corpus,
      Collection<Integer> shown,
      Set<Integer> resting,
      Set<List<String>> lines) {
    Set<List<String>> others = new HashSet<>();
    for (int e : shown) {
      Entry entry = corpus.entries().get(e);
      List<String> line =
          List.of(corpus.scorers().get(entry.model()).name(), corpus.shown(entry.dimension()));
      (resting.contains(e) ? lines : others).add(line);
    }
    lines.removeAll(others);
  }

  private static Set<Integer> resting(PlannedCorpus corpus, Set<String> scorers) {
    Set<Integer> resting = new TreeSet<>();
    for (int e = 0; e < corpus.entries().size(); e++) {
      Entry entry = corpus.entries().get(e);
      boolean rests =
          IntStream.of(entry.model(), entry.reference(), entry.rival(), entry.silent())
              .filter(m -> m >= 0)
              .mapToObj(m -> corpus.scorers().get(m).name())
              .anyMatch(scorers::contains);
      if (rests) {
        resting.add(e);
      }
    }
    return resting;
  }

  private static List<String> key(PlannedCell cell) {
    return List.of(
        cell.table().name(),
        cell.scorer().words(),
        cell.reference().words(),
        cell.dimension(),
        cell.label(),
        cell.statistic().name());
  }

  /** Whether a tally of a corpus does. */
  public boolean entry(String corpus, int entry) {
    return entries.getOrDefault(corpus, Set.of()).contains(entry);
  }

  /** Whether a cell does, in every stratum. */
  boolean cell(
      String table,
      String scorer,
      String reference,
      String dimension,
      String label,
      String statistic) {
    return cells.contains(List.of(table, scorer, reference, dimension, label, statistic));
  }

  /** Whether p values of a table are adjusted together with one of a cell that does. */
  boolean adjusted(String table) {
    return adjusted.contains(table);
  }

  /** Whether a scorer's confusions on a dimension do. */
  boolean confusions(String scorer, String dimension) {
    return confusions.contains(List.of(scorer, dimension));
  }

  /** Whether a scorer's calibration on a dimension does. */
  boolean calibration(String scorer, String dimension) {
    return calibrations.contains(List.of(scorer, dimension));
  }
}
