package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.attune.corpus.Decimals;

/**
 * Which columns hold answers of the same sort, as those of people who rated the same on one scale
 * do. A few answers that are none of the scale, such as {@code #REF!} or 44 for 4, make no other
 * sort of a column.
 */
final class Alike {

  /** Part of a column's answers that may be slips. */
  private static final double FEW = 0.2;

  /** So many slips are few in any column. */
  private static final int ONE = 1;

  /** Numbers that span more are no levels. */
  private static final int WIDEST = 10;

  private final ColumnProfiles survey;

  Alike(ColumnProfiles survey) {
    this.survey = survey;
  }

  /** The most columns that have the same sort of values. */
  List<String> most(Iterable<String> among) {
    List<List<String>> sorts = new ArrayList<>();
    for (String column : among) {
      List<String> sort =
          sorts.stream()
              .filter(s -> s.stream().anyMatch(other -> are(other, column)))
              .findFirst()
              .orElseGet(
                  () -> {
                    List<String> added = new ArrayList<>();
                    sorts.add(added);
                    return added;
                  });
      sort.add(column);
    }
    List<String> most = List.of();
    for (List<String> sort : sorts) {
      most = sort.size() > most.size() ? sort : most;
    }
    return most;
  }

  /** True if both hold the same sort of answers. */
  boolean are(String one, String other) {
    Map<String, Integer> a = answers(one);
    Map<String, Integer> b = answers(other);
    TreeMap<BigDecimal, Integer> left = numbers(a);
    TreeMap<BigDecimal, Integer> right = numbers(b);
    if (mostly(left, a) != mostly(right, b)) {
      return false;
    }
    if (mostly(left, a)) {
      return areLevels(left) == areLevels(right)
          || within(areLevels(left) ? left : right, areLevels(left) ? right : left);
    }
    Set<String> shared = new HashSet<>(a.keySet());
    shared.retainAll(b.keySet());
    return !shared.isEmpty();
  }

  private Map<String, Integer> answers(String column) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    survey
        .labels(column)
        .forEach(
            (text, count) -> answers.merge(text.toLowerCase(Locale.ROOT), count, Integer::sum));
    return answers;
  }

  private static TreeMap<BigDecimal, Integer> numbers(Map<String, Integer> answers) {
    TreeMap<BigDecimal, Integer> numbers = new TreeMap<>();
    answers.forEach(
        (text, count) ->
            Decimals.number(text.replace(',', '.'))
                .ifPresent(n -> numbers.merge(n, count, Integer::sum)));
    return numbers;
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** True if most answers are numbers. */
  private static boolean mostly(
      TreeMap<BigDecimal, Integer> numbers, Map<String, Integer> answers) {
    return !numbers.isEmpty() && 2 * sum(numbers) >= sum(answers);
  }

  private static boolean areLevels(TreeMap<BigDecimal, Integer> numbers) {
    return levels(numbers).isPresent();
  }

  /**
   * The whole numbers that nearly all are, if these are few enough to be levels; the rest are
   * slips.
   */
  static Optional<SortedSet<BigDecimal>> levels(TreeMap<BigDecimal, Integer> numbers) {
    int all = sum(numbers);
    TreeMap<BigDecimal, Integer> whole = new TreeMap<>(numbers);
    whole.keySet().removeIf(n -> !AnswerCounts.whole(n));
    while (!whole.isEmpty() && span(whole).compareTo(BigDecimal.valueOf(WIDEST)) > 0) {
      BigDecimal low = whole.firstKey();
      BigDecimal high = whole.lastKey();
      boolean lowIsFar =
          whole.higherKey(low).subtract(low).compareTo(high.subtract(whole.lowerKey(high))) > 0;
      whole.remove(lowIsFar ? low : high);
    }
    return all - sum(whole) <= Math.max(ONE, (int) (FEW * all)) && !whole.isEmpty()
        ? Optional.of(whole.navigableKeySet())
        : Optional.empty();
  }

  private static BigDecimal span(TreeMap<BigDecimal, Integer> numbers) {
    return numbers.lastKey().subtract(numbers.firstKey());
  }

  /** True if numbers with decimals lie where the others do, as halves between levels. */
  private static boolean within(
      TreeMap<BigDecimal, Integer> levels, TreeMap<BigDecimal, Integer> others) {
    return others.firstKey().compareTo(levels.firstKey().subtract(BigDecimal.ONE)) >= 0
        && others.lastKey().compareTo(levels.lastKey().add(BigDecimal.ONE)) <= 0;
  }
}
