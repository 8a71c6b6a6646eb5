package org.attune.tally;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Sums that are exact, so that no order of additions changes a bit.
 *
 * <p>Products of two 64-bit numbers: a product has 128 bits and is counted in four limbs of 32
 * bits, limb i in units of 2<sup>32 i</sup> and the last with its sign. Keys: (first, 4 quantity +
 * limb). Real numbers: they are rounded to units of 10<sup>-12</sup> and counted in two limbs,
 * under (key, limb) and (key, limb + 1), the low 32 bits, and the rest with its sign. Either kind
 * of limb adds up in a long for 10<sup>9</sup> items.
 */
public final class ExactSums {

  private static final double UNITS = 1e12;
  private static final double LIMB = 0x1p32;

  private ExactSums() {}

  /**
   * &Sigma; a b in 128 bits, in memory: rank sums grow with the cube of the number of items and
   * leave a long at two million.
   */
  public static final class Products {

    private long high;
    private long low;

    /** Adds a b. */
    public void add(long a, long b) {
      long product = a * b;
      low += product;
      high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
    }

    /** The sum. */
    public BigInteger value() {
      return new BigInteger(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }
  }

  /** Adds a real number; limbs that are 0 need no count. */
  static void addReal(Counts.Sink counts, long key, long limb, double number) {
    double rounded = StrictMath.rint(number * UNITS);
    if (!(Math.abs(rounded) < 0x1p62)) {
      throw new ArithmeticException("no fixed-point number: " + number);
    }
    long units = (long) rounded;
    limb(counts, key, limb, units & 0xffffffffL);
    limb(counts, key, limb + 1, units >> 32);
  }

  /** The sum of the real numbers added. */
  static double real(Counts counts, long key, long limb) {
    return (counts.amount(key, limb + 1) * LIMB + counts.amount(key, limb)) / UNITS;
  }

  /**
   * Adds x y to a sum. Limbs above the first that are 0, as those of small products are, need no
   * key.
   */
  static void add(Counts.Sink counts, long first, long quantity, long x, long y) {
    add128(counts, first, quantity, Math.multiplyHigh(x, y), x * y);
  }

  /** Adds the squares of numbers whose sum fits in 64 bits, all 0 or more. */
  static void addSquares(Counts.Sink counts, long first, long quantity, long[] numbers) {
    Products squares = new Products();
    for (long x : numbers) {
      squares.add(x, x);
    }
    add128(counts, first, quantity, squares.high, squares.low);
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

  /** The sum of the products, or numbers, added under a key and quantity. */
  static BigInteger sum(Counts counts, long first, long quantity) {
    BigInteger sum = BigInteger.ZERO;
    for (int limb = 0; limb < 4; limb++) {
      sum = sum.add(part(limb, counts.amount(first, 4 * quantity + limb)));
    }
    return sum;
  }

  /** What the amount of a key, {@code second} being its second part, adds to its sum. */
  static BigInteger part(long second, long amount) {
    return BigInteger.valueOf(amount).shiftLeft(32 * (int) (second & 3));
  }
}
