package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.attune.corpus.Utterance;

/**
 * The conversations of a corpus with their texts, one by one on the driver, in the order of their
 * ids, whatever the partitions. Only those of one partition are in memory.
 */
public final class Conversations implements Iterable<List<Conversations.Said>>, AutoCloseable {

  /**
   * An utterance with a text.
   *
   * @param strata groups it belongs to
   */
  public record Said(Utterance utterance, SortedMap<String, String> strata) {}

  private record Told(
      String item,
      long line,
      String conversation,
      Optional<String> speaker,
      long turn,
      Optional<String> replyTo,
      Optional<String> text,
      List<String> context,
      Optional<String> split,
      SortedMap<String, String> strata) {

    Said said() {
      return new Said(
          new Utterance(
              item, line, conversation, speaker, turn, replyTo, text, context, List.of(), split),
          strata);
    }
  }

  private static final RecordRows<Told> TOLD = new RecordRows<>(Told.class, MethodHandles.lookup());

  private final Dataset<Row> sorted;

  private Conversations(Dataset<Row> sorted) {
    this.sorted = sorted;
  }

  /**
   * Those of a corpus.
   *
   * @param items items of the corpus
   */
  public static Conversations of(SparkSession spark, Path items) {
    return new Conversations(
        Stored.items(spark, items)
            .filter(col("text").isNotNull())
            .sort("conversation", "turn", "file", "line", "item")
            .persist(StorageLevel.DISK_ONLY()));
  }

  @Override
  public Iterator<List<Said>> iterator() {
    Iterator<Told> all = TOLD.read(sorted.toLocalIterator());
    return new Iterator<>() {
      private Told next = all.hasNext() ? all.next() : null;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public List<Said> next() {
        List<Said> conversation = new ArrayList<>();
        String id = next.conversation();
        while (next != null && next.conversation().equals(id)) {
          conversation.add(next.said());
          next = all.hasNext() ? all.next() : null;
        }
        return conversation;
      }
    };
  }

  @Override
  public void close() {
    sorted.unpersist();
  }
}
