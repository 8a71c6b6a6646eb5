package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.attune.statistic.Estimate;
import org.junit.jupiter.api.Test;

class WarningsTest {

  private static final Estimate WITH_INTERVAL = Estimate.of(0.5, 0.25, 0.75);

  @Test
  void fewBlocksMakeIntervalsTooNarrow() {
    assertThat(Warnings.of(WITH_INTERVAL, 29))
        .containsExactly(
            "only 29 blocks to resample: intervals from fewer than 30 tend to be too narrow");
    assertThat(Warnings.of(WITH_INTERVAL, 30)).isEmpty();
    assertThat(Warnings.of(Estimate.of(0.5), 2)).isEmpty();
  }

  @Test
  void saysWhyThereIsNoInterval() {
    assertThat(Warnings.of(new Estimate.Value(0.5, Optional.empty(), "no interval: why"), 100))
        .containsExactly("no interval: why");
    assertThat(Warnings.of(Estimate.undefined("no items"), 0)).isEmpty();
  }
}
