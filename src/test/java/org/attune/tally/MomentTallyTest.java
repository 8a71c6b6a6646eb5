package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTallyTest {

  private static final Scale SCALE =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);

  private record Pair(long x, long y) {
    static BigInteger sum(List<Pair> pairs, BinaryOperator<BigInteger> of) {
      return pairs.stream()
          .map(p -> of.apply(BigInteger.valueOf(p.x), BigInteger.valueOf(p.y)))
          .reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  private static MomentTally tally(List<Pair> pairs) {
    Counts.Builder counts = Counts.builder();
    pairs.forEach(p -> MomentTally.VALUES.count(Case.ofAnswers(SCALE, p.x, p.y), counts));
    return MomentTally.VALUES.tally(counts.build());
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 1000", "3, 1000000000", "4, 4000000000000000000"})
  void sumsAreExact(long seed, long size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Pair> pairs =
        Stream.generate(() -> new Pair(random.nextLong(-size, size), random.nextLong(-size, size)))
            .limit(200)
            .toList();
    MomentTally tally = tally(pairs);
    BigInteger n = BigInteger.valueOf(200);
    BigInteger x = Pair.sum(pairs, (a, b) -> a);
    BigInteger y = Pair.sum(pairs, (a, b) -> b);
    assertThat(tally.items()).isEqualTo(200);
    assertThat(tally.sumX()).isEqualTo(x);
    assertThat(tally.sumY()).isEqualTo(y);
    assertThat(tally.deviationX())
        .isEqualTo(n.multiply(Pair.sum(pairs, (a, b) -> a.multiply(a))).subtract(x.multiply(x)));
    assertThat(tally.deviationY())
        .isEqualTo(n.multiply(Pair.sum(pairs, (a, b) -> b.multiply(b))).subtract(y.multiply(y)));
    assertThat(tally.deviationXY())
        .isEqualTo(n.multiply(Pair.sum(pairs, BigInteger::multiply)).subtract(x.multiply(y)));
    assertThat(tally.sumSquaredDifference())
        .isEqualTo(Pair.sum(pairs, (a, b) -> a.subtract(b).pow(2)));
    assertThat(tally.sumAbsoluteDifference())
        .isEqualTo(Pair.sum(pairs, (a, b) -> a.subtract(b).abs()));
  }

  @Test
  void weightsCountItemsSeveralTimes() {
    Pair pair = new Pair(-7_500_000_000L, 3_000_000_001L);
    MomentTally once = tally(List.of(pair));
    long[] thrice = new long[once.counts().size()];
    for (int i = 0; i < thrice.length; i++) {
      thrice[i] = 3 * once.counts().amount(i);
    }
    MomentTally tally = once.with(thrice);
    assertThat(tally.counts()).isEqualTo(tally(List.of(pair, pair, pair)).counts());
    assertThat(tally.items()).isEqualTo(3);
    assertThat(tally.deviationX()).isZero();
  }

  @Test
  void onlyItemsWithBothAnswersAreCounted() {
    assertThat(tally(List.of(new Pair(Scale.ABSENT, 1), new Pair(1, Scale.ABSENT))).counts())
        .isEqualTo(Counts.NONE);
    assertThat(tally(List.of()).items()).isZero();
  }

  @Test
  void differencesTooLargeForALongAreNoCount() {
    assertThatThrownBy(() -> tally(List.of(new Pair(-(1L << 62), 1L << 62))))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> tally(List.of(new Pair(Long.MAX_VALUE, -1))))
        .isInstanceOf(ArithmeticException.class);
  }
}
