package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Hashes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups are named by their content, however the rows are divided. */
class GroupsTest {

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SharedSession.on("local[2]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16})
  void areNamedByTheirKeysInOrder(int partitions) {
    List<String> keys =
        IntStream.range(0, 500)
            .mapToObj(i -> Hashes.ofTexts(List.of("turn " + i)).substring(0, 32))
            .toList();
    TreeMap<Integer, TreeSet<String>> groups = new TreeMap<>();
    for (String key : keys) {
      int group = (int) (Long.parseLong(key.substring(0, 8), 16) % 16);
      groups.computeIfAbsent(group, g -> new TreeSet<>()).add(key);
    }
    TreeMap<Integer, String> expected = new TreeMap<>();
    groups.forEach(
        (group, own) -> {
          String all = Hashes.of(String.join(",", own).getBytes(StandardCharsets.UTF_8));
          expected.put(group, "group-%05d-%s".formatted(group, all.substring(0, 16)));
        });

    List<String> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(partitions));
    List<Row> rows = shuffled.stream().map(key -> RowFactory.create(key)).toList();
    Dataset<Row> grouped =
        Groups.of(
            spark
                .createDataFrame(rows, new StructType().add("key", DataTypes.StringType))
                .repartition(partitions),
            keys.size());

    assertThat(Groups.names(grouped)).isEqualTo(expected).hasSize(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void ofTurnsByLengthHoldAboutTheSameAmountTheLongestFirst(int partitions) {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String key = Hashes.ofTexts(List.of("turn " + i)).substring(0, 32);
      rows.add(RowFactory.create(key, 1 + random.nextInt(20) * random.nextInt(20)));
    }
    StructType type =
        new StructType().add("key", DataTypes.StringType).add("length", DataTypes.IntegerType);

    TreeMap<Integer, Long> turnsOfLength = new TreeMap<>();
    rows.forEach(row -> turnsOfLength.merge(row.getInt(1), 1L, Long::sum));
    Dataset<Row> grouped =
        Groups.byLength(spark.createDataFrame(rows, type).repartition(partitions), turnsOfLength);

    TreeMap<Integer, List<Integer>> lengths = new TreeMap<>();
    for (Row row : grouped.collectAsList()) {
      lengths
          .computeIfAbsent(row.<Integer>getAs("group"), g -> new ArrayList<>())
          .add(row.<Integer>getAs("length"));
    }
    assertThat(lengths.keySet()).containsExactlyElementsOf(IntStream.range(0, 16).boxed().toList());
    double mean = rows.stream().mapToInt(row -> row.getInt(1)).sum() / 16.0;
    int shortest = Integer.MAX_VALUE;
    for (List<Integer> group : lengths.values()) {
      assertThat(Collections.max(group)).isLessThanOrEqualTo(shortest);
      shortest = Collections.min(group);
      assertThat(group.stream().mapToInt(length -> length).sum() / mean).isBetween(0.9, 1.1);
    }
    List<Row> whole =
        Groups.whole(grouped, new TreeSet<>(List.of(3, 5, 11)))
            .withColumn("partition", org.apache.spark.sql.functions.spark_partition_id())
            .select("partition", "group")
            .distinct()
            .collectAsList();
    assertThat(whole)
        .containsExactlyInAnyOrder(
            RowFactory.create(0, 3), RowFactory.create(1, 5), RowFactory.create(2, 11));
  }
}
