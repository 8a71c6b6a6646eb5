package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups are named by their content, however the rows are divided. */
class GroupsTest {

  private static SparkSession spark;

  @BeforeAll
  static void start(@TempDir Path folder) {
    spark = Sessions.start("local[2]", Map.of("spark.driver.host", "127.0.0.1"), folder);
  }

  @AfterAll
  static void stop() {
    spark.stop();
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
      int group = (int) (Long.parseLong(key.substring(0, 8), 16) % 8);
      groups.computeIfAbsent(group, g -> new TreeSet<>()).add(key);
    }
    TreeMap<Integer, String> expected = new TreeMap<>();
    groups.forEach(
        (group, own) -> {
          String all = Hashes.of(String.join(",", own).getBytes(StandardCharsets.UTF_8));
          expected.put(group, "group-%05d-%s.tsv".formatted(group, all.substring(0, 16)));
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

    assertThat(Groups.names(grouped)).isEqualTo(expected).hasSize(8);
  }
}
