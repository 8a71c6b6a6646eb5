package org.attune.spark;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.corpus.Hashes;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.score.raters.RaterModel.Panel;
import org.attune.tally.Question.Dimension;

/**
 * An item with the ratings of known people.
 *
 * @param key hash of its id
 * @param panels its ratings on each dimension
 */
record ItemPanels(String key, List<Panel> panels) implements Serializable {

  /**
   * Rated items, and how many people rated each dimension; a rater's number is the rank of the id
   * among those of the dimension.
   */
  record Numbered(JavaRDD<ItemPanels> items, int[] raters) {}

  private record Rater(int dimension, String id) implements Serializable {}

  private record Rated(String item, List<RatedItem.Rating> ratings) {}

  private static final RecordRows<Rated> RATED =
      new RecordRows<>(Rated.class, MethodHandles.lookup());

  /** Receives ratings by known people. */
  private interface Sink {
    void accept(String rater, long code);
  }

  static String key(String item) {
    return Hashes.ofTexts(List.of(item)).substring(0, 32);
  }

  /**
   * The items with a rating by a known person on at least one of the dimensions.
   *
   * @param items rows of items
   */
  static Numbered of(Dataset<Row> items, List<Dimension> dimensions) {
    List<Dimension> wanted = List.copyOf(dimensions);
    JavaRDD<Rated> rated = RATED.of(items).javaRDD().mapPartitions(rows -> RATED.read(rows));
    List<Rater> all = rated.mapPartitions(own -> raters(own, wanted)).distinct().collect();
    HashMap<Rater, Integer> numbers = new HashMap<>();
    int[] raters = new int[wanted.size()];
    for (int d = 0; d < raters.length; d++) {
      int dimension = d;
      List<Rater> own =
          all.stream()
              .filter(rater -> rater.dimension() == dimension)
              .sorted(Comparator.comparing(Rater::id))
              .toList();
      raters[d] = own.size();
      for (int rank = 0; rank < raters[d]; rank++) {
        numbers.put(own.get(rank), rank);
      }
    }
    Broadcast<Map<Rater, Integer>> known =
        JavaSparkContext.fromSparkContext(items.sparkSession().sparkContext()).broadcast(numbers);
    return new Numbered(
        rated
            .map(item -> of(item, wanted, known.value()))
            .filter(item -> item.panels().stream().anyMatch(panel -> panel.size() > 0)),
        raters);
  }

  private static Iterator<Rater> raters(Iterator<Rated> items, List<Dimension> dimensions) {
    Set<Rater> different = new HashSet<>();
    while (items.hasNext()) {
      List<RatedItem.Rating> ratings = items.next().ratings();
      for (int d = 0; d < dimensions.size(); d++) {
        int dimension = d;
        ratings(
            ratings,
            dimensions.get(d),
            (rater, code) -> different.add(new Rater(dimension, rater)));
      }
    }
    return different.iterator();
  }

  private static ItemPanels of(
      Rated item, List<Dimension> dimensions, Map<Rater, Integer> numbers) {
    List<RatedItem.Rating> ratings = item.ratings();
    Panel[] panels = new Panel[dimensions.size()];
    for (int d = 0; d < panels.length; d++) {
      int dimension = d;
      int[] raters = new int[ratings.size()];
      long[] codes = new long[raters.length];
      int[] n = {0};
      ratings(
          ratings,
          dimensions.get(d),
          (rater, code) -> {
            raters[n[0]] = numbers.get(new Rater(dimension, rater));
            codes[n[0]++] = code;
          });
      panels[d] = new Panel(Arrays.copyOf(raters, n[0]), Arrays.copyOf(codes, n[0]));
    }
    return new ItemPanels(key(item.item()), List.of(panels));
  }

  private static void ratings(List<RatedItem.Rating> ratings, Dimension dimension, Sink sink) {
    for (RatedItem.Rating r : ratings) {
      if (r.by() == RatedItem.By.RATER
          && !r.rater().isEmpty()
          && r.dimension().equals(dimension.source())) {
        long code = dimension.regrouping().map(r.code());
        if (code != Scale.ABSENT) {
          sink.accept(r.rater(), code);
        }
      }
    }
  }
}
