package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which dimension a column is about that says what a panel concluded. */
final class ReferenceColumns {

  private ReferenceColumns() {}

  /**
   * Column of each dimension's reference; what is none of a known dimension is told.
   *
   * @param columns columns with references
   * @param dimensions names of dimensions, at least one
   */
  static Map<String, String> of(List<String> columns, List<String> dimensions, Findings findings) {
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
