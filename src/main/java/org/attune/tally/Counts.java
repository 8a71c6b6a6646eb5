package org.attune.tally;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

  /** First parts of the keys, each once, rising. */
  long[] firsts() {
    return LongStream.of(first).distinct().toArray();
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

  /** A copy of the amounts, in key order. */
  public long[] amounts() {
    return amounts.clone();
  }

  /** The same keys with other amounts; the array is not copied. */
  public Counts with(long[] others) {
    if (others.length != amounts.length) {
      throw new IllegalArgumentException(
          others.length + " amounts for " + amounts.length + " keys");
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

  /**
   * The difference, key by key; keys of which nothing is left are gone.
   *
   * @throws ArithmeticException if an amount leaves a long
   */
  public Counts minus(Counts other) {
    Builder rest = builder();
    rest.addAll(this);
    for (int i = 0; i < other.size(); i++) {
      rest.add(other.first[i], other.second[i], Math.negateExact(other.amounts[i]));
    }
    Builder left = builder();
    rest.forEach(
        (a, b, amount) -> {
          if (amount != 0) {
            left.add(a, b, amount);
          }
        });
    return left.build();
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
      text.append(i > 0 ? ", " : "")
          .append('(')
          .append(first[i])
          .append(',')
          .append(second[i])
          .append(")=")
          .append(amounts[i]);
    }
    return text.append(']').toString();
  }

  /** A builder that adds up what it is given. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes counts to add up. */
  public interface Sink {
    /** Adds {@code amount} under the key. */
    void add(long first, long second, long amount);
  }

  /** Adds up counts within one task, in an open-addressing hash table; not thread-safe. */
  public static final class Builder implements Sink {
    private static final int SMALLEST = 4;

    /**
     * Both parts of each key and its amount, side by side so that they are in memory's cache
     * together.
     */
    private long[] cells = new long[3 * SMALLEST];

    private int size;

    /** For each slot 0 if it is free, or 1 + the position of the key found there. */
    private int[] slots = new int[2 * SMALLEST];

    /**
     * Where the next key is looked for first, a multiple of 3: behind the last one, because items
     * alike bring the same keys in the same order.
     */
    private int next;

    /** Number of different keys so far. */
    public int size() {
      return size;
    }

    @Override
    public void add(long a, long b, long amount) {
      long[] known = cells;
      int at = next;
      if (at < 3 * size && known[at] == a && known[at + 1] == b) {
        known[at + 2] = Math.addExact(known[at + 2], amount);
        next = at + 3;
      } else {
        seek(a, b, amount);
      }
    }

    private void seek(long a, long b, long amount) {
      int slot = slot(a, b);
      if (slots[slot] > 0) {
        int cell = 3 * slots[slot];
        cells[cell - 1] = Math.addExact(cells[cell - 1], amount);
        next = cell;
        return;
      }
      if (3 * size == cells.length) {
        grow();
        slot = slot(a, b);
      }
      cells[3 * size] = a;
      cells[3 * size + 1] = b;
      cells[3 * size + 2] = amount;
      slots[slot] = ++size;
      next = 0;
    }

    /** The slot of a key, or the free one where it belongs. */
    private int slot(long a, long b) {
      long hash = (a * 0x9E3779B97F4A7C15L ^ b) * 0xBF58476D1CE4E5B9L;
      int slot = (int) (hash ^ hash >>> 32) & slots.length - 1;
      for (int i; (i = slots[slot]) > 0 && (cells[3 * i - 3] != a || cells[3 * i - 2] != b); ) {
        slot = slot + 1 & slots.length - 1;
      }
      return slot;
    }

    private void grow() {
      cells = Arrays.copyOf(cells, 2 * cells.length);
      slots = new int[2 * slots.length];
      for (int i = 0; i < size; i++) {
        slots[slot(cells[3 * i], cells[3 * i + 1])] = i + 1;
      }
    }

    /** Adds every count of {@code other}. */
    public void addAll(Counts other) {
      for (int i = 0; i < other.size(); i++) {
        add(other.first[i], other.second[i], other.amounts[i]);
      }
    }

    /** Hands every count over, in no order. */
    public void forEach(Sink sink) {
      for (int i = 0; i < 3 * size; i += 3) {
        sink.add(cells[i], cells[i + 1], cells[i + 2]);
      }
    }

    /** The sums in key order. */
    public Counts build() {
      int[] order =
          IntStream.range(0, size)
              .map(i -> 3 * i)
              .boxed()
              .sorted((i, j) -> compare(cells[i], cells[i + 1], cells[j], cells[j + 1]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new Counts(part(order, 0), part(order, 1), part(order, 2));
    }

    private long[] part(int[] order, int part) {
      return Arrays.stream(order).mapToLong(i -> cells[i + part]).toArray();
    }
  }
}
