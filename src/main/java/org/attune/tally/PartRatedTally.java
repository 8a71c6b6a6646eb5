package org.attune.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.attune.corpus.Scale;

/**
 * Sums over items that a model rated, of which people rated a part: of the rated items the number,
 * the ratings, y, f, y², f² and y f, of the others the number, f and f², where f is the model's
 * value and y the mean of the item's ratings, or what a panel concluded where there are none. On
 * ordered scales values are those of the scale; of a label f is 1 where the model gives it and 0
 * where not, and y the share of the ratings that do. y is rounded to a multiple of 10<sup>-9</sup>.
 *
 * <p>Key: (cluster or 0, 4 quantity + limb), see {@link ExactSums}, in units of 10<sup>-9</sup>.
 *
 * <p>Gives prediction-powered means and rates.
 */
public final class PartRatedTally implements Tally<PartRatedTally> {

  /** Counts items. */
  public static final Tallier<PartRatedTally> ITEMS = new Kind("part-rated", false);

  /** The same apart for each cluster of items. */
  public static final Tallier<PartRatedTally> CLUSTERED = new Kind("part-rated-clustered", true);

  /** What is summed. */
  public enum Sum {
    /** Rated items. */
    RATED,
    /** Ratings of the rated items. */
    RATINGS,
    /** Of the rated items what people say. */
    Y,
    /** Of the rated items what the model says. */
    F,
    YY,
    FF,
    YF,
    /** Items without a rating. */
    UNRATED,
    /** Of these what the model says. */
    UNRATED_F,
    UNRATED_FF
  }

  private static final Sum[] SUMS = Sum.values();

  /** The sums of one cluster: numbers of items, or in units of 10<sup>-9</sup> or their squares. */
  public record Cluster(long key, Map<Sum, BigInteger> sums) {

    /** One of the sums. */
    public BigInteger sum(Sum of) {
      return sums.getOrDefault(of, BigInteger.ZERO);
    }
  }

  private final Counts counts;
  private final List<Cluster> clusters = new ArrayList<>();
  private final Map<Sum, BigInteger> sums = new EnumMap<>(Sum.class);

  private PartRatedTally(Counts counts) {
    this.counts = counts;
    for (int i = 0; i < counts.size(); i++) {
      if (i == 0 || counts.first(i) != counts.first(i - 1)) {
        clusters.add(new Cluster(counts.first(i), new EnumMap<>(Sum.class)));
      }
      Sum of = SUMS[(int) (counts.second(i) >> 2)];
      BigInteger part = ExactSums.part(counts.second(i), counts.amount(i));
      clusters.get(clusters.size() - 1).sums().merge(of, part, BigInteger::add);
      sums.merge(of, part, BigInteger::add);
    }
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public PartRatedTally with(long[] amounts) {
    return new PartRatedTally(counts.with(amounts));
  }

  /** Items the model rated. */
  @Override
  public long items() {
    return sum(Sum.RATED).add(sum(Sum.UNRATED)).longValueExact();
  }

  /** Items of these that people rated as well. */
  public long rated() {
    return sum(Sum.RATED).longValueExact();
  }

  /** Of one cluster where these are kept apart. */
  @Override
  public long fewestApart() {
    return clusters.size() == 1 && clusters.get(0).key() == 0
        ? Long.MAX_VALUE
        : clusters.stream()
            .mapToLong(cluster -> cluster.sum(Sum.RATED).longValueExact())
            .filter(items -> items > 0)
            .min()
            .orElse(Long.MAX_VALUE);
  }

  /** The clusters in order of their keys; one where they are not kept apart. */
  public List<Cluster> clusters() {
    return clusters;
  }

  /** A sum over all clusters. */
  public BigInteger sum(Sum of) {
    return sums.getOrDefault(of, BigInteger.ZERO);
  }

  private record Kind(String name, boolean clustered) implements Tallier<PartRatedTally> {

    @Override
    public Scope scope(Scale scale) {
      return scale.ordered() ? Scope.WHOLE : Scope.LABEL;
    }

    @Override
    public boolean keepsOutputs(Scale scale) {
      return scale instanceof Scale.Interval;
    }

    @Override
    public boolean needsCategories() {
      return false;
    }

    @Override
    public boolean wholePanel() {
      return true;
    }

    @Override
    public String missing() {
      return "items without the model's answer are left out; those without a rating by people count"
          + " with the model's";
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.model() == Scale.ABSENT) {
        return;
      }
      long key = clustered ? item.cluster() : 0;
      long f = item.number(item.model());
      if (item.ratings().length == 0 && item.reference() == Scale.ABSENT) {
        ExactSums.add(counts, key, Sum.UNRATED.ordinal(), 1);
        ExactSums.add(counts, key, Sum.UNRATED_F.ordinal(), f, 1);
        ExactSums.add(counts, key, Sum.UNRATED_FF.ordinal(), f, f);
        return;
      }
      long y = item.people();
      ExactSums.add(counts, key, Sum.RATED.ordinal(), 1);
      ExactSums.add(counts, key, Sum.RATINGS.ordinal(), Math.max(1, item.ratings().length));
      ExactSums.add(counts, key, Sum.Y.ordinal(), y, 1);
      ExactSums.add(counts, key, Sum.F.ordinal(), f, 1);
      ExactSums.add(counts, key, Sum.YY.ordinal(), y, y);
      ExactSums.add(counts, key, Sum.FF.ordinal(), f, f);
      ExactSums.add(counts, key, Sum.YF.ordinal(), y, f);
    }

    @Override
    public PartRatedTally tally(Counts counts) {
      return new PartRatedTally(counts);
    }
  }
}
