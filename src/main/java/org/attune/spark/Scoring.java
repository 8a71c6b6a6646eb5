package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.attune.corpus.Turn;
import org.attune.score.Extent;
import org.attune.score.Scorer;

/**
 * Rates the turns of a corpus. Equal turns are scored once; what is finished is kept in {@link
 * Groups}.
 */
public final class Scoring {

  /** A turn, its key, how long it is to a scorer, and whether it is cut. */
  private static final StructType MEASURED =
      new StructType()
          .add("key", DataTypes.StringType)
          .add("context", DataTypes.createArrayType(DataTypes.StringType))
          .add("text", DataTypes.StringType)
          .add("length", DataTypes.IntegerType)
          .add("cut", DataTypes.BooleanType);

  private Scoring() {}

  /** Makes a scorer in a task for the device the task was given. */
  public interface Factory extends Serializable {
    Scorer open(String device);
  }

  /** What was done: distinct turns, those that were cut, groups in all, groups scored now. */
  public record Result(long turns, long cut, int groups, int scored) {}

  /**
   * Scores what is not yet scored.
   *
   * @param items items of the corpus
   * @param selection items to score
   * @param before how many earlier turns the scorer reads
   * @param folder where finished groups of this scorer and corpus lie, shared by all machines
   * @param done told from time to time how many groups are finished
   */
  public static Result run(
      SparkSession spark,
      Path items,
      Selection selection,
      int before,
      Factory factory,
      Path folder,
      Progress done)
      throws IOException {
    return run(spark, items, selection, before, factory, folder, done, Integer.MAX_VALUE);
  }

  /**
   * Scores what is not yet scored of some turns.
   *
   * @param most how many different turns, those with the smallest keys
   */
  public static Result run(
      SparkSession spark,
      Path items,
      Selection selection,
      int before,
      Factory factory,
      Path folder,
      Progress done,
      int most)
      throws IOException {
    Groups.prepare(folder);
    Dataset<Row> all =
        Turns.of(Stored.items(spark, items), before, selection).dropDuplicates("key");
    Dataset<Row> turns =
        (most == Integer.MAX_VALUE ? all : all.orderBy("key").limit(most))
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> measured(rows, factory),
                Encoders.row(MEASURED))
            .persist(StorageLevel.DISK_ONLY());
    try {
      long distinct = turns.count();
      long cut = turns.filter(col("cut")).count();
      Dataset<Row> grouped = Groups.byLength(turns);
      Map<Integer, String> names = Groups.names(grouped);
      Set<Integer> missing = Groups.missing(names, folder);
      if (!missing.isEmpty()) {
        LongAccumulator finished = spark.sparkContext().longAccumulator("groups");
        String to = folder.toString();
        HashMap<Integer, String> wanted = new HashMap<>(names);
        done.watch(finished::sum, missing.size(), "groups");
        Groups.whole(grouped, missing)
            .foreachPartition(
                (ForeachPartitionFunction<Row>)
                    rows -> score(rows, factory, Path.of(to), wanted, finished));
      }
      return new Result(distinct, cut, names.size(), missing.size());
    } finally {
      turns.unpersist();
    }
  }

  /**
   * The outputs for each item that was scored: item, outputs.
   *
   * @param before how many earlier turns the scorer reads, or {@link Concluding#BY_RATINGS}
   */
  static Dataset<Row> outputs(
      SparkSession spark, Path items, Selection selection, int before, Path folder) {
    Dataset<Row> all = Stored.items(spark, items);
    Dataset<Row> keys =
        before == Concluding.BY_RATINGS
            ? Concluding.keys(selection.of(all))
            : Turns.of(all, before, selection).select("item", "key");
    return keys.join(Groups.read(spark, folder), "key").drop("key");
  }

  private static Iterator<Row> measured(Iterator<Row> rows, Factory factory) {
    if (!rows.hasNext()) {
      return rows;
    }
    Scorer scorer = factory.open(device());
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> scorer.close());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
        .map(
            row -> {
              Extent extent = scorer.extent(Turns.turn(row));
              return RowFactory.create(
                  row.get(1), row.get(2), row.get(3), extent.length(), extent.cut());
            })
        .iterator();
  }

  private static void score(
      Iterator<Row> rows,
      Factory factory,
      Path folder,
      Map<Integer, String> names,
      LongAccumulator finished)
      throws IOException {
    if (!rows.hasNext()) {
      return;
    }
    try (Scorer scorer = factory.open(device())) {
      Row next = rows.next();
      while (next != null) {
        int group = next.getAs("group");
        List<String> keys = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        while (next != null && next.<Integer>getAs("group") == group) {
          keys.add(next.getAs("key"));
          turns.add(new Turn(next.getList(1), next.getString(2)));
          next = rows.hasNext() ? rows.next() : null;
        }
        Groups.write(folder, names.get(group), keys, scorer.score(turns));
        finished.add(1);
      }
    }
  }

  private static String device() {
    ResourceInformation gpu = TaskContext.get().resourcesJMap().get("gpu");
    return gpu == null ? "cpu" : "gpu:" + gpu.addresses()[0];
  }
}
