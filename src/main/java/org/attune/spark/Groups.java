package org.attune.spark;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Hashes;

/**
 * Outputs in groups, as many as the corpus alone asks for. A finished group is a file named by its
 * content, so an interrupted run goes on where it stopped.
 */
final class Groups {

  /** A key and the outputs of what it stands for. */
  static final StructType SCORE =
      new StructType()
          .add("key", DataTypes.StringType)
          .add("outputs", DataTypes.createArrayType(DataTypes.LongType));

  private static final StructType CONTENT =
      new StructType().add("group", DataTypes.IntegerType).add("content", DataTypes.StringType);

  private static final Pattern FINISHED = Pattern.compile("group-.*\\.tsv");
  private static final int SIZE = 1024;
  private static final int FEWEST = 16;
  private static final double HASHES = 0x1p32;

  private Groups() {}

  /** Makes the folder ready: what an interrupted run left half done is removed. */
  static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("unfinished-")).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Rows with the group their key belongs to, by its hash. */
  static Dataset<Row> of(Dataset<Row> rows, long distinctKeys) {
    return rows.withColumn("group", hash().mod(count(distinctKeys)).cast("int"));
  }

  /**
   * Different turns with the group they belong to: turns of about the same {@code length}, so that
   * a model pads little, and about as much to read in each group. The longest come first, so that
   * no core is left with them in the end.
   */
  static Dataset<Row> byLength(Dataset<Row> turns) {
    TreeMap<Integer, Long> lengths = new TreeMap<>(Comparator.reverseOrder());
    long distinct = 0;
    long all = 0;
    for (Row row : turns.groupBy("length").count().collectAsList()) {
      lengths.put(row.getInt(0), row.getLong(1));
      distinct += row.getLong(1);
      all += row.getInt(0) * row.getLong(1);
    }
    int groups = count(distinct);
    HashMap<Integer, double[]> shares = new HashMap<>();
    double before = 0;
    for (Map.Entry<Integer, Long> length : lengths.entrySet()) {
      double own = (double) groups * length.getKey() * length.getValue() / all;
      shares.put(length.getKey(), new double[] {before, own});
      before += own;
    }
    UDF2<Integer, Long, Integer> group =
        (length, hash) -> {
          double[] share = shares.get(length);
          return (int) Math.min(groups - 1, share[0] + share[1] * hash / HASHES);
        };
    return turns.withColumn(
        "group", udf(group, DataTypes.IntegerType).apply(col("length"), hash()));
  }

  private static int count(long distinctKeys) {
    return (int) Math.max(FEWEST, (distinctKeys + SIZE - 1) / SIZE);
  }

  private static Column hash() {
    return conv(col("key").substr(1, 8), 16, 10).cast("long");
  }

  /** File name of each group: its number, and a hash of its keys in order, with commas between. */
  static Map<Integer, String> names(Dataset<Row> grouped) {
    List<Row> rows =
        grouped
            .select("group", "key")
            .repartition(col("group"))
            .sortWithinPartitions("group", "key")
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) Groups::contents, Encoders.row(CONTENT))
            .collectAsList();
    Map<Integer, String> names = new TreeMap<>();
    for (Row row : rows) {
      names.put(
          row.getInt(0),
          "group-%05d-%s.tsv".formatted(row.getInt(0), row.getString(1).substring(0, 16)));
    }
    return names;
  }

  /** Hashes of whole groups; a key at a time, as a corpus may have many. */
  private static Iterator<Row> contents(Iterator<Row> rows) {
    List<Row> contents = new ArrayList<>();
    MessageDigest digest = Hashes.sha256();
    Row next = rows.hasNext() ? rows.next() : null;
    while (next != null) {
      int group = next.getInt(0);
      digest.update(next.getString(1).getBytes(StandardCharsets.UTF_8));
      next = rows.hasNext() ? rows.next() : null;
      if (next != null && next.getInt(0) == group) {
        digest.update((byte) ',');
      } else {
        contents.add(RowFactory.create(group, HexFormat.of().formatHex(digest.digest())));
      }
    }
    return contents.iterator();
  }

  /** Groups without a finished file. */
  static Set<Integer> missing(Map<Integer, String> names, Path folder) {
    Set<Integer> missing = new TreeSet<>();
    names.forEach(
        (group, name) -> {
          if (!Files.exists(folder.resolve(name))) {
            missing.add(group);
          }
        });
    return missing;
  }

  /** The rows of some groups, each group on a partition of its own, by key. */
  static Dataset<Row> whole(Dataset<Row> grouped, Set<Integer> groups) {
    Column place = array_position(lit(groups.toArray(Integer[]::new)), col("group"));
    return grouped
        .filter(col("group").isInCollection(groups))
        .repartitionById(groups.size(), place.minus(1).cast("int"))
        .sortWithinPartitions("group", "key");
  }

  static void write(Path folder, String name, List<String> keys, long[][] outputs)
      throws IOException {
    Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
    try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
      for (int i = 0; i < outputs.length; i++) {
        String codes =
            Arrays.stream(outputs[i]).mapToObj(Long::toString).collect(Collectors.joining(","));
        out.append(keys.get(i)).append('\t').append(codes).append('\n');
      }
    }
    Files.move(
        unfinished,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The outputs of all finished groups by key. */
  static Dataset<Row> read(SparkSession spark, Path folder) {
    return Stored.lines(spark, finished(folder))
        .map((MapFunction<String, Row>) Groups::parse, Encoders.row(SCORE))
        .dropDuplicates("key");
  }

  private static List<Path> finished(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FINISHED.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  private static Row parse(String line) {
    int tab = line.indexOf('\t');
    Object[] outputs = Stream.of(line.substring(tab + 1).split(",")).map(Long::valueOf).toArray();
    return RowFactory.create(line.substring(0, tab), outputs);
  }
}
