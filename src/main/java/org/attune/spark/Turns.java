package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Context;
import org.attune.corpus.Fragment;
import org.attune.corpus.Hashes;
import org.attune.corpus.Turn;
import scala.jdk.javaapi.CollectionConverters;

/** The turns of items that have texts: what a scorer reads, with a key that equal turns share. */
final class Turns {

  /** An item, the hash of its turn, and the turn. */
  static final StructType TURN =
      new StructType()
          .add("item", DataTypes.StringType)
          .add("key", DataTypes.StringType)
          .add("context", DataTypes.createArrayType(DataTypes.StringType))
          .add("text", DataTypes.StringType);

  private Turns() {}

  /**
   * Turns with up to {@code before} earlier turns of the same conversation, of the items selected.
   */
  static Dataset<Row> of(Dataset<Row> items, int before, Selection selection) {
    Dataset<Row> texts = items.filter(col("text").isNotNull());
    if (before == 0) {
      return selection
          .of(texts)
          .map(
              (MapFunction<Row, Row>)
                  row -> row(row.getString(0), new Turn(List.of(), row.getString(7))),
              Encoders.row(TURN));
    }
    Dataset<Row> turns =
        texts
            .repartition(col("conversation"))
            .sortWithinPartitions("conversation", "turn", "file", "line", "item")
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> conversations(rows, before),
                Encoders.row(TURN));
    return turns.join(selection.of(texts).select("item"), "item");
  }

  private static Iterator<Row> conversations(Iterator<Row> rows, int before) {
    return new Iterator<>() {
      private Row next = rows.hasNext() ? rows.next() : null;
      private Iterator<Row> ready = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        return ready.hasNext() || next != null;
      }

      @Override
      public Row next() {
        if (!ready.hasNext()) {
          List<Fragment> conversation = new ArrayList<>();
          String id = next.getString(3);
          while (next != null && next.getString(3).equals(id)) {
            conversation.add(Schemas.fragment(next));
            next = rows.hasNext() ? rows.next() : null;
          }
          List<Turn> turns = Context.turns(conversation, before);
          List<Row> made = new ArrayList<>();
          for (int i = 0; i < turns.size(); i++) {
            made.add(row(conversation.get(i).item(), turns.get(i)));
          }
          ready = made.iterator();
        }
        return ready.next();
      }
    };
  }

  static Turn turn(Row row) {
    return new Turn(row.getList(2), row.getString(3));
  }

  private static Row row(String item, Turn turn) {
    return RowFactory.create(
        item, key(turn), CollectionConverters.asScala(turn.context()).toSeq(), turn.text());
  }

  /** Half of the SHA-256 of the turn's texts. */
  static String key(Turn turn) {
    List<String> texts = new ArrayList<>(turn.context());
    texts.add(turn.text());
    return Hashes.ofTexts(texts).substring(0, 32);
  }
}
