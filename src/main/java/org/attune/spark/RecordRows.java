package org.attune.spark;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Turn;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows of Spark as Java records: a column for each component, by its name. Where the columns stand
 * in rows is looked up once for all rows that are read together.
 *
 * <p>A component is a text, a number, a truth value, bytes, an enum (its name), a record (a
 * struct), an optional one of these (null where there is none), a list (an array) or a sorted map
 * from texts; turns and lists of ratings are {@link Packed}.
 */
final class RecordRows<T extends Record> {

  /** How a component stands in a row. */
  private record Form(
      DataType type, UnaryOperator<Object> toColumn, UnaryOperator<Object> fromColumn) {}

  private static final Map<Type, DataType> PLAIN =
      Map.of(
          String.class, DataTypes.StringType,
          int.class, DataTypes.IntegerType,
          long.class, DataTypes.LongType,
          Long.class, DataTypes.LongType,
          boolean.class, DataTypes.BooleanType,
          byte[].class, DataTypes.BinaryType);

  private final StructType schema;
  private final Form[] forms;
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;
  private final int[] inOrder;

  /**
   * The rows of a record.
   *
   * @param lookup that of a class that sees the record
   */
  RecordRows(Class<T> type, MethodHandles.Lookup lookup) {
    RecordComponent[] components = type.getRecordComponents();
    forms = new Form[components.length];
    accessors = new MethodHandle[components.length];
    inOrder = IntStream.range(0, components.length).toArray();
    StructType columns = new StructType();
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i : inOrder) {
        types[i] = components[i].getType();
        forms[i] = form(components[i].getGenericType(), lookup);
        columns = columns.add(components[i].getName(), forms[i].type());
        accessors[i] =
            lookup
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Record.class));
      }
      constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Record.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " is not seen by " + lookup, e);
    }
    schema = columns;
  }

  private static Form form(Type type, MethodHandles.Lookup lookup) {
    if (PLAIN.containsKey(type)) {
      return new Form(PLAIN.get(type), value -> value, value -> value);
    }
    if (type == Turn.class) {
      return new Form(
          DataTypes.BinaryType,
          turn -> Packed.of((Turn) turn),
          bytes -> Packed.turn((byte[]) bytes));
    }
    if (type instanceof Class<?> c && c.isEnum()) {
      List<Enum<?>> constants =
          Arrays.stream(c.getEnumConstants()).<Enum<?>>map(k -> (Enum<?>) k).toList();
      return new Form(
          DataTypes.StringType,
          value -> ((Enum<?>) value).name(),
          name -> constants.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow());
    }
    if (type instanceof Class<?> c && c.isRecord()) {
      RecordRows<?> rows = new RecordRows<>(c.asSubclass(Record.class), lookup);
      return new Form(
          rows.schema,
          value -> RowFactory.create(rows.values((Record) value)),
          row -> rows.read((Row) row, rows.inOrder));
    }
    ParameterizedType of = (ParameterizedType) type;
    Type[] held = of.getActualTypeArguments();
    if (held[0] == RatedItem.Rating.class) {
      return new Form(
          DataTypes.BinaryType,
          value -> Packed.of(((List<?>) value).stream().map(RatedItem.Rating.class::cast).toList()),
          bytes -> Packed.ratings((byte[]) bytes));
    }
    Form form = form(held[held.length - 1], lookup);
    if (of.getRawType() == Optional.class) {
      return new Form(
          form.type(),
          value -> ((Optional<?>) value).map(form.toColumn()::apply).orElse(null),
          value -> Optional.ofNullable(value).map(form.fromColumn()));
    }
    if (of.getRawType() == List.class) {
      return new Form(
          DataTypes.createArrayType(form.type()),
          list -> ((List<?>) list).stream().map(form.toColumn()).toArray(),
          seq ->
              CollectionConverters.asJava((scala.collection.Seq<?>) seq).stream()
                  .<Object>map(form.fromColumn()::apply)
                  .toList());
    }
    return new Form(
        DataTypes.createMapType(DataTypes.StringType, form.type()),
        map -> CollectionConverters.asScala((SortedMap<?, ?>) map),
        map -> new TreeMap<>(CollectionConverters.asJava((scala.collection.Map<?, ?>) map)));
  }

  /** The columns, in the order of the components. */
  StructType schema() {
    return schema;
  }

  Encoder<Row> encoder() {
    return Encoders.row(schema);
  }

  /** Of some rows, which may have more columns, those of the record. */
  Dataset<Row> of(Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(schema.fieldNames()).map(functions::col).toArray(Column[]::new));
  }

  /** The records in rows that all have the same columns, these and perhaps others. */
  Iterator<T> read(Iterator<Row> rows) {
    return new Iterator<>() {
      private int[] places;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public T next() {
        Row row = rows.next();
        if (places == null) {
          places = Arrays.stream(schema.fieldNames()).mapToInt(row::fieldIndex).toArray();
        }
        return read(row, places);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private T read(Row row, int[] places) {
    Object[] values = new Object[forms.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = forms[i].fromColumn().apply(row.get(places[i]));
    }
    try {
      return (T) (Record) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw new IllegalStateException("a row that is no record: " + row, e);
    }
  }

  /** The rows of records, made one by one. */
  Iterator<Row> rows(Iterator<T> made) {
    return CollectionConverters.asJava(CollectionConverters.asScala(made).map(this::row));
  }

  /** The row of a record. */
  Row row(T made) {
    return RowFactory.create(values(made));
  }

  /** Values of the columns, in the order of the components. */
  Object[] values(Record of) {
    Object[] values = new Object[forms.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = forms[i].toColumn().apply((Object) accessors[i].invokeExact(of));
      }
    } catch (Throwable e) {
      throw new IllegalStateException("no row of " + of, e);
    }
    return values;
  }
}
