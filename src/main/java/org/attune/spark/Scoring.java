package org.attune.spark;

import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.attune.corpus.Reach;
import org.attune.corpus.Turn;
import org.attune.score.Extent;
import org.attune.score.Scorer;

/**
 * Rates the turns of a corpus. Equal turns are scored once; what is finished is kept in {@link
 * Groups}, and taken from there by its key where the corpus, and with it the groups, have changed.
 */
public final class Scoring {

  /** A turn, its key, how long it is to a scorer, and whether it is cut. */
  private record Measured(String key, Turn turn, int length, boolean cut) {}

  private static final RecordRows<Measured> MEASURED =
      new RecordRows<>(Measured.class, MethodHandles.lookup());

  /**
   * A turn in a group of those that are scored together.
   *
   * @param outputs those that another group has of it
   */
  private record Grouped(int group, String key, Turn turn, Optional<List<Long>> outputs) {}

  private static final RecordRows<Grouped> GROUPED =
      new RecordRows<>(Grouped.class, MethodHandles.lookup());

  private Scoring() {}

  /** Makes a scorer in a task for the device the task was given. */
  public interface Factory extends Serializable {
    Scorer open(String device);

    /** Folder of the corpus, below which its media lie; nowhere where none are read. */
    default Path corpus() {
      return Path.of("");
    }
  }

  /**
   * What was done.
   *
   * @param turns distinct turns
   * @param cut those that were cut
   * @param groups files of all groups
   * @param scored groups scored now
   * @param damaged how many of these had a file that no longer was what was written
   */
  public record Result(long turns, long cut, List<String> groups, int scored, int damaged) {}

  /** Whether finished groups are there as they were written. */
  public static boolean finished(Path folder, List<String> groups) {
    return groups.parallelStream().allMatch(group -> Groups.isWhole(folder.resolve(group)));
  }

  /**
   * Scores what is not yet scored.
   *
   * @param items items of the corpus
   * @param selection items to score
   * @param reach how much the scorer reads
   * @param folder where finished groups of this scorer and corpus lie, shared by all machines
   * @param done told from time to time how many groups are finished
   */
  public static Result run(
      SparkSession spark,
      Path items,
      Selection selection,
      Reach reach,
      Factory factory,
      Path folder,
      Progress done)
      throws IOException {
    return run(spark, items, selection, reach, factory, folder, done, Integer.MAX_VALUE);
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
      Reach reach,
      Factory factory,
      Path folder,
      Progress done,
      int most)
      throws IOException {
    Groups.prepare(folder);
    Dataset<Row> all = Turns.of(Stored.items(spark, items), reach, selection).dropDuplicates("key");
    Dataset<Row> turns =
        (most == Integer.MAX_VALUE ? all : all.orderBy("key").limit(most))
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> measured(Turns.KEYED.read(rows), factory),
                MEASURED.encoder())
            .persist(StorageLevel.DISK_ONLY());
    try {
      long cut = 0;
      TreeMap<Integer, Long> lengths = new TreeMap<>();
      for (Row row : turns.groupBy("length", "cut").count().collectAsList()) {
        long count = row.getAs("count");
        lengths.merge(row.getAs("length"), count, Long::sum);
        cut += row.<Boolean>getAs("cut") ? count : 0;
      }
      long distinct = lengths.values().stream().mapToLong(Long::longValue).sum();
      Dataset<Row> grouped = Groups.byLength(turns, lengths);
      Map<Integer, String> names = Groups.names(grouped);
      Groups.Found found = Groups.find(names, folder);
      Set<Integer> missing = found.missing(names);
      List<String> groups = new ArrayList<>(found.files().values());
      if (!missing.isEmpty()) {
        LongAccumulator finished = spark.sparkContext().longAccumulator("groups");
        String to = folder.toString();
        HashMap<Integer, String> wanted = new HashMap<>(names);
        done.watch(finished::sum, missing.size(), "groups");
        groups.addAll(
            Groups.whole(Groups.withKnown(grouped, names, folder), missing)
                .mapPartitions(
                    (MapPartitionsFunction<Row, String>)
                        rows ->
                            score(GROUPED.read(rows), factory, Path.of(to), wanted, finished)
                                .iterator(),
                    Encoders.STRING())
                .collectAsList());
        Groups.removePieces(folder, names.values());
      }
      return new Result(
          distinct, cut, groups.stream().sorted().toList(), missing.size(), found.damaged());
    } finally {
      turns.unpersist();
    }
  }

  private static Iterator<Row> measured(Iterator<Turns.Keyed> turns, Factory factory) {
    if (!turns.hasNext()) {
      return List.<Row>of().iterator();
    }
    Scorer scorer = factory.open(device());
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> scorer.close());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(turns, 0), false)
        .map(
            of -> {
              Extent extent = scorer.extent(of.turn().in(factory.corpus()));
              return MEASURED.row(new Measured(of.key(), of.turn(), extent.length(), extent.cut()));
            })
        .iterator();
  }

  private static List<String> score(
      Iterator<Grouped> rows,
      Factory factory,
      Path folder,
      Map<Integer, String> names,
      LongAccumulator finished)
      throws IOException {
    List<String> groups = new ArrayList<>();
    if (!rows.hasNext()) {
      return groups;
    }
    try (Scorer scorer = factory.open(device())) {
      Grouped next = rows.next();
      while (next != null) {
        int group = next.group();
        Pieces pieces = new Pieces(folder);
        while (next != null && next.group() == group) {
          Turn turn = next.turn().in(factory.corpus());
          pieces.add(next.key(), turn, next.outputs().map(Groups::outputs).orElse(null));
          next = rows.hasNext() ? rows.next() : null;
        }
        groups.add(pieces.finish(scorer, names.get(group)));
        finished.add(1);
      }
    }
    return groups;
  }

  private static String device() {
    ResourceInformation gpu = TaskContext.get().resourcesJMap().get("gpu");
    return gpu == null ? "cpu" : "gpu:" + gpu.addresses()[0];
  }
}
