package org.attune.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.attune.Names;
import org.attune.corpus.Assembly;
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

  private Imports() {}

  /** A slice of a file with what reads it. */
  public record Source(String name, Slice slice, String format, FormatSettings settings, TableReader reader)
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
    spark
        .createDataFrame(fragments, Schemas.ITEM)
        .repartition(col("item"))
        .sortWithinPartitions("item", "file", "line")
        .mapPartitions(
            (MapPartitionsFunction<org.apache.spark.sql.Row, org.apache.spark.sql.Row>) rows -> assemble(rows, rejects),
            Encoders.row(Schemas.ITEM))
        .write()
        .mode("overwrite")
        .parquet(to.toString());
    return new Result(spark.read().parquet(to.toString()).count(), rejects.reasons(), rejects.first());
  }

  private static Iterator<org.apache.spark.sql.Row> assemble(Iterator<org.apache.spark.sql.Row> rows, Rejects rejects) {
    Rejects.OfTask rejected = new Rejects.OfTask("assemble " + TaskContext.getPartitionId());
    return new Lazy<>() {
      private org.apache.spark.sql.Row next = rows.hasNext() ? rows.next() : null;

      @Override
      org.apache.spark.sql.Row compute() {
        if (next == null) {
          rejects.add(rejected);
          return null;
        }
        String item = next.getString(0);
        String file = next.getString(1);
        Assembly assembly = new Assembly();
        while (next != null && next.getString(0).equals(item)) {
          String from = next.getString(1);
          Fragment fragment = Schemas.fragment(next);
          assembly.add(fragment).ifPresent(reason -> rejected.add(from, fragment.line(), reason));
          next = rows.hasNext() ? rows.next() : null;
        }
        return Schemas.row(file, assembly.item());
      }
    };
  }

  /** The fragments of some slices, one after the other. */
  private static final class Fragments extends Lazy<org.apache.spark.sql.Row> {
    private static final Map<String, Class<? extends CorpusFormat>> FORMATS = Names.in(CorpusFormat.class, CorpusFormat.class);

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
      rows = formats.computeIfAbsent(source.format(), name -> Names.create(FORMATS.get(name))).read(source.slice(), source.settings());
      first = true;
    }

    private org.apache.spark.sql.Row read(Row row) {
      if (row instanceof Row.Read read) {
        if (first) {
          source.reader().checkColumns(read);
          first = false;
        }
        try {
          return Schemas.row(source.name(), source.reader().read(read));
        } catch (Unreadable e) {
          rejected.add(source.name(), row.line(), e.getMessage());
        }
      } else if (row instanceof Row.Broken broken) {
        rejected.add(source.name(), row.line(), broken.reason());
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
