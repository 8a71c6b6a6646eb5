package org.attune.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.trim;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Reach;
import org.attune.corpus.Turn;
import org.attune.explain.Explainer;

/** Items to be explained, with what a scorer reads of them: few, on the driver. */
public final class ExplainedTurns {

  private record Beside(String item, String key, Turn turn, String unit, String person) {}

  private static final RecordRows<Beside> BESIDE =
      new RecordRows<>(Beside.class, MethodHandles.lookup());

  private ExplainedTurns() {}

  /**
   * Ids of the items with a text that come first by a hash of seed and id.
   *
   * @param most how many, at most
   */
  public static List<String> first(
      SparkSession spark, Path items, Selection selection, int most, long seed) {
    Column rank = sha2(concat(lit(seed + "\t"), col("item")).cast("binary"), 256);
    return withText(selection.of(Stored.items(spark, items)))
        .orderBy(rank, col("item"))
        .limit(most)
        .select("item")
        .as(Encoders.STRING())
        .collectAsList();
  }

  /** Which of some ids are those of items with a text. */
  public static Set<String> withText(SparkSession spark, Path items, Collection<String> ids) {
    return new TreeSet<>(
        withText(Stored.items(spark, items))
            .filter(col("item").isInCollection(ids))
            .select("item")
            .as(Encoders.STRING())
            .collectAsList());
  }

  private static Dataset<Row> withText(Dataset<Row> items) {
    return items.filter(length(trim(col("text"))).gt(0));
  }

  /**
   * The items of some ids that are selected and have a text, in the order of their ids.
   *
   * @param person column of who counts as one who uses a word; those that are not known count as
   *     one
   */
  public static List<Explainer.Item> of(
      SparkSession spark,
      Path items,
      Selection selection,
      Reach reach,
      Collection<String> ids,
      String person) {
    Dataset<Row> all = Stored.items(spark, items);
    Column chosen = col("item").isInCollection(ids);
    Dataset<Row> beside =
        withText(all)
            .filter(chosen)
            .select(
                col("item"),
                Tallying.unit(selection.unit()).as("unit"),
                coalesce(col(person), lit("")).as("person"));
    Dataset<Row> turns = Turns.of(all, reach, selection).filter(chosen).join(beside, "item");
    List<Explainer.Item> found = new ArrayList<>();
    Iterator<Beside> rows = BESIDE.read(BESIDE.of(turns).collectAsList().iterator());
    while (rows.hasNext()) {
      Beside of = rows.next();
      found.add(new Explainer.Item(of.item(), of.unit(), of.person(), of.turn()));
    }
    found.sort(Comparator.comparing(Explainer.Item::id));
    return found;
  }
}
