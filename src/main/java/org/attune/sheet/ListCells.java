package org.attune.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/** Writes lists of labels in one cell as labels with a separator between them. */
final class ListCells implements Step {

  /** A longer one is no label. */
  private static final int LONGEST = 60;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    List<List<String>> columns = new ArrayList<>();
    Edits edits = sheet.edits();
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
    return changed ? sheet.with(sheet.columns(), Rows.of(sheet, columns), edits) : sheet;
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
      String none = hints.is(Hint.EMPTY, Hints.NO_ANSWER) ? "" : Vocabulary.NO_LABELS;
      written.add(empty ? none : labels.isEmpty() ? raw.get(row) : String.join(separator, labels));
    }
    return written;
  }

  private static Edits told(
      Edits edits,
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
    Edits more =
        edits.changing(
            "lists of labels in column \"%s\" are written plainly, such as %s for %s"
                .formatted(
                    column,
                    String.join(separator, lists.get(example)),
                    Spelling.blanks(raw.get(example))));
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
}
