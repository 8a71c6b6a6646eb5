package org.attune.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.RatedItem;
import org.attune.tally.Question;
import org.attune.tally.Question.Entry;

/**
 * How much work it is to count a corpus, told before it begins. It follows from how many people
 * rated each item alone, not from the machine: an item with n ratings takes n<sup>2</sup> + 100 n
 * steps where each rater is compared with all others, 100 n (n - 1) / 2 where every two are, and n
 * + 100 else; that for each tally, again for each resample of raters, and again twice for each
 * rater of the item where these are left out. A step takes some 10 nanoseconds of a processor
 * (figures in the README of the benchmarks).
 *
 * @param steps all steps; the largest long where it is more
 * @param panels the most ratings an item has on each dimension of the question
 */
public record Effort(long steps, List<Long> panels) implements Serializable {

  /** What one view of an item costs beside going through its ratings. */
  private static final long VIEW = 100;

  /** What it takes to count what a question asks; nothing where that is one view an item. */
  public static Effort of(SparkSession spark, Tallying.Input input, Question question) {
    Effort none = new Effort(0, Collections.nCopies(question.dimensions().size(), 0L));
    if (input.raters().isEmpty()
        && question.entries().stream().noneMatch(entry -> perRater(entry) || perPair(entry))) {
      return none;
    }
    Dataset<Row> items = input.selection().of(Stored.items(spark, input.items()));
    boolean leaving = input.raters().orElse(null) instanceof Tallying.RatersLeft;
    Effort once =
        items
            .select("ratings")
            .as(Encoders.BINARY())
            .javaRDD()
            .mapPartitions(rows -> of(rows, question, none, leaving))
            .fold(none, Effort::plus);
    long replicates =
        input.raters().orElse(null) instanceof Tallying.RaterDraws draws ? draws.replicates() : 0;
    return new Effort(times(once.steps, 1 + replicates), once.panels);
  }

  /**
   * How many groups an entry has at least: raters, or pairs of raters, of one item are as many
   * different ones.
   */
  public long groups(Entry entry) {
    long n = panels.get(entry.dimension());
    return switch (entry.against()) {
      case EACH_RATER -> n;
      case PAIRS -> n * (n - 1) / 2;
      default -> 1;
    };
  }

  private static Iterator<Effort> of(
      Iterator<byte[]> packed, Question question, Effort none, boolean leaving) {
    Effort all = none;
    while (packed.hasNext()) {
      List<RatedItem.Rating> ratings = Packed.ratings(packed.next());
      Effort once = of(ratings, question);
      long raters = leaving ? ratings.stream().map(RatedItem.Rating::rater).distinct().count() : 0;
      all = all.plus(new Effort(times(once.steps, 1 + 2 * raters), once.panels));
    }
    return List.of(all).iterator();
  }

  /** Of an item; raters of whom nothing is known make no groups. */
  static Effort of(List<RatedItem.Rating> ratings, Question question) {
    List<Long> all = new ArrayList<>();
    List<Long> named = new ArrayList<>();
    for (Question.Dimension d : question.dimensions()) {
      List<RatedItem.Rating> panel =
          ratings.stream()
              .filter(r -> r.by() == RatedItem.By.RATER && r.dimension().equals(d.source()))
              .toList();
      all.add((long) panel.size());
      named.add(panel.stream().filter(r -> !r.rater().isEmpty()).count());
    }
    long steps = 0;
    for (Entry entry : question.entries()) {
      if (entry.instead() != Question.Instead.NOTHING) {
        continue; // few items, if any: those without an answer
      }
      List<Long> counted = entry.against().grouped() ? named : all;
      steps = plus(steps, steps(entry, counted.get(entry.dimension())));
    }
    return new Effort(steps, named);
  }

  private Effort plus(Effort other) {
    List<Long> most = new ArrayList<>(panels);
    for (int d = 0; d < most.size(); d++) {
      most.set(d, Math.max(most.get(d), other.panels.get(d)));
    }
    return new Effort(plus(steps, other.steps), most);
  }

  /** Steps for an item with {@code n} ratings. */
  static long steps(Entry entry, long n) {
    return perPair(entry)
        ? times(VIEW, n * (n - 1) / 2)
        : perRater(entry) ? times(n, n + VIEW) : n + VIEW;
  }

  private static boolean perRater(Entry entry) {
    return entry.against() == Question.Against.REST
        || entry.against() == Question.Against.EACH_RATER
        || Question.TALLIERS.get(entry.tallier()).needsRaters();
  }

  private static boolean perPair(Entry entry) {
    return entry.against() == Question.Against.PAIRS;
  }

  private static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long times(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }
}
