package org.attune.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Panels with more ratings than a key of {@link PanelTally} has room for. */
final class LargePanels {

  /** Second part of the key that counts items. */
  static final long ITEMS = -1;

  /** An odd number without pattern: 2<sup>64</sup> over the golden ratio. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private LargePanels() {}

  /** Counts an item. */
  static void count(Case item, boolean raters, Counts.Sink counts) {
    long[] ratings = item.ratings().clone();
    for (int i = 0; raters && i < ratings.length; i++) {
      ratings[i] |= (long) item.raters()[i] << Integer.SIZE;
    }
    Arrays.sort(ratings);
    long hash = ratings.length;
    for (long rating : ratings) {
      hash = (hash ^ rating) * MIX;
      hash ^= hash >>> Integer.SIZE;
    }
    hash |= Long.MIN_VALUE;
    counts.add(hash, ITEMS, 1);
    for (long rating : ratings) {
      counts.add(hash, rating, 1);
    }
  }

  /** The panels among some counts, which stand before all others. */
  static List<PanelTally.Panel> of(Counts counts, boolean raters) {
    List<PanelTally.Panel> panels = new ArrayList<>();
    for (int from = 0, to; from < counts.size() && counts.first(from) < 0; from = to) {
      for (to = from; to < counts.size() && counts.first(to) == counts.first(from); ) {
        to++;
      }
      if (counts.amount(from) > 0) {
        panels.add(panel(counts, raters, from, to));
      }
    }
    return panels;
  }

  private static PanelTally.Panel panel(Counts counts, boolean raters, int from, int to) {
    long items = counts.amount(from);
    List<Integer> who = new ArrayList<>();
    List<Integer> codes = new ArrayList<>();
    for (int i = from + 1; i < to; i++) {
      for (long n = counts.amount(i) / items; n > 0; n--) {
        codes.add((int) counts.second(i));
        who.add((int) (counts.second(i) >>> Integer.SIZE));
      }
    }
    return new PanelTally.Panel(items, raters ? array(who) : new int[0], array(codes));
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
