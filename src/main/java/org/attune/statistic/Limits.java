package org.attune.statistic;

import java.util.Optional;

/**
 * What a formula says of an interval: its limits, or why it gives none.
 *
 * @param interval the limits
 * @param without why there are none, in lower case, no full stop; empty where there are
 */
public record Limits(Optional<Estimate.Interval> interval, String without) {

  /** These limits. */
  static Limits of(double low, double high) {
    return new Limits(Optional.of(new Estimate.Interval(low, high)), "");
  }

  /** No limits, because of {@code reason}. */
  static Limits none(String reason) {
    return new Limits(Optional.empty(), reason);
  }

  /** Why there are none where there is no estimate; nobody need be told. */
  public static final String UNDEFINED = "there is no estimate";
}
