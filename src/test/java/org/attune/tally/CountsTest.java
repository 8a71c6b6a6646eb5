package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {

  private static Counts random(SplittableRandom random) {
    Counts.Builder counts = Counts.builder();
    for (int n = random.nextInt(40); n > 0; n--) {
      counts.add(random.nextLong(-3, 4), random.nextLong(-3, 4), random.nextLong(-5, 6));
    }
    return counts.build();
  }

  private static Counts of(long... triples) {
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < triples.length; i += 3) {
      counts.add(triples[i], triples[i + 1], triples[i + 2]);
    }
    return counts.build();
  }

  @Test
  void addsUpUnderEachKeyInKeyOrder() {
    Counts counts = of(2, 1, 4, -1, 5, 3, 2, -7, 1, 2, 1, 6, Long.MIN_VALUE, Long.MAX_VALUE, 1);
    assertThat(counts)
        .hasToString(
            "Counts[(-9223372036854775808,9223372036854775807)=1, (-1,5)=3, (2,-7)=1, (2,1)=10]");
    assertThat(counts.size()).isEqualTo(4);
    assertThat(counts.amount(2, 1)).isEqualTo(10);
    assertThat(counts.amount(2, 0)).isZero();
    assertThat(counts.first(1)).isEqualTo(-1);
    assertThat(counts.second(1)).isEqualTo(5);
    assertThat(counts.amount(1)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsTakenAwayAgainIsGone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Counts a = random(random);
    Counts b = random(random);
    assertThat(a.plus(b).minus(b)).isEqualTo(a.minus(Counts.NONE));
    assertThat(a.minus(a)).isEqualTo(Counts.NONE);
    assertThat(of(1, 1, 3, 1, 2, 4).minus(of(1, 1, 3, 1, 2, 1))).isEqualTo(of(1, 2, 3));
    assertThatThrownBy(() -> of(1, 1, Long.MAX_VALUE).minus(of(1, 1, -1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void orderAndGroupingOfSumsDoNotMatter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Counts a = random(random);
    Counts b = random(random);
    Counts c = random(random);
    assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    assertThat(a.plus(Counts.NONE)).isEqualTo(a);
    for (int i = 0; i < c.size(); i++) {
      assertThat(a.plus(c).amount(c.first(i), c.second(i)))
          .isEqualTo(a.amount(c.first(i), c.second(i)) + c.amount(i));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void findsEveryKeyAndNoOther(long seed) {
    record Key(long first, long second) {}
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<Key, Long> sums =
        new TreeMap<>(Comparator.comparingLong(Key::first).thenComparingLong(Key::second));
    Counts.Builder builder = Counts.builder();
    for (int n = 0; n < 300; n++) {
      long a = random.nextLong(-10, 10) * (Long.MAX_VALUE / 10);
      long b = random.nextLong(-10, 10);
      sums.merge(new Key(a, b), 1L, Long::sum);
      builder.add(a, b, 1);
    }
    Counts counts = builder.build();
    assertThat(counts.size()).isEqualTo(sums.size());
    int i = 0;
    for (Key key : sums.keySet()) {
      assertThat(counts.find(key.first(), key.second())).isEqualTo(i++);
    }
    for (long b = -12; b < 12; b++) {
      boolean there = sums.containsKey(new Key(0, b));
      assertThat(counts.find(0, b) >= 0).isEqualTo(there);
    }
    assertThat(Counts.NONE.find(0, 0)).isNegative();
  }

  @Test
  void otherAmountsKeepTheKeys() {
    Counts counts = of(-1, 0, 4, 3, 3, 5);
    assertThat(counts.with(new long[] {0, 9})).hasToString("Counts[(-1,0)=0, (3,3)=9]");
    assertThat(counts).as("the counts themselves stay").isEqualTo(of(-1, 0, 4, 3, 3, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> counts.with(new long[1]))
        .withMessage("1 amounts for 2 keys");
  }

  @Test
  void overflowIsNoCount() {
    assertThatThrownBy(() -> of(0, 0, Long.MAX_VALUE, 0, 0, 1))
        .isInstanceOf(ArithmeticException.class);
    Counts most = of(0, 0, Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(of(0, 0, 1))).isInstanceOf(ArithmeticException.class);
    assertThat(most.plus(of(0, 1, 1)).size()).isEqualTo(2);
  }

  @Test
  void buildingTwiceGivesTwoValues() {
    Counts.Builder builder = Counts.builder();
    builder.add(1, 1, 1);
    Counts first = builder.build();
    builder.add(1, 1, 1);
    assertThat(first.amount(1, 1)).isEqualTo(1);
    assertThat(builder.build()).isEqualTo(of(1, 1, 2)).isNotEqualTo(first);
  }
}
