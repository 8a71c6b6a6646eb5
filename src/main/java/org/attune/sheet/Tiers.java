package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.sheet.Hints.Hint;

/**
 * Annotations of intervals on tiers, as ELAN exports them, turned so that a row is one rater's
 * ratings of an interval. Who rated and what is in the tiers' names, such as {@code emotion-R1}.
 */
final class Tiers {

  private static final String ITEM = "item";
  private static final String RATER = "rater";
  private static final String ANNOTATION = "annotation";

  private Tiers() {}

  /** The table with a column for each thing that was rated. */
  static Sheet turned(Sheet sheet) {
    List<String> tiers = sheet.values("tier").stream().distinct().toList();
    Map<String, ColumnNames.Part> parts = parts(tiers);
    List<String> annotators = sheet.values("annotator");
    boolean named =
        annotators.stream().distinct().count() > 1
            && annotators.stream().noneMatch(String::isBlank);
    Set<String> rated = new LinkedHashSet<>();
    Map<List<String>, Map<String, String>> rows = new LinkedHashMap<>();
    Map<List<String>, Long> lines = new LinkedHashMap<>();
    for (int row = 0; row < sheet.lines().size(); row++) {
      int at = row;
      String tier = cell(sheet, at, "tier");
      ColumnNames.Part part = parts.get(tier);
      String what = named ? tier : part.dimension().isEmpty() ? ANNOTATION : part.dimension();
      String who = named ? annotators.get(at) : part.who();
      List<String> key =
          List.of(cell(sheet, at, ITEM), who, cell(sheet, at, "begin"), cell(sheet, at, "end"));
      rated.add(what);
      lines.putIfAbsent(key, sheet.lines().get(at).number());
      rows.computeIfAbsent(key, k -> new LinkedHashMap<>())
          .putIfAbsent(what, cell(sheet, at, ANNOTATION));
    }
    List<String> columns = new ArrayList<>(List.of(ITEM, RATER, "begin", "end"));
    columns.addAll(rated);
    List<Sheet.Line> all = new ArrayList<>();
    rows.forEach(
        (key, answers) -> {
          List<String> values = new ArrayList<>(key);
          rated.forEach(what -> values.add(answers.getOrDefault(what, "")));
          all.add(new Sheet.Line(lines.get(key), values));
        });
    Hints known =
        Hints.none()
            .with(Hint.ITEM, ITEM)
            .with(Hint.RATER, RATER)
            .with(Hint.RATED, List.copyOf(rated));
    Edits edits =
        sheet
            .edits()
            .changing("tiers are raters and what they rated: " + tiers)
            .leaving("participant", "who is heard, not who rated")
            .knowing(known);
    Sheet turned = sheet.with(columns, all, doubting(edits, rows.keySet()));
    return TableExport.leaving(
        turned, Hints.none(), TableExport.why("it is in the item's id", List.of("begin", "end")));
  }

  /** Intervals that one rater alone has cannot tell of agreement. */
  private static Edits doubting(Edits edits, Set<List<String>> rows) {
    Map<String, Integer> raters = new LinkedHashMap<>();
    rows.forEach(key -> raters.merge(key.get(0), 1, Integer::sum));
    long alone = raters.values().stream().filter(n -> n == 1).count();
    long people = rows.stream().map(key -> key.get(1)).distinct().count();
    return alone == 0 || people == 1
        ? edits
        : edits.doubting(
            "%d of %d intervals are on one rater's tier only: intervals are the same where begin and"
                    .formatted(alone, raters.size())
                + " end are");
  }

  private static String cell(Sheet sheet, int row, String column) {
    return sheet.lines().get(row).values().get(sheet.columns().indexOf(column));
  }

  /** Who rated what on each tier, by names; a tier is a rater where they do not tell. */
  private static Map<String, ColumnNames.Part> parts(List<String> tiers) {
    Map<String, ColumnNames.Part> parts = new LinkedHashMap<>();
    for (String tier : tiers) {
      Optional<ColumnNames.Part> part = ColumnNames.part(tier);
      part.ifPresent(p -> parts.put(tier, p));
    }
    if (parts.size() == tiers.size()) {
      return parts;
    }
    parts.clear();
    Optional<Map<String, ColumnNames.Part>> apart = apart(tiers);
    tiers.forEach(tier -> parts.put(tier, new ColumnNames.Part("", tier)));
    return apart.orElse(parts);
  }

  /** Names of two parts, of which one names what is rated: {@code valence@anna}. */
  private static Optional<Map<String, ColumnNames.Part>> apart(List<String> tiers) {
    Map<String, ColumnNames.Part> parts = new LinkedHashMap<>();
    for (String tier : tiers) {
      String[] words = tier.split("[-_@. ]+");
      if (words.length != 2) {
        return Optional.empty();
      }
      boolean first = ColumnNames.rated(words[0]);
      if (first == ColumnNames.rated(words[1])) {
        return Optional.empty();
      }
      parts.put(
          tier, new ColumnNames.Part(first ? words[0] : words[1], first ? words[1] : words[0]));
    }
    return Optional.of(parts);
  }
}
