package org.attune.spark;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
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
    return reader(spark).parquet(folder.toString());
  }

  /** The lines of some files. */
  static Dataset<String> lines(SparkSession spark, List<Path> files) {
    return files.isEmpty()
        ? spark.emptyDataset(Encoders.STRING())
        : reader(spark).textFile(files.stream().map(Path::toString).toArray(String[]::new));
  }

  private static DataFrameReader reader(SparkSession spark) {
    return spark.read().option(GLOB_PATHS, false);
  }
}
