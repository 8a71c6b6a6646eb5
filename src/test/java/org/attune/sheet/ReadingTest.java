package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void anIncompleteDesignHasItsReliability() {
    Cases cases = Cases.shared("53-subset-design/subset-design.csv");
    assertThat(cases.value(cases.dimension(), "icc1")).isCloseTo(0.931, within(0.0005));
  }
}
