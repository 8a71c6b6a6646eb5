package org.attune.spark;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.attune.corpus.Reach;
import org.attune.corpus.Turn;

/**
 * The different turns of a corpus, one by one on the driver, for what is asked of each from there.
 * Only those of one partition are in memory.
 */
public final class DistinctTurns implements Iterable<Turn>, AutoCloseable {

  private final Dataset<Row> turns;

  private DistinctTurns(Dataset<Row> turns) {
    this.turns = turns;
  }

  /**
   * Turns of the items selected.
   *
   * @param items items of the corpus
   * @param reach how much is read of a conversation
   */
  public static DistinctTurns of(SparkSession spark, Path items, Reach reach, Selection selection) {
    return new DistinctTurns(
        Turns.of(Stored.items(spark, items), reach, selection)
            .dropDuplicates("key")
            .sort("key")
            .persist(StorageLevel.DISK_ONLY()));
  }

  /** In the order of their {@link Turn#identity}, whatever the partitions. */
  @Override
  public Iterator<Turn> iterator() {
    Iterator<Turns.Keyed> keyed = Turns.KEYED.read(turns.toLocalIterator());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keyed, 0), false)
        .map(Turns.Keyed::turn)
        .iterator();
  }

  @Override
  public void close() {
    turns.unpersist();
  }
}
