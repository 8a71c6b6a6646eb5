package org.attune.score;

import java.io.Serializable;

/**
 * Sums of real numbers over items as whole numbers of 2<sup>-60</sup>, so that their bits do not
 * depend on the order in which items are added. Each number is split into multiples of
 * 2<sup>-30</sup> and the rest in units of 2<sup>-60</sup>; either part may be summed over eight
 * thousand million shares.
 */
public final class FixedSums implements Serializable {

  private static final double UNITS = 0x1p30;

  private final long[] high;
  private final long[] low;

  /** So many sums of nothing. */
  public FixedSums(int size) {
    high = new long[size];
    low = new long[size];
  }

  /** Adds a number to a sum. */
  public void add(int sum, double number) {
    double scaled = number * UNITS;
    double whole = Math.floor(scaled);
    high[sum] = Math.addExact(high[sum], (long) whole);
    low[sum] = Math.addExact(low[sum], (long) Math.rint((scaled - whole) * UNITS));
  }

  /** Takes in the sums of other items. */
  public FixedSums addAll(FixedSums other) {
    for (int i = 0; i < high.length; i++) {
      high[i] = Math.addExact(high[i], other.high[i]);
      low[i] = Math.addExact(low[i], other.low[i]);
    }
    return this;
  }

  /** A sum. */
  public double value(int sum) {
    return high[sum] / UNITS + low[sum] / UNITS / UNITS;
  }
}
