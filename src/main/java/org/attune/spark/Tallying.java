package org.attune.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.attune.corpus.RatedItem;
import org.attune.statistic.Draws;
import org.attune.tally.Count;
import org.attune.tally.Question;
import org.attune.tally.TurnComparison;

/** Counts the items of a corpus into tallies, by block. */
public final class Tallying {

  private static final DataType OUTPUTS = DataTypes.createArrayType(DataTypes.LongType);

  private Tallying() {}

  static final RecordRows<Count> COUNTS = new RecordRows<>(Count.class, MethodHandles.lookup());

  /**
   * What is counted.
   *
   * @param items the corpus's items
   * @param selection items counted, and the unit of dependence
   * @param blocks largest number of blocks
   * @param outputs the outputs of each model of the question; empty where they are recorded
   * @param raters how raters are left out or drawn, where they are
   * @param order in which units and raters are numbered
   */
  public record Input(
      Path items,
      Selection selection,
      int blocks,
      List<Optional<Outputs>> outputs,
      Optional<ByRaters> raters,
      IdOrder order) {}

  /** What is counted more of items, so that statistics can be told with other raters. */
  public sealed interface ByRaters {}

  /**
   * What the counts change by without a rater stands under block -1 less the rater's number. It
   * takes as many more steps as an item has raters.
   */
  public record RatersLeft() implements ByRaters {}

  /**
   * Replicates in which raters are drawn. Their counts stand under blocks 1 to {@code replicates},
   * those of the sample itself under block 0.
   *
   * @param items whether blocks of items are drawn, too
   */
  public record RaterDraws(int replicates, long seed, boolean items) implements ByRaters {}

  private static final long MOST_WEIGHTS = 20_000_000;

