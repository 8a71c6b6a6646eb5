package org.attune.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/** Writes lists of labels in one cell as labels with a separator between them. */
final class ListCells implements RatingsFile.Step {

  /** A longer one is no label. */
  private static final int LONGEST = 60;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    List<List<String>> columns = new ArrayList<>();
    Sheet.Edits edits = sheet.edits();
    String separator = separator(sheet, hints);
    boolean changed = false;
    for (String column : sheet.columns()) {
      List<String> raw = sheet.values(column);
      Optional<List<List<String>>> lists = about(hints, column) ? Optional.empty() : lists(raw);
      columns.add(lists.map(all -> written(raw, all, separator, hints)).orElse(raw));
      if (lists.isPresent()) {
        changed = true;
        edits = told(edits, column, raw, lists.get(), separator, hints);
      }
    }
    return changed ? sheet.with(sheet.columns(), Sheet.Rows.of(sheet, columns), edits) : sheet;
  }

  private static boolean about(Hints hints, String column) {
    return List.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION).stream()
        .anyMatch(hint -> hints.all(hint).contains(column));
  }

  /** A separator that no label holds. */
  private static String separator(Sheet sheet, Hints hints) {
    Set<String> labels = new HashSet<>();
    for (String column : sheet.columns()) {
      if (!about(hints, column)) {
        lists(sheet.values(column)).ifPresent(all -> all.forEach(labels::addAll));
      }
    }
    return Separators.none(labels);
  }

  /**
   * Labels of each cell, if some cells are lists and all others short words; a blank one and one
   * that is surely missing has none.
   */
  private static Optional<List<List<String>>> lists(List<String> raw) {
    List<List<String>> all = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>();
    int lists = 0;
    int given = 0;
    boolean bare = false;
    boolean quotes = true;
    for (String cell : raw) {
      if (Unanswered.surely(cell)) {
        all.add(List.of());
        continue;
      }
      Optional<List<String>> list = ListCell.read(cell);
      boolean open = cell.strip().startsWith("[") || cell.strip().startsWith("{");
      if (list.isEmpty() && (cell.length() > LONGEST || open)) {
        return Optional.empty();
      }
      quotes &= list.isEmpty() || cell.strip().matches("(?s)[\"'].*");
      bare |= list.isEmpty();
      lists += list.isPresent() ? 1 : 0;
      given++;
      all.add(list.orElse(List.of(cell.strip())));
      labels.addAll(all.get(all.size() - 1));
    }
    boolean fit =
        lists > 0
            && !(quotes && bare)
            && labels.size() <= Scales.MOST_CATEGORIES
            && labels.stream().allMatch(l -> l.length() <= LONGEST && !l.isEmpty())
            && (labels.size() <= 7 || 2 * labels.size() <= given);
    return fit ? Optional.of(all) : Optional.empty();
  }

  private static List<String> written(
      List<String> raw, List<List<String>> lists, String separator, Hints hints) {
    List<String> written = new ArrayList<>();
    for (int row = 0; row < raw.size(); row++) {
      List<String> labels = lists.get(row);
      boolean empty = labels.isEmpty() && !Unanswered.surely(raw.get(row));
      String none = hints.is(Hint.EMPTY, Hints.NO_ANSWER) ? "" : SeparatedLabels.NO_LABELS;
      written.add(empty ? none : labels.isEmpty() ? raw.get(row) : String.join(separator, labels));
    }
    return written;
  }

  private static Sheet.Edits told(
      Sheet.Edits edits,
      String column,
      List<String> raw,
      List<List<String>> lists,
      String separator,
      Hints hints) {
    int most = lists.stream().mapToInt(List::size).max().orElse(0);
    int example = 0;
    int empty = 0;
    for (int row = 0; row < raw.size(); row++) {
      example = lists.get(row).size() > lists.get(example).size() ? row : example;
      empty += lists.get(row).isEmpty() && !Unanswered.surely(raw.get(row)) ? 1 : 0;
    }
    Sheet.Edits more =
        edits.changing(
            "lists of labels in column \"%s\" are written plainly, such as %s for %s"
                .formatted(
                    column,
                    String.join(separator, lists.get(example)),
                    WordForms.blanks(raw.get(example))));
    if (empty > 0) {
      boolean missing = hints.is(Hint.EMPTY, Hints.NO_ANSWER);
      more =
          more.doubting(
              "empty lists in column \"%s\" (%d times) are read as %s"
                  .formatted(
                      column,
                      empty,
                      missing
                          ? "no answer, as --empty says"
                          : "none of the labels: if nobody answered there, repeat with --empty"
                              + " missing"));
    }
    boolean numbers =
        lists.stream().flatMap(List::stream).allMatch(l -> Decimals.number(l).isPresent());
    if (most > 1) {
      more = more.knowing(Hints.none().with(Hint.SEPARATOR, separator));
    } else if (numbers) {
      List<String> codes = new ArrayList<>(more.known().all(Hint.NOMINAL));
      codes.add(column);
      more = more.knowing(Hints.none().with(Hint.NOMINAL, codes));
    }
    return more;
  }

  /**
   * A list of labels as programs write it into one cell: JSON, also of Label Studio ({@code
   * {"choices": [...]}}), lists, tuples, sets and arrays of Python and numpy, arrays of PostgreSQL,
   * labels in quotes.
   */
  static final class ListCell {

    private static final ObjectMapper JSON =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Fields under which programs keep labels. */
    private static final Set<String> FIELDS =
        Set.of(
            "choices",
            "labels",
            "label",
            "value",
            "values",
            "selected",
            "answers",
            "categories",
            "accept");

    private static final Pattern CALL =
        Pattern.compile(
            "(?s)(?:np\\.|numpy\\.)?(?:array|set|frozenset|list|tuple)\\((.*?)(?:,\\s*dtype=.+)?\\)");

    private static final Pattern QUOTED =
        Pattern.compile(
            "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)')\\s*([,;|/]|$|(?=[\"']))");

    private static final Pattern WHOLE_NUMBERS = Pattern.compile("-?\\d+([\\s,]+-?\\d+)*");

    /** Numbers with decimals are degrees, not labels. */
    private static final Pattern DEGREE = Pattern.compile("-?\\d*\\.\\d+([eE][-+]?\\d+)?");

    private ListCell() {}

    /** The labels, which may be none; nothing if a cell is no list. */
    static Optional<List<String>> read(String cell) {
      String text = cell.strip();
      Matcher call = CALL.matcher(text);
      if (call.matches()) {
        return call.group(1).isBlank() ? Optional.of(List.of()) : read(call.group(1));
      }
      return json(text)
          .or(() -> bracketed(text))
          .or(() -> quoted(text).filter(labels -> !labels.isEmpty()))
          .filter(labels -> labels.stream().noneMatch(l -> DEGREE.matcher(l).matches()))
          .map(labels -> labels.stream().distinct().toList());
    }

    private static Optional<List<String>> json(String text) {
      if (!text.startsWith("[") && !text.startsWith("{")) {
        return Optional.empty();
      }
      try {
        return labels(JSON.readTree(text));
      } catch (JsonProcessingException e) {
        return Optional.empty();
      }
    }

    private static Optional<List<String>> labels(JsonNode node) {
      if (node.isObject()) {
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields.stream()
            .filter(FIELDS::contains)
            .findFirst()
            .flatMap(field -> labels(node.get(field)));
      }
      if (node.isTextual()) {
        return Optional.of(List.of(node.textValue().strip()));
      }
      if (!node.isArray()) {
        return Optional.empty();
      }
      List<String> labels = new ArrayList<>();
      for (JsonNode one : node) {
        if (one.isObject() || one.isArray()) {
          Optional<List<String>> more = labels(one);
          if (more.isEmpty()) {
            return more;
          }
          labels.addAll(more.get());
        } else if (!one.isNull() && !one.asText().isBlank()) {
          labels.add(one.asText().strip());
        }
      }
      return Optional.of(labels);
    }

    private static Optional<List<String>> bracketed(String text) {
      boolean square = text.startsWith("[") && text.endsWith("]");
      boolean curly = text.startsWith("{") && text.endsWith("}");
      boolean round = text.startsWith("(") && text.endsWith(")");
      if (text.length() < 2 || !square && !curly && !round) {
        return Optional.empty();
      }
      String inner = text.substring(1, text.length() - 1).strip();
      Optional<List<String>> quoted = quoted(inner);
      if (quoted.isPresent() || round) {
        return quoted;
      }
      if (inner.matches("(?s).*[\\[\\]{}:].*")) {
        return Optional.empty();
      }
      List<String> labels = new ArrayList<>();
      String separator = WHOLE_NUMBERS.matcher(inner).matches() ? "[\\s,]+" : "[,;|]";
      for (String label : inner.split(separator)) {
        labels.add(bare(label));
      }
      return labels.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(labels);
    }

    private static String bare(String label) {
      return label.strip().replaceAll("^[\"']+|[\"']+$", "").strip();
    }

    /** Labels of which each stands in quotes; none of an empty text. */
    private static Optional<List<String>> quoted(String text) {
      List<String> labels = new ArrayList<>();
      Matcher matcher = QUOTED.matcher(text);
      int from = 0;
      while (from < text.length()) {
        if (!matcher.find(from) || matcher.start() != from) {
          return Optional.empty();
        }
        String label = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        if (!label.isBlank()) {
          labels.add(label.replaceAll("\\\\(.)", "$1").strip());
        }
        from = Math.max(matcher.end(), from + 1);
      }
      return Optional.of(labels);
    }
  }
}
