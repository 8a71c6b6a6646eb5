package org.attune.score.raters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaceTest {

  private static final List<String> CATEGORIES = List.of("0", "1", "2", "3");
  private static final double[] KNOWS = {0.95, 0.9, 0.8, 0.7, 0, 0, 0, 0, 0, 0};

  /** Four raters who know more or less often, and six who always guess, mostly 1. */
  private static Crowd simulated(int[] truth, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String[]> ratings = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      truth[i] = random.nextInt(CATEGORIES.size());
      for (int r = 0; r < KNOWS.length; r++) {
        int guess = random.nextInt(5) < 4 ? 1 : random.nextInt(CATEGORIES.size());
        int rating = random.nextDouble() < KNOWS[r] ? truth[i] : guess;
        ratings.add(new String[] {"%04d".formatted(i), "" + r, "" + rating});
      }
    }
    return Crowd.of(ratings, CATEGORIES);
  }

  private static double right(int[] truth, List<double[]> degrees) {
    return IntStream.range(0, truth.length)
        .mapToDouble(i -> Crowd.category(degrees.get(i)) == truth[i] ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1,", "2,", "3,", "4,0.0025"})
  void findsSpammersAndTruth(long seed, Double smoothing) {
    int[] truth = new int[500];
    Crowd crowd = simulated(truth, seed);
    RaterModel.Raters fitted =
        crowd.fit(new Mace(new Mace.Options(50, 10, Optional.ofNullable(smoothing), seed)));
    double majority = right(truth, crowd.posteriors(crowd.start()));
    assertThat(majority).isLessThan(0.7);
    assertThat(right(truth, crowd.posteriors(fitted))).isGreaterThan(0.95);
    for (int r = 0; r < KNOWS.length; r++) {
      assertThat(((Mace.Competences) fitted).competence(r)).isCloseTo(KNOWS[r], within(0.07));
    }
  }

  @Test
  void dawidAndSkeneFindThemToo() {
    int[] truth = new int[500];
    Crowd crowd = simulated(truth, 5);
    RaterModel.Raters fitted = crowd.fit(new DawidSkene(new DawidSkene.Options(50, 0.01, false)));
    assertThat(right(truth, crowd.posteriors(crowd.start()))).isLessThan(0.7);
    assertThat(right(truth, crowd.posteriors(fitted))).isGreaterThan(0.95);
  }

  /**
   * Two raters say 0 and 1 of one item. The first knows with .8, the second with .5; both guess
   * evenly. P(0) ~ (.2/2 + .8) (.5/2) = .225, P(1) ~ (.2/2) (.5/2 + .5) = .075: 3/4 and 1/4; the
   * likelihood is their sum halved, .15. The first knew with 3/4 · .8/.9 = 2/3, the second with 1/4
   * · .5/.75 = 1/6.
   */
  @Test
  void oneStepByHand() {
    double[][] evenly = {{0.5, 0.5}, {0.5, 0.5}};
    RaterModel.Raters before =
        new Mace.Competences(2, new double[] {0.8, 0.5}, new double[] {0.2, 0.5}, evenly);
    Crowd crowd =
        Crowd.of(
            List.of(new String[] {"i", "a", "0"}, new String[] {"i", "b", "1"}), List.of("0", "1"));
    assertThat(crowd.posteriors(before).get(0)).containsExactly(new double[] {0.75, 0.25}, CLOSE);
    RaterModel.FixedSums sums = crowd.sums(before);
    assertThat(sums.value(RaterModel.Raters.LOSS)).isCloseTo(-Math.log(0.15), CLOSE);
    assertThat(sums.value(Mace.Competences.known(0))).isCloseTo(2.0 / 3, CLOSE);
    assertThat(sums.value(Mace.Competences.known(1))).isCloseTo(1.0 / 6, CLOSE);
    assertThat(sums.value(Mace.Competences.guessed(2, 2, 0, 0))).isCloseTo(1.0 / 3, CLOSE);
    assertThat(sums.value(Mace.Competences.guessed(2, 2, 0, 1))).isZero();
    assertThat(sums.value(Mace.Competences.guessed(2, 2, 1, 1))).isCloseTo(5.0 / 6, CLOSE);
    // with .5 added: (2/3 + .5) / (1 + 1), (1/6 + .5) / (1 + 1)
    Mace.Competences after =
        new Mace(new Mace.Options(1, 1, Optional.of(0.5), 1)).learn(sums, 2, 2);
    assertThat(after.competence(0)).isCloseTo(7.0 / 12, CLOSE);
    assertThat(after.competence(1)).isCloseTo(1.0 / 3, CLOSE);
    // habits: of the first (1/3 + .5, .5) / (1/3 + 1), of the second (.5, 5/6 + .5) / (5/6 + 1);
    // P(0) ~ (7/12 + 5/12 · 5/8) (2/3 · 8/11), P(1) ~ (5/12 · 5/8) (1/3 + 2/3 · 8/11)
    double zero = (7.0 / 12 + 25.0 / 96) * 16 / 33;
    double one = 25.0 / 96 * (1.0 / 3 + 16.0 / 33);
    assertThat(crowd.posteriors(after).get(0)[0]).isCloseTo(zero / (zero + one), CLOSE);
  }

  private static final Offset<Double> CLOSE = within(1e-12);

  /** Abramowitz &amp; Stegun 1964, table 6.1 and 6.3.3. */
  @Test
  void digamma() {
    double euler = 0.57721566490153286;
    assertThat(Mace.digamma(1)).isCloseTo(-euler, within(1e-13));
    assertThat(Mace.digamma(0.5)).isCloseTo(-euler - 2 * Math.log(2), within(1e-13));
    assertThat(Mace.digamma(2)).isCloseTo(1 - euler, within(1e-13));
    assertThat(Mace.digamma(11)).isCloseTo(7381.0 / 2520 - euler, within(1e-13));
  }

  @Test
  void theOrderOfItemsIsNothing() {
    Crowd crowd = simulated(new int[200], 7);
    List<RaterModel.Panel> shuffled = new ArrayList<>(crowd.panels());
    Collections.shuffle(shuffled, new Random(1));
    Crowd other = new Crowd(crowd.items(), crowd.raters(), crowd.categories(), shuffled);
    for (RaterModel model :
        List.of(
            new Mace(new Mace.Options(5, 3, Optional.empty(), 1)),
            new DawidSkene(new DawidSkene.Options(5, 0, false)))) {
      RaterModel.Raters one = crowd.fit(model);
      RaterModel.Raters two = other.fit(model);
      for (RaterModel.Panel panel : shuffled) {
        assertThat(two.posterior(panel)).isEqualTo(one.posterior(panel));
      }
    }
  }

  @Test
  void theSeedDecidesTheStarts() {
    Crowd crowd = simulated(new int[50], 8);
    double[] first = after(crowd, 1);
    assertThat(after(crowd, 1)).isEqualTo(first);
    assertThat(after(crowd, 2)).isNotEqualTo(first);
  }

  private static double[] after(Crowd crowd, long seed) {
    return crowd
        .fit(new Mace(new Mace.Options(1, 1, Optional.empty(), seed)))
        .posterior(crowd.panels().get(0));
  }

  @Test
  void optionsOutOfRange() {
    assertThatThrownBy(() -> new Mace.Options(50, 0, Optional.of(0.0), 1))
        .hasMessage(
            "expected iterations 1 to 10000, restarts 1 to 1000 and smoothing above 0, found 50, 0"
                + " and 0.0");
    assertThatThrownBy(() -> new DawidSkene.Options(0, Double.NaN, false))
        .hasMessage("expected iterations 1 to 10000 and smoothing 0 or more, found 0 and NaN");
  }
}
