package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** A few of a scorer's outputs, by which two runs can be compared. */
public final class Codes {

  private record Keyed(String key, int fold, List<Long> outputs) {}

  private Codes() {}

  /**
   * The outputs of the turns that come first in the order of the keys: the same turns in every run
   * on the same corpus.
   *
   * @param items items of the corpus
   * @param selection items that were scored
   * @param of where the outputs lie
   * @param order the order of turns, whose ids are hashes of their texts
   * @param most how many turns
   * @throws Uncovered if one of these turns has no outputs
   */
  public static List<List<Long>> sample(
      SparkSession spark,
      Path items,
      Selection selection,
      Outputs.OfTurns of,
      IdOrder order,
      int most) {
    UDF1<String, String> place = key -> order.place(IdOrder.Of.TURN, key);
    List<Keyed> found = new ArrayList<>();
    for (Fold fold : Fold.all(of.folds())) {
      Dataset<Row> keys =
          Turns.of(Stored.items(spark, items), of.reach(), selection.in(fold))
              .select("key")
              .distinct()
              .withColumn("place", udf(place, DataTypes.StringType).apply(col("key")))
              .orderBy(col("place"))
              .limit(most);
      Dataset<Row> outputs = of.groups(spark, fold);
      List<Row> rows =
          Uncovered.told(
              () ->
                  keys.join(outputs, keys.col("key").equalTo(outputs.col("key")), "left")
                      .select(
                          keys.col("place"),
                          Uncovered.once(col("outputs"), col("times")).as("outputs"))
                      .collectAsList());
      rows.forEach(
          row ->
              found.add(
                  new Keyed(
                      row.getAs("place"), fold.number(), row.getList(row.fieldIndex("outputs")))));
    }
    return found.stream()
        .sorted(Comparator.comparing(Keyed::key).thenComparing(Keyed::fold))
        .limit(most)
        .map(Keyed::outputs)
        .toList();
  }
}
