package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which items of a corpus are meant.
 *
 * @param splits their splits; empty for all
 * @param part all of them, or one of the two parts into which their units are divided by hash
 * @param unit conversation, speaker, item or a stratum
 */
public record Selection(List<String> splits, Part part, String unit) implements Serializable {

  private static final int HELD_OUT = 5;

  /** Parts of a selection. */
  public enum Part {
    ALL,
    /** One unit in five. */
    HELD_OUT,
    /** The other four. */
    REST
  }

  Dataset<Row> of(Dataset<Row> items) {
    Dataset<Row> inSplits =
        splits.isEmpty() ? items : items.filter(col("split").isInCollection(splits));
    if (part == Part.ALL) {
      return inSplits;
    }
    Column heldOut = pmod(hash(Tallying.unit(unit)), lit(HELD_OUT)).equalTo(0);
    return inSplits.filter(part == Part.HELD_OUT ? heldOut : not(heldOut));
  }
}
