package org.attune.statistic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * One label of reference and model by group, under the names that the files of reference values
 * use: each statistic of the items of each group, differences and ratios of these.
 */
final class GroupTable {

  static final Scale NO_YES = new Scale.Nominal(List.of("0", "1"));

  private static final Map<String, Statistic<?>> RATES =
      Map.ofEntries(
          Map.entry("selection_rate", new SelectionRate()),
          Map.entry("accuracy", new Accuracy()),
          Map.entry("true_positive_rate", new Recall()),
          Map.entry("tpr", new Recall()),
          Map.entry("false_positive_rate", new FalsePositiveRate()),
          Map.entry("fpr", new FalsePositiveRate()),
          Map.entry("true_negative_rate", new Specificity()),
          Map.entry("precision", new Precision()),
          Map.entry("f1", new F1()));
  private static final Map<String, ToDoubleBiFunction<GroupTable, String>> GAPS =
      Map.of(
          "_difference_between_groups", GroupTable::range,
          "_difference_to_overall", GroupTable::farthest,
          "_ratio_between_groups", GroupTable::ratio,
          "_ratio_to_overall", GroupTable::smallestRatio);

  private final SortedMap<String, List<Case>> groups = new TreeMap<>();
  private final List<Case> all = new ArrayList<>();

  /** Counts one item of a group. */
  void add(String group, boolean reference, boolean model) {
    Case item = Case.ofAnswers(NO_YES, reference ? 1 : 0, model ? 1 : 0);
    groups.computeIfAbsent(group, key -> new ArrayList<>()).add(item);
    all.add(item);
  }

  /** What a value is about: a number for each group, the overall one, or a gap. */
  static boolean covers(String statistic) {
    return statistic.startsWith("group_") && isRate(statistic.substring("group_".length()))
        || List.of(
                "demographic_parity_difference",
                "demographic_parity_ratio",
                "equalized_odds_difference",
                "equalized_odds_ratio",
                "equal_opportunity_difference")
            .contains(statistic)
        || GAPS.keySet().stream()
            .anyMatch(gap -> statistic.endsWith(gap) && isRate(statistic.replace(gap, "")));
  }

  private static boolean isRate(String name) {
    return RATES.containsKey(name) || List.of("count", "false_negative_rate").contains(name);
  }

  /** A statistic of each group. */
  SortedMap<String, Double> byGroup(String rate) {
    SortedMap<String, Double> by = new TreeMap<>();
    groups.forEach((group, items) -> by.put(group, of(rate, items)));
    return by;
  }

  double overall(String rate) {
    return of(rate, all);
  }

  /** A difference or ratio. */
  double gap(JsonNode value) {
    String statistic = value.path("statistic").asText();
    return switch (statistic) {
      case "demographic_parity_difference" -> range("selection_rate");
      case "demographic_parity_ratio" -> ratio("selection_rate");
      case "equal_opportunity_difference" -> range("true_positive_rate");
      case "equalized_odds_difference" ->
          Math.max(range("true_positive_rate"), range("false_positive_rate"));
      case "equalized_odds_ratio" ->
          Math.min(ratio("true_positive_rate"), ratio("false_positive_rate"));
      default -> {
        String gap = GAPS.keySet().stream().filter(statistic::endsWith).findFirst().orElseThrow();
        yield GAPS.get(gap).applyAsDouble(this, statistic.replace(gap, ""));
      }
    };
  }

  private static double of(String rate, List<Case> items) {
    return switch (rate) {
      case "count" -> Tallying.tally(JointTally.CATEGORIES, items).items();
      case "false_negative_rate" -> 1 - of("true_positive_rate", items);
      default -> {
        Statistic<?> statistic = RATES.get(rate);
        Estimate estimate =
            rate.equals("accuracy")
                ? Tallying.estimate(statistic, NO_YES, items)
                : Tallying.estimate(statistic, NO_YES, 1, items);
        // fairlearn gives 0 where a group has no item to divide by
        yield estimate instanceof Estimate.Value value ? value.point() : 0;
      }
    };
  }

  private double range(String rate) {
    return gap(rate, Gap.LARGEST_DIFFERENCE);
  }

  private double ratio(String rate) {
    return gap(rate, Gap.SMALLEST_RATIO);
  }

  /** As studies show it, but where one is compared that these do not know or find undefined. */
  private double gap(String rate, Gap gap) {
    Statistic<?> statistic = RATES.get(rate);
    return statistic != null && found(statistic, gap).gap() instanceof Estimate.Value value
        ? value.point()
        : gap.of(byGroup(rate).values().stream().mapToDouble(x -> x).toArray());
  }

  /** All items in one block. */
  private <T extends Tally<T>> Gaps.Found found(Statistic<T> statistic, Gap gap) {
    boolean whole = statistic.scope(NO_YES) == Tallier.Scope.WHOLE;
    List<SortedMap<Integer, Counts>> counts = new ArrayList<>();
    groups.forEach(
        (group, items) ->
            counts.add(
                new TreeMap<>(
                    Map.of(
                        0,
                        Tallying.tally(
                                statistic.tallier(),
                                whole ? items : items.stream().map(i -> i.label(1)).toList())
                            .counts()))));
    return new Gaps(List.of(0), 0, 0.95, 1)
        .of(counts, statistic, whole ? NO_YES : Case.binary(NO_YES, 1), List.of(gap))
        .get(0);
  }

  private double farthest(String rate) {
    double overall = overall(rate);
    return byGroup(rate).values().stream()
        .mapToDouble(each -> Math.abs(each - overall))
        .max()
        .orElseThrow();
  }

  private double smallestRatio(String rate) {
    double overall = overall(rate);
    return byGroup(rate).values().stream()
        .mapToDouble(each -> Math.min(each / overall, overall / each))
        .min()
        .orElseThrow();
  }
}
