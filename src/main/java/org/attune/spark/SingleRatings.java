package org.attune.spark;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Hashes;
import org.attune.corpus.RatedItem;

/**
 * All ratings by people in a corpus, and an order of ids that only those know who have them.
 *
 * <p>The key of that order is made of the ratings, so that the same data give the same numbers on
 * any machine, and nobody has to keep it: the sum modulo 2<sup>256</sup> of the SHA-256 of every
 * rating with the id and the text of its item, which does not depend on their order (MSet-Add-Hash
 * of Clarke, Devadas, van Dijk, Gassend and Suh 2003, doi:10.1007/978-3-540-40061-5_12), hashed
 * once more. Whoever lacks a single rating would have to try all it may be, each time with all
 * others; no other hash in results is made of the same bytes. Of a corpus with few ratings all may
 * be tried: {@link #number} says how many there are.
 *
 * @param number how many ratings by people, or by panels of people, there are
 * @param raters ids of those known who gave them
 * @param order the order of ids
 */
public record SingleRatings(long number, SortedSet<String> raters, IdOrder order) {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
  private static final String ROW = "attune: a rating of a corpus";
  private static final String KEY = "attune: the order of ids of a corpus";

  private record Rated(String item, Optional<String> text, List<RatedItem.Rating> ratings) {}

  private static final RecordRows<Rated> RATED =
      new RecordRows<>(Rated.class, MethodHandles.lookup());

  private record Sum(BigInteger hashes, long number, TreeSet<String> raters)
      implements Serializable {

    static final Sum NONE = new Sum(BigInteger.ZERO, 0, new TreeSet<>());

    Sum plus(Sum other) {
      TreeSet<String> both = new TreeSet<>(raters);
      both.addAll(other.raters);
      return new Sum(
          hashes.add(other.hashes).mod(MODULUS), Math.addExact(number, other.number), both);
    }
  }

  /** Goes through the items of a corpus. */
  public static SingleRatings of(SparkSession spark, Path items) {
    Sum all =
        RATED
            .of(Stored.items(spark, items))
            .javaRDD()
            .mapPartitions(rows -> sum(RATED.read(rows)))
            .fold(Sum.NONE, Sum::plus);
    String key = Hashes.ofTexts(List.of(KEY, all.hashes().toString(), "" + all.number()));
    return new SingleRatings(
        all.number(),
        Collections.unmodifiableSortedSet(all.raters()),
        IdOrder.keyed(HexFormat.of().parseHex(key)));
  }

  private static Iterator<Sum> sum(Iterator<Rated> items) {
    BigInteger hashes = BigInteger.ZERO;
    long number = 0;
    TreeSet<String> raters = new TreeSet<>();
    while (items.hasNext()) {
      Rated item = items.next();
      for (RatedItem.Rating r : item.ratings()) {
        if (r.by() == RatedItem.By.RATER || r.by() == RatedItem.By.PANEL) {
          hashes = hashes.add(hash(item.item(), item.text().orElse(""), r)).mod(MODULUS);
          number++;
          if (!r.rater().isEmpty()) {
            raters.add(r.rater());
          }
        }
      }
    }
    return List.of(new Sum(hashes, number, raters)).iterator();
  }

  private static BigInteger hash(String item, String text, RatedItem.Rating r) {
    return new BigInteger(
        Hashes.ofTexts(
            List.of(
                ROW, item, text, r.dimension(), r.by().name(), r.rater(), Long.toString(r.code()))),
        16);
  }
}
