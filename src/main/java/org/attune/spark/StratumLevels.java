package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.RatedItem;

/**
 * The levels of a stratum.
 *
 * @param conversations in how many conversations each level occurs
 * @param all number of conversations with a level
 */
public record StratumLevels(SortedMap<String, Long> conversations, long all) {

  /** More levels are not told apart: no table has them. */
  private static final int MOST = 100_000;

  private record Rated(List<RatedItem.Rating> ratings) {}

  private static final RecordRows<Rated> RATED =
      new RecordRows<>(Rated.class, MethodHandles.lookup());

  private record Member(String level, String rater) implements Serializable {}

  /**
   * Levels of a group of raters, and in the place of conversations how many known raters each has.
   */
  public static StratumLevels ofRaters(SparkSession spark, Path items, String group) {
    List<Member> members =
        RATED
            .of(Stored.items(spark, items))
            .javaRDD()
            .mapPartitions(rows -> members(RATED.read(rows), group).iterator())
            .distinct()
            .collect();
    SortedMap<String, Long> levels = new TreeMap<>();
    members.forEach(member -> levels.merge(member.level(), 1L, Long::sum));
    return new StratumLevels(levels, members.stream().map(Member::rater).distinct().count());
  }

  private static Set<Member> members(Iterator<Rated> items, String group) {
    Set<Member> members = new HashSet<>();
    items.forEachRemaining(
        item ->
            item.ratings().stream()
                .filter(rating -> rating.groups().containsKey(group))
                .map(rating -> new Member(rating.groups().get(group), rating.rater()))
                .forEach(members::add));
    return members;
  }

  /** Levels among some items. */
  public static StratumLevels of(
      SparkSession spark, Path items, Selection selection, String stratum) {
    Column level = col("strata").getItem(stratum);
    Dataset<Row> pairs =
        selection
            .of(Stored.items(spark, items))
            .filter(level.isNotNull())
            .select(level.as("level"), Tallying.unit("conversation").as("conversation"))
            .distinct();
    SortedMap<String, Long> levels = new TreeMap<>();
    pairs
        .groupBy("level")
        .agg(count(lit(1)).as("conversations"))
        .limit(MOST)
        .collectAsList()
        .forEach(row -> levels.put(row.getAs("level"), row.getAs("conversations")));
    return new StratumLevels(levels, pairs.select("conversation").distinct().count());
  }
}
