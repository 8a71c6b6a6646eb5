package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.LabelTally;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JackknifeTest {

  private static final Scale LABELS = new Scale.Nominal(List.of("calm", "tense"));
  private static final Scale POINTS =
      new Scale.Ordinal(IntStream.rangeClosed(0, 40).mapToObj(Integer::toString).toList());

  /** Each block one item of these codes. */
  private static <T extends Tally<T>> SortedMap<Integer, Counts> blocks(
      Tallier<T> tallier, Scale scale, long[] reference, long[] model) {
    SortedMap<Integer, Counts> blocks = new TreeMap<>();
    for (int b = 0; b < reference.length; b++) {
      Counts.Builder item = Counts.builder();
      tallier.count(Case.ofAnswers(scale, reference[b], model[b]), item);
      blocks.put(b, item.build());
    }
    return blocks;
  }

  private static Bootstrap jackknife(int blocks, double level) {
    return Bootstrap.jackknife(IntStream.range(0, blocks).boxed().toList(), level);
  }

  private static <T extends Tally<T>> Drawn drawn(
      Statistic<T> statistic, Scale scale, SortedMap<Integer, Counts> blocks) {
    return jackknife(blocks.lastKey() + 1, 0.95)
        .draw(statistic.tallier(), blocks, List.of(statistic), scale)
        .get(0);
  }

  private static Estimate.Value interval(Drawn drawn, int blocks) {
    return (Estimate.Value) jackknife(blocks, 0.95).interval(drawn);
  }

  private static <T extends Tally<T>> Estimate.Value interval(
      Statistic<T> statistic, Scale scale, long[] reference, long[] model) {
    return interval(
        drawn(statistic, scale, blocks(statistic.tallier(), scale, reference, model)),
        reference.length);
  }

  private static long[] codes(int blocks, IntToLongFunction code) {
    return IntStream.range(0, blocks).mapToLong(code).toArray();
  }

  /** Of 1 to 25 the mean is 13, s √54.1667, t with 24 degrees of freedom 2.063899. */
  @Test
  void theIntervalOfAMeanIsStudents() {
    long[] zero = new long[25];
    Estimate.Value bias = interval(new Bias(), POINTS, zero, codes(25, b -> (b + 1) * Scale.UNIT));
    double half = 2.0638986 * Math.sqrt(25 * 26 / 12.0 / 25);
    assertThat(bias.point()).isCloseTo(13, within(1e-9));
    assertThat(bias.interval().orElseThrow().low()).isCloseTo(13 - half, within(1e-6));
    assertThat(bias.interval().orElseThrow().high()).isCloseTo(13 + half, within(1e-6));
  }

  /**
   * 23 times 0 and two 1: kurtosis 10.587, with the normal one 6.793 on average, so 2 · 25 / 5.793
   * = 8.631 degrees of freedom. Of one 1 there is no interval.
   */
  @Test
  void fewBlocksThatDecideLeaveFewDegreesOfFreedom() {
    Estimate.Interval two =
        interval(new Bias(), POINTS, new long[25], codes(25, b -> b < 2 ? Scale.UNIT : 0))
            .interval()
            .orElseThrow();
    assertThat((two.high() - two.low()) / 2).isCloseTo(0.1260952, within(1e-6));
    Estimate.Value one =
        interval(new Bias(), POINTS, new long[25], codes(25, b -> b < 1 ? Scale.UNIT : 0));
    assertThat(one.without()).isEqualTo(Jackknife.Unit.BLOCK.hangs());
  }

  /** On 20 of 40 blocks right: ln (p / (1 - p)) = 0, so the limits lie evenly about 1/2. */
  @Test
  void aShareIsStudentisedAsALogit() {
    Estimate.Value accuracy = interval(new Accuracy(), LABELS, new long[40], codes(40, b -> b % 2));
    Estimate.Interval limits = accuracy.interval().orElseThrow();
    assertThat(limits.low() + limits.high()).isCloseTo(1, within(1e-9));
    double moved = Math.log(20 / 19.0);
    double error = Math.sqrt(39 / 40.0 * 40 * moved * moved);
    double high = 1 / (1 + Math.exp(-2.0226909 * error));
    assertThat(limits.high()).isCloseTo(high, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Range.class)
  void aRangeGoesThereAndBack(Range range) {
    for (double value : new double[] {0.001, 0.25, 0.5, 0.999}) {
      assertThat(range.back(range.straight(value))).isCloseTo(value, within(1e-12));
      assertThat(range.inside(value)).isTrue();
    }
    assertThat(Range.SHARE.inside(1)).isFalse();
    assertThat(Range.CORRELATION.cut(-1.5)).isEqualTo(-1);
  }

  @Test
  void fewBlocksHaveNoneAndItIsSaid() {
    Estimate.Value few = interval(new Accuracy(), LABELS, new long[9], codes(9, b -> b % 2));
    assertThat(few.interval()).isEmpty();
    assertThat(few.without())
        .isEqualTo("no interval: the model is wrong in only 4 blocks, it takes 5");
    Estimate.Value bias = interval(new Bias(), POINTS, new long[19], codes(19, b -> b));
    assertThat(bias.without()).isEqualTo("no interval: only 19 blocks, it takes 20");
  }

  @Test
  void aRareLabelHasNoneAndIsNamed() {
    long[] reference = codes(40, b -> b < 2 ? 1 : 0);
    assertThat(interval(new MacroF1(), LABELS, reference, codes(40, b -> b % 2)).without())
        .isEqualTo("no interval: the reference gives tense in only 2 blocks, it takes 3");
    assertThat(interval(new MacroF1(), LABELS, new long[40], codes(40, b -> b % 2)).without())
        .isEqualTo("no interval: the reference gives tense in no block, it takes 3");
  }

  /** All items of a rare label right: those added to it keep the interval open below. */
  @Test
  void whatFewItemsSayIsNotTakenForCertain() {
    long[] reference = codes(40, b -> b < 4 ? 1 : 0);
    long[] model = codes(40, b -> b < 4 || b % 3 == 0 ? 1 : 0);
    Estimate.Value recall = interval(new MacroRecall(), LABELS, reference, model);
    Drawn drawn =
        drawn(new MacroRecall(), LABELS, blocks(LabelTally.SETS, LABELS, reference, model));
    double ofCalm = 24 / 36.0;
    double mean = (1 + ofCalm) / 2;
    assertThat(recall.point()).isCloseTo(mean, within(1e-12));
    // three items more of either label, the share mean of them right, to the hundredth
    double right = Math.rint(300 * mean) / 100;
    assertThat(drawn.left().centre())
        .isCloseTo(((4 + right) / 7 + (24 + right) / 39) / 2, within(1e-12));
    assertThat(drawn.left().added()).hasSize(6);
    double ofTense = Arrays.stream(drawn.left().blocks()).limit(4).min().orElseThrow();
    assertThat(recall.interval().orElseThrow().low()).isLessThan(ofTense - 0.05);
  }

  @Test
  void calibrationErrorsHaveNone() {
    SortedMap<Integer, Counts> blocks = new TreeMap<>();
    for (int b = 0; b < 40; b++) {
      Counts.Builder item = Counts.builder();
      CalibrationTally.CONFIDENCE.count(
          new Case(LABELS, new long[0], b % 2, 0, new int[] {6000, 4000}), item);
      blocks.put(b, item.build());
    }
    assertThat(interval(drawn(new ExpectedCalibrationError(), LABELS, blocks), 40).without())
        .startsWith("no interval: chance alone makes this error larger");
  }

  /**
   * 90 errors of 1, 30 of 3: Geary's ratio is (180 / 120) / √(360 / 120) = .866; of 2 / √6 .816.
   */
  @Test
  void heavyTailsWidenOrRefuse() {
    Scale values = new Scale.Interval(BigDecimal.ZERO, BigDecimal.valueOf(100), BigDecimal.ONE);
    SortedMap<Integer, Counts> light = errors(values, 1, 3, 4);
    assertThat(Tails.ratio(MomentTally.VALUES.tally(BlockCounts.sum(light))))
        .isCloseTo(1.5 / Math.sqrt(3), within(1e-12));
    assertThat(widening(light, values)).isEqualTo(1);
    assertThat(interval(drawn(new RootMeanSquaredError(), values, light), 120).interval())
        .isPresent();
    // 108 errors of 1, 12 of 5: (168 / 120) / √(408 / 120) = .759
    SortedMap<Integer, Counts> heavier = errors(values, 1, 5, 10);
    double ratio = 1.4 / Math.sqrt(3.4);
    assertThat(widening(heavier, values)).isCloseTo(2 / Math.PI / ratio / ratio, within(1e-12));
    assertThat(widening(heavier, POINTS)).isEqualTo(1);
    assertThat(interval(drawn(new RootMeanSquaredError(), values, heavier), 120).without())
        .contains("heavier tails");
    assertThat(interval(drawn(new MeanAbsoluteError(), values, heavier), 120).interval())
        .isPresent();
    SortedMap<Integer, Counts> heaviest = errors(values, 1, 30, 30);
    assertThat(interval(drawn(new MeanAbsoluteError(), values, heaviest), 120).without())
        .contains("heavier tails");
  }

  private static double widening(SortedMap<Integer, Counts> blocks, Scale scale) {
    MomentTally whole = MomentTally.VALUES.tally(BlockCounts.sum(blocks));
    return new MeanAbsoluteError().footing(whole, scale).widening();
  }

  /** 120 blocks with an error each, a large one in every {@code every}-th. */
  private static SortedMap<Integer, Counts> errors(Scale scale, int small, int large, int every) {
    return blocks(
        MomentTally.VALUES,
        scale,
        new long[120],
        codes(120, b -> (b % every == 0 ? large : small) * Scale.UNIT));
  }

  @Test
  void differencesAndSharesAreTakenBlockByBlock() {
    long[] reference = new long[60];
    Drawn one =
        drawn(
            new Accuracy(),
            LABELS,
            blocks(JointTally.CATEGORIES, LABELS, reference, codes(60, b -> b % 3 == 0 ? 1 : 0)));
    Drawn other =
        drawn(
            new Accuracy(),
            LABELS,
            blocks(JointTally.CATEGORIES, LABELS, reference, codes(60, b -> b % 4 == 0 ? 1 : 0)));
    Estimate.Value itself = interval(Bootstrap.difference(one, one), 60);
    assertThat(itself.without()).isEqualTo(Jackknife.Unit.BLOCK.same());
    Estimate.Value less = interval(Bootstrap.difference(one, other), 60);
    Estimate.Value more = interval(Bootstrap.difference(other, one), 60);
    assertThat(less.interval().orElseThrow().low())
        .isCloseTo(-more.interval().orElseThrow().high(), within(1e-12));
    Estimate.Value share = interval(Bootstrap.ratio(one, other), 60);
    Estimate.Value turned = interval(Bootstrap.ratio(other, one), 60);
    assertThat(share.interval().orElseThrow().low())
        .isCloseTo(1 / turned.interval().orElseThrow().high(), within(1e-9));
  }

  /** Neither value has an interval, so nothing was left out of them. */
  @Test
  void aShareOfWhatHasNoneHasNone() {
    Drawn rare =
        drawn(
            new MacroF1(),
            LABELS,
            blocks(LabelTally.SETS, LABELS, codes(40, b -> b == 0 ? 1 : 0), codes(40, b -> b % 2)));
    assertThat(interval(Bootstrap.ratio(rare, rare), 40).without()).startsWith("no interval: the");
    assertThat(interval(Bootstrap.difference(rare, rare), 40).without())
        .startsWith("no interval: the reference gives tense");
  }

  /** A label that is frequent in the sample stays so without a block that takes it below ten. */
  @Test
  void whatIsFrequentIsDecidedOnce() {
    long[] reference = codes(40, b -> b < 10 ? 1 : 0);
    long[] model = codes(40, b -> b % 4 == 0 ? 1 : 0);
    SortedMap<Integer, Counts> blocks = blocks(LabelTally.SETS, LABELS, reference, model);
    Estimate.Value frequent = interval(drawn(new MacroF1Frequent(), LABELS, blocks), 40);
    assertThat(frequent.point())
        .isEqualTo(interval(new MacroF1(), LABELS, reference, model).point());
    double[] without = drawn(new MacroF1Frequent(), LABELS, blocks).left().blocks();
    assertThat(Arrays.stream(without)).allMatch(value -> Math.abs(value - frequent.point()) < 0.05);
  }
}
