package org.attune.spark;

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
    Dataset<Row> turns = Turns.of(Stored.items(spark, items), Reach.texts(before), selection);
    Dataset<Row> rated = Stored.RATED.of(selection.of(Stored.items(spark, items)));
    List<Row> rows = rated.join(turns, "item").orderBy("item").collectAsList();
    Iterator<RatedItem> itemOf = Stored.RATED.read(rows.iterator());
    Iterator<Turns.Keyed> turnOf = Turns.KEYED.read(rows.iterator());
    List<Example> examples = new ArrayList<>();
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
        examples.add(new Example(turn, answers));
      }
    }
    return examples;
  }
}
