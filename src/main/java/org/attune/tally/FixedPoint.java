package org.attune.tally;

/**
 * Sums of numbers that are rounded to units of 10<sup>-12</sup> when they are counted, so that they
 * add up exactly. A number is counted in two limbs, under (key, limb) and (key, limb + 1): the low
 * 32 bits, and the rest with its sign; either adds up in a long for 10<sup>9</sup> items.
 */
final class FixedPoint {

  private static final double UNITS = 1e12;
  private static final double LIMB = 0x1p32;

  private FixedPoint() {}

  /** Adds a number; limbs that are 0 need no count. */
  static void add(Counts.Sink counts, long key, long limb, double number) {
    double rounded = StrictMath.rint(number * UNITS);
    if (!(Math.abs(rounded) < 0x1p62)) {
      throw new ArithmeticException("no fixed-point number: " + number);
    }
    long units = (long) rounded;
    if ((units & 0xffffffffL) != 0) {
      counts.add(key, limb, units & 0xffffffffL);
    }
    if (units >> 32 != 0) {
      counts.add(key, limb + 1, units >> 32);
    }
  }

  /** The sum of the numbers added. */
  static double sum(Counts counts, long key, long limb) {
    return (counts.amount(key, limb + 1) * LIMB + counts.amount(key, limb)) / UNITS;
  }
}
