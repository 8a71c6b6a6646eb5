package org.attune.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attune.sheet.Hints.Hint;

/**
 * Writes sets of labels with separators that a card cannot have, or that labels hold, with another:
 * "anger and sadness", "anger/sadness", or "Happy, content, Sad, down" where "Happy, content" is
 * one.
 */
final class Separators implements RatingsFile.Step {

  private static final List<String> PLAIN = List.of(";", "|", ",");
  private static final List<String> FREE = List.of(";", "|", " ; ", "::", "<>");

  /** Longer answers on average are texts. */
  private static final double LONGEST = 60;

  /** A separator that none of some labels holds. */
  static String none(Collection<String> labels) {
    return FREE.stream()
        .filter(s -> labels.stream().noneMatch(label -> label.contains(s.strip())))
        .findFirst()
        .orElse("\u241F");
  }

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    if (hints.one(Hint.SEPARATOR).isPresent()) {
      return sheet;
    }
    Map<String, Set<String>> answers = answers(sheet, hints);
    Map<String, SeparatedLabels> found = new HashMap<>();
    for (String column : answers.keySet()) {
      Set<String> pool = pool(answers, column);
      SeparatedLabels.of(pool).filter(Separators::rewritten).ifPresent(v -> found.put(column, v));
    }
    if (found.isEmpty()) {
      return sheet;
    }
    Set<String> labels = new HashSet<>();
    found.values().forEach(v -> v.labels().values().forEach(labels::addAll));
    String separator = none(labels);
    Sheet.Edits edits = sheet.edits().knowing(Hints.none().with(Hint.SEPARATOR, separator));
    List<List<String>> columns = new ArrayList<>();
    for (String column : sheet.columns()) {
      SeparatedLabels vocabulary = found.get(column);
      List<String> raw = sheet.values(column);
      columns.add(vocabulary == null ? raw : written(raw, vocabulary, separator));
      Optional<String> example =
          raw.stream()
              .filter(a -> vocabulary != null && several(vocabulary, a.strip()))
              .findFirst();
      if (example.isPresent()) {
        edits =
            edits.changing(
                "labels in column \"%s\" are written with \"%s\" between them, such as %s for \"%s\""
                    .formatted(
                        column,
                        separator,
                        String.join(separator, vocabulary.labels().get(example.get().strip())),
                        WordForms.blanks(example.get())));
      }
    }
    return sheet.with(sheet.columns(), Sheet.Rows.of(sheet, columns), edits);
  }

  private static boolean several(SeparatedLabels vocabulary, String answer) {
    return vocabulary.labels().getOrDefault(answer, List.of()).size() > 1;
  }

  private static boolean rewritten(SeparatedLabels vocabulary) {
    boolean held =
        vocabulary.labels().values().stream()
            .flatMap(List::stream)
            .anyMatch(label -> label.contains(vocabulary.separator()));
    return vocabulary.found() == SeparatedLabels.Found.SETS
        && (!PLAIN.contains(vocabulary.separator()) || held);
  }

  private static List<String> written(
      List<String> raw, SeparatedLabels vocabulary, String separator) {
    return raw.stream()
        .map(
            answer ->
                vocabulary.labels().containsKey(answer.strip())
                    ? String.join(separator, vocabulary.labels().get(answer.strip()))
                    : answer)
        .toList();
  }

  /** Answers of columns that may hold labels. */
  private static Map<String, Set<String>> answers(Sheet sheet, Hints hints) {
    Map<String, Set<String>> all = new HashMap<>();
    for (String column : sheet.columns()) {
      boolean model = ModelColumns.is(column, sheet.columns(), hints);
      AnswerCounts answers = AnswerCounts.of(sheet.values(column), hints);
      boolean about =
          List.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION).stream()
              .anyMatch(hint -> hints.all(hint).contains(column));
      boolean ordered = WordScales.KnownLevels.order(answers.counts().keySet()).isPresent();
      if (!about
          && !model
          && !ordered
          && !answers.isEmpty()
          && !answers.numeric()
          && answers.meanLength() <= LONGEST) {
        all.put(column, new TreeSet<>(answers.counts().keySet()));
      }
    }
    return all;
  }

  /** Answers of all columns that share some with one. */
  private static Set<String> pool(Map<String, Set<String>> answers, String column) {
    Set<String> pool = new TreeSet<>(answers.get(column));
    boolean more = true;
    while (more) {
      more = false;
      for (Set<String> others : answers.values()) {
        if (others.stream().anyMatch(pool::contains)) {
          more |= pool.addAll(others);
        }
      }
    }
    return pool;
  }
}
