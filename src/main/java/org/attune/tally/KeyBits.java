package org.attune.tally;

/**
 * Numbers of few bits, one after the other in a key, written or read. The key's highest bit is left
 * 0, so that its first part is 0 or more.
 */
final class KeyBits {

  static final int SIZE = 2 * Long.SIZE;

  private long first;
  private long second;
  private int at;

  /** Nothing written yet. */
  KeyBits() {}

  /** To be read from the beginning. */
  KeyBits(long first, long second) {
    this.first = first;
    this.second = second;
  }

  /** Bits a number from 0 to {@code highest} needs, at least one. */
  static int width(long highest) {
    return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(highest));
  }

  /** True if that many bits and the last 1 have room. */
  boolean room(long bits) {
    return at + bits < SIZE - 1;
  }

  /** Adds a number. */
  void put(long number, int width) {
    if (at < Long.SIZE) {
      second |= number << at;
      first |= at + width > Long.SIZE ? number >>> Long.SIZE - at : 0;
    } else {
      first |= number << at - Long.SIZE;
    }
    at += width;
  }

  /** Takes the next number. */
  long take(int width) {
    long here = at < Long.SIZE ? second >>> at : first >>> at - Long.SIZE;
    if (at > 0 && at < Long.SIZE) {
      here |= first << Long.SIZE - at;
    }
    at += width;
    return here & (1L << width) - 1;
  }

  /** How many numbers of one width stand between here and the last bit that is 1. */
  int left(int width) {
    int last =
        first == 0
            ? Long.SIZE - 1 - Long.numberOfLeadingZeros(second)
            : SIZE - 1 - Long.numberOfLeadingZeros(first);
    return (last - at) / width;
  }

  long first() {
    return first;
  }

  long second() {
    return second;
  }
}
