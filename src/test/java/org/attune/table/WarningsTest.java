package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.attune.statistic.Estimate;
import org.junit.jupiter.api.Test;

class WarningsTest {

  private static final Estimate WITH_INTERVAL = Estimate.of(0.5, 0.25, 0.75);

  @Test
  void fewBlocksMakeIntervalsTooNarrow() {
    assertThat(Warnings.of(WITH_INTERVAL, 59, true))
        .containsExactly(
            "only 59 blocks to resample: intervals from fewer than 60 tend to be too narrow");
    assertThat(Warnings.of(WITH_INTERVAL, 60, true)).isEmpty();
    assertThat(Warnings.of(WITH_INTERVAL, 12, false)).isEmpty();
    assertThat(Warnings.of(Estimate.of(0.5), 2, true)).isEmpty();
  }

  @Test
  void saysWhyThereIsNoInterval() {
    assertThat(
            Warnings.of(new Estimate.Value(0.5, Optional.empty(), "no interval: why"), 100, false))
        .containsExactly("no interval: why");
    assertThat(Warnings.of(Estimate.undefined("no items"), 0, true)).isEmpty();
  }
}
