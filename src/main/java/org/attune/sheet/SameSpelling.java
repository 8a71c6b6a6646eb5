package org.attune.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/**
 * Writes alike what differs in signs that no reader sees or means: accents in one or two
 * characters, blanks without width, a full stop or separator behind, and what spreadsheets put
 * around a number to keep it a text ({@code ="5"}, {@code '5}).
 */
final class SameSpelling implements RatingsFile.Step {

  private static final Pattern TEXT = Pattern.compile("=\"(.*)\"|'([+-]?\\d+(?:[.,]\\d+)?)");

  private static final Pattern BEHIND = Pattern.compile("(?<=[\\p{L}\\p{N})])[\\s.!,;:|]+$");

  /** Part of the cells with a separator behind that is no slip. */
  private static final double SOME = 0.3;

  /** Longer cells are texts. */
  private static final int LONGEST = 80;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    Set<String> roles =
        Stream.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION)
            .flatMap(hint -> hints.all(hint).stream())
            .collect(Collectors.toSet());
    Map<String, List<String>> columns = new LinkedHashMap<>();
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    for (String column : sheet.columns()) {
      boolean open =
          !roles.contains(column)
              && !ColumnNames.text(column)
              && !ColumnNames.context(column)
              && !ModelColumns.is(column, sheet.columns(), hints)
              && sheet.values(column).stream().allMatch(v -> v.length() <= LONGEST);
      if (open) {
        List<String> plain = ended(sheet.values(column).stream().map(SameSpelling::plain).toList());
        columns.put(column, plain);
        plain.forEach(
            v -> spellings.computeIfAbsent(key(v), k -> new HashMap<>()).merge(v, 1, Integer::sum));
      }
    }
    Map<String, String> best = new HashMap<>();
    spellings.forEach(
        (key, some) -> {
          if (some.size() > 1 && some.keySet().stream().anyMatch(v -> bare(v).equals(v))) {
            String most =
                some.entrySet().stream()
                    .filter(e -> bare(e.getKey()).equals(e.getKey()))
                    .max(
                        Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getKey();
            some.keySet().stream().filter(v -> !bare(v).equals(v)).forEach(v -> best.put(v, most));
          }
        });
    return written(sheet, columns, best);
  }

  private static Sheet written(
      Sheet sheet, Map<String, List<String>> columns, Map<String, String> best) {
    List<List<String>> values = new ArrayList<>();
    Set<String> changed = new LinkedHashSet<>();
    for (String column : sheet.columns()) {
      List<String> raw = sheet.values(column);
      List<String> plain =
          columns.getOrDefault(column, raw).stream().map(v -> best.getOrDefault(v, v)).toList();
      boolean differs = false;
      for (int row = 0; row < raw.size(); row++) {
        differs |= !raw.get(row).strip().equals(plain.get(row).strip());
      }
      values.add(differs ? plain : raw);
      if (differs) {
        changed.add(column);
      }
    }
    return changed.isEmpty()
        ? sheet
        : sheet.with(
            sheet.columns(),
            Sheet.Rows.of(sheet, values),
            sheet
                .edits()
                .changing(
                    "answers in columns "
                        + changed
                        + " that differ only in signs that say nothing are written alike: blanks"
                        + " without width, accents, full stops and separators behind"));
  }

  /** A cell without what stands around numbers, in composed characters and usual blanks. */
  private static String plain(String cell) {
    Matcher text = TEXT.matcher(cell.strip());
    if (text.matches()) {
      return text.group(1) != null ? text.group(1) : text.group(2);
    }
    boolean ascii = cell.chars().allMatch(c -> c < 128);
    return ascii ? cell : WordForms.blanks(Normalizer.normalize(cell, Normalizer.Form.NFC));
  }

  /** Cells without the separator that many of them end with, as programs end each of a set. */
  private static List<String> ended(List<String> cells) {
    long given = cells.stream().filter(v -> !v.isBlank()).count();
    for (String separator : List.of(";", "|", ",")) {
      long ending = cells.stream().filter(v -> v.strip().endsWith(separator)).count();
      if (ending > 1 && ending >= SOME * given) {
        return cells.stream()
            .map(v -> v.strip().endsWith(separator) ? BEHIND.matcher(v).replaceFirst("") : v)
            .toList();
      }
    }
    return cells;
  }

  private static String bare(String cell) {
    return Decimals.number(cell).isPresent() ? cell : BEHIND.matcher(cell).replaceFirst("");
  }

  private static String key(String cell) {
    return bare(cell.strip()).toLowerCase(Locale.ROOT);
  }
}
