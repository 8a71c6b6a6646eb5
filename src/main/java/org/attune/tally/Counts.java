package org.attune.tally;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Exact integer counts under keys of two numbers, in key order: the one form all tallies have in
 * memory, on disk and on the wire. Adding counts is exact, associative and commutative, so a count
 * does not depend on how the items were split among machines.
 */
public final class Counts {

  /** No key at all. */
  public static final Counts NONE = new Counts(new long[0], new long[0], new long[0]);

  private final long[] first;
  private final long[] second;
  private final long[] amounts;

  private Counts(long[] first, long[] second, long[] amounts) {
    this.first = first;
    this.second = second;
    this.amounts = amounts;
  }

  /** Number of keys. */
  public int size() {
    return amounts.length;
  }

  /** First part of key {@code i}. */
  public long first(int i) {
    return first[i];
  }

  /** Second part of key {@code i}. */
  public long second(int i) {
    return second[i];
  }

  /** Amount under key {@code i}. */
  public long amount(int i) {
    return amounts[i];
  }

  /** Position of a key, or a negative number. */
  public int find(long a, long b) {
    int low = 0;
    int high = amounts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(first[middle], second[middle], a, b);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  /** Amount under a key, 0 if the key is not there. */
  public long amount(long a, long b) {
    int i = find(a, b);
    return i < 0 ? 0 : amounts[i];
  }

  /** The same keys with other amounts; the array is not copied. */
  public Counts with(long[] others) {
    if (others.length != amounts.length) {
      throw new IllegalArgumentException(others.length + " amounts for " + amounts.length + " keys");
    }
    return new Counts(first, second, others);
  }

  /** The sum, key by key. */
  public Counts plus(Counts other) {
    Builder sum = builder();
    sum.addAll(this);
    sum.addAll(other);
    return sum.build();
  }

  private static int compare(long a, long b, long c, long d) {
    return a != c ? Long.compare(a, c) : Long.compare(b, d);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts that
        && Arrays.equals(first, that.first)
        && Arrays.equals(second, that.second)
        && Arrays.equals(amounts, that.amounts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(first) + Arrays.hashCode(second)) + Arrays.hashCode(amounts);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Counts[");
    for (int i = 0; i < size(); i++) {
      text.append(i > 0 ? ", " : "").append('(').append(first[i]).append(',').append(second[i]).append(")=").append(amounts[i]);
    }
    return text.append(']').toString();
  }

  /** A builder that adds up what it is given. */
  public static Builder builder() {
    return new Builder();
  }

  /** Key of a count. */
  public record Key(long first, long second) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return compare(first, second, other.first, other.second);
    }
  }

  /** Adds up counts within one task; not thread-safe. */
  public static final class Builder {
    private final Map<Key, Long> sums = new HashMap<>();

    /** Adds {@code amount} under the key. */
    public void add(long a, long b, long amount) {
      sums.merge(new Key(a, b), amount, Math::addExact);
    }

    /** Adds every count of {@code other}. */
    public void addAll(Counts other) {
      for (int i = 0; i < other.size(); i++) {
        add(other.first[i], other.second[i], other.amounts[i]);
      }
    }

    /** The sums in key order. */
    public Counts build() {
      Key[] keys = sums.keySet().toArray(Key[]::new);
      Arrays.sort(keys);
      long[] a = new long[keys.length];
      long[] b = new long[keys.length];
      long[] n = new long[keys.length];
      for (int i = 0; i < keys.length; i++) {
        a[i] = keys[i].first();
        b[i] = keys[i].second();
        n[i] = sums.get(keys[i]);
      }
      return new Counts(a, b, n);
    }
  }
}
