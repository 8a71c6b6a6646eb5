package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.attune.corpus.Turn;
import org.attune.score.Scorer;

/**
 * Rates the turns of a corpus. Equal turns are scored once. Distinct turns are divided into groups
 * by their hash, as many as the corpus alone asks for; a finished group is a file named by its
 * content, so an interrupted or extended run goes on where it stopped.
 */
public final class Scoring {

  private static final int GROUP_SIZE = 2048;
  private static final int FEWEST_GROUPS = 8;

  private static final StructType SCORE =
      new StructType()
          .add("key", DataTypes.StringType)
          .add("outputs", DataTypes.createArrayType(DataTypes.LongType));

  private Scoring() {}

  /** Makes a scorer in a task for the device the task was given. */
  public interface Factory extends Serializable {
    Scorer open(String device);
  }

  /** What was done: distinct turns, groups in all, groups scored now. */
  public record Result(long turns, int groups, int scored) {}

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
    Files.createDirectories(folder);
    removeUnfinished(folder);
    Dataset<Row> turns =
        Turns.of(spark.read().parquet(items.toString()), before, selection)
            .dropDuplicates("key")
            .drop("item")
            .persist();
    try {
      long distinct = turns.count();
      int groups = (int) Math.max(FEWEST_GROUPS, (distinct + GROUP_SIZE - 1) / GROUP_SIZE);
      Dataset<Row> grouped = turns.withColumn("group", group(col("key"), groups));
      Map<Integer, String> names = names(grouped, folder);
      Set<Integer> missing = new java.util.TreeSet<>();
      names.forEach(
          (group, name) -> {
            if (!Files.exists(folder.resolve(name))) {
              missing.add(group);
            }
          });
      if (!missing.isEmpty()) {
        LongAccumulator finished = spark.sparkContext().longAccumulator("groups");
        String to = folder.toString();
        HashMap<Integer, String> wanted = new HashMap<>(names);
        done.watch(finished::sum, missing.size());
        grouped
            .filter(col("group").isInCollection(missing))
            .repartition(missing.size(), col("group"))
            .sortWithinPartitions("group", "key")
            .foreachPartition(
                (ForeachPartitionFunction<Row>)
                    rows -> score(rows, factory, Path.of(to), wanted, finished));
      }
      return new Result(distinct, names.size(), missing.size());
    } finally {
      turns.unpersist();
    }
  }

  /** The outputs for each item that was scored: item, outputs. */
  static Dataset<Row> outputs(
      SparkSession spark, Path items, Selection selection, int before, Path folder) {
    Dataset<Row> scores =
        spark
            .read()
            .textFile(folder + "/group-*.tsv")
            .map((MapFunction<String, Row>) Scoring::parse, Encoders.row(SCORE))
            .dropDuplicates("key");
    return Turns.of(spark.read().parquet(items.toString()), before, selection)
        .select("item", "key")
        .join(scores, "key")
        .drop("key");
  }

  private static org.apache.spark.sql.Column group(org.apache.spark.sql.Column key, int groups) {
    return org.apache
        .spark
        .sql
        .functions
        .conv(key.substr(1, 8), 16, 10)
        .cast("long")
        .mod(groups)
        .cast("int");
  }

  private static Map<Integer, String> names(Dataset<Row> grouped, Path folder) {
    List<Row> rows =
        grouped
            .groupBy("group")
            .agg(
                org.apache
                    .spark
                    .sql
                    .functions
                    .sha2(
                        org.apache.spark.sql.functions.concat_ws(
                            ",", sort_array(collect_list("key"))),
                        256)
                    .as("content"))
            .collectAsList();
    Map<Integer, String> names = new TreeMap<>();
    for (Row row : rows) {
      names.put(
          row.getInt(0),
          "group-%05d-%s.tsv".formatted(row.getInt(0), row.getString(1).substring(0, 16)));
    }
    return names;
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
          turns.add(new Turn(next.getList(next.fieldIndex("context")), next.getAs("text")));
          next = rows.hasNext() ? rows.next() : null;
        }
        write(folder, names.get(group), keys, scorer.score(turns));
        finished.add(1);
      }
    }
  }

  private static String device() {
    ResourceInformation gpu = TaskContext.get().resourcesJMap().get("gpu");
    return gpu == null ? "cpu" : "gpu:" + gpu.addresses()[0];
  }

  private static void write(Path folder, String name, List<String> keys, long[][] outputs)
      throws IOException {
    Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
    try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
      for (int i = 0; i < outputs.length; i++) {
        String codes =
            java.util.Arrays.stream(outputs[i])
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
        out.append(keys.get(i)).append('\t').append(codes).append('\n');
      }
    }
    Files.move(
        unfinished,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void removeUnfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("unfinished-")).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Row parse(String line) {
    int tab = line.indexOf('\t');
    Object[] outputs = Stream.of(line.substring(tab + 1).split(",")).map(Long::valueOf).toArray();
    return RowFactory.create(line.substring(0, tab), outputs);
  }
}
