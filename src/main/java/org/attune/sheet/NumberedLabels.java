package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/**
 * Turns cells with a number for each label into what the numbers are: labels that are true, where
 * all are 0 or 1; people's votes, where they are counts and nobody is named who rated; else degrees
 * of each label, a dimension each.
 */
final class NumberedLabels implements RatingsFile.Step {

  /** A longer one is no label. */
  private static final int LONGEST = 60;

  /** More people than this are no panel for each item; so many per cent are no votes, either. */
  private static final int MOST_VOTES = 60;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    Sheet turned = ofPeople(sheet, hints);
    for (String column : turned.columns()) {
      if (ModelColumns.is(column, turned.columns(), hints)) {
        Optional<List<Map<String, BigDecimal>>> cells = cells(turned.values(column), hints);
        turned = cells.isPresent() ? likeliest(turned, column, cells.get()) : turned;
      }
    }
    return turned;
  }

  /** A model's label with the greatest number; none where two have it. */
  private static Sheet likeliest(Sheet sheet, String column, List<Map<String, BigDecimal>> cells) {
    List<List<String>> values = new ArrayList<>();
    for (String other : sheet.columns()) {
      values.add(
          other.equals(column)
              ? cells.stream().map(NumberedLabels::likeliest).toList()
              : sheet.values(other));
    }
    return sheet.with(
        sheet.columns(),
        Sheet.Rows.of(sheet, values),
        sheet
            .edits()
            .doubting(
                "numbers beside labels in column \"%s\" are taken for a model's degrees, and the label with the greatest for its answer; where two are as great there is none"
                    .formatted(column)));
  }

  private static String likeliest(Map<String, BigDecimal> cell) {
    BigDecimal most = cell.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    List<String> labels =
        cell.keySet().stream().filter(label -> cell.get(label).compareTo(most) == 0).toList();
    return labels.size() == 1 ? labels.get(0) : "";
  }

  private static Sheet ofPeople(Sheet sheet, Hints hints) {
    Map<String, List<Map<String, BigDecimal>>> found = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      if (!aside(sheet, column, hints)) {
        cells(sheet.values(column), hints)
            .filter(cells -> ColumnNames.rated(column) || rated(cells))
            .ifPresent(cells -> found.put(column, cells));
      }
    }
    if (found.isEmpty()) {
      return sheet;
    }
    List<BigDecimal> numbers =
        found.values().stream().flatMap(List::stream).flatMap(c -> c.values().stream()).toList();
    if (numbers.stream().allMatch(n -> n.signum() == 0 || n.compareTo(BigDecimal.ONE) == 0)) {
      return labels(sheet, found);
    }
    boolean named =
        new Sorting(new ColumnProfiles(sheet), hints, new ColumnGuesses(sheet)).rater().isPresent();
    List<Map<String, BigDecimal>> first = found.values().iterator().next();
    return found.size() == 1 && !named && votes(first)
        ? votes(sheet, found.keySet().iterator().next(), first)
        : degrees(sheet, found);
  }

  /** True if one of the labels is called as what is rated; what programs note is not. */
  private static boolean rated(List<Map<String, BigDecimal>> cells) {
    return cells.stream().flatMap(cell -> cell.keySet().stream()).anyMatch(ColumnNames::rated);
  }

  private static boolean aside(Sheet sheet, String column, Hints hints) {
    Set<String> roles =
        Stream.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION)
            .flatMap(hint -> hints.all(hint).stream())
            .collect(Collectors.toSet());
    return roles.contains(column)
        || ColumnNames.item(column)
        || ColumnNames.rater(column)
        || ColumnNames.aside(column)
        || ModelColumns.is(column, sheet.columns(), hints);
  }

  /** The numbers of each cell, none of one that is missing; nothing if a cell is otherwise. */
  private static Optional<List<Map<String, BigDecimal>>> cells(List<String> raw, Hints hints) {
    List<Map<String, BigDecimal>> cells = new ArrayList<>();
    Map<String, Set<BigDecimal>> labels = new LinkedHashMap<>();
    boolean several = false;
    for (String cell : raw) {
      if (Unanswered.surely(cell) || hints.missing(cell)) {
        cells.add(Map.of());
        continue;
      }
      Optional<Map<String, BigDecimal>> numbers = LabelNumbers.read(cell);
      if (numbers.isEmpty()) {
        return Optional.empty();
      }
      cells.add(numbers.get());
      several |= numbers.get().size() > 1;
      numbers.get().forEach((l, n) -> labels.computeIfAbsent(l, x -> new HashSet<>()).add(n));
    }
    boolean degrees = // of one label a cell: neither levels with words nor ids
        labels.values().stream().allMatch(numbers -> numbers.size() > 1)
            && new HashSet<>(raw).size() < raw.size();
    boolean fit =
        labels.size() > 1
            && labels.size() <= Scales.MOST_CATEGORIES
            && labels.keySet().stream().allMatch(l -> !l.isEmpty() && l.length() <= LONGEST);
    return fit && (several || degrees) ? Optional.of(cells) : Optional.empty();
  }

  /** True of counts of some people. */
  private static boolean votes(List<Map<String, BigDecimal>> cells) {
    return cells.stream()
        .allMatch(
            cell ->
                cell.values().stream().allMatch(n -> n.signum() >= 0 && AnswerCounts.whole(n))
                    && sum(cell).compareTo(BigDecimal.valueOf(MOST_VOTES)) <= 0);
  }

  private static BigDecimal sum(Map<String, BigDecimal> cell) {
    return cell.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Sheet labels(Sheet sheet, Map<String, List<Map<String, BigDecimal>>> found) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      List<String> raw = sheet.values(column);
      List<Map<String, BigDecimal>> cells = found.get(column);
      List<String> written = new ArrayList<>();
      for (int row = 0; row < raw.size(); row++) {
        boolean given = cells != null && !cells.get(row).isEmpty();
        written.add(given ? JsonText.list(ticked(cells.get(row))) : raw.get(row));
      }
      values.put(column, written);
    }
    return sheet.with(
        sheet.columns(),
        Sheet.Rows.of(sheet, List.copyOf(values.values())),
        sheet
            .edits()
            .changing("labels with true or 1 in columns " + found.keySet() + " are those given"));
  }

  private static Collection<String> ticked(Map<String, BigDecimal> cell) {
    return cell.keySet().stream().filter(label -> cell.get(label).signum() > 0).toList();
  }

  private static Sheet votes(Sheet sheet, String column, List<Map<String, BigDecimal>> cells) {
    List<List<String>> votes = new ArrayList<>();
    for (Map<String, BigDecimal> cell : cells) {
      List<String> own = new ArrayList<>();
      cell.forEach((label, n) -> own.addAll(Collections.nCopies(n.intValueExact(), label)));
      votes.add(own);
    }
    Sheet turned = Votes.ListedVotes.columns(sheet, column, votes);
    return turned.with(
        turned
            .edits()
            .doubting(
                "numbers beside labels in column \"%s\" are taken for counts of people: if they are"
                        .formatted(column)
                    + " degrees, name the column of who rated by --rater"));
  }

  private static Sheet degrees(Sheet sheet, Map<String, List<Map<String, BigDecimal>>> found) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    found.forEach(
        (column, cells) -> {
          Set<String> own = new LinkedHashSet<>();
          cells.forEach(cell -> own.addAll(cell.keySet()));
          labels.put(column, own);
        });
    List<String> columns = new ArrayList<>(sheet.columns());
    columns.removeAll(found.keySet());
    List<List<String>> values =
        columns.stream().map(sheet::values).collect(Collectors.toCollection(ArrayList::new));
    List<String> added = new ArrayList<>();
    labels.forEach(
        (column, own) ->
            own.forEach(
                label -> {
                  String name = found.size() > 1 ? label + "_" + column : label;
                  added.add(columns.contains(name) ? name + "_" + column : name);
                  columns.add(added.get(added.size() - 1));
                  values.add(
                      found.get(column).stream()
                          .map(cell -> cell.isEmpty() ? "" : degree(cell, label))
                          .toList());
                }));
    return sheet.with(
        columns,
        Sheet.Rows.of(sheet, values),
        sheet
            .edits()
            .changing(
                "numbers beside labels in columns " + found.keySet() + " are columns now: " + added)
            .doubting(
                "numbers beside labels in columns "
                    + found.keySet()
                    + " are taken for degrees of each label, 0 where it is not named: each label is"
                    + " a dimension; if only the first or strongest label counts, write it into a"
                    + " column of its own and name that by --rated"));
  }

  private static String degree(Map<String, BigDecimal> cell, String label) {
    return cell.getOrDefault(label, BigDecimal.ZERO).toPlainString();
  }

  /**
   * Labels in one cell with a number each: {@code joy:0.8;anger:0.2}, {@code joy (2), anger (1)},
   * {@code 2 joy, 1 anger}, {@code {"joy": 2}}; in objects true and false are numbers, too.
   */
  private static final class LabelNumbers {

    /** Longer cells are texts. */
    private static final int LONGEST = 2000;

    private static final String LABEL = "(\\p{L}[^:=;,|()\\n\\d]*?)";
    private static final String NUMBER = "([+-]?\\d*\\.?\\d+)\\s*(?:%|x|\u00D7)?";

    private static final Pattern AFTER =
        Pattern.compile(
            LABEL
                + "\\s*(?:[:=\u00D7]\\s*"
                + NUMBER
                + "|[(\\[]\\s*(?:n\\s*=\\s*)?"
                + NUMBER
                + "\\s*[)\\]]|\\s[x\u00D7]?"
                + NUMBER
                + ")");

    private static final Pattern BEFORE =
        Pattern.compile(NUMBER + "(?:\\s*[:=]\\s*|\\s+|(?<=[x\u00D7%]))" + LABEL);

    private LabelNumbers() {}

    /** The number of each label; nothing if a cell is otherwise, or names a label twice. */
    static Optional<Map<String, BigDecimal>> read(String cell) {
      String text = cell.strip();
      if (text.isEmpty() || text.length() > LONGEST) {
        return Optional.empty();
      }
      return text.startsWith("{") ? object(text) : listed(text);
    }

    private static Optional<Map<String, BigDecimal>> object(String text) {
      JsonNode node = parsed(text);
      if (!node.isObject() || node.isEmpty()) {
        return Optional.empty();
      }
      Map<String, BigDecimal> numbers = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode value = field.getValue();
        Optional<BigDecimal> number =
            value.isBoolean()
                ? Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO)
                : value.isNull()
                    ? Optional.of(BigDecimal.ZERO)
                    : value.isValueNode() ? Decimals.number(value.asText()) : Optional.empty();
        if (number.isEmpty() || Decimals.number(field.getKey()).isPresent()) {
          return Optional.empty();
        }
        numbers.put(field.getKey().strip(), number.get());
      }
      return Optional.of(numbers);
    }

    /** JSON, also as Python writes it. */
    private static JsonNode parsed(String text) {
      JsonNode node = JsonText.parsed(text);
      return node.isMissingNode()
          ? JsonText.parsed(
              text.replace('\'', '"')
                  .replaceAll("\\bTrue\\b", "true")
                  .replaceAll("\\bFalse\\b", "false")
                  .replaceAll("\\bNone\\b", "null"))
          : node;
    }

    private static Optional<Map<String, BigDecimal>> listed(String text) {
      Map<String, BigDecimal> numbers = new LinkedHashMap<>();
      for (String part : text.split("\\s*[;,|/\\n]\\s*")) {
        Matcher after = AFTER.matcher(part.strip());
        Matcher before = BEFORE.matcher(part.strip());
        String label;
        String number;
        if (after.matches()) {
          label = after.group(1);
          number = first(after.group(2), after.group(3), after.group(4));
        } else if (before.matches()) {
          label = before.group(2);
          number = before.group(1);
        } else {
          return Optional.empty();
        }
        if (numbers.put(label.strip(), new BigDecimal(number)) != null) {
          return Optional.empty();
        }
      }
      return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
    }

    private static String first(String... groups) {
      for (String group : groups) {
        if (group != null) {
          return group;
        }
      }
      throw new IllegalArgumentException("no group matched");
    }
  }
}
