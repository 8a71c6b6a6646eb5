package org.attune.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Reach;
import org.attune.corpus.Turn;
import org.attune.tally.Question;

/**
 * The different turns of a corpus, one by one on the driver, for what is asked of each from there.
 * Only those of one partition are in memory.
 */
public final class DistinctTurns implements Iterable<DistinctTurns.Rated>, AutoCloseable {

  /**
   * A turn.
   *
   * @param rated positions of the dimensions on which people rated an item with this turn
   */
  public record Rated(Turn turn, Set<Integer> rated) {}

  private record Keyed(String key, Turn turn, List<Long> rated) {}

  private static final RecordRows<Keyed> KEYED =
      new RecordRows<>(Keyed.class, MethodHandles.lookup());

  private record OnDimension(String item, long rated) {}

  private static final RecordRows<OnDimension> ON_DIMENSION =
      new RecordRows<>(OnDimension.class, MethodHandles.lookup());

  private final Dataset<Row> turns;

  private DistinctTurns(Dataset<Row> turns) {
    this.turns = turns;
  }

  /**
   * Turns of the items selected.
   *
   * @param items items of the corpus
   * @param reach how much is read of a conversation
   * @param dimensions those of which it is told whether people rated a turn
   */
  public static DistinctTurns of(
      SparkSession spark,
      Path items,
      Reach reach,
      Selection selection,
      List<Question.Dimension> dimensions) {
    Dataset<Row> all = Stored.items(spark, items);
    Dataset<Row> turns = Turns.of(all, reach, selection);
    List<Question.Dimension> sent = new ArrayList<>(dimensions);
    Dataset<Row> rated =
        Stored.RATED
            .of(selection.of(all))
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>)
                    rows -> ON_DIMENSION.rows(rated(Stored.RATED.read(rows), sent)),
                ON_DIMENSION.encoder());
    Dataset<Row> byTurn =
        turns.join(rated, "item").groupBy("key").agg(collect_set(col("rated")).as("rated"));
    return new DistinctTurns(
        turns
            .dropDuplicates("key")
            .join(byTurn, new String[] {"key"}, "left")
            .withColumn("rated", coalesce(col("rated"), array().cast("array<bigint>")))
            .sort("key")
            .persist(StorageLevel.DISK_ONLY()));
  }

  private static Iterator<OnDimension> rated(
      Iterator<RatedItem> items, List<Question.Dimension> dimensions) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, 0), false)
        .flatMap(
            item ->
                IntStream.range(0, dimensions.size())
                    .filter(d -> dimensions.get(d).rated(item))
                    .mapToObj(d -> new OnDimension(item.item(), d)))
        .iterator();
  }

  /** In the order of their {@link Turn#identity}, whatever the partitions. */
  @Override
  public Iterator<Rated> iterator() {
    Iterator<Keyed> keyed = KEYED.read(turns.toLocalIterator());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keyed, 0), false)
        .map(
            of ->
                new Rated(
                    of.turn(),
                    of.rated().stream().map(Math::toIntExact).collect(Collectors.toSet())))
        .iterator();
  }

  @Override
  public void close() {
    turns.unpersist();
  }
}
