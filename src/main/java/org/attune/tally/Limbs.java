package org.attune.tally;

import java.math.BigInteger;

/**
 * Sums of products of two 64-bit numbers, exact in counts of 64 bits: a product has 128 bits and is
 * counted in four limbs of 32 bits, limb i in units of 2<sup>32 i</sup> and the last with its sign,
 * each of which adds up in a long for 10<sup>9</sup> products. Keys: (first, 4 quantity + limb).
 */
final class Limbs {

  private Limbs() {}

  /** Adds x y to a sum. Limbs that are 0, as the higher ones of small products are, need no key. */
  static void add(Counts.Sink counts, long first, long quantity, long x, long y) {
    long low = x * y;
    long high = Math.multiplyHigh(x, y);
    limb(counts, first, 4 * quantity, low & 0xffffffffL);
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
