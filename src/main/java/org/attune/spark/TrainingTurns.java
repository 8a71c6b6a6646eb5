package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Reach;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Learner.Example;
import org.attune.tally.Question;

/**
 * Turns with their references, for a scorer to learn from: on the driver, in the order of the
 * items' ids.
 */
public final class TrainingTurns {

  private TrainingTurns() {}

  /**
   * The examples with a reference on at least one dimension.
   *
   * @param dimensions positions of the question's dimensions, in the order of the scorer's request
   */
  public static List<Example> examples(
      SparkSession spark,
      Path items,
      Selection selection,
      int before,
      Question question,
      int[] dimensions) {
    return apart(spark, items, selection, List.of(), before, question, dimensions).stream()
        .map(OfItem::example)
        .toList();
  }

  /** An example, and the id of the item it is made of. */
  public record OfItem(String item, Example example) {}

  /**
   * The same, but of conversations and with texts that no other selection has one of.
   *
   * @param others the other selections
   */
  public static List<OfItem> apart(
      SparkSession spark,
      Path items,
      Selection selection,
      List<Selection> others,
      int before,
      Question question,
      int[] dimensions) {
    Dataset<Row> all = Stored.items(spark, items);
    Dataset<Row> turns = Turns.of(all, Reach.texts(before), selection);
    Dataset<Row> own = selection.of(all);
    for (Selection other : others) {
      for (String column : List.of("conversation", "text")) {
        Dataset<Row> theirs =
            other.of(all).select(column).filter(col(column).isNotNull()).distinct();
        own = own.join(theirs, new String[] {column}, "left_anti");
      }
    }
    Dataset<Row> rated = Stored.RATED.of(own);
    List<Row> rows = rated.join(turns, "item").orderBy("item").collectAsList();
    Iterator<RatedItem> itemOf = Stored.RATED.read(rows.iterator());
    Iterator<Turns.Keyed> turnOf = Turns.KEYED.read(rows.iterator());
    List<OfItem> examples = new ArrayList<>();
    while (itemOf.hasNext()) {
      RatedItem item = itemOf.next();
      Turn turn = turnOf.next().turn();
      long[] answers = new long[dimensions.length];
      boolean any = false;
      for (int i = 0; i < answers.length; i++) {
        answers[i] = question.reference(item, dimensions[i]);
        any |= answers[i] != Scale.ABSENT;
      }
      if (any) {
        examples.add(new OfItem(item.item(), new Example(turn, answers)));
      }
    }
    return examples;
  }
}
