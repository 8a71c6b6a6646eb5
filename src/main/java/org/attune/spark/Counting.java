package org.attune.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Fragment;
import org.attune.tally.Counts;
import org.attune.tally.Question;

/** The counts of a partition's items, handed over whenever many have come together. */
final class Counting implements Iterator<Row> {

  static final StructType COUNT =
      new StructType()
          .add("entry", DataTypes.IntegerType)
          .add("stratum", DataTypes.StringType)
          .add("block", DataTypes.IntegerType)
          .add("first", DataTypes.LongType)
          .add("second", DataTypes.LongType)
          .add("amount", DataTypes.LongType);

  private static final int HELD = 1 << 19;

  /** Where the models' outputs begin. */
  private static final int MODELS = 4;

  private record Place(int entry, String group, int block) {}

  private final Iterator<Row> rows;
  private final Question question;
  private final Blocks blocks;
  private final Map<String, Integer> raters;
  private final Resample.Weights resample;
  private final boolean leaving;
  private final boolean behind;
  private final List<Integer> different = new ArrayList<>();
  private final Map<Place, Counts.Builder> counts = new HashMap<>();
  private int held;
  private Iterator<Row> ready = List.<Row>of().iterator();

  /**
   * Counts rows of unit, strata, ratings, id and each model's outputs.
   *
   * @param raters number of each rater; empty if nobody needs them
   * @param resample draws of raters, or null
   * @param leaving whether each rater is left out in turn
   * @param behind whether the items behind the counts of each place are counted
   */
  Counting(
      Iterator<Row> rows,
      Question question,
      Blocks blocks,
      Map<String, Integer> raters,
      Resample resample,
      boolean leaving,
      boolean behind) {
    this.rows = rows;
    this.behind = behind;
    this.question = question;
    this.blocks = blocks;
    this.raters = raters;
    this.resample = resample == null ? null : new Resample.Weights(resample);
    this.leaving = leaving;
    for (int e = 0; e < question.entries().size(); e++) {
      if (question.firstAlike(e) == e) {
        different.add(e);
      }
    }
  }

  @Override
  public boolean hasNext() {
    if (!ready.hasNext() && rows.hasNext()) {
      counts.clear();
      held = 0;
      while (rows.hasNext() && held < HELD) {
        count(rows.next());
      }
      ready =
          counts.entrySet().stream()
              .flatMap(sums -> rows(sums.getKey(), sums.getValue()).stream())
              .iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    return ready.next();
  }

  private void count(Row row) {
    Fragment item = Schemas.rated(row.getString(3), row.getMap(1), row.getAs(2));
    int block = blocks.of(row.getString(0));
    long[][] outputs = new long[question.models().size()][];
    for (int m = 0; m < outputs.length; m++) {
      boolean given = !question.models().get(m).recorded() && !row.isNullAt(MODELS + m);
      outputs[m] =
          given
              ? row.<Long>getList(MODELS + m).stream().mapToLong(Long::longValue).toArray()
              : null;
    }
    sink(Tallying.ITEMS, "", block, 1).add(0, 0, 1);
    different.forEach(entry -> countRaters(item, entry));
    long cluster = blocks.cluster(row.getString(0));
    count(item, outputs, cluster, resample == null ? block : 0, 1);
    for (int r = 0; resample != null && r < resample.replicates(); r++) {
      int times = resample.ofBlock(r, block);
      if (times > 0) {
        countAgain(resample.panel(r, item, raters), outputs, cluster, r + 1, times, entry -> true);
      }
    }
    if (leaving) {
      leaveOut(item, outputs, cluster);
    }
  }

  /** Counts what an item's counts change by without each of its raters. */
  private void leaveOut(Fragment item, long[][] outputs, long cluster) {
    Set<Integer> numbers = new TreeSet<>();
    for (Fragment.Rating r : item.ratings()) {
      if (number(r) >= 0) {
        numbers.add(number(r));
      }
    }
    for (int left : numbers) {
      List<Fragment.Rating> rest = item.ratings().stream().filter(r -> number(r) != left).toList();
      Set<String> rated =
          item.ratings().stream()
              .filter(r -> number(r) == left)
              .map(Fragment.Rating::dimension)
              .collect(Collectors.toSet());
      IntPredicate changed = entry -> rated.contains(source(entry));
      countAgain(item.with(rest), outputs, cluster, -1 - left, 1, changed);
      countAgain(item, outputs, cluster, -1 - left, -1, changed);
    }
  }

  /** Number of who gave a rating, or -1. */
  private int number(Fragment.Rating rating) {
    return rating.by() == Fragment.By.RATER && !rating.rater().isEmpty()
        ? raters.getOrDefault(rating.rater(), -1)
        : -1;
  }

  /**
   * Counts an item under a block, or under a replicate of raters, where 0 is the sample itself, as
   * often as its block was drawn.
   */
  private void count(Fragment item, long[][] outputs, long cluster, int place, int times) {
    Set<Place> told = behind ? new HashSet<>() : Set.of();
    question.count(
        new Question.Item(item, outputs, rater -> raters.getOrDefault(rater, -1), cluster),
        (entry, group) -> {
          int at = question.entries().get(entry).byBlock() ? place : 0;
          Counts.Sink sink = sink(entry, group, at, times);
          return behind ? telling(sink, new Place(entry, group, at), told) : sink;
        });
  }

  /** The same with other raters; nothing of what is counted for the whole sample only. */
  private void countAgain(
      Fragment item, long[][] outputs, long cluster, int place, int times, IntPredicate of) {
    question.count(
        new Question.Item(item, outputs, rater -> raters.getOrDefault(rater, -1), cluster),
        (entry, group) ->
            question.entries().get(entry).byBlock() && of.test(entry)
                ? sink(entry, group, place, times)
                : (first, second, amount) -> {});
  }

  /** The same sink, but the item it is for is counted as one of those behind the place. */
  private Counts.Sink telling(Counts.Sink sink, Place at, Set<Place> told) {
    return (first, second, amount) -> {
      if (told.add(at)) {
        sink(Tallying.behind(at.entry()), at.group(), at.block(), 1).add(0, 0, 1);
      }
      sink.add(first, second, amount);
    };
  }

  private Counts.Sink sink(int entry, String group, int block, int times) {
    Counts.Builder sum =
        counts.computeIfAbsent(new Place(entry, group, block), place -> Counts.builder());
    return (first, second, amount) -> {
      int before = sum.size();
      sum.add(first, second, Math.multiplyExact(amount, times));
      held += sum.size() - before;
    };
  }

  /** The dimension of the corpus that an entry is about. */
  private String source(int entry) {
    return question.dimensions().get(question.entries().get(entry).dimension()).source();
  }

  private void countRaters(Fragment item, int entry) {
    String source = source(entry);
    String group = question.entries().get(entry).group(item);
    if (group != null) {
      Counts.Sink sink = sink(-1 - entry, group, 0, 1);
      for (Fragment.Rating r : item.ratings()) {
        if (r.by() == Fragment.By.RATER && !r.rater().isEmpty() && r.dimension().equals(source)) {
          sink.add(Blocks.longHash(r.rater()), r.rater().hashCode(), 1);
        }
      }
    }
  }

  private static List<Row> rows(Place place, Counts.Builder sums) {
    List<Row> made = new ArrayList<>(sums.size());
    sums.forEach(
        (first, second, amount) ->
            made.add(
                RowFactory.create(
                    place.entry(), place.group(), place.block(), first, second, amount)));
    return made;
  }
}
