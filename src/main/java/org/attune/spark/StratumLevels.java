package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The levels of a stratum.
 *
 * @param conversations in how many conversations each level occurs
 * @param all number of conversations with a level
 */
public record StratumLevels(SortedMap<String, Long> conversations, long all) {

  /** More levels are not told apart: no table has them. */
  private static final int MOST = 100_000;

  /** Levels among some items. */
  public static StratumLevels of(
      SparkSession spark, Path items, Selection selection, String stratum) {
    Column level = col("strata").getItem(stratum);
    Dataset<Row> pairs =
        selection
            .of(Stored.items(spark, items))
            .filter(level.isNotNull())
            .select(level.as("level"), Tallying.unit("conversation").as("conversation"))
            .distinct();
    SortedMap<String, Long> levels = new TreeMap<>();
    pairs
        .groupBy("level")
        .agg(count(lit(1)).as("conversations"))
        .limit(MOST)
        .collectAsList()
        .forEach(row -> levels.put(row.getAs("level"), row.getAs("conversations")));
    return new StratumLevels(levels, pairs.select("conversation").distinct().count());
  }
}
