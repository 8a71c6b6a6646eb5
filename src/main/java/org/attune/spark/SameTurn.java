package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.corpus.RatedItem;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Strata;
import org.attune.tally.TurnComparison;

/**
 * Counts how items that answer the same turn compare, and items that are a choice between two.
 * Those of one turn are in memory at once.
 */
final class SameTurn implements Iterator<Count> {

  /**
   * An item that answers a turn.
   *
   * @param replyTo id of the turn
   */
  private record Answering(
      String replyTo,
      String unit,
      String item,
      SortedMap<String, String> strata,
      List<RatedItem.Rating> ratings,
      List<Optional<List<Long>>> outputs) {}

  private static final RecordRows<Answering> ITEMS =
      new RecordRows<>(Answering.class, MethodHandles.lookup());

  private final Iterator<Answering> items;
  private final Question question;
  private final Map<Strata, List<String>> groups;
  private final Blocks blocks;
  private final boolean behind;
  private Iterator<Count> ready = List.<Count>of().iterator();
  private Answering next;

  private SameTurn(
      Iterator<Answering> items,
      Question question,
      Map<Strata, List<String>> groups,
      Blocks blocks,
      boolean behind) {
    this.items = items;
    this.question = question;
    this.groups = groups;
    this.blocks = blocks;
    this.behind = behind;
    next = items.hasNext() ? items.next() : null;
  }

  /**
   * The counts of all turns. They are of the block of the turn's first item.
   *
   * @param items with their units and outputs
   * @param behind whether the turns behind the counts of each place are counted
   */
  static Dataset<Row> counts(Dataset<Row> items, Question question, Blocks blocks, boolean behind) {
    Map<Strata, List<String>> groups = new HashMap<>();
    TurnComparison.strata(question).forEach(strata -> groups.put(strata, groups(items, strata)));
    return items
        .withColumn("replyTo", turn(question))
        .filter(col("replyTo").isNotNull())
        .repartition(col("replyTo"))
        .sortWithinPartitions("replyTo", "item")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows ->
                    Tallying.COUNTS.rows(
                        new SameTurn(ITEMS.read(rows), question, groups, blocks, behind)),
            Tallying.COUNTS.encoder());
  }

  /** The turn an item answers; of one that is itself a choice between two groups, the item. */
  private static Column turn(Question question) {
    return TurnComparison.strata(question).stream()
        .filter(strata -> !strata.none())
        .map(strata -> given(values(strata.others())))
        .reduce(Column::or)
        .map(choice -> when(choice, col("item")).otherwise(col("replyTo")))
        .orElse(col("replyTo"));
  }

  private static Column[] values(List<String> names) {
    return names.stream().map(name -> col("strata").getItem(name)).toArray(Column[]::new);
  }

  private static Column given(Column... values) {
    return Arrays.stream(values).map(Column::isNotNull).reduce(lit(true), Column::and);
  }

  /** Those of items that answer a turn, and both of items that are a choice between two. */
  private static List<String> groups(Dataset<Row> items, Strata strata) {
    Set<String> groups = new TreeSet<>();
    Column[] own = values(strata.names());
    Column[] others = values(strata.others());
    Column choice = strata.none() ? lit(false) : given(others);
    for (Column[] values : List.of(own, others)) {
      Column counted =
          given(own).and(values == own ? col("replyTo").isNotNull().or(choice) : choice);
      for (Row row : items.filter(counted).select(values).distinct().collectAsList()) {
        groups.add(
            strata.group(IntStream.range(0, values.length).mapToObj(row::getString).toList()));
      }
    }
    return List.copyOf(groups);
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && next != null) {
      String turn = next.replyTo();
      List<Answering> same = new ArrayList<>();
      while (next != null && next.replyTo().equals(turn)) {
        same.add(next);
        next = items.hasNext() ? items.next() : null;
      }
      ready = count(same).iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Count next() {
    return ready.next();
  }

  private List<Count> count(List<Answering> same) {
    int block = blocks.of(same.get(0).unit());
    Map<Counting.Place, Counts.Builder> sums = new HashMap<>();
    Set<Counting.Place> told = new HashSet<>();
    TurnComparison.count(
        question,
        same.stream().map(this::item).toList(),
        groups,
        (entry, group) -> {
          Counting.Place place = new Counting.Place(entry, group, block);
          Counts.Builder sum = sums.computeIfAbsent(place, of -> Counts.builder());
          return (first, second, amount) -> {
            if (behind && told.add(place)) {
              sums.computeIfAbsent(
                      new Counting.Place(Count.behind(entry), group, block), of -> Counts.builder())
                  .add(0, 0, 1);
            }
            sum.add(first, second, amount);
          };
        });
    List<Count> counts = new ArrayList<>();
    sums.forEach((place, sum) -> counts.addAll(Counting.made(place, sum)));
    return counts;
  }

  private Question.Item item(Answering of) {
    return new Question.Item(
        new RatedItem(of.item(), of.strata(), of.ratings()),
        Counting.outputs(question, of.outputs()),
        rater -> -1,
        blocks.cluster(of.unit()));
  }
}
