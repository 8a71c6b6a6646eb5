package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustmentTest {

  private static double[] family(SplittableRandom random) {
    return random
        .doubles(random.nextInt(1, 30))
        .map(u -> random.nextInt(3) == 0 ? Math.rint(u * 4) / 4 : u * u)
        .toArray();
  }

  @ParameterizedTest
  @EnumSource
  void keepsOrderTiesAndBounds(Adjustment adjustment) {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 200; run++) {
      double[] p = family(random);
      double[] adjusted = adjustment.adjust(p.clone());
      for (int i = 0; i < p.length; i++) {
        assertThat(adjusted[i]).isBetween(p[i], 1.0);
        for (int j = 0; j < p.length; j++) {
          if (p[i] <= p[j]) {
            assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotDependOnTheOrderGiven(Adjustment adjustment) {
    SplittableRandom random = new SplittableRandom(2);
    for (int run = 0; run < 50; run++) {
      double[] p = family(random);
      double[] adjusted = adjustment.adjust(p);
      int by = random.nextInt(p.length);
      double[] turned = new double[p.length];
      Arrays.setAll(turned, i -> p[(i + by) % p.length]);
      double[] again = adjustment.adjust(turned);
      for (int i = 0; i < p.length; i++) {
        assertThat(again[i]).isEqualTo(adjusted[(i + by) % p.length]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneTestStaysAsItIs(Adjustment adjustment) {
    assertThat(adjustment.adjust(new double[] {0.03})).containsExactly(0.03);
    assertThat(adjustment.adjust(new double[0])).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsNoProbability(Adjustment adjustment) {
    assertThatThrownBy(() -> adjustment.adjust(new double[] {0.5, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a p value from 0 to 1, found NaN");
    assertThatThrownBy(() -> adjustment.adjust(new double[] {1.5}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
