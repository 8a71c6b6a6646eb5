package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Fragment;
import org.attune.tally.Counts;
import org.attune.tally.Question;

/** Counts the items of a corpus into tallies, by block. */
public final class Tallying {

  private static final int ENTRIES_IN_MEMORY = 1 << 20;

  private static final StructType COUNT =
      new StructType()
          .add("entry", DataTypes.IntegerType)
          .add("stratum", DataTypes.StringType)
          .add("block", DataTypes.IntegerType)
          .add("first", DataTypes.LongType)
          .add("second", DataTypes.LongType)
          .add("amount", DataTypes.LongType);

  /** Entry under which the items of each block are counted. */
  public static final int ITEMS = Integer.MIN_VALUE;

  private Tallying() {}

  /**
   * A count of one entry of the question. A negative entry -1 - e has one count for each known rater
   * of entry e's dimension and stratum, e being the first entry with that dimension and stratum.
   */
  public record Count(int entry, String stratum, int block, long first, long second, long amount) {}

  /**
   * What is counted.
   *
   * @param items the corpus's items
   * @param selection items counted, and the unit of dependence
   * @param blocks largest number of blocks
   * @param outputs where the outputs of each model of the question lie; null where they are recorded
   */
  public record Input(Path items, Selection selection, int blocks, List<Outputs> outputs) {}

  /** Finished groups of a scorer and how many earlier turns it reads. */
  public record Outputs(Path folder, int before) {}

  /** Counts; fails if there would be more than {@code limit} of them. */
  public static List<Count> run(SparkSession spark, Input input, Question question, long limit) {
    Dataset<Row> items = input.selection().of(spark.read().parquet(input.items().toString()));
    Dataset<Row> joined = items;
    for (int i = 0; i < input.outputs().size(); i++) {
      Outputs of = input.outputs().get(i);
      if (of != null) {
        Dataset<Row> outputs =
            Scoring.outputs(spark, input.items(), input.selection(), of.before(), of.folder()).withColumnRenamed("outputs", "m" + i);
        joined = joined.join(outputs, items.col("item").equalTo(outputs.col("item")), "left").drop(outputs.col("item"));
      }
    }
    Blocks blocks = blocks(items, input);
    String unit = input.selection().unit();
    Dataset<Row> counts =
        joined
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> new Counting(rows, question, row -> blocks.of(unit(row, unit))),
                Encoders.row(COUNT))
            .groupBy("entry", "stratum", "block", "first", "second")
            .agg(sum("amount").as("amount"))
            .persist();
    try {
      long size = counts.count();
      if (size > limit) {
        throw new TooLarge(size, limit);
      }
      List<Count> result = new ArrayList<>();
      for (Row r : counts.collectAsList()) {
        result.add(new Count(r.getInt(0), r.getString(1), r.getInt(2), r.getLong(3), r.getLong(4), r.getLong(5)));
      }
      return result;
    } finally {
      counts.unpersist();
    }
  }

  /** More counts than the protocol allows. */
  public static final class TooLarge extends RuntimeException {
    TooLarge(long size, long limit) {
      super("the tallies would have " + size + " entries, the protocol's limit is " + limit + " (limits: tallies)");
    }
  }

  private static Blocks blocks(Dataset<Row> items, Input input) {
    String of = input.selection().unit();
    List<String> units =
        items
            .map((MapFunction<Row, String>) row -> unit(row, of), Encoders.STRING())
            .distinct()
            .limit(input.blocks() + 1)
            .collectAsList();
    return Blocks.of(units.stream().sorted().toList(), input.blocks());
  }

  /** The unit of dependence an item belongs to; the item itself where the unit is not known. */
  static String unit(Row row, String unit) {
    String named =
        switch (unit) {
          case "conversation" -> row.getString(3);
          case "speaker" -> row.getString(4);
          case "item" -> row.getString(0);
          default -> row.<String, String>getJavaMap(10).get(unit);
        };
    return named == null ? row.getString(0) : named;
  }

  private record Key(int entry, String stratum, int block, long first, long second) {}

  /** The counts of a partition, handed over whenever many have come together. */
  private static final class Counting implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Question question;
    private final Function<Row, Integer> block;
    private final Map<Key, Long> sums = new HashMap<>();
    private Iterator<Map.Entry<Key, Long>> ready = Map.<Key, Long>of().entrySet().iterator();

    Counting(Iterator<Row> rows, Question question, Function<Row, Integer> block) {
      this.rows = rows;
      this.question = question;
      this.block = block;
    }

    @Override
    public boolean hasNext() {
      if (!ready.hasNext() && rows.hasNext()) {
        sums.clear();
        while (rows.hasNext() && sums.size() < ENTRIES_IN_MEMORY) {
          count(rows.next());
        }
        ready = sums.entrySet().iterator();
      }
      return ready.hasNext();
    }

    @Override
    public Row next() {
      Map.Entry<Key, Long> e = ready.next();
      Key k = e.getKey();
      return RowFactory.create(k.entry(), k.stratum(), k.block(), k.first(), k.second(), e.getValue());
    }

    private void count(Row row) {
      Fragment item = Schemas.fragment(row);
      int ownBlock = block.apply(row);
      long[][] outputs = new long[question.models().size()][];
      for (int i = 0, at = Schemas.ITEM.size(); i < outputs.length; i++) {
        if (!question.models().get(i).recorded()) {
          outputs[i] = row.isNullAt(at) ? null : row.<Long>getList(at).stream().mapToLong(Long::longValue).toArray();
          at++;
        }
      }
      sums.merge(new Key(ITEMS, "", ownBlock, 0, 0), 1L, Math::addExact);
      question.count(item, outputs, (entry, group, counts) -> add(entry, group, ownBlock, counts));
      for (int e = 0; e < question.entries().size(); e++) {
        if (question.firstAlike(e) == e) {
          countRaters(item, e);
        }
      }
    }

    private void add(int entry, String group, int ownBlock, Counts counts) {
      for (int i = 0; i < counts.size(); i++) {
        sums.merge(new Key(entry, group, ownBlock, counts.first(i), counts.second(i)), counts.amount(i), Math::addExact);
      }
    }

    private void countRaters(Fragment item, int entry) {
      String source = question.dimensions().get(question.entries().get(entry).dimension()).source();
      String group = question.entries().get(entry).group(item);
      for (Fragment.Rating r : item.ratings()) {
        if (group != null && r.by() == Fragment.By.RATER && !r.rater().isEmpty() && r.dimension().equals(source)) {
          long first = (long) Blocks.hash(r.rater()) << 32 | Blocks.hash(r.rater() + "\u0000") & 0xffffffffL;
          sums.putIfAbsent(new Key(-1 - entry, group, 0, first, r.rater().hashCode()), 1L);
        }
      }
    }
  }
}
