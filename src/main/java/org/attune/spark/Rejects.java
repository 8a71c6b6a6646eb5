package org.attune.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;
import org.attune.corpus.Reject;

/**
 * Collects the rows that could not be used. A task reports under a name of its own once, so that a
 * task run twice counts once.
 */
final class Rejects extends AccumulatorV2<Rejects.OfTask, SortedMap<String, Rejects.OfTask>> {

  private static final int SHOWN = 10;

  private final TreeMap<String, OfTask> byTask = new TreeMap<>();

  /** What one task rejected: how many for each reason, and the first of them. */
  static final class OfTask implements Serializable {
    private final String task;
    private final TreeMap<String, Long> reasons = new TreeMap<>();
    private final ArrayList<Reject> first = new ArrayList<>();

    OfTask(String task) {
      this.task = task;
    }

    void add(Reject reject) {
      reasons.merge(reject.reason(), 1L, Long::sum);
      first.add(reject);
      if (first.size() > 4 * SHOWN) {
        shorten();
      }
    }

    private void shorten() {
      first.sort(Comparator.comparing(Reject::file).thenComparing(Reject::line));
      first.subList(Math.min(SHOWN, first.size()), first.size()).clear();
    }
  }

  SortedMap<String, Long> reasons() {
    TreeMap<String, Long> sums = new TreeMap<>();
    byTask
        .values()
        .forEach(t -> t.reasons.forEach((reason, n) -> sums.merge(reason, n, Long::sum)));
    return sums;
  }

  List<Reject> first() {
    OfTask all = new OfTask("");
    byTask.values().forEach(t -> all.first.addAll(t.first));
    all.shorten();
    return List.copyOf(all.first);
  }

  @Override
  public boolean isZero() {
    return byTask.isEmpty();
  }

  @Override
  public Rejects copy() {
    Rejects copy = new Rejects();
    copy.byTask.putAll(byTask);
    return copy;
  }

  @Override
  public void reset() {
    byTask.clear();
  }

  @Override
  public void add(OfTask rejected) {
    if (!rejected.reasons.isEmpty()) {
      byTask.put(rejected.task, rejected);
    }
  }

  @Override
  public void merge(AccumulatorV2<OfTask, SortedMap<String, OfTask>> other) {
    byTask.putAll(((Rejects) other).byTask);
  }

  @Override
  public SortedMap<String, OfTask> value() {
    return byTask;
  }
}
