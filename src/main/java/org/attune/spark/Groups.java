package org.attune.spark;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
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
import org.attune.score.OutputsText;

/**
 * Outputs in groups, as many as the corpus alone asks for. A finished group is a file named by what
 * it is asked and by the hash of its content, so an interrupted run goes on where it stopped, and a
 * file that was changed since is known.
 */
final class Groups {

  /** A key and the outputs of what it stands for. */
  static final StructType SCORE =
      new StructType()
          .add("key", DataTypes.StringType)
          .add("outputs", DataTypes.createArrayType(DataTypes.LongType));

  private static final StructType CONTENT =
      new StructType().add("group", DataTypes.IntegerType).add("content", DataTypes.StringType);

  private static final Pattern FINISHED =
      Pattern.compile("((?:group-\\d{5,}|piece)-[0-9a-f]{16})-([0-9a-f]{64})\\.tsv");
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
    return rows.withColumn("group", hash().mod(groups(distinctKeys)).cast("int"));
  }

  /**
   * Different turns with the group they belong to: turns of about the same {@code length}, so that
   * a model pads little, and about as much to read in each group. The longest come first, so that
   * no core is left with them in the end.
   *
   * @param turnsOfLength how many turns there are of each length
   */
  static Dataset<Row> byLength(Dataset<Row> turns, SortedMap<Integer, Long> turnsOfLength) {
    TreeMap<Integer, Long> lengths = new TreeMap<>(Comparator.reverseOrder());
    lengths.putAll(turnsOfLength);
    long distinct = 0;
    long all = 0;
    for (Map.Entry<Integer, Long> length : lengths.entrySet()) {
      distinct += length.getValue();
      all += length.getKey() * length.getValue();
    }
    int groups = groups(distinct);
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

  private static int groups(long distinctKeys) {
    return (int) Math.max(FEWEST, (distinctKeys + SIZE - 1) / SIZE);
  }

  private static Column hash() {
    return conv(col("key").substr(1, 8), 16, 10).cast("long");
  }

  /**
   * How the file name of each group begins: its number, and a hash of its keys in order, with
   * commas between.
   */
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
      int group = row.getAs("group");
      String content = row.getAs("content");
      names.put(group, "group-%05d-%s".formatted(group, content.substring(0, 16)));
    }
    return names;
  }

  /** Hashes of whole groups; a key at a time, as a corpus may have many. */
  private static Iterator<Row> contents(Iterator<Row> rows) {
    List<Row> contents = new ArrayList<>();
    MessageDigest digest = Hashes.sha256();
    Row next = rows.hasNext() ? rows.next() : null;
    while (next != null) {
      int group = next.getAs("group");
      digest.update(next.<String>getAs("key").getBytes(StandardCharsets.UTF_8));
      next = rows.hasNext() ? rows.next() : null;
      if (next != null && next.<Integer>getAs("group") == group) {
        digest.update((byte) ',');
      } else {
        contents.add(RowFactory.create(group, HexFormat.of().formatHex(digest.digest())));
      }
    }
    return contents.iterator();
  }

  /**
   * What there is of some groups.
   *
   * @param files names of the finished files, by group
   * @param damaged how many files were there that no longer are what was written; they are deleted
   */
  record Found(SortedMap<Integer, String> files, int damaged) {

    /** The groups without a finished file. */
    Set<Integer> missing(Map<Integer, String> names) {
      Set<Integer> missing = new TreeSet<>(names.keySet());
      missing.removeAll(files.keySet());
      return missing;
    }
  }

  /** Looks for finished files of groups, by how their names begin. */
  static Found find(Map<Integer, String> names, Path folder) throws IOException {
    Map<String, Integer> groups = new HashMap<>();
    names.forEach((group, name) -> groups.put(name, group));
    Map<Boolean, List<String>> whole;
    try (Stream<Path> files = Files.list(folder)) {
      whole =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> groups.containsKey(beginning(file)))
              .sorted()
              .toList()
              .parallelStream()
              .collect(Collectors.partitioningBy(file -> isWhole(folder.resolve(file))));
    }
    for (String damaged : whole.get(false)) {
      Files.deleteIfExists(folder.resolve(damaged));
    }
    SortedMap<Integer, String> found = new TreeMap<>();
    whole.get(true).forEach(file -> found.putIfAbsent(groups.get(beginning(file)), file));
    return new Found(found, whole.get(false).size());
  }

  /**
   * Turns with the outputs that groups other than theirs, or pieces, have of them, or null: those
   * of a turn are the same in any group.
   */
  static Dataset<Row> withKnown(Dataset<Row> grouped, Map<Integer, String> names, Path folder)
      throws IOException {
    Set<String> own = new HashSet<>(names.values());
    List<String> others;
    try (Stream<Path> files = Files.list(folder)) {
      others =
          files
              .filter(file -> !own.contains(beginning(file.getFileName().toString())))
              .filter(Groups::isWhole)
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
    }
    Column none = lit(null).cast(SCORE.apply("outputs").dataType());
    return others.isEmpty()
        ? grouped.withColumn("outputs", none)
        : grouped.join(read(grouped.sparkSession(), folder, others).drop("times"), "key", "left");
  }

  /** How the names of the files of a group's pieces begin. */
  static String piece(String group) {
    return "piece-" + group.substring(group.lastIndexOf('-') + 1);
  }

  /** Removes the pieces of groups that are finished, by how the names of these begin. */
  static void removePieces(Path folder, Collection<String> groups) throws IOException {
    Set<String> pieces = groups.stream().map(Groups::piece).collect(Collectors.toSet());
    List<Path> done;
    try (Stream<Path> files = Files.list(folder)) {
      done = files.filter(f -> pieces.contains(beginning(f.getFileName().toString()))).toList();
    }
    for (Path file : done) {
      Files.deleteIfExists(file);
    }
  }

  private static String beginning(String file) {
    Matcher matcher = FINISHED.matcher(file);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** Whether a finished file is what was written. */
  static boolean isWhole(Path file) {
    Matcher name = FINISHED.matcher(file.getFileName().toString());
    try {
      return name.matches()
          && Files.isRegularFile(file)
          && Hashes.ofFile(file).equals(name.group(2));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** A row's outputs; null if it has none. */
  static long[] outputs(List<Long> outputs) {
    return outputs == null ? null : outputs.stream().mapToLong(Long::longValue).toArray();
  }

  /** The rows of some groups, each group on a partition of its own, by key. */
  static Dataset<Row> whole(Dataset<Row> grouped, Set<Integer> groups) {
    Column place = array_position(lit(groups.toArray(Integer[]::new)), col("group"));
    return grouped
        .filter(col("group").isInCollection(groups))
        .repartitionById(groups.size(), place.minus(1).cast("int"))
        .sortWithinPartitions("group", "key");
  }

  /**
   * Writes a group.
   *
   * @param name how the name of its file begins
   * @return the name of its file
   */
  static String write(Path folder, String name, List<String> keys, long[][] outputs)
      throws IOException {
    Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
    MessageDigest digest = Hashes.sha256();
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new DigestOutputStream(Files.newOutputStream(unfinished), digest),
                StandardCharsets.UTF_8))) {
      for (int i = 0; i < outputs.length; i++) {
        out.append(keys.get(i)).append('\t');
        out.append(OutputsText.of(Arrays.stream(outputs[i]))).append('\n');
      }
    }
    String finished = name + "-" + HexFormat.of().formatHex(digest.digest()) + ".tsv";
    Files.move(
        unfinished,
        folder.resolve(finished),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return finished;
  }

  /**
   * The outputs in some finished files by key, and how many times each key is there. Fails where a
   * file is not what was written.
   */
  static Dataset<Row> read(SparkSession spark, Path folder, List<String> files) {
    String in = folder.toString();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int slices = Math.min(files.size(), 2 * context.defaultParallelism());
    return spark
        .createDataset(
            context
                .parallelize(files, Math.max(1, slices))
                .flatMap(file -> rows(Path.of(in, file)).iterator())
                .rdd(),
            Encoders.row(SCORE))
        .groupBy("key")
        .agg(first("outputs").as("outputs"), count(lit(1)).as("times"));
  }

  private static List<Row> rows(Path file) throws IOException {
    if (!isWhole(file)) {
      throw new IOException(file + ": expected a group of scores as it was written, found another");
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.map(Groups::parse).toList();
    }
  }

  private static Row parse(String line) {
    int tab = line.indexOf('\t');
    Object[] outputs = OutputsText.read(line.substring(tab + 1)).boxed().toArray();
    return RowFactory.create(line.substring(0, tab), outputs);
  }
}
