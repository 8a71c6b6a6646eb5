package org.attune.tally;

import java.math.BigInteger;
import java.util.Arrays;
import org.attune.corpus.Scale;

/**
 * What is said of two items that answer the same turn: of the first, in the order of ids, and of
 * the second. On ordered scales these are values of the scale; of a label its degree, 0 to 1, or
 * where a model gives no degrees 1 if it is given and 0 if not.
 *
 * <p>Key: (pair, 4 quantity + limb), see {@link ExactSums}: quantity 0 counts comparisons, 1 and 2
 * sum what is said of the first and of the second in units of 10<sup>-9</sup>.
 *
 * <p>Gives paired shifts.
 */
public final class ShiftTally implements Tally<ShiftTally> {

  static final String MISSING = "a pair of which an item has no answer is left out";

  private static final long DEGREE = Scale.UNIT / Decision.ONE;

  /** Counts all pairs together. */
  public static final Tallier<ShiftTally> SHIFTS = new Shifts("shifts", false);

  /** Counts each pair apart ({@link TurnComparison.Compared#pair}). */
  public static final Tallier<ShiftTally> BY_PAIR = new Shifts("shifts-by-pair", true);

  private record Shifts(String name, boolean byPair) implements Tallier<ShiftTally> {

    @Override
    public Scope scope(Scale scale) {
      return scale.ordered() ? Scope.WHOLE : Scope.LABEL;
    }

    @Override
    public boolean needsCategories() {
      return false;
    }

    @Override
    public boolean alone() {
      return true;
    }

    @Override
    public boolean together() {
      return true;
    }

    @Override
    public boolean keepsOutputs(Scale scale) {
      return true;
    }

    @Override
    public String missing() {
      return MISSING;
    }

    /** The answers of a model and of its rival, whose degrees are not known. */
    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.model() != Scale.ABSENT && item.rival() != Scale.ABSENT) {
        add(0, item.number(item.model()), item.number(item.rival()), counts);
      }
    }

    @Override
    public void compare(TurnComparison.Compared a, TurnComparison.Compared b, Counts.Sink counts) {
      if (a.own()
          && b.own()
          && a.item().model() != Scale.ABSENT
          && b.item().model() != Scale.ABSENT) {
        add(byPair ? a.pair() : 0, said(a.item()), said(b.item()), counts);
      }
    }

    private static long said(Case item) {
      return !item.scale().ordered() && item.degrees().length == 1
          ? item.degrees()[0] * DEGREE
          : item.number(item.model());
    }

    private static void add(long pair, long first, long second, Counts.Sink counts) {
      ExactSums.add(counts, pair, 0, 1);
      ExactSums.add(counts, pair, 1, first);
      ExactSums.add(counts, pair, 2, second);
    }

    @Override
    public ShiftTally tally(Counts counts) {
      return new ShiftTally(counts);
    }
  }

  private final Counts counts;

  private ShiftTally(Counts counts) {
    this.counts = counts;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public ShiftTally with(long[] amounts) {
    return new ShiftTally(counts.with(amounts));
  }

  /** Comparisons. */
  @Override
  public long items() {
    return Arrays.stream(pairs()).map(this::comparisons).sum();
  }

  private long comparisons(long pair) {
    return ExactSums.sum(counts, pair, 0).longValueExact();
  }

  /** The sum of what is said of first items less that of second ones, in the scale's units. */
  public double difference() {
    return Arrays.stream(pairs())
            .mapToObj(this::difference)
            .reduce(BigInteger.ZERO, BigInteger::add)
            .doubleValue()
        / Scale.UNIT;
  }

  private BigInteger difference(long pair) {
    return ExactSums.sum(counts, pair, 1).subtract(ExactSums.sum(counts, pair, 2));
  }

  /** The mean difference of each pair, in the order of their keys; NaN where there is none. */
  public double[] differences() {
    return Arrays.stream(pairs())
        .mapToDouble(pair -> difference(pair).doubleValue() / Scale.UNIT / comparisons(pair))
        .toArray();
  }

  /** Keys of the pairs, rising. */
  public long[] pairs() {
    return counts.firsts();
  }
}
