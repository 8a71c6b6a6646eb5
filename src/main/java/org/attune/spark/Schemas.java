package org.attune.spark;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Fragment;
import scala.jdk.javaapi.CollectionConverters;

/** The rows in which items cross between Spark and the rest, and back. */
final class Schemas {

  private static final StructType RATING =
      new StructType()
          .add("dimension", StringType)
          .add("by", StringType)
          .add("rater", StringType)
          .add("code", LongType);

  /** A fragment of an item with the file it stands in; an item is a fragment that is whole. */
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
          .add("ratings", createArrayType(RATING));

  private Schemas() {}

  static Row row(String file, Fragment f) {
    List<Row> ratings = new ArrayList<>(f.ratings().size());
    for (Fragment.Rating r : f.ratings()) {
      ratings.add(RowFactory.create(r.dimension(), r.by().name(), r.rater(), r.code()));
    }
    return RowFactory.create(
        f.item(),
        file,
        f.line(),
        f.conversation(),
        f.speaker(),
        f.turn(),
        f.replyTo(),
        f.text(),
        seq(f.context()),
        f.split(),
        CollectionConverters.asScala(f.strata()),
        seq(ratings));
  }

  static Fragment fragment(Row row) {
    List<Row> rows = row.getList(11);
    List<Fragment.Rating> ratings = new ArrayList<>(rows.size());
    for (Row r : rows) {
      ratings.add(
          new Fragment.Rating(r.getString(0), Fragment.By.valueOf(r.getString(1)), r.getString(2), r.getLong(3)));
    }
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
        new TreeMap<>(row.<String, String>getJavaMap(10)),
        ratings);
  }

  private static <T> scala.collection.Seq<T> seq(Collection<T> values) {
    return CollectionConverters.asScala(List.copyOf(values)).toSeq();
  }
}
