package org.attune.corpus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Primitive Parquet values as text: dates and times as the numbers that stand for them. */
final class ParquetValue {
  private static final Encoding UTF_8 = new Encoding(StandardCharsets.UTF_8);

  private ParquetValue() {}

  /** False of bytes that are neither text nor a decimal number. */
  static boolean given(PrimitiveType type) {
    PrimitiveTypeName name = type.getPrimitiveTypeName();
    return name != PrimitiveTypeName.INT96
        && (name != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
            || scale(type.getLogicalTypeAnnotation()) >= 0);
  }

  /** True of values that JSON writes in quotes. */
  static boolean textual(PrimitiveType type) {
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && scale(type.getLogicalTypeAnnotation()) < 0;
  }

  /** The value number {@code i} of a field. */
  static String text(Group row, int field, int i, PrimitiveType type) throws Unreadable {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    int scale = scale(meaning);
    boolean unsigned = meaning instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> Boolean.toString(row.getBoolean(field, i));
      case FLOAT -> Decimals.text(row.getFloat(field, i));
      case DOUBLE -> Decimals.text(row.getDouble(field, i));
      case INT32 -> {
        int value = row.getInteger(field, i);
        yield unsigned ? Integer.toUnsignedString(value) : integer(value, scale);
      }
      case INT64 -> {
        long value = row.getLong(field, i);
        yield unsigned ? Long.toUnsignedString(value) : integer(value, scale);
      }
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(row.getBinary(field, i).getBytes(), scale);
      case INT96 -> throw new IllegalArgumentException("expected another type than " + type);
    };
  }

  private static String integer(long unscaled, int scale) {
    return scale < 0
        ? Long.toString(unscaled)
        : BigDecimal.valueOf(unscaled, scale).toPlainString();
  }

  private static String bytes(byte[] bytes, int scale) throws Unreadable {
    return scale < 0
        ? UTF_8.text(bytes, 0, bytes.length)
        : new BigDecimal(new BigInteger(bytes), scale).toPlainString();
  }

  private static int scale(LogicalTypeAnnotation meaning) {
    return meaning instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : -1;
  }
}
