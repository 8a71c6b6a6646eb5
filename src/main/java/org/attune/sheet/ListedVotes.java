package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.attune.sheet.Hints.Hint;

/**
 * Ratings of several people in one cell, as data sets keep them that have a row an item: a list of
 * votes, told from a set of labels by a vote that comes twice, or by a list of as many raters
 * beside it.
 */
final class ListedVotes implements Step {

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
            column -> !hints.all(Hint.RATED).isEmpty() && !hints.all(Hint.RATED).contains(column));
    lists.values().removeIf(values -> !votes(values));
    Sheet turned = sheet;
    for (Map.Entry<String, List<List<String>>> list : lists.entrySet()) {
      boolean json = sheet.values(list.getKey()).stream().anyMatch(v -> v.strip().startsWith("["));
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
    return plain ? Optional.of(json.valueStream().map(JsonText::cell).toList()) : Optional.empty();
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
        .filter(column -> Scales.guess(Answers.of(all(lists.get(column)))).isPresent())
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
