package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Tally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Statistics at their edges: ratings of a few people in which a category, a rater or a pair is
 * degenerate. Values are those of the definitions, in exact fractions; where there is none, the
 * reason.
 */
class StatLabTest {

  private static JsonNode lab(String name) throws IOException {
    JsonNode lab =
        new JsonMapper().readTree(Shared.file("cases/30-stat-lab/lab.json").toFile()).path(name);
    assertThat(lab.isArray()).as(name).isTrue();
    return lab;
  }

  private static Scale scale(String levels) {
    List<String> names = List.of(levels.substring(1).split(" "));
    return levels.startsWith("=") ? new Scale.Nominal(names) : new Scale.Ordinal(names);
  }

  /** A row of the file is a rater, a column an item. */
  private static List<Case> cases(JsonNode raters, Scale scale) {
    List<Case> cases = new ArrayList<>();
    for (int item = 0; item < raters.path(0).size(); item++) {
      int at = item;
      int[] who =
          IntStream.range(0, raters.size())
              .filter(rater -> !raters.path(rater).path(at).isNull())
              .toArray();
      long[] codes =
          IntStream.of(who)
              .mapToLong(rater -> scale.code(raters.path(rater).path(at).asText()).orElseThrow())
              .toArray();
      cases.add(Case.ofRaters(scale, who, codes));
    }
    return cases;
  }

