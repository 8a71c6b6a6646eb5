package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which dimension a model's column rates. */
final class ModelColumns {

  private ModelColumns() {}

  /**
   * Column of each model, by dimension; what is no model's of a known dimension is told.
   *
   * @param columns columns with a model's name in theirs
   * @param dimensions names of dimensions, at least one
   */
  static Map<String, Map<String, String>> of(
      List<String> columns, List<String> dimensions, Findings findings) {
    Map<String, Map<String, String>> models = new LinkedHashMap<>();
    for (String column : columns) {
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

  /** True if a column's name holds a model's. */
  static boolean is(String column) {
    return ColumnNames.part(column).filter(part -> ColumnNames.model(part.who())).isPresent();
  }
}
