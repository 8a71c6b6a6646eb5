package org.attune.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Fragment;
import scala.collection.Map;
import scala.jdk.javaapi.CollectionConverters;

/** The rows in which items cross between Spark and the rest, and back. */
final class Schemas {

  /** A whole item with the file it stands in; its ratings are {@link Packed}. */
  static final StructType ITEM =
      new StructType()
          .add("item", StringType)
          .add("file", StringType)
          .add("line", LongType)
          .add("conversation", StringType)
          .add("speaker", StringType)
          .add("turn", LongType)
          .add("reply", StringType)
          .add("text", StringType)
          .add("context", createArrayType(StringType))
          .add("split", StringType)
          .add("strata", createMapType(StringType, StringType))
          .add("ratings", BinaryType);

  private Schemas() {}

  static Row row(String file, Fragment f) {
    return RowFactory.create(
        f.item(),
        file,
        f.line(),
        f.conversation(),
        f.speaker(),
        f.turn(),
        f.replyTo(),
        f.text(),
        CollectionConverters.asScala(List.copyOf(f.context())).toSeq(),
        f.split(),
        CollectionConverters.asScala(f.strata()),
        Packed.of(f.ratings()));
  }

  static Fragment fragment(Row row) {
    return new Fragment(
        row.getString(0),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.isNullAt(5) ? null : row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getList(8),
        row.getString(9),
        strata(row.getMap(10)),
        Packed.ratings(row.getAs(11)));
  }

  /** An item of which nothing is known but its id, groups and ratings. */
  static Fragment rated(String item, Map<String, String> strata, byte[] ratings) {
    return new Fragment(
        item,
        0,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        strata(strata),
        Packed.ratings(ratings));
  }

  private static TreeMap<String, String> strata(Map<String, String> groups) {
    return new TreeMap<>(CollectionConverters.asJava(groups));
  }
}
