package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/**
 * Writes numbers that stand in signs in digits: stars, -- to ++, Roman and Chinese numbers, digits
 * of other scripts, halves as 3½. Columns are looked at together, for one rater may have used a
 * part of the signs only.
 */
final class NumberSigns implements Step {

  /** Fewer different signs may be marks of another meaning. */
  private static final int ENOUGH = 3;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    if (!hints.all(Hint.LEVELS).isEmpty()) {
      return sheet;
    }
    Sheet turned = sheet;
    for (NumberSign sign : NumberSign.values()) {
      turned = turned(turned, hints, sign);
    }
    return turned;
  }

  private static Sheet turned(Sheet sheet, Hints hints, NumberSign sign) {
    Set<String> roles =
        Stream.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION, Hint.NOMINAL, Hint.DIMENSION)
            .flatMap(hint -> hints.all(hint).stream())
            .collect(Collectors.toSet());
    List<String> columns = new ArrayList<>();
    Set<String> signs = new LinkedHashSet<>();
    for (String column : sheet.columns()) {
      Set<String> given = new TreeSet<>();
      sheet.values(column).forEach(cell -> given.add(cell.strip()));
      given.removeIf(cell -> sign.number(cell).isEmpty() && none(cell, hints));
      boolean open = !roles.contains(column) && !aside(column);
      if (open && given.size() > 1 && given.stream().allMatch(c -> is(sign, c))) {
        columns.add(column);
        given.removeIf(cell -> sign.number(cell).isEmpty());
        signs.addAll(given);
      }
    }
    if (sign.several() && signs.size() < ENOUGH || !sign.scale(signs)) {
      return sheet;
    }
    columns.removeIf(
        c -> sheet.values(c).stream().noneMatch(cell -> sign.number(cell.strip()).isPresent()));
    return columns.isEmpty() ? sheet : written(sheet, columns, sign.numbers(signs));
  }

  private static boolean aside(String column) {
    return ColumnNames.item(column)
        || ColumnNames.group(column)
        || ColumnNames.occasion(column)
        || ColumnNames.rater(column)
        || ColumnNames.turn(column);
  }

  private static boolean none(String cell, Hints hints) {
    return Unanswered.surely(cell) || Unanswered.words(cell) || hints.missing(cell);
  }

  /** True of a sign; beside some signs plain numbers may stand. */
  private static boolean is(NumberSign sign, String cell) {
    return sign.number(cell).isPresent()
        || !sign.several() && Decimals.number(cell.replace(',', '.')).isPresent();
  }

  private static Sheet written(Sheet sheet, List<String> columns, Map<String, String> numbers) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      List<String> raw = sheet.values(column);
      values.put(
          column,
          columns.contains(column)
              ? raw.stream().map(c -> numbers.getOrDefault(c.strip(), c)).toList()
              : raw);
    }
    Optional<Map.Entry<String, String>> example = numbers.entrySet().stream().findFirst();
    return sheet.with(
        sheet.columns(),
        Rows.of(sheet, List.copyOf(values.values())),
        sheet
            .edits()
            .changing(
                "numbers in columns %s are written in digits, such as %s for %s"
                    .formatted(
                        columns,
                        example.map(Map.Entry::getValue).orElse(""),
                        example.map(Map.Entry::getKey).orElse(""))));
  }
}
