package org.attune.spark;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads what lies below the work folder by its very path. Spark takes brackets, braces, stars and
 * backslashes in a path for a pattern unless it is told not to.
 */
final class Stored {

  /** Spark's {@code DataSource.GLOB_PATHS_KEY}, which its own streams set for the same reason. */
  private static final String GLOB_PATHS = "__globPaths__";

  private Stored() {}

  /** The items of a corpus. */
  static Dataset<Row> items(SparkSession spark, Path folder) {
    return spark.read().option(GLOB_PATHS, false).parquet(folder.toString());
  }
}
