package org.attune.spark;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Utterance;

/** The items of a corpus as they lie below the work folder, a row an item. */
final class Stored {

  /** What was said. */
  static final RecordRows<Utterance> SAID =
      new RecordRows<>(Utterance.class, MethodHandles.lookup());

  /** How it was rated. */
  static final RecordRows<RatedItem> RATED =
      new RecordRows<>(RatedItem.class, MethodHandles.lookup());

  /** What stands beside what was said: also the file where that is. */
  private record Beside(
      String file, SortedMap<String, String> strata, List<RatedItem.Rating> ratings) {}

  private static final RecordRows<Beside> BESIDE =
      new RecordRows<>(Beside.class, MethodHandles.lookup());

  /** All columns. */
  static final StructType ITEM =
      new StructType(
          Stream.of(SAID, BESIDE)
              .flatMap(rows -> Stream.of(rows.schema().fields()))
              .toArray(StructField[]::new));

  /**
   * Spark's {@code DataSource.GLOB_PATHS_KEY}, which its own streams set for the same reason: it
   * takes brackets, braces, stars and backslashes in a path for a pattern unless it is told not to.
   */
  private static final String GLOB_PATHS = "__globPaths__";

  private Stored() {}

  /** The items of a corpus. Unless Spark is told the columns, it runs a job to look for them. */
  static Dataset<Row> items(SparkSession spark, Path folder) {
    return spark.read().schema(ITEM).option(GLOB_PATHS, false).parquet(folder.toString());
  }

  /** The row of an item. */
  static Row row(String file, Utterance said, RatedItem rated) {
    Object[] beside = BESIDE.values(new Beside(file, rated.strata(), rated.ratings()));
    return RowFactory.create(Stream.of(SAID.values(said), beside).flatMap(Stream::of).toArray());
  }
}
