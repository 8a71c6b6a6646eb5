package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.corpus.Context;
import org.attune.corpus.Turn;
import org.attune.corpus.Utterance;
import scala.jdk.javaapi.CollectionConverters;

/** The turns of items that have texts: what a scorer reads, with a key that equal turns share. */
final class Turns {

  /**
   * An item's turn.
   *
   * @param key {@link Turn#identity} of the turn
   */
  record Keyed(String item, String key, Turn turn) {
    private static Keyed of(String item, Turn turn) {
      return new Keyed(item, turn.identity(), turn);
    }
  }

  static final RecordRows<Keyed> KEYED = new RecordRows<>(Keyed.class, MethodHandles.lookup());

  private record Alone(String item, String text) {}

  private static final RecordRows<Alone> ALONE =
      new RecordRows<>(Alone.class, MethodHandles.lookup());

  private Turns() {}

  /**
   * Turns with up to {@code before} earlier turns of the same conversation, of the items selected.
   */
  static Dataset<Row> of(Dataset<Row> items, int before, Selection selection) {
    Dataset<Row> texts = items.filter(col("text").isNotNull());
    if (before == 0) {
      return ALONE
          .of(selection.of(texts))
          .mapPartitions(
              (MapPartitionsFunction<Row, Row>) rows -> alone(ALONE.read(rows)), KEYED.encoder());
    }
    Dataset<Row> turns =
        texts
            .repartition(col("conversation"))
            .sortWithinPartitions("conversation", "turn", "file", "line", "item")
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>)
                    rows -> conversations(Stored.SAID.read(rows), before),
                KEYED.encoder());
    return turns.join(selection.of(texts).select("item"), "item");
  }

  private static Iterator<Row> alone(Iterator<Alone> items) {
    return KEYED.rows(
        CollectionConverters.asJava(
            CollectionConverters.asScala(items)
                .map(alone -> Keyed.of(alone.item(), new Turn(List.of(), alone.text())))));
  }

  private static Iterator<Row> conversations(Iterator<Utterance> utterances, int before) {
    return new Iterator<>() {
      private Utterance next = utterances.hasNext() ? utterances.next() : null;
      private Iterator<Row> ready = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        return ready.hasNext() || next != null;
      }

      @Override
      public Row next() {
        if (!ready.hasNext()) {
          List<Utterance> conversation = new ArrayList<>();
          String id = next.conversation();
          while (next != null && next.conversation().equals(id)) {
            conversation.add(next);
            next = utterances.hasNext() ? utterances.next() : null;
          }
          List<Turn> turns = Context.turns(conversation, before);
          List<Row> made = new ArrayList<>();
          for (int i = 0; i < turns.size(); i++) {
            made.add(KEYED.row(Keyed.of(conversation.get(i).item(), turns.get(i))));
          }
          ready = made.iterator();
        }
        return ready.next();
      }
    };
  }
}
