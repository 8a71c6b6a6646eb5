package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  /** No statistic is offered whose interval nobody measured: {@code org.attune.bench.Coverage}. */
  @Test
  void everyIntervalWasMeasured() {
    Set<String> measured =
        Measured.all().stream().map(Measured::statistic).collect(Collectors.toSet());
    List<String> resampled =
        Tallying.statistics().stream().filter(Statistic::resampled).map(Statistic::name).toList();
    assertThat(measured).containsAll(resampled);
  }

  @Test
  void whatIsGivenHasAShareThatHolds() {
    assertThat(Measured.all())
        .allMatch(row -> row.given() >= 0 && row.given() <= 1)
        .allMatch(row -> row.holds().isPresent() == row.given() > 0)
        .allMatch(row -> row.holds().orElse(1) <= 1 && row.width().orElse(1) > 0);
  }

  /** What the README says of them, where half of the studies have one. */
  @Test
  void intervalsHoldWhatIsSaidOfThem() {
    double[] holds =
        Measured.all().stream()
            .filter(row -> row.given() >= 0.5)
            .mapToDouble(row -> row.holds().orElseThrow())
            .toArray();
    assertThat(share(holds, 0.92, 0.98)).isGreaterThanOrEqualTo(0.97);
    assertThat(share(holds, 0.9, 1)).isGreaterThanOrEqualTo(0.998);
  }

  private static double share(double[] values, double from, double to) {
    return Arrays.stream(values).filter(value -> value >= from && value <= to).count()
        / (double) values.length;
  }
}
