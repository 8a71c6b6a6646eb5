package org.attune.corpus;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The rising values of an ordinal scale's levels, as they were given and as whole numbers: each is
 * the lowest plus a whole number of steps, the greatest step of which that is so.
 */
public final class Levels implements Serializable {

  private final List<BigDecimal> values;
  private final long[] fixed;
  private final long[] steps;
  private final long step;

  Levels(List<BigDecimal> values) {
    this.values = List.copyOf(values);
    values.forEach(Decimals::representable);
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).compareTo(values.get(i - 1)) <= 0) {
        throw new IllegalArgumentException("values do not rise: " + values);
      }
    }
    fixed = values.stream().mapToLong(Scale::fixed).toArray();
    long[] above = LongStream.of(fixed).map(value -> value - fixed[0]).toArray();
    step =
        LongStream.of(above)
            .filter(value -> value > 0)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger::gcd)
            .orElse(BigInteger.valueOf(Scale.UNIT))
            .longValueExact();
    steps = LongStream.of(above).map(value -> value / step).toArray();
  }

  /** The numbers the levels are named by, or their ranks from 0. */
  static Levels named(List<String> names) {
    List<BigDecimal> numbers =
        names.stream().flatMap(name -> Decimals.number(name).stream()).toList();
    return new Levels(
        numbers.size() < names.size()
            ? IntStream.range(0, names.size()).mapToObj(BigDecimal::valueOf).toList()
            : numbers);
  }

  /** The level with the value that is written there. */
  OptionalLong find(String raw) {
    BigDecimal number = Decimals.number(raw).orElse(null);
    for (int i = 0; number != null && i < fixed.length; i++) {
      if (values.get(i).compareTo(number) == 0) {
        return OptionalLong.of(i);
      }
    }
    return OptionalLong.empty();
  }

  /** The level nearest to a value, the lower of two as near. */
  int nearest(long value) {
    int best = 0;
    for (int i = 1; i < fixed.length; i++) {
      if (Math.abs(value - fixed[i]) < Math.abs(value - fixed[best])) {
        best = i;
      }
    }
    return best;
  }

  /** The values as they were given. */
  public List<BigDecimal> values() {
    return values;
  }

  /** The value of level {@code i} in units of 10<sup>-9</sup>. */
  public long value(int i) {
    return fixed[i];
  }

  /** How many steps level {@code i} is above the lowest. */
  public long steps(int i) {
    return steps[i];
  }

  /** One step, in units of 10<sup>-9</sup>. */
  public long step() {
    return step;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Levels that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
