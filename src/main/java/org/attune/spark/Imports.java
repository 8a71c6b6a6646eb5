package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Assembly;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.ItemRow;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Reject;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.TableReader;
import org.attune.corpus.Unreadable;
import org.attune.corpus.Utterance;
import org.attune.corpus.Withdrawn;

/** Reads the files of a corpus as Spark partitions and writes one row an item. */
public final class Imports {

  /**
   * What a row of a file says of an item.
   *
   * @param key hash of the item's id
   * @param packed the row, {@link Packed}
   */
  record Keyed(int key, byte[] packed) {}

  private static final RecordRows<Keyed> KEYED =
      new RecordRows<>(Keyed.class, MethodHandles.lookup());

  /** Setting of Spark with the number of rows an item may have. */
  static final String ROWS_PER_ITEM = "spark.attune.rowsPerItem";

  private static final int MOST_ROWS = 200_000;

  private Imports() {}

  /** A slice of a file with what reads it. */
  public record Source(
      String name, Slice slice, String format, FormatSettings settings, TableReader reader)
      implements java.io.Serializable {}

  /** What was read: items written, and rejected rows by reason with the first ten. */
  public record Result(long items, SortedMap<String, Long> rejects, List<Reject> first) {}

  /**
   * Reads the sources and writes the items to {@code to} as Parquet.
   *
   * @param media SHA-256 of the files of media that are there, by path below the corpus's folder
   * @param withdrawn whose items and ratings are left out
   */
  public static Result run(
      SparkSession spark,
      List<Source> sources,
      SortedMap<String, String> media,
      Withdrawn withdrawn,
      Path to) {
    Rejects rejects = new Rejects();
    spark.sparkContext().register(rejects, "rejects");
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SortedMap<String, String>> hashes = context.broadcast(media);
    JavaRDD<org.apache.spark.sql.Row> read =
        context
            .parallelize(sources, Math.max(1, sources.size()))
            .mapPartitions(own -> new FileRows(own, hashes.value(), rejects));
    // Sorting by one number alone is a radix sort; the few items that share it are told apart
    // afterwards.
    spark
        .createDataFrame(read, KEYED.schema())
        .repartition(col("key"))
        .sortWithinPartitions("key")
        .mapPartitions(
            (MapPartitionsFunction<org.apache.spark.sql.Row, org.apache.spark.sql.Row>)
                rows -> new Items(KEYED.read(rows), rejects, withdrawn, mostRows()),
            Encoders.row(Stored.ITEM))
        .write()
        .mode("overwrite")
        .parquet(to.toString());
    return new Result(Stored.items(spark, to).count(), rejects.reasons(), rejects.first());
  }

  /** How many rows of one item are held at once; SparkEnv is that of the process. */
  private static int mostRows() {
    return SparkEnv.get().conf().getInt(ROWS_PER_ITEM, MOST_ROWS);
  }

  /** The items of rows in the order of their keys. */
  static final class Items extends Lazy<org.apache.spark.sql.Row> {
    private static final Comparator<Packed.Located> IN_FILE_ORDER =
        Comparator.<Packed.Located, String>comparing(l -> l.row().item())
            .thenComparing(Packed.Located::file)
            .thenComparing(l -> l.row().line());

    private final Iterator<Keyed> rows;
    private final Rejects rejects;
    private final Withdrawn withdrawn;
    private final int most;
    private final Rejects.OfTask rejected =
        new Rejects.OfTask("assemble " + TaskContext.getPartitionId());
    private final Deque<org.apache.spark.sql.Row> ready = new ArrayDeque<>();
    private Keyed next;

