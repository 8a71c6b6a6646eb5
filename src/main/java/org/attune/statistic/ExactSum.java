package org.attune.statistic;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Σ a b in 128 bits: rank sums grow with the cube of the number of items and leave a long at two
 * million.
 */
final class ExactSum {

  private long high;
  private long low;

  void add(long a, long b) {
    long product = a * b;
    low += product;
    high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
  }

  BigInteger value() {
    return new BigInteger(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
  }
}
