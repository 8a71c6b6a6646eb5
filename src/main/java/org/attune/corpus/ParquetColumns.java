package org.attune.corpus;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * The columns of a Parquet file: its primitive fields, those in groups by dotted path, and lists of
 * primitive values as JSON text. Fields of other types are no columns.
 */
final class ParquetColumns {

  /** The text of a value in a row; null if it is absent. */
  private interface Cell {
    String text(Group row) throws Unreadable;
  }

  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Cell> cells = new ArrayList<>();

  ParquetColumns(GroupType type) {
    add(type, "", row -> row);
  }

  /** The group that holds a field; null if it is absent. */
  private interface Parent {
    Group of(Group row);
  }

  private void add(GroupType type, String prefix, Parent parent) {
    for (int i = 0; i < type.getFieldCount(); i++) {
      Type field = type.getType(i);
      String path = prefix + field.getName();
      int at = i;
      if (field.isPrimitive()) {
        PrimitiveType primitive = field.asPrimitiveType();
        if (ParquetValue.given(primitive)) {
          put(
              path,
              parent,
              field.isRepetition(Repetition.REPEATED)
                  ? repeated(at, primitive)
                  : single(at, primitive));
        }
      } else if (field.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
        PrimitiveType element = element(field.asGroupType());
        if (element != null && ParquetValue.given(element)) {
          Cell list =
              field.asGroupType().getType(0).isPrimitive()
                  ? repeated(0, element)
                  : wrapped(element);
          put(path, row -> group(parent.of(row), at), list);
        }
      } else if (field.getLogicalTypeAnnotation() == null
          && !field.isRepetition(Repetition.REPEATED)) {
        add(field.asGroupType(), path + ".", row -> group(parent.of(row), at));
      }
    }
  }

  private void put(String path, Parent parent, Cell cell) {
    if (positions.putIfAbsent(path, cells.size()) == null) {
      cells.add(
          row -> {
            Group group = parent.of(row);
            return group == null ? null : cell.text(group);
          });
    }
  }

  private static Group group(Group parent, int at) {
    return parent == null || parent.getFieldRepetitionCount(at) == 0
        ? null
        : parent.getGroup(at, 0);
  }

  private static PrimitiveType element(GroupType list) {
    Type item = list.getType(0);
    if (!item.isPrimitive() && item.asGroupType().getFieldCount() == 1) {
      item = item.asGroupType().getType(0);
    }
    return item.isPrimitive() ? item.asPrimitiveType() : null;
  }

  private static Cell single(int at, PrimitiveType type) {
    return group ->
        group.getFieldRepetitionCount(at) == 0 ? null : ParquetValue.text(group, at, 0, type);
  }

  private static Cell repeated(int at, PrimitiveType type) {
    return group -> {
      StringJoiner json = new StringJoiner(",", "[", "]");
      for (int i = 0; i < group.getFieldRepetitionCount(at); i++) {
        json.add(json(ParquetValue.text(group, at, i, type), type));
      }
      return json.toString();
    };
  }

  private static Cell wrapped(PrimitiveType type) {
    Cell element = single(0, type);
    return list -> {
      StringJoiner json = new StringJoiner(",", "[", "]");
      for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
        json.add(json(element.text(list.getGroup(0, i)), type));
      }
      return json.toString();
    };
  }

  private static String json(String text, PrimitiveType type) {
    if (text == null || !ParquetValue.textual(type)) {
      return String.valueOf(text);
    }
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  Map<String, Integer> positions() {
    return Collections.unmodifiableMap(positions);
  }

  String[] values(Group row) throws Unreadable {
    String[] values = new String[cells.size()];
    for (int i = 0; i < values.length; i++) {
      String value = cells.get(i).text(row);
      values[i] = value == null ? Row.Read.NULL : value;
    }
    return values;
  }
}
