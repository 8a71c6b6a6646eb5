package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/** How many raters gave an answer, where tables hold counts instead of raters. */
final class Votes {

  private Votes() {}

  /**
   * Columns that say how many people gave each label, which sum up to as many people in every row,
   * or to what another column says: they become votes, a column a rater.
   */
  static final class CountedVotes implements RatingsFile.Step {

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
      return new Sorting(new ColumnProfiles(sheet), hints, new ColumnGuesses(sheet))
          .rater()
          .isPresent();
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
            Decimals.number(value).filter(n -> AnswerCounts.whole(n) && n.signum() >= 0);
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
      values.add(votes.stream().map(JsonText::list).toList());
      Sheet turned =
          sheet.with(
              columns,
              Sheet.Rows.of(sheet, values),
              sheet
                  .edits()
                  .doubting(
                      "columns %s are taken for counts of people, by their names or sums: if each was rated for itself, name them by --rated"
                          .formatted(counts.keySet())));
      return ListedVotes.columns(turned, name, votes);
    }
  }

  /**
   * Ratings of several people in one cell, as data sets keep them that have a row an item: a list
   * of votes, told from a set of labels by a vote that comes twice, or by a list of as many raters
   * beside it.
   */
  static final class ListedVotes implements RatingsFile.Step {

    private static final Pattern RATERS =
        Pattern.compile(
            "(.*-)?(annotator|rater|worker|coder|judge|user|participant|evaluator)(s|-?ids|s-?ids?)(-list)?");

    /** Longer lists are no panel. */
    private static final int MOST = 1000;

    /** Share of lists with a value that comes twice. */
    private static final double SOME = 0.2;

    @Override
    public Sheet apply(Sheet sheet, Hints hints) {
      Map<String, List<List<String>>> lists = new LinkedHashMap<>();
      Optional<String> raters = Optional.empty();
      for (String column : sheet.columns()) {
        boolean named = RATERS.matcher(ColumnNames.plain(column)).matches();
        Optional<List<List<String>>> own = lists(sheet.values(column));
        own.ifPresent(values -> lists.put(column, values));
        if (named && own.isPresent() && raters.isEmpty() && ids(own.get())) {
          raters = Optional.of(column);
        }
      }
      if (raters.isPresent() && hints.one(Hint.RATER).isEmpty()) {
        List<String> votes = parallel(lists, raters.get());
        return votes.isEmpty() ? sheet : byRater(sheet, lists, raters.get(), votes);
      }
      lists
          .keySet()
          .removeIf(
              column ->
                  !hints.all(Hint.RATED).isEmpty() && !hints.all(Hint.RATED).contains(column));
      lists.values().removeIf(values -> !votes(values));
      Sheet turned = sheet;
      for (Map.Entry<String, List<List<String>>> list : lists.entrySet()) {
        boolean json =
            sheet.values(list.getKey()).stream().anyMatch(v -> v.strip().startsWith("["));
        if (json && hints.one(Hint.RATER).isEmpty()) {
          turned = columns(turned, list.getKey(), list.getValue());
        }
      }
      return turned;
    }

    /** Values of each cell, if all cells are lists: JSON, Python's, or values between commas. */
    private static Optional<List<List<String>>> lists(List<String> cells) {
      List<List<String>> lists = new ArrayList<>();
      boolean several = false;
      for (String cell : cells) {
        Optional<List<String>> list = list(cell.strip());
        if (list.isEmpty() || list.get().size() > MOST) {
          return Optional.empty();
        }
        several |= list.get().size() > 1;
        lists.add(list.get());
      }
      return several ? Optional.of(lists) : Optional.empty();
    }

    private static Optional<List<String>> list(String cell) {
      if (cell.isEmpty()) {
        return Optional.of(List.of());
      }
      if (!cell.startsWith("[")) {
        return Optional.of(Pattern.compile("\\s*,\\s*").splitAsStream(cell).toList());
      }
      JsonNode json = JsonText.parsed(cell);
      json = json.isArray() ? json : JsonText.parsed(cell.replace('\'', '"'));
      boolean plain = json.isArray() && json.valueStream().noneMatch(JsonNode::isContainerNode);
      return plain
          ? Optional.of(json.valueStream().map(JsonText::cell).toList())
          : Optional.empty();
    }

    /** True if a vote comes twice in so many lists of two or more that it is no slip. */
    private static boolean votes(List<List<String>> lists) {
      long several = lists.stream().filter(list -> list.size() > 1).count();
      long twice = lists.stream().filter(ListedVotes::twice).count();
      return twice > 0 && twice >= SOME * several;
    }

    private static boolean twice(List<String> list) {
      return new HashSet<>(list).size() < list.size();
    }

    /** True of lists that name nobody twice. */
    private static boolean ids(List<List<String>> lists) {
      return lists.stream().noneMatch(ListedVotes::twice);
    }

    /** Columns with as many values as raters in every row. */
    private static List<String> parallel(Map<String, List<List<String>>> lists, String raters) {
      List<List<String>> people = lists.get(raters);
      return lists.keySet().stream()
          .filter(column -> !column.equals(raters) && !ColumnNames.text(column))
          .filter(column -> !ColumnNames.plain(column).matches("(.*-)?status"))
          .filter(column -> Scales.guess(AnswerCounts.of(all(lists.get(column)))).isPresent())
          .filter(
              column ->
                  IntStream.range(0, people.size())
                      .allMatch(row -> lists.get(column).get(row).size() == people.get(row).size()))
          .toList();
    }

    private static List<String> all(List<List<String>> lists) {
      return lists.stream().flatMap(List::stream).toList();
    }

    /** A row a rater. */
    private static Sheet byRater(
        Sheet sheet, Map<String, List<List<String>>> lists, String raters, List<String> votes) {
      List<Sheet.Line> lines = new ArrayList<>();
      for (int row = 0; row < sheet.lines().size(); row++) {
        Sheet.Line line = sheet.lines().get(row);
        for (int i = 0; i < lists.get(raters).get(row).size(); i++) {
          List<String> values = new ArrayList<>(line.values());
          values.set(sheet.columns().indexOf(raters), lists.get(raters).get(row).get(i));
          for (String column : votes) {
            values.set(sheet.columns().indexOf(column), lists.get(column).get(row).get(i));
          }
          lines.add(line.with(values));
        }
      }
      Hints known = Hints.none().with(Hint.RATER, raters).with(Hint.RATED, votes);
      return sheet.with(
          sheet.columns(),
          lines,
          sheet
              .edits()
              .changing(
                  "lists in columns %s and \"%s\" are a row a rater now".formatted(votes, raters))
              .knowing(known));
    }

    /** Votes of each row in a column a rater. */
    static Sheet columns(Sheet sheet, String column, List<List<String>> lists) {
      int at = sheet.columns().indexOf(column);
      int width = lists.stream().mapToInt(List::size).max().orElse(0);
      List<String> names = new ArrayList<>(sheet.columns());
      names.remove(at);
      for (int i = width; i > 0; i--) {
        names.add(at, column + "_r" + i);
      }
      List<Sheet.Line> lines = new ArrayList<>();
      for (int row = 0; row < lists.size(); row++) {
        List<String> values = new ArrayList<>(sheet.lines().get(row).values());
        values.remove(at);
        for (int i = width - 1; i >= 0; i--) {
          values.add(at, i < lists.get(row).size() ? lists.get(row).get(i) : "");
        }
        lines.add(sheet.lines().get(row).with(values));
      }
      return sheet.with(
          names,
          lines,
          sheet
              .edits()
              .changing("cells in column \"" + column + "\" hold votes: a column a rater now")
              .doubting(
                  "the first vote of each cell in column \""
                      + column
                      + "\" is taken for one rater's, and so on: if others rated each item, what is"
                      + " told of single raters means nothing"));
    }
  }
}
