package org.attune.tally;

import java.math.BigInteger;

/**
 * Sums of products of two 64-bit numbers, exact in counts of 64 bits: a product has 128 bits and is
 * counted in four limbs of 32 bits, limb i in units of 2<sup>32 i</sup> and the last with its sign,
 * each of which adds up in a long for 10<sup>9</sup> products. Keys: (first, 4 quantity + limb).
 */
final class Limbs {

  private Limbs() {}

  /**
   * Adds x y to a sum. Limbs above the first that are 0, as those of small products are, need no
   * key.
   */
  static void add(Counts.Sink counts, long first, long quantity, long x, long y) {
    add128(counts, first, quantity, Math.multiplyHigh(x, y), x * y);
  }

  /** Adds the squares of numbers whose sum fits in 64 bits, all 0 or more. */
  static void addSquares(Counts.Sink counts, long first, long quantity, long[] numbers) {
    long low = 0;
    long high = 0;
    for (long x : numbers) {
      long before = low;
      low += x * x;
      high += Math.multiplyHigh(x, x) + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
    }
    add128(counts, first, quantity, high, low);
  }

  /** Adds x to a sum. */
  static void add(Counts.Sink counts, long first, long quantity, long x) {
    add128(counts, first, quantity, x >> 63, x);
  }

  /** Adds a number of less than 128 bits. */
  static void add(Counts.Sink counts, long first, long quantity, BigInteger x) {
    add128(counts, first, quantity, x.shiftRight(Long.SIZE).longValueExact(), x.longValue());
  }

  private static void add128(Counts.Sink counts, long first, long quantity, long high, long low) {
    counts.add(first, 4 * quantity, low & 0xffffffffL);
    if ((high | low >>> 32) != 0) {
      addHigher(counts, first, quantity, high, low);
    }
  }

  private static void addHigher(
      Counts.Sink counts, long first, long quantity, long high, long low) {
    limb(counts, first, 4 * quantity + 1, low >>> 32);
    limb(counts, first, 4 * quantity + 2, high & 0xffffffffL);
    limb(counts, first, 4 * quantity + 3, high >> 32);
  }

  private static void limb(Counts.Sink counts, long first, long second, long amount) {
    if (amount != 0) {
      counts.add(first, second, amount);
    }
  }

  /** What the amount of a key, {@code second} being its second part, adds to its sum. */
  static BigInteger part(long second, long amount) {
    return BigInteger.valueOf(amount).shiftLeft(32 * (int) (second & 3));
  }
}