  private static Statistic<?> statistic(String name) {
    return Tallying.statistics().stream()
        .filter(statistic -> statistic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A fraction or a number. */
  private static double number(String text) {
    String[] parts = text.split("/");
    return Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "neg-alpha | =A B | krippendorff-alpha-nominal | -1/2",
        "neg-alpha | =A B | fleiss-kappa | -1",
        "neg-alpha | =A B | percent-agreement | 0",
        "one-disagreement | <1 3 | krippendorff-alpha-nominal | 0",
        "one-disagreement | <1 3 | krippendorff-alpha-ordinal | 0",
        "one-disagreement | <1 3 | percent-agreement | 23/25",
        "one-disagreement | <1 3 | fleiss-kappa | -1/24",
        "one-disagreement | <1 3 | pairwise-pearson | it is not defined for any pair of raters",
        "degenerate | =0 1 | krippendorff-alpha-nominal | -28/149",
        "degenerate | =0 1 | percent-agreement | 60/89",
        "degenerate | =0 1 | fleiss-kappa | -29/149",
        "degenerate | =0 1 | pairwise-cohen-kappa | 0",
        "one-category | =low high | krippendorff-alpha-nominal | all ratings are equal",
        "one-category | =low high | fleiss-kappa | all ratings are equal",
        "one-category | =low high | conger-kappa | all ratings are equal",
        "one-category | =low high | percent-agreement | 1",
        "one-category | =low high | gwet-ac1 | 1",
        "one-category | =low high | brennan-prediger | 1",
        "one-category | =low high | pairwise-cohen-kappa | it is not defined for any pair of raters",
        "pairable-one | <1 2 | krippendorff-alpha-ordinal | all ratings are equal",
        "pairable-one | <1 2 | percent-agreement | 1",
        "pairable-one | <1 2 | fleiss-kappa | 1",
        "pairable-one | <1 2 | icc2 | only one item was rated by all 2 raters",
        "none-missing | <1 2 | krippendorff-alpha-ordinal | 1",
        "none-missing | <1 2 | krippendorff-alpha-interval | 1",
        "text-levels | <neg ind pos | krippendorff-alpha-nominal | 11/74",
        "text-levels-alphabetical | <ind neg pos | krippendorff-alpha-nominal | 11/74",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | icc1 | -433/902",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | icc1k | -433/12",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | icc1-reml | 0",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | icc2 | -174/271",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | icc2k | the variance of the items' mean ratings is estimated as 0",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | icc3 | -29/60",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | icc3k | -87/2",
        "negative-icc | <1 2 3 4 5 6 7 8 9 | krippendorff-alpha-interval | -433/1080",
        "subset-design | <1 2 3 4 5 6 7 8 9 | icc2 | no item was rated by all 4 raters",
        "subset-design | <1 2 3 4 5 6 7 8 9 | kendall-w | no item was rated by all 4 raters",
        "subset-design | <1 2 3 4 5 6 7 8 9 | krippendorff-alpha-interval | 297/320",
        "subset-design | <1 2 3 4 5 6 7 8 9 | krippendorff-alpha-ordinal | 12281/13500",
        "subset-design | <1 2 3 4 5 6 7 8 9 | percent-agreement | 5/12",
        "one-rating-each | <3 4 5 6 | krippendorff-alpha-ordinal | no item has two or more ratings",
        "one-rating-each | <3 4 5 6 | icc1 | no item has two or more ratings",
        "one-rating-each | <3 4 5 6 | percent-agreement | no item has two or more ratings",
        "one-rating-each | <3 4 5 6 | pairwise-pearson | no two raters have 4 items in common",
        "constant-rater | <1 2 3 4 5 6 | pairwise-pearson | 0.9561828874675149",
        "constant-rater | <1 2 3 4 5 6 | krippendorff-alpha-interval | 253/729",
        "constant-rater | <1 2 3 4 5 6 | icc2 | 24/59",
        "constant-rater | <1 2 3 4 5 6 | icc3 | 32/67",
        "ratio-zero | <0 1 2 3 4 5 | krippendorff-alpha-ratio | 43422293/61800037",
        "gap-levels | <1 2 5 | pairwise-quadratic-kappa | 59/97",
        "gap-levels | <1 2 5 | pairwise-quadratic-rank-kappa | 8/11",
        "gap-levels | <1 2 5 | krippendorff-alpha-ordinal | 1423/1936",
        "perfect | <1 4 6 9 | krippendorff-alpha-interval | 1",
        "perfect | <1 4 6 9 | icc1 | 1",
        "perfect | <1 4 6 9 | icc2k | 1",
        "perfect | <1 4 6 9 | pairwise-spearman | 1",
        "shifted | <1 2 3 4 5 6 7 8 9 | icc1 | -3/13",
        "shifted | <1 2 3 4 5 6 7 8 9 | icc2 | 5/21",
        "shifted | <1 2 3 4 5 6 7 8 9 | icc3 | 1",
        "shifted | <1 2 3 4 5 6 7 8 9 | pairwise-pearson | 1",
        "shifted | <1 2 3 4 5 6 7 8 9 | krippendorff-alpha-interval | -1/5",
        "two-items | <1 2 5 6 7 | icc1 | 16/17",
        "two-items | <1 2 5 6 7 | kendall-w | 1",
        "two-items | <1 2 5 6 7 | pairwise-pearson | no two raters have 4 items in common",
        "two-items | <1 2 5 6 7 | pairwise-spearman | no two raters have 4 items in common",
      })
  void isAsTheDefinitionHasIt(String name, String levels, String statistic, String expected)
      throws IOException {
    Scale scale = scale(levels);
    Estimate estimate = Tallying.estimate(statistic(statistic), scale, cases(lab(name), scale));
    if (expected.matches("[-0-9./]+")) {
      assertThat(estimate).isInstanceOf(Estimate.Value.class);
      assertThat(((Estimate.Value) estimate).point()).isCloseTo(number(expected), within(1e-12));
    } else {
      assertThat(estimate).isEqualTo(Estimate.undefined(expected));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "neg-alpha | =A B | percent-agreement | ",
        "neg-alpha | =A B | fleiss-kappa | no item differs from another, so the formula's error is 0",
        "one-category | =low high | percent-agreement | ",
        "pairable-one | <1 2 | percent-agreement | only one item has two ratings or more",
        "perfect | <1 4 6 9 | icc1 | no item's ratings differ, so F is infinite",
        "shifted | <1 2 3 4 5 6 7 8 9 | icc3 | ratings differ by item and rater alone, so F is infinite",
        "two-items | <1 2 5 6 7 | krippendorff-alpha-interval | ",
        "one-rating-each | <3 4 5 6 | percent-agreement | there is no estimate",
      })
  void itsFormulaGivesAnIntervalOrAReason(
      String name, String levels, String statistic, String without) throws IOException {
    Scale scale = scale(levels);
    Analytic<?> analytic = statistic(statistic).analytic().orElseThrow();
    Limits limits = limits(analytic, scale, cases(lab(name), scale));
    assertThat(limits.without()).isEqualTo(Optional.ofNullable(without).orElse(""));
    limits
        .interval()
        .ifPresent(interval -> assertThat(interval.low()).isBetween(-1.0, interval.high()));
  }

  private static <T extends Tally<T>> Limits limits(
      Analytic<T> analytic, Scale scale, List<Case> cases) {
    return analytic.interval(Tallying.tally(analytic.tallier(), cases), scale, 0.95);
  }

  /**
   * No case of the file, no statistic that fits it, has an interval by formula beyond the range.
   */
  @ParameterizedTest
  @CsvSource({"percent-agreement, 0", "fleiss-kappa, -1", "conger-kappa, -1", "gwet-ac1, -1"})
  void noIntervalLeavesTheRange(String name, double least) throws IOException {
    JsonNode lab = new JsonMapper().readTree(Shared.file("cases/30-stat-lab/lab.json").toFile());
    for (JsonNode raters : lab) {
      List<String> names =
          StreamSupport.stream(raters.spliterator(), false)
              .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
              .filter(cell -> !cell.isNull())
              .map(JsonNode::asText)
              .distinct()
              .toList();
      Scale scale = new Scale.Nominal(names);
      limits(statistic(name).analytic().orElseThrow(), scale, cases(raters, scale))
          .interval()
          .ifPresent(
              interval -> {
                assertThat(interval.low()).isGreaterThanOrEqualTo(least);
                assertThat(interval.high()).isLessThanOrEqualTo(1);
              });
    }
  }
}
