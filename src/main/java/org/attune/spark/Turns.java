package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.corpus.Context;
import org.attune.corpus.Medium;
import org.attune.corpus.Reach;
import org.attune.corpus.Turn;
import org.attune.corpus.Utterance;
import scala.jdk.javaapi.CollectionConverters;

/** The turns of items: what a scorer reads, with a key that equal turns share. */
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

  private record Alone(String item, Optional<String> text, List<Medium> media) {}

  private static final RecordRows<Alone> ALONE =
      new RecordRows<>(Alone.class, MethodHandles.lookup());

  private Turns() {}

  /**
   * Turns of the items selected, as far as there is of them what is read, with the earlier turns of
   * the same conversation that are read with them.
   */
  static Dataset<Row> of(Dataset<Row> items, Reach reach, Selection selection) {
    Dataset<Row> readable = items.filter(has(reach));
    if (reach.before() == 0) {
      return ALONE
          .of(selection.of(readable))
          .mapPartitions(
              (MapPartitionsFunction<Row, Row>) rows -> alone(ALONE.read(rows), reach),
              KEYED.encoder());
    }
    Dataset<Row> turns =
        readable
            .repartition(col("conversation"))
            .sortWithinPartitions("conversation", "turn", "file", "line", "item")
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>)
                    rows -> conversations(Stored.SAID.read(rows), reach),
                KEYED.encoder());
    return turns.join(selection.of(readable).select("item"), "item");
  }

  private static Column has(Reach reach) {
    return reach.media().stream()
        .map(kind -> exists(col("media"), of -> of.getField("kind").equalTo(kind.name())))
        .reduce(Column::and)
        .orElse(col("text").isNotNull());
  }

  private static Iterator<Row> alone(Iterator<Alone> items, Reach reach) {
    return KEYED.rows(
        CollectionConverters.asJava(
            CollectionConverters.asScala(items)
                .map(of -> Keyed.of(of.item(), reach.turn(of.text().orElse(""), of.media())))));
  }

  private static Iterator<Row> conversations(Iterator<Utterance> utterances, Reach reach) {
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
          List<Turn> turns = Context.turns(conversation, reach);
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
