package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.Names;
import org.attune.corpus.Assembly;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.Fragment;
import org.attune.corpus.Reject;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.TableReader;
import org.attune.corpus.Unreadable;

/** Reads the files of a corpus as Spark partitions and writes one row an item. */
public final class Imports {

  /** A fragment, {@link Packed}, under a hash of its item. */
  private static final StructType FRAGMENT =
      new StructType().add("key", DataTypes.IntegerType).add("fragment", DataTypes.BinaryType);

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

  /** Reads the sources and writes the items to {@code to} as Parquet. */
  public static Result run(SparkSession spark, List<Source> sources, Path to) {
    Rejects rejects = new Rejects();
    spark.sparkContext().register(rejects, "rejects");
    JavaRDD<org.apache.spark.sql.Row> fragments =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(sources, Math.max(1, sources.size()))
            .mapPartitions(own -> new Fragments(own, rejects));
    // Sorting by one number alone is a radix sort; the few items that share it are told apart
    // afterwards.
    spark
        .createDataFrame(fragments, FRAGMENT)
        .repartition(col("key"))
        .sortWithinPartitions("key")
        .mapPartitions(
            (MapPartitionsFunction<org.apache.spark.sql.Row, org.apache.spark.sql.Row>)
                rows -> new Items(rows, rejects, mostRows()),
            Encoders.row(Schemas.ITEM))
        .write()
        .mode("overwrite")
        .parquet(to.toString());
    return new Result(Stored.items(spark, to).count(), rejects.reasons(), rejects.first());
  }

  /** How many rows of one item are held at once; SparkEnv is that of the process. */
  private static int mostRows() {
    return SparkEnv.get().conf().getInt(ROWS_PER_ITEM, MOST_ROWS);
  }

  /** The items of fragments in the order of their keys. */
  static final class Items extends Lazy<org.apache.spark.sql.Row> {
    private static final Comparator<Packed.Located> IN_FILE_ORDER =
        Comparator.<Packed.Located, String>comparing(l -> l.fragment().item())
            .thenComparing(Packed.Located::file)
            .thenComparing(l -> l.fragment().line());

    private final Iterator<org.apache.spark.sql.Row> rows;
    private final Rejects rejects;
    private final int most;
    private final Rejects.OfTask rejected =
        new Rejects.OfTask("assemble " + TaskContext.getPartitionId());
    private final Deque<org.apache.spark.sql.Row> ready = new ArrayDeque<>();
    private org.apache.spark.sql.Row next;

    /**
     * @param most how many rows of one item there may be
     */
    Items(Iterator<org.apache.spark.sql.Row> rows, Rejects rejects, int most) {
      this.most = most;
      this.rows = rows;
      this.rejects = rejects;
      next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    org.apache.spark.sql.Row compute() {
      if (ready.isEmpty() && next != null) {
        int key = next.getInt(0);
        List<Packed.Located> same = new ArrayList<>();
        while (next != null && next.getInt(0) == key) {
          same.add(Packed.fragment(next.getAs(1)));
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
            last.file() + ":" + last.fragment().line(),
            "at most "
                + most
                + " rows of one item (more by a line "
                + ROWS_PER_ITEM
                + " NUMBER in the settings, --conf)",
            "more");
      }
    }

    private void assemble(List<Packed.Located> fragments) {
      Assembly assembly = null;
      Packed.Located first = null;
      for (Packed.Located l : fragments) {
        if (first == null || !l.fragment().item().equals(first.fragment().item())) {
          if (assembly != null) {
            ready.add(Schemas.row(first.file(), assembly.item()));
          }
          assembly = new Assembly();
          first = l;
        }
        assembly
            .add(l.fragment())
            .ifPresent(reason -> rejected.add(new Reject(l.file(), l.fragment().line(), reason)));
      }
      ready.add(Schemas.row(first.file(), assembly.item()));
    }
  }

  /** The fragments of some slices, one after the other. */
  private static final class Fragments extends Lazy<org.apache.spark.sql.Row> {
    private static final Map<String, Class<? extends CorpusFormat>> FORMATS =
        Names.in(CorpusFormat.class, CorpusFormat.class);

    private final Iterator<Source> sources;
    private final Rejects rejects;
    private final Map<String, CorpusFormat> formats = new HashMap<>();
    private Source source;
    private CorpusFormat.Rows rows;
    private Rejects.OfTask rejected;
    private boolean first;

    Fragments(Iterator<Source> sources, Rejects rejects) {
      this.sources = sources;
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
              .computeIfAbsent(source.format(), name -> Names.create(FORMATS.get(name)))
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
          Fragment fragment = source.reader().read(read);
          return RowFactory.create(
              Blocks.hash(fragment.item()), Packed.of(source.name(), fragment));
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
