package org.attune.spark;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.attune.corpus.RatedItem;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.attune.tally.Question;

/** The counts of a partition's items, handed over whenever many have come together. */
final class Counting implements Iterator<Count> {

  /**
   * An item to be counted.
   *
   * @param unit id of the unit of dependence
   * @param outputs of each model; none where they are recorded, or it gave none
   * @param length code points of its text; 0 without a text, or where nothing asks for it
   */
  record Item(
      String unit,
      String item,
      SortedMap<String, String> strata,
      List<RatedItem.Rating> ratings,
      List<Optional<List<Long>>> outputs,
      long length) {

    /** An item whose length nobody asks for. */
    Item(
        String unit,
        String item,
        SortedMap<String, String> strata,
        List<RatedItem.Rating> ratings,
        List<Optional<List<Long>>> outputs) {
      this(unit, item, strata, ratings, outputs, 0);
    }
  }

  static final RecordRows<Item> ITEMS = new RecordRows<>(Item.class, MethodHandles.lookup());

  private static final int HELD = 1 << 19;

  record Place(int entry, String group, int block) {}

  private final Iterator<Item> items;
  private final Question question;
  private final Blocks blocks;
  private final Map<String, Integer> raters;
  private final Resample.Weights resample;
  private final boolean leaving;
  private final boolean behind;
  private final List<Integer> different = new ArrayList<>();
  private final Map<Place, Counts.Builder> counts = new HashMap<>();
  private int held;
  private Iterator<Count> ready = List.<Count>of().iterator();

  /**
   * Counts items.
   *
   * @param raters number of each rater; empty if nobody needs them
   * @param resample draws of raters, or null
   * @param leaving whether each rater is left out in turn
   * @param behind whether the items behind the counts of each place are counted
   */
  Counting(
      Iterator<Item> items,
      Question question,
      Blocks blocks,
      Map<String, Integer> raters,
      Resample resample,
      boolean leaving,
      boolean behind) {
    this.items = items;
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
    if (!ready.hasNext() && items.hasNext()) {
      counts.clear();
      held = 0;
      while (items.hasNext() && held < HELD) {
        count(items.next());
      }
      ready =
          counts.entrySet().stream()
              .flatMap(sums -> made(sums.getKey(), sums.getValue()).stream())
              .iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Count next() {
    return ready.next();
  }

  private void count(Item counted) {
    RatedItem item = new RatedItem(counted.item(), counted.strata(), counted.ratings());
    int block = blocks.of(counted.unit());
    long[][] outputs = outputs(question, counted.outputs());
    sink(Count.ITEMS, "", block, 1).add(0, 0, 1);
    different.forEach(entry -> countRaters(item, entry));
    Question.Item all =
        new Question.Item(
            item,
            outputs,
            rater -> raters.getOrDefault(rater, -1),
            blocks.cluster(counted.unit()),
            counted.length());
    count(all, resample == null ? block : 0, 1);
    for (int r = 0; resample != null && r < resample.replicates(); r++) {
      int times = resample.ofBlock(r, block);
      if (times > 0) {
        countAgain(all.with(resample.panel(r, item, raters)), r + 1, times, entry -> true);
      }
    }
    if (leaving) {
      leaveOut(all);
    }
  }

  /** Outputs of each model; null where it gave none, or they are recorded. */
  static long[][] outputs(Question question, List<Optional<List<Long>>> all) {
    long[][] outputs = new long[question.models().size()][];
    for (int m = 0; m < outputs.length; m++) {
      Optional<List<Long>> given =
          question.models().get(m).recorded() ? Optional.empty() : all.get(m);
      outputs[m] = given.map(of -> of.stream().mapToLong(Long::longValue).toArray()).orElse(null);
    }
    return outputs;
  }

  /** Counts what an item's counts change by without each of its raters. */
  private void leaveOut(Question.Item all) {
    RatedItem item = all.rated();
    Set<Integer> numbers = new TreeSet<>();
    for (RatedItem.Rating r : item.ratings()) {
      if (number(r) >= 0) {
        numbers.add(number(r));
      }
    }
    for (int left : numbers) {
      List<RatedItem.Rating> rest = item.ratings().stream().filter(r -> number(r) != left).toList();
      Set<String> rated =
          item.ratings().stream()
              .filter(r -> number(r) == left)
              .map(RatedItem.Rating::dimension)
              .collect(Collectors.toSet());
      IntPredicate changed = entry -> rated.contains(source(entry)) || other(entry, rated);
      countAgain(all.with(item.with(rest)), -1 - left, 1, changed);
      countAgain(all, -1 - left, -1, changed);
    }
  }

  /** Number of who gave a rating, or -1. */
  private int number(RatedItem.Rating rating) {
    return rating.by() == RatedItem.By.RATER && !rating.rater().isEmpty()
        ? raters.getOrDefault(rating.rater(), -1)
        : -1;
  }

  /**
   * Counts an item under a block, or under a replicate of raters, where 0 is the sample itself, as
   * often as its block was drawn.
   */
  private void count(Question.Item item, int place, int times) {
    Set<Place> told = behind ? new HashSet<>() : Set.of();
    question.count(
        item,
        (entry, group) -> {
          int at = question.entries().get(entry).byBlock() ? place : 0;
          Counts.Sink sink = sink(entry, group, at, times);
          return behind ? telling(sink, new Place(entry, group, at), told) : sink;
        });
  }

  /** The same with other raters; nothing of what is counted for the whole sample only. */
  private void countAgain(Question.Item item, int place, int times, IntPredicate of) {
    question.count(
        item,
        (entry, group) ->
            question.entries().get(entry).byBlock() && of.test(entry)
                ? sink(entry, group, place, times)
                : (first, second, amount) -> {});
  }

  /** The same sink, but the item it is for is counted as one of those behind the place. */
  private Counts.Sink telling(Counts.Sink sink, Place at, Set<Place> told) {
    return (first, second, amount) -> {
      if (told.add(at)) {
        sink(Count.behind(at.entry()), at.group(), at.block(), 1).add(0, 0, 1);
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

  /** True if an entry sees a second dimension at once, one of these. */
  private boolean other(int entry, Set<String> dimensions) {
    int other = question.entries().get(entry).other();
    return other >= 0 && dimensions.contains(question.dimensions().get(other).source());
  }

  private void countRaters(RatedItem item, int entry) {
    String source = source(entry);
    question
        .entries()
        .get(entry)
        .strata()
        .parts(item, source)
        .forEach(
            (group, part) -> {
              Counts.Sink sink = sink(-1 - entry, group, 0, 1);
              for (RatedItem.Rating r : part.ratings()) {
                if (r.by() == RatedItem.By.RATER
                    && !r.rater().isEmpty()
                    && r.dimension().equals(source)) {
                  sink.add(Blocks.longHash(r.rater()), r.rater().hashCode(), 1);
                }
              }
            });
  }

  static List<Count> made(Place place, Counts.Builder sums) {
    List<Count> made = new ArrayList<>(sums.size());
    sums.forEach(
        (first, second, amount) ->
            made.add(
                new Count(place.entry(), place.group(), place.block(), first, second, amount)));
    return made;
  }
}
