package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/**
 * Columns that say how many people gave each label, which sum up to as many people in every row, or
 * to what another column says: they become votes, a column a rater.
 */
final class CountedVotes implements Step {

  private static final int FEWEST_LABELS = 3;
  private static final int FEWEST_ROWS = 5;

  /** So many are no people, but points or per cent. */
  private static final int MOST_VOTES = 60;

  private static final Pattern COUNTS =
      Pattern.compile(
          "(n|num|count|counts|votes?|anzahl|nombre|aantal)-(.+)|(.+)-(n|counts?|votes?)");

  private static final Pattern TOTAL =
      Pattern.compile(
          "total|sum|n|count|(n|num|number|total|sum)-(of-)?(raters|annotators|coders|judges|workers"
              + "|votes|ratings|annotations|labels)|(votes|ratings|annotations)-(total|count|sum)");

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    Map<String, List<BigDecimal>> counts = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      if (label(column).isPresent()) {
        counts(sheet.values(column)).ifPresent(numbers -> counts.put(column, numbers));
      }
    }
    Set<String> said = new HashSet<>(hints.all(Hint.RATED));
    said.retainAll(counts.keySet());
    boolean several =
        counts.size() >= FEWEST_LABELS && sheet.lines().size() >= FEWEST_ROWS && said.isEmpty();
    return several && sums(sheet, counts) && !people(sheet, hints) ? votes(sheet, counts) : sheet;
  }

  private static boolean people(Sheet sheet, Hints hints) {
    return new Sorting(new Survey(sheet), hints, new Findings(sheet)).rater().isPresent();
  }

  /** The label of a column of counts: an emotion, or what its name says that it counts. */
  private static Optional<String> label(String column) {
    String plain = ColumnNames.plain(column);
    Matcher counted = COUNTS.matcher(plain);
    if (TOTAL.matcher(plain).matches()) {
      return Optional.empty();
    }
    if (counted.matches()) {
      return Optional.of(counted.group(2) != null ? counted.group(2) : counted.group(3));
    }
    boolean other = plain.matches("unknown|other|others|none|neutral|nf|unclear|no-emotion");
    return EmotionWords.in(plain) || other ? Optional.of(column) : Optional.empty();
  }

  /** True of a name that says that people are counted who gave an emotion. */
  private static boolean counted(String column) {
    return COUNTS.matcher(ColumnNames.plain(column)).matches()
        && EmotionWords.in(label(column).orElse(""));
  }

  private static Optional<List<BigDecimal>> counts(List<String> values) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String value : values) {
      Optional<BigDecimal> number =
          Decimals.number(value).filter(n -> Answers.whole(n) && n.signum() >= 0);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers.add(number.get());
    }
    return Optional.of(numbers);
  }

  /** True if the sums of all rows are the same, or those in a column of totals; and not all 1. */
  private static boolean sums(Sheet sheet, Map<String, List<BigDecimal>> counts) {
    List<BigDecimal> sums = new ArrayList<>();
    for (int row = 0; row < sheet.lines().size(); row++) {
      int at = row;
      sums.add(
          counts.values().stream().map(n -> n.get(at)).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    BigDecimal most = Collections.max(sums);
    boolean votes = most.compareTo(BigDecimal.ONE) > 0;
    boolean some = most.compareTo(BigDecimal.valueOf(MOST_VOTES)) <= 0;
    boolean named = counts.keySet().stream().allMatch(CountedVotes::counted);
    boolean same = named || sums.stream().allMatch(s -> s.compareTo(most) == 0);
    return votes && some && (same || totals(sheet).anyMatch(t -> equal(t, sums)));
  }

  private static Stream<List<BigDecimal>> totals(Sheet sheet) {
    return sheet.columns().stream()
        .filter(c -> TOTAL.matcher(ColumnNames.plain(c)).matches())
        .flatMap(c -> counts(sheet.values(c)).stream());
  }

  private static boolean equal(List<BigDecimal> totals, List<BigDecimal> sums) {
    for (int row = 0; row < sums.size(); row++) {
      if (totals.get(row).compareTo(sums.get(row)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Sheet votes(Sheet sheet, Map<String, List<BigDecimal>> counts) {
    List<String> columns = new ArrayList<>(sheet.columns());
    columns.removeAll(counts.keySet());
    List<List<String>> votes = new ArrayList<>();
    for (int row = 0; row < sheet.lines().size(); row++) {
      int at = row;
      List<String> own = new ArrayList<>();
      counts.forEach(
          (column, n) ->
              own.addAll(
                  Collections.nCopies(n.get(at).intValueExact(), label(column).orElseThrow())));
      votes.add(own);
    }
    List<List<String>> values = new ArrayList<>(columns.stream().map(sheet::values).toList());
    String name = columns.contains("emotion") ? "votes" : "emotion";
    columns.add(name);
    values.add(votes.stream().map(JsonLists::of).toList());
    Sheet turned =
        sheet.with(
            columns,
            Rows.of(sheet, values),
            sheet
                .edits()
                .doubting(
                    "columns %s are taken for counts of people, by their names or sums: if each was rated for itself, name them by --rated"
                        .formatted(counts.keySet())));
    return ListedVotes.columns(turned, name, votes);
  }
}
