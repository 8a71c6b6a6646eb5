package org.attune.corpus;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a {@link Separated} file. Where its columns have names a row has a value for each: a
 * line end or a delimiter too many or too few would else join or split rows without a word. Without
 * names columns are called 1, 2, 3 ...; so is a column whose name is empty or was given to an
 * earlier column.
 */
final class SeparatedRows extends LineRows {
  private final Dialect dialect;
  private final int width;
  private Map<String, Integer> columns;
  private final SwallowedRows swallowed;

  /**
   * @param usual columns of the file's first row; 0 if that is not known
   */
  SeparatedRows(Lines lines, Dialect dialect, List<String> names, int usual) {
    super(lines);
    this.dialect = dialect;
    this.width = names.size();
    this.swallowed = new SwallowedRows(dialect.delimiter(), usual);
    this.columns = positions(names, names.size());
  }

  private static Map<String, Integer> positions(List<String> names, int count) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        positions.putIfAbsent(names.get(i), i);
      }
    }
    for (int i = 0; i < count; i++) {
      if (names.isEmpty() || positions.getOrDefault(names.get(i), -1) != i) {
        positions.putIfAbsent(Integer.toString(i + 1), i);
      }
    }
    return Collections.unmodifiableMap(positions);
  }

  @Override
  Row row(long line, String text) throws Unreadable {
    if (text.isEmpty() && width != 1) {
      return null;
    }
    String[] values = dialect.values(text);
    if (width > 0 && values.length != width) {
      throw Unreadable.ofUnknownEnd("expected " + width + " columns, found " + values.length);
    }
    swallowed.check(text, values);
    if (values.length > columns.size() && width == 0) {
      columns = positions(List.of(), values.length);
    }
    return new Row.Read(line, columns, values);
  }
}
