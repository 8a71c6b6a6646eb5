package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Reach;
import org.attune.corpus.Turn;
import org.attune.corpus.Utterance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs cover exactly the items they are asked for, or nothing is made of them. */
class UncoveredTest {

  private static final Selection ALL =
      new Selection(List.of(), Selection.Part.ALL, Fold.WHOLE, "item");
  private static final List<String> TEXTS = List.of("Good morning.", "Never mind.", "See you!");

  @TempDir private static Path shared;
  private static SparkSession spark;
  private static Path items;

  @TempDir private Path above;
  private Path folder;

  @BeforeAll
  static void start() {
    spark = SharedSession.on("local[2]");
    items = shared.resolve("items");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      rows.add(item("item " + i, TEXTS.get(i)));
    }
    rows.add(item("item 3", TEXTS.get(0))); // the same turn once more
    rows.add(item("item 4", null));
    spark
        .createDataset(rows, Encoders.row(Stored.ITEM))
        .write()
        .mode("overwrite")
        .parquet(items.toString());
  }

  private static Row item(String id, String text) {
    Utterance said =
        new Utterance(
            id,
            1,
            id,
            Optional.empty(),
            1,
            Optional.empty(),
            Optional.ofNullable(text),
            List.of(),
            List.of(),
            Optional.empty());
    return Stored.row("talk.csv", said, new RatedItem(id, new TreeMap<>(), List.of()));
  }

  private final List<String> keys = new ArrayList<>();
  private String first;
  private String rest;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(above.resolve("scores {a,b} [v2] *"));
    TEXTS.stream().map(text -> new Turn(List.of(), text).identity()).sorted().forEach(keys::add);
    first =
        Groups.write(
            folder, "group-00000-0123456789abcdef", keys.subList(0, 2), new long[][] {{0}, {1}});
    rest =
        Groups.write(
            folder, "group-00001-0123456789abcdef", keys.subList(2, 3), new long[][] {{2}});
  }

  private List<Row> outputs(List<String> groups) {
    return Uncovered.told(
        () ->
            new Outputs.OfTurns(folder, Reach.texts(0), List.of(groups))
                .in(spark, items, ALL)
                .collectAsList());
  }

  private List<List<Long>> sample(List<String> groups) {
    return Codes.sample(
        spark,
        items,
        ALL,
        new Outputs.OfTurns(folder, Reach.texts(0), List.of(groups)),
        IdOrder.PLAIN,
        TEXTS.size());
  }

  @Test
  void eachItemWithATextHasOneOutput() {
    assertThat(outputs(List.of(first, rest)))
        .hasSize(4)
        .allSatisfy(
            row -> {
              String id = row.getString(0);
              String text = id.equals("item 3") ? TEXTS.get(0) : TEXTS.get(id.charAt(5) - '0');
              long code = keys.indexOf(new Turn(List.of(), text).identity());
              assertThat(row.<Long>getList(1)).containsExactly(code);
            });
    assertThat(sample(List.of(first, rest))).containsExactly(List.of(0L), List.of(1L), List.of(2L));
  }

  @Test
  void anItemWithNoneOrTwoIsToldAndNothingIsMadeOfIt() throws IOException {
    String twice =
        Groups.write(
            folder, "group-00002-0123456789abcdef", keys.subList(2, 3), new long[][] {{7}});
    for (List<String> groups :
        List.of(List.<String>of(), List.of(first), List.of(rest), List.of(first, rest, twice))) {
      assertThatThrownBy(() -> outputs(groups))
          .as(groups.toString())
          .isInstanceOf(Uncovered.class)
          .hasMessage("expected one output for each item, found none or two for one");
      assertThatThrownBy(() -> sample(groups)).isInstanceOf(Uncovered.class);
    }
  }

  @Test
  void aGroupIsKnownByItsContent() throws IOException {
    Map<Integer, String> names =
        Map.of(0, "group-00000-0123456789abcdef", 1, "group-00001-0123456789abcdef");
    assertThat(Groups.find(names, folder).files()).isEqualTo(Map.of(0, first, 1, rest));
    Files.copy(folder.resolve(first), folder.resolve("group-00000-0123456789abcdef.tsv"));
    Files.writeString(
        folder.resolve(rest), Files.readString(folder.resolve(rest)).replace('2', '3'));
    assertThat(Scoring.finished(folder, List.of(first))).isTrue();
    assertThat(Scoring.finished(folder, List.of(first, rest))).isFalse();
    Groups.Found found = Groups.find(names, folder);
    assertThat(found.files()).isEqualTo(Map.of(0, first));
    assertThat(found.missing(names)).containsExactly(1);
    assertThat(found.damaged()).isEqualTo(1);
    assertThat(folder.resolve(rest)).doesNotExist();
  }
}