  /**
   * Counts; fails if there would be more than {@code limit} of them.
   *
   * @throws Uncovered if an item with a text has no outputs of a model that reads texts
   */
  public static List<Count> run(SparkSession spark, Input input, Question question, long limit) {
    Dataset<Row> items = input.selection().of(Stored.items(spark, input.items()));
    Dataset<Row> joined = items;
    for (int i = 0; i < input.outputs().size(); i++) {
      Optional<Outputs> of = input.outputs().get(i);
      if (of.isPresent()) {
        Dataset<Row> own =
            of.get()
                .in(spark, input.items(), input.selection())
                .withColumnRenamed("outputs", "m" + i);
        joined =
            joined
                .join(own, items.col("item").equalTo(own.col("item")), "left")
                .drop(own.col("item"));
      }
    }
    Blocks blocks = blocks(items, input);
    boolean numbered =
        input.raters().isPresent()
            || question.entries().stream().anyMatch(Question.Entry::needsRaters);
    Map<String, Integer> raters = numbered ? raters(items, question, input.order()) : Map.of();
    Resample resample =
        input.raters().orElse(null) instanceof RaterDraws draws
            ? resample(draws, raters.size(), blocks.size())
            : null;
    boolean leaving = input.raters().orElse(null) instanceof RatersLeft;
    boolean behind = input.order().secret() && input.raters().isEmpty();
    List<Column> byModel = new ArrayList<>();
    for (int i = 0; i < input.outputs().size(); i++) {
      byModel.add((input.outputs().get(i).isPresent() ? col("m" + i) : lit(null)).cast(OUTPUTS));
    }
    Column outputs = array(byModel.toArray(Column[]::new)).cast(DataTypes.createArrayType(OUTPUTS));
    Dataset<Row> given =
        joined.select(
            unit(input.selection().unit()).as("unit"),
            items.col("item"),
            items.col("replyTo"),
            col("strata"),
            col("ratings"),
            outputs.as("outputs"),
            length(question).as("length"));
    Dataset<Row> single =
        given.mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows ->
                    COUNTS.rows(
                        new Counting(
                            Counting.ITEMS.read(rows),
                            question,
                            blocks,
                            raters,
                            resample,
                            leaving,
                            behind)),
            COUNTS.encoder());
    Dataset<Row> counts =
        (TurnComparison.strata(question).isEmpty()
                ? single
                : single.union(SameTurn.counts(given, question, blocks, behind)))
            .groupBy("entry", "stratum", "block", "first", "second")
            .agg(sum("amount").as("amount"));
    return Uncovered.told(() -> atMost(limit, counts.javaRDD()));
  }

  /** What was shuffled to be told how many there are is not counted again to be collected. */
  private static List<Count> atMost(long limit, JavaRDD<Row> counts) {
    long size = counts.count();
    if (size > limit) {
      throw new TooLarge(size, limit);
    }
    List<Count> result = new ArrayList<>();
    COUNTS.read(counts.collect().iterator()).forEachRemaining(result::add);
    return result;
  }

  /** Code points of an item's text, read only where something counts them. */
  private static Column length(Question question) {
    return question.entries().stream().anyMatch(Question.Entry::needsLength)
        ? coalesce(functions.length(col("text")), lit(0)).cast(DataTypes.LongType)
        : lit(0L);
  }

  /** Numbers of those who rated a dimension of the question, by rank in the order of ids. */
  private static Map<String, Integer> raters(Dataset<Row> items, Question question, IdOrder order) {
    Set<String> dimensions =
        question.dimensions().stream()
            .map(Question.Dimension::source)
            .collect(Collectors.toCollection(HashSet::new));
    List<String> ids =
        items
            .select("ratings")
            .as(Encoders.BINARY())
            .mapPartitions(
                (MapPartitionsFunction<byte[], String>) own -> differentRaters(own, dimensions),
                Encoders.STRING())
            .distinct()
            .collectAsList();
    Map<String, Integer> numbers = new HashMap<>();
    ids.stream().sorted(order.by(IdOrder.Of.RATER)).forEach(id -> numbers.put(id, numbers.size()));
    return numbers;
  }

  private static Iterator<String> differentRaters(Iterator<byte[]> packed, Set<String> dimensions) {
    Set<String> different = new HashSet<>();
    while (packed.hasNext()) {
      for (RatedItem.Rating r : Packed.ratings(packed.next())) {
        if (r.by() == RatedItem.By.RATER && dimensions.contains(r.dimension())) {
          different.add(r.rater());
        }
      }
    }
    return different.iterator();
  }

  private static Resample resample(RaterDraws draws, int raters, int blocks) {
    long weights = (long) draws.replicates() * (raters + (draws.items() ? blocks : 0));
    if (weights > MOST_WEIGHTS) {
      throw new TooLarge(
          "raters and blocks times replicates would be "
              + weights
              + ", at most "
              + MOST_WEIGHTS
              + " can be drawn (resampling: replicates)");
    }
    return new Resample(
        new Draws(raters, draws.replicates(), draws.seed()),
        draws.items() ? new Draws(blocks, draws.replicates(), ~draws.seed()) : null);
  }

  /** More counts than the protocol allows. */
  public static final class TooLarge extends RuntimeException {
    private TooLarge(String message) {
      super(message);
    }

    TooLarge(long size, long limit) {
      this(
          "the tallies would have "
              + size
              + " entries, the protocol's limit is "
              + limit
              + " (limits: tallies)");
    }
  }

  /** Reads on only as long as there may be no more units than blocks. */
  private static Blocks blocks(Dataset<Row> items, Input input) {
    int enough = input.blocks() + 1;
    HashSet<String> units =
        items
            .select(unit(input.selection().unit()))
            .as(Encoders.STRING())
            .javaRDD()
            .mapPartitions(own -> List.of(different(own, enough)).iterator())
            .fold(new HashSet<>(), (some, more) -> different(both(some, more), enough));
    return Blocks.of(List.copyOf(units), input.blocks(), input.order());
  }

  private static HashSet<String> different(Iterator<String> units, int enough) {
    HashSet<String> different = new HashSet<>();
    while (units.hasNext() && different.size() < enough) {
      different.add(units.next());
    }
    return different;
  }

  private static Iterator<String> both(Set<String> some, Set<String> more) {
    return Stream.concat(some.stream(), more.stream()).iterator();
  }

  /** The unit of dependence an item belongs to; the item itself where the unit is not known. */
  static Column unit(String unit) {
    Column named =
        switch (unit) {
          case "conversation", "speaker", "item" -> col(unit);
          default -> col("strata").getItem(unit);
        };
    return coalesce(named, col("item"));
  }
}
