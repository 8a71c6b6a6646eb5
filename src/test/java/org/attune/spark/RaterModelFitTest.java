package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.score.Scorer;
import org.attune.score.raters.DawidSkene;
import org.attune.score.raters.Mace;
import org.attune.score.raters.RaterModel;
import org.attune.score.raters.RaterModel.Panel;
import org.attune.score.raters.RaterModel.Raters;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Regrouping;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Models of raters on Spark: the bits of the plain program, however the items are divided. */
class RaterModelFitTest {

  private static final Dimension TONE =
      new Dimension(
          "tone", "tone", Regrouping.none(new Scale.Nominal(List.of("calm", "glad", "sad"))));
  private static final Dimension TOPICS =
      new Dimension("topics", "topics", Regrouping.none(new Scale.Labels(List.of("food", "view"))));
  private static final StructType ITEM =
      new StructType().add("item", DataTypes.StringType).add("ratings", DataTypes.BinaryType);
  private static final List<RaterModel> MODELS =
      List.of(
          new DawidSkene(new DawidSkene.Options(4, 0.01, false)),
          new DawidSkene(new DawidSkene.Options(4, 0, true)),
          new Mace(new Mace.Options(3, 2, Optional.empty(), 4)));

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SharedSession.on("local[2]");
  }

  /** Items with up to nine ratings each; every seventh has none of its tone, every tenth none. */
  private static Map<String, List<RatedItem.Rating>> items() {
    SplittableRandom random = new SplittableRandom(11);
    Map<String, List<RatedItem.Rating>> items = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      List<RatedItem.Rating> ratings = new ArrayList<>();
      int truth = random.nextInt(3);
      for (int rater = 0; rater < 9 && i % 10 > 0; rater++) {
        String id = "rater " + rater;
        if (random.nextInt(3) > 0 && i % 7 > 0) {
          int code = random.nextInt(10) < rater ? random.nextInt(3) : truth;
          ratings.add(new RatedItem.Rating("tone", RatedItem.By.RATER, id, code));
        }
        if (random.nextInt(3) > 0) {
          ratings.add(
              new RatedItem.Rating(
                  "topics", RatedItem.By.RATER, id, random.nextInt(4) | truth & 1));
        }
      }
      ratings.add(new RatedItem.Rating("tone", RatedItem.By.RATER, "", 2));
      ratings.add(new RatedItem.Rating("tone", RatedItem.By.PANEL, "", 1));
      items.put("item " + i, ratings);
    }
    return items;
  }

  private static Dataset<Row> rows(Map<String, List<RatedItem.Rating>> items, int partitions) {
    List<Row> rows = new ArrayList<>();
    items.forEach(
        (item, ratings) -> {
          List<RatedItem.Rating> shuffled = new ArrayList<>(ratings);
          Collections.shuffle(shuffled, new Random(partitions));
          rows.add(RowFactory.create(item, Packed.of(shuffled)));
        });
    Collections.shuffle(rows, new Random(partitions));
    return spark.createDataset(rows, Encoders.row(ITEM)).repartition(partitions);
  }

  private static Map<String, List<Long>> outputs(
      RaterModel model, List<Dimension> dimensions, int partitions) {
    Map<String, List<Long>> outputs = new TreeMap<>();
    ItemPanels.Numbered rated = ItemPanels.of(rows(items(), partitions), dimensions);
    rated.items().cache();
    for (Row row : RaterModelFit.outputs(spark, rated, model, dimensions).collectAsList()) {
      outputs.put(row.getString(0), row.getList(1));
    }
    return outputs;
  }

  @Test
  void sameForAnyNumberOfPartitions() {
    for (RaterModel model : MODELS) {
      Map<String, List<Long>> one = outputs(model, List.of(TONE, TOPICS), 1);
      assertThat(one).hasSize(180);
      assertThat(outputs(model, List.of(TONE, TOPICS), 3)).isEqualTo(one);
      assertThat(outputs(model, List.of(TONE, TOPICS), 17)).isEqualTo(one);
      assertThat(one.values())
          .allSatisfy(
              degrees -> {
                assertThat(degrees).hasSize(5);
                if (degrees.get(0) == Scorer.NO_ANSWER) {
                  assertThat(degrees.subList(1, 3)).containsOnly(Scorer.NO_ANSWER);
                } else {
                  assertThat(degrees.get(0) + degrees.get(1) + degrees.get(2))
                      .isBetween(9_999L, 10_001L);
                }
              });
      assertThat(one.values().stream().filter(degrees -> degrees.get(0) == Scorer.NO_ANSWER))
          .hasSize(26);
    }
  }

  @Test
  void theBitsOfThePlainProgram() {
    Map<String, Panel> panels = new TreeMap<>();
    items()
        .forEach(
            (item, ratings) -> {
              List<RatedItem.Rating> own =
                  ratings.stream()
                      .filter(r -> r.dimension().equals("tone") && !r.rater().isEmpty())
                      .toList();
              if (!own.isEmpty()) {
                panels.put(
                    ItemPanels.key(item),
                    new Panel(
                        own.stream()
                            .mapToInt(r -> Integer.parseInt(r.rater().substring(6)))
                            .toArray(),
                        own.stream().mapToLong(RatedItem.Rating::code).toArray()));
              }
            });
    for (RaterModel model : MODELS) {
      Raters raters =
          model
              .fit(
                  9,
                  3,
                  1,
                  runs -> RaterModel.sums(panels.values().stream().map(List::of).iterator(), runs))
              .get(0);
      Map<String, List<Long>> plain = new TreeMap<>();
      panels.forEach(
          (key, panel) -> {
            double[] posterior = raters.posterior(panel);
            plain.put(
                key,
                IntStream.range(0, 3)
                    .mapToObj(k -> (long) Math.rint(posterior[k] * 10_000))
                    .toList());
          });
      assertThat(outputs(model, List.of(TONE), 3)).isEqualTo(plain);
    }
  }

  @Test
  void nobodyRated() {
    Dimension other = new Dimension("mood", "mood", TONE.regrouping());
    assertThatThrownBy(() -> outputs(MODELS.get(0), List.of(TONE, other), 2))
        .isInstanceOf(RaterModelFit.Unfit.class)
        .hasMessage("no item has a rating of mood by a known person");
  }
}
