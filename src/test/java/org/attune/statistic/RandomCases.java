package org.attune.statistic;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/**
 * Seeded items on every kind of scale: panels of 0 to 5 of five raters, answers that are there or
 * not.
 */
final class RandomCases {

  /** One scale of each kind, the ordinal one with uneven values. */
  static final List<Scale> SCALES =
      List.of(
          new Scale.Nominal(List.of("anger", "fear", "joy", "neutral")),
          new Scale.Ordinal(
              List.of("none", "weak", "strong", "extreme"), decimals("0", "1", "2.5", "4")),
          new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(7), new BigDecimal("0.5")),
          new Scale.Labels(List.of("anger", "fear", "joy", "love", "pride")));

  private static final int RATERS = 5;
  private static final int CLUSTERS = 20;

  private final SplittableRandom random;
  private final SplittableRandom lengths;
  private final Scale scale;

  private RandomCases(Scale scale, long seed) {
    this.random = new SplittableRandom(seed);
    this.lengths = new SplittableRandom(~seed);
    this.scale = scale;
  }

  static List<Case> on(Scale scale, int items, long seed) {
    RandomCases cases = new RandomCases(scale, seed);
    return Stream.generate(cases::next).limit(items).toList();
  }

  private Case next() {
    long centre = code();
    int[] raters = IntStream.range(0, RATERS).filter(rater -> random.nextInt(4) > 0).toArray();
    long[] ratings = LongStream.generate(() -> near(centre)).limit(raters.length).toArray();
    long reference =
        maybe(scale.ordered() ? (scale.value(centre) + scale.value(near(centre))) / 2 : centre);
    long by = near(centre);
    long model = maybe(scale.ordered() ? scale.value(by) : by);
    int[] degrees = random.nextInt(8) == 0 ? Case.NO_DEGREES : degrees(centre);
    long rival = near(centre);
    return new Case(
            scale,
            ratings,
            raters,
            reference,
            model,
            maybe(scale.ordered() ? scale.value(rival) : rival),
            degrees,
            random.nextInt(CLUSTERS))
        .ofLength(lengths.nextInt(400));
  }

  private int[] degrees(long centre) {
    return IntStream.range(0, scale.outputs())
        .map(label -> random.nextInt(8) * 1000 + (given(centre, label) ? 2000 : 0))
        .toArray();
  }

  private boolean given(long code, int label) {
    return scale instanceof Scale.Labels ? (code >>> label & 1) == 1 : code == label;
  }

  private long code() {
    return scale instanceof Scale.Labels
        ? random.nextLong(1L << scale.size())
        : random.nextInt(scale.size());
  }

  private long near(long code) {
    return random.nextBoolean() ? code : code();
  }

  private long maybe(long answer) {
    return random.nextInt(8) == 0 ? Scale.ABSENT : answer;
  }

  private static List<BigDecimal> decimals(String... values) {
    return Stream.of(values).map(BigDecimal::new).toList();
  }
}
