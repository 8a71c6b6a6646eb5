package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/** Counts the reference values of a file that were compared, with and without interval. */
final class GoldenChecks {

  private final String name;
  private int estimates;
  private int intervals;

  GoldenChecks(String name) {
    this.name = name;
  }

  /** Compares estimate and interval within the file's own tolerances. */
  void check(Golden.Value value, Statistic<?> statistic, Scale scale, List<Case> items) {
    value.check(statistic, scale, items);
    estimates++;
    if (value.json().has("ci_low")) {
      checkInterval(
          value, Tallying.interval(statistic.analytic().orElseThrow(), scale, items).orElseThrow());
    }
  }

  /** Compares an interval of ours. */
  void checkInterval(Golden.Value value, Estimate.Interval ours) {
    String what = name + ": " + value.json();
    double tolerance = value.json().path("ci_tolerance").asDouble();
    assertThat(ours.low())
        .as(what)
        .isCloseTo(value.json().path("ci_low").asDouble(), within(tolerance));
    assertThat(ours.high())
        .as(what)
        .isCloseTo(value.json().path("ci_high").asDouble(), within(tolerance));
    intervals++;
  }

  /** Says how many values were compared; fails if it is another number than expected. */
  void report(int expectedEstimates, int expectedIntervals) {
    System.out.printf(
        "golden %s: %d estimates, %d intervals checked%n", name, estimates, intervals);
    assertThat(List.of(estimates, intervals))
        .isEqualTo(List.of(expectedEstimates, expectedIntervals));
  }
}
