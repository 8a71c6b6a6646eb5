package org.attune.statistic;

import java.util.Optional;

/** What a statistic says: a number, or why there is none. */
public sealed interface Estimate {

  /** A number; never NaN or infinite. */
  static Estimate of(double point) {
    if (!Double.isFinite(point)) {
      throw new ArithmeticException("a statistic gave " + point + " instead of Undefined");
    }
    return new Value(point, Optional.empty());
  }

  /** A number with its interval. */
  static Estimate of(double point, double low, double high) {
    return new Value(point, Optional.of(new Interval(low, high)));
  }

  /** A number whose interval was asked for and cannot be given, because of {@code reason}. */
  static Estimate without(double point, String reason) {
    return new Value(point, Optional.empty(), reason);
  }

  /** No number, because of {@code reason}. */
  static Estimate undefined(String reason) {
    return new Undefined(reason);
  }

  /** The quotient, or undefined for {@code reason} where the divisor is 0. */
  static Estimate ratio(double dividend, double divisor, String reason) {
    return divisor == 0 ? undefined(reason) : of(dividend / divisor);
  }

  /**
   * A number.
   *
   * @param point the estimate
   * @param interval its interval, where resampling gave one
   * @param without why there is no interval though one was asked for; empty otherwise
   */
  record Value(double point, Optional<Interval> interval, String without) implements Estimate {

    /** A number with its interval, or without because none was asked for. */
    public Value(double point, Optional<Interval> interval) {
      this(point, interval, "");
    }
  }

  /** Limits of an interval. */
  record Interval(double low, double high) {}

  /** No number. */
  sealed interface None extends Estimate {

    /** Why there is none. */
    String reason();
  }

  /** No number, because the statistic is undefined. */
  record Undefined(String reason) implements None {}

  /**
   * No number, because it, or what would follow from it, rests on too few people.
   *
   * @param least fewest people that a number may rest on
   */
  record Suppressed(int least) implements None {

    /** How its reason begins, and no other. */
    public static final String WORDS = "suppressed: it would tell of fewer than ";

    @Override
    public String reason() {
      return WORDS + least + " people";
    }
  }
}
