package org.attune.sheet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attune.sheet.Hints.Hint;

/** Which dimension a model's column rates. */
final class ModelColumns {

  private static final Pattern BARE = Pattern.compile("o[134]");
  private static final Pattern NUMBERED = Pattern.compile("o\\d+");

  /** Models' names that people have, too. */
  private static final Set<String> FIRST_NAMES = Set.of("bert", "claude", "gemma", "roberta");

  private ModelColumns() {}

  /**
   * Column of each model, by dimension; what is no model's of a known dimension is told.
   *
   * @param columns columns with a model's name in theirs
   * @param dimensions names of dimensions, at least one
   */
  static Map<String, Map<String, String>> of(
      List<String> columns, List<String> dimensions, ColumnGuesses findings) {
    Map<String, Map<String, String>> models = new LinkedHashMap<>();
    for (String column : columns) {
      if (FIRST_NAMES.contains(ColumnNames.plain(column))) {
        findings.doubt(
            "column \"%s\" is taken for a model's by its name: if a person gave it, name all people's"
                    .formatted(column)
                + " columns by --rated");
      }
      Optional<String> dimension = dimension(column, dimensions);
      if (dimension.isEmpty()) {
        findings.unread(
            column, "a model's, but which of " + dimensions + " it rates its name does not say");
      } else if (models
              .computeIfAbsent(dimension.get(), d -> new LinkedHashMap<>())
              .putIfAbsent(model(column, dimension.get()), column)
          != null) {
        findings.unread(column, "a second column of the same model and dimension");
      }
    }
    return models;
  }

  /** The dimension that a column's name names, or the only one. */
  static Optional<String> dimension(String column, List<String> dimensions) {
    String name = "-" + ColumnNames.plain(column) + "-";
    List<String> named = dimensions.stream().filter(d -> name.contains("-" + d + "-")).toList();
    return dimensions.size() == 1
        ? Optional.of(dimensions.get(0))
        : named.stream().reduce((a, b) -> b.length() > a.length() ? b : a);
  }

  private static String model(String column, String dimension) {
    String plain = ColumnNames.plain(column);
    String model =
        ("-" + plain + "-")
            .replace("-" + dimension + "-", "-")
            .replaceAll("-(rating|score|label|value)-$", "-")
            .replaceAll("^-+|-+$", "");
    return model.isEmpty() ? plain : model;
  }

  /**
   * True if a column is a model's: the user says so, or its name holds a model's and the user does
   * not name it among people's.
   *
   * @param columns all columns: beside o2 also o1 and o3 are observers
   */
  static boolean is(String column, List<String> columns, Hints hints) {
    return hints.all(Hint.MODEL).contains(column)
        || !hints.all(Hint.RATED).contains(column)
            && (ColumnNames.part(column).filter(p -> ColumnNames.model(p.who())).isPresent()
                || named(column, columns));
  }

  /** True if a file is called as a model is, or nobody but models rated in it. */
  static boolean fill(Sheet sheet, String file) {
    return ColumnNames.model(file)
        || sheet.columns().stream()
            .filter(c -> ColumnNames.rater(c) || ColumnNames.model(c))
            .map(sheet::values)
            .anyMatch(values -> among(values).containsAll(values));
  }

  /** The models among raters. */
  static SortedSet<String> among(List<String> raters) {
    TreeSet<String> models = new TreeSet<>(raters);
    Set<String> all = Set.copyOf(models);
    models.removeIf(rater -> !named(rater, all));
    return models;
  }

  /** True if a name is a model's; o1, o3 and o4 are unless others among them are numbered so. */
  static boolean named(String name, Collection<String> among) {
    return ColumnNames.model(name)
        || BARE.matcher(ColumnNames.plain(name)).matches()
            && among.stream()
                .map(ColumnNames::plain)
                .noneMatch(o -> NUMBERED.matcher(o).matches() && !BARE.matcher(o).matches());
  }

  /** Which dimension a column is about that says what a panel concluded. */
  static final class ReferenceColumns {

    private ReferenceColumns() {}

    /**
     * Column of each dimension's reference; what is none of a known dimension is told.
     *
     * @param columns columns with references
     * @param dimensions names of dimensions, at least one
     */
    static Map<String, String> of(
        List<String> columns, List<String> dimensions, ColumnGuesses findings) {
      Map<String, String> references = new LinkedHashMap<>();
      for (String column : columns) {
        Optional<String> dimension = ModelColumns.dimension(column, dimensions);
        if (dimension.isEmpty()) {
          findings.unread(
              column, "a reference, but to which of " + dimensions + " its name does not say");
        } else if (references.putIfAbsent(dimension.get(), column) != null) {
          findings.unread(column, "a second reference of the same dimension");
        } else {
          findings.read(column, "reference", "what a panel concluded, by its name");
        }
      }
      return references;
    }
  }
}
