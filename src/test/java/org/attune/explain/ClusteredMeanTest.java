package org.attune.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.explain.ClusteredMean.Cluster;
import org.junit.jupiter.api.Test;

class ClusteredMeanTest {

  @Test
  void ofClustersOfOneItIsTheMeanWithItsUsualInterval() {
    ClusteredMean mean =
        ClusteredMean.of(
            IntStream.rangeClosed(1, 10).mapToObj(v -> new Cluster(0, 0).and(v)).toList());
    assertThat(mean.mean()).isEqualTo(5.5);
    // 1 to 10: standard deviation 3.02765, t(9) at .975 = 2.262157
    double half = 2.262157 * 3.0276504 / Math.sqrt(10);
    ClusteredMean.Interval interval = mean.interval(.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(5.5 - half, within(1e-5));
    assertThat(interval.high()).isCloseTo(5.5 + half, within(1e-5));
    assertThat(interval.holdsZero()).isFalse();
  }

  @Test
  void doubledValuesOfAClusterTellNothingNew() {
    List<Cluster> once =
        IntStream.rangeClosed(1, 12).mapToObj(v -> new Cluster(0, 0).and(v)).toList();
    List<Cluster> twice =
        IntStream.rangeClosed(1, 12).mapToObj(v -> new Cluster(0, 0).and(v).and(v)).toList();
    assertThat(ClusteredMean.of(twice).interval(.95))
        .isEqualTo(ClusteredMean.of(once).interval(.95));
  }

  @Test
  void fewClustersHaveNoIntervalAndEqualOnesNoWidth() {
    Cluster same = new Cluster(0, 0).and(.1).and(.3);
    assertThat(ClusteredMean.of(Collections.nCopies(9, same)).interval(.95)).isEmpty();
    assertThat(ClusteredMean.of(Collections.nCopies(10, same)).interval(.95))
        .hasValueSatisfying(i -> assertThat(i.low()).isEqualTo(i.high()).isEqualTo(.2));
  }
}
