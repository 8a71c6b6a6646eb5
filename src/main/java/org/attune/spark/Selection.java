package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Which items of a corpus are meant.
 *
 * @param splits their splits; empty for all
 * @param part all of them, or one of the two parts into which their units are divided by hash
 * @param fold of these, the units of one fold, or of the others
 * @param unit conversation, speaker, item or a stratum
 */
public record Selection(List<String> splits, Part part, Fold fold, String unit)
    implements Serializable {

  private static final int HELD_OUT = 5;

  /** Parts of a selection. */
  public enum Part {
    ALL,
    /** One unit in five. */
    HELD_OUT,
    /** The other four. */
    REST
  }

  /** The same items as far as they are of a fold, or of the others. */
  public Selection in(Fold some) {
    return new Selection(splits, part, some, unit);
  }

  /** How many units of these items have a text, by the number of their fold; none without units. */
  public SortedMap<Integer, Long> unitsByFold(SparkSession spark, Path items, int folds) {
    SortedMap<Integer, Long> units = new TreeMap<>();
    of(Stored.items(spark, items))
        .filter(col("text").isNotNull())
        .select(Tallying.unit(unit).as("unit"))
        .distinct()
        .groupBy(Fold.number(col("unit"), folds).as("fold"))
        .count()
        .collectAsList()
        .forEach(row -> units.put(row.getAs("fold"), row.getAs("count")));
    return units;
  }

  Dataset<Row> of(Dataset<Row> items) {
    Dataset<Row> inSplits =
        splits.isEmpty() ? items : items.filter(col("split").isInCollection(splits));
    Dataset<Row> inFold =
        fold.of() == 1 ? inSplits : inSplits.filter(fold.has(Tallying.unit(unit)));
    if (part == Part.ALL) {
      return inFold;
    }
    Column heldOut = pmod(hash(Tallying.unit(unit)), lit(HELD_OUT)).equalTo(0);
    return inFold.filter(part == Part.HELD_OUT ? heldOut : not(heldOut));
  }
}