    /**
     * @param withdrawn whose items and ratings are left out
     * @param most how many rows of one item there may be
     */
    Items(Iterator<Keyed> rows, Rejects rejects, Withdrawn withdrawn, int most) {
      this.withdrawn = withdrawn;
      this.most = most;
      this.rows = rows;
      this.rejects = rejects;
      next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    org.apache.spark.sql.Row compute() {
      while (ready.isEmpty() && next != null) {
        int key = next.key();
        List<Packed.Located> same = new ArrayList<>();
        while (next != null && next.key() == key) {
          same.add(Packed.row(next.packed()));
          checkNumber(same);
          next = rows.hasNext() ? rows.next() : null;
        }
        same.sort(IN_FILE_ORDER);
        assemble(same);
      }
      if (ready.isEmpty()) {
        rejects.add(rejected);
      }
      return ready.poll();
    }

    /** A few bytes, packed, can be more rows of an item than the memory holds. */
    private void checkNumber(List<Packed.Located> same) {
      if (same.size() > most) {
        Packed.Located last = same.get(same.size() - 1);
        throw new CorpusException(
            last.file() + ":" + last.row().line(),
            "at most "
                + most
                + " rows of one item (more by a line "
                + ROWS_PER_ITEM
                + " NUMBER in the settings, --conf)",
            "more");
      }
    }

    private void assemble(List<Packed.Located> same) {
      Assembly assembly = null;
      Packed.Located first = null;
      for (Packed.Located l : same) {
        if (first == null || !l.row().item().equals(first.row().item())) {
          if (assembly != null) {
            add(first, assembly);
          }
          assembly = new Assembly();
          first = l;
        }
        assembly
            .add(l.row())
            .ifPresent(reason -> rejected.add(new Reject(l.file(), l.row().line(), reason)));
      }
      add(first, assembly);
    }

    private void add(Packed.Located first, Assembly assembly) {
      Utterance said = assembly.utterance();
      RatedItem rated = assembly.rated();
      if (withdrawn.said(said)) {
        rejected.add(new Reject(first.file(), first.row().line(), Withdrawn.ITEM));
        return;
      }
      RatedItem left = withdrawn.without(rated);
      for (int i = left.ratings().size(); i < rated.ratings().size(); i++) {
        rejected.add(new Reject(first.file(), first.row().line(), Withdrawn.RATING));
      }
      ready.add(Stored.row(first.file(), said, left));
    }
  }

  /** What the rows of some slices say, one after the other. */
  private static final class FileRows extends Lazy<org.apache.spark.sql.Row> {
    private final Iterator<Source> sources;
    private final Map<String, String> media;
    private final Rejects rejects;
    private final Map<String, CorpusFormat> formats = new HashMap<>();
    private Source source;
    private CorpusFormat.Rows rows;
    private Rejects.OfTask rejected;
    private boolean first;

    FileRows(Iterator<Source> sources, Map<String, String> media, Rejects rejects) {
      this.sources = sources;
      this.media = media;
      this.rejects = rejects;
    }

    @Override
    org.apache.spark.sql.Row compute() {
      try {
        while (true) {
          if (rows == null) {
            if (!sources.hasNext()) {
              return null;
            }
            open(sources.next());
          }
          while (rows.hasNext()) {
            org.apache.spark.sql.Row row = read(rows.next());
            if (row != null) {
              return row;
            }
          }
          rows.close();
          rows = null;
          rejects.add(rejected);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(source.name(), e);
      }
    }

    private void open(Source next) throws IOException {
      source = next;
      rejected = new Rejects.OfTask("read " + source.name() + " " + source.slice().offset());
      rows =
          formats
              .computeIfAbsent(source.format(), CorpusFormat::of)
              .read(source.slice(), source.settings());
      first = true;
    }

    private org.apache.spark.sql.Row read(Row row) {
      if (row instanceof Row.Read read) {
        if (first) {
          source.reader().checkColumns(read);
          first = false;
        }
        try {
          ItemRow said = source.reader().read(read, media);
          return KEYED.row(new Keyed(Blocks.hash(said.item()), Packed.of(source.name(), said)));
        } catch (Unreadable e) {
          rejected.add(new Reject(source.name(), row.line(), e.getMessage(), e.found()));
        }
      } else if (row instanceof Row.Broken broken) {
        rejected.add(new Reject(source.name(), row.line(), broken.reason()));
      }
      return null;
    }
  }

  /** An iterator that computes its next element when asked; null ends it. */
  private abstract static class Lazy<T> implements Iterator<T> {
    private T ready;
    private boolean done;

    abstract T compute();

    @Override
    public boolean hasNext() {
      if (ready == null && !done) {
        ready = compute();
        done = ready == null;
      }
      return ready != null;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      T result = ready;
      ready = null;
      return result;
    }
  }
}
