package org.attune.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attune.yaml.Spelling;
import org.attune.yaml.Unfit;

/** What values of a card are of their type and still cannot be meant; each is told at its key. */
public final class CardMistakes {

  private CardMistakes() {}

  /** Of a table: its form, and the columns by their keys, which may be regular expressions. */
  static void inTable(
      String format,
      Optional<String> delimiter,
      Optional<String> quote,
      String encoding,
      Map<String, List<String>> columns) {
    List<Unfit.Value> mistakes = new ArrayList<>(Dialect.mistakes(format, delimiter, quote));
    Encoding.mistake(encoding).ifPresent(mistakes::add);
    new TreeMap<>(columns).forEach((key, written) -> mistakes.addAll(inColumns(key, written)));
    Unfit.raise(mistakes);
  }

  /** Of columns by their keys, and of several under one key. */
  static void inSection(
      Map<String, Optional<String>> columns, String key, Collection<String> more) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    new TreeMap<>(columns)
        .forEach((own, column) -> mistakes.addAll(inColumns(own, column.stream().toList())));
    mistakes.addAll(inColumns(key, more));
    Unfit.raise(mistakes);
  }

  private static List<Unfit.Value> inColumns(String key, Collection<String> columns) {
    return columns.stream()
        .flatMap(written -> RatedColumns.parts(written).stream())
        .flatMap(written -> Column.mistake(key, written).stream())
        .toList();
  }

  /** Of labels: answers are compared with them without the blanks around. */
  static void inLabels(String key, List<String> labels) {
    Unfit.raise(
        labels.stream()
            .filter(label -> label.isBlank() || !label.equals(label.strip()))
            .map(
                label ->
                    Unfit.Value.text(key, "labels without blanks around, as no answer has", label))
            .toList());
  }

  /** Of groups of raters: a table that names one must not mean a stratum of items. */
  static void inGroups(Set<String> strata, List<Card.File> files, List<Card.Ratings> ratings) {
    for (Card.Ratings r : ratings) {
      for (String group : r.groups().keySet()) {
        if (strata.contains(group) || files.stream().anyMatch(f -> f.strata().containsKey(group))) {
          throw new IllegalArgumentException(
              "expected other names for groups of raters than for strata of items, found " + group);
        }
      }
    }
  }

  /** Of names that stand in tables, each on a line. */
  static void inNames(String key, Collection<String> names) {
    Unfit.raise(
        names.stream()
            .filter(name -> !name.matches(Spelling.ONE_LINE))
            .map(name -> Unfit.Value.text(key, Spelling.ONE_LINE_MEANS, name))
            .toList());
  }

  /** Of the path of a folder, which is below the dataset's folder. */
  static void inFolder(String key, String path) {
    if (!Globs.inside(path)) {
      Unfit.raise(List.of(Unfit.Value.text(key, "a folder inside of the dataset folder", path)));
    }
  }

  /** Of the path of a file, which is below the dataset's folder. */
  public static void inPath(String key, String path) {
    Unfit.raise(Globs.mistake(key, path).stream().toList());
  }
}
