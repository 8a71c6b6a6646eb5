package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Reach;

/** Finished groups of a scorer, by what it read. */
public sealed interface Outputs {

  /**
   * The outputs for each item that was scored: item, outputs. Where an item that was to be scored
   * has none, or two, what reads them fails, see {@link Uncovered}.
   */
  Dataset<Row> in(SparkSession spark, Path items, Selection selection);

  private static Dataset<Row> once(Dataset<Row> joined) {
    return joined.select(col("item"), Uncovered.once(col("outputs"), col("times")).as("outputs"));
  }

  /**
   * Outputs of turns: every item of which there is what is read has some.
   *
   * @param folder where the groups lie
   * @param reach how much the scorer reads
   * @param groups their files, for each fold in which it rated the items, by a model of its own; of
   *     one fold if by one model
   */
  record OfTurns(Path folder, Reach reach, List<List<String>> groups) implements Outputs {

    int folds() {
      return groups.size();
    }

    /** Each fold by itself: the same text may stand in two, with the outputs of two models. */
    @Override
    public Dataset<Row> in(SparkSession spark, Path items, Selection selection) {
      return Fold.all(folds()).stream()
          .map(
              fold -> {
                Dataset<Row> turns =
                    Turns.of(Stored.items(spark, items), reach, selection.in(fold));
                return once(turns.select("item", "key").join(groups(spark, fold), "key", "left"));
              })
          .reduce(Dataset::union)
          .orElseThrow();
    }

    /** The outputs of one fold by key, and how many times each key is there. */
    Dataset<Row> groups(SparkSession spark, Fold fold) {
      return Groups.read(spark, fold.in(folder), groups.get(fold.number()));
    }
  }

  /**
   * Outputs of items, whatever their texts, by the ratings people gave them: items nobody rated
   * have none.
   */
  record OfItems(Path folder, List<String> groups) implements Outputs {
    @Override
    public Dataset<Row> in(SparkSession spark, Path items, Selection selection) {
      return once(
          RaterModelFit.keys(selection.of(Stored.items(spark, items)))
              .join(Groups.read(spark, folder, groups), "key"));
    }
  }
}
