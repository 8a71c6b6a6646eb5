package org.attune.tally;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;

/**
 * For each rater how often the model is closer to the item's other raters than the rater is, as
 * close, or less close.
 *
 * <p>Keys: (4 rater + outcome, cluster or 0) items of the rater; (-1, 0) items with a model's
 * answer and two raters or more. The outcome is {@link #LOSS}, {@link #TIE} or {@link #WIN}.
 *
 * <p>Ratings that stand under one rater's number are no others to each other.
 *
 * <p>Gives the alternative annotator test.
 */
public final class AlternativeTally implements Tally<AlternativeTally> {

  /** The rater is closer to the others than the model is. */
  public static final int LOSS = 0;

  /** The rater and the model are as close. */
  public static final int TIE = 1;

  /** The model is closer. */
  public static final int WIN = 2;

  /**
   * By the scale's own score: the share of equal ratings on nominal scales, the negative root mean
   * squared difference of values on ordered ones, the mean Jaccard index (two empty sets count 1)
   * on label sets.
   */
  public static final Tallier<AlternativeTally> SCORES =
      new Kind("alternatives", AlternativeScore.NATURAL, false);

  /** By the share of equal ratings, on every scale. */
  public static final Tallier<AlternativeTally> EXACT =
      new Kind("alternatives-exact", AlternativeScore.EXACT, false);

  /** By the scale's own score, apart for each cluster of items. */
  public static final Tallier<AlternativeTally> CLUSTERED =
      new Kind("alternatives-clustered", AlternativeScore.NATURAL, true);

  private static final long ITEMS = -1;

  private final Counts counts;

  private AlternativeTally(Counts counts) {
    this.counts = counts;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public AlternativeTally with(long[] amounts) {
    return new AlternativeTally(counts.with(amounts));
  }

  @Override
  public long items() {
    return counts.amount(ITEMS, 0);
  }

  /** Of one rater, in one cluster where these are kept apart. */
  @Override
  public long fewestApart() {
    return IntStream.range(0, size())
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> List.of((long) rater(i), cluster(i)), Collectors.summingLong(this::amount)))
        .values()
        .stream()
        .min(Long::compare)
        .orElse(Long.MAX_VALUE);
  }

  /** Number of entries, which stand by rising rater, outcome and cluster. */
  public int size() {
    return counts.size() - first();
  }

  /** Rater of entry {@code i}. */
  public int rater(int i) {
    return (int) (counts.first(i + first()) >> 2);
  }

  /** Outcome of entry {@code i}. */
  public int outcome(int i) {
    return (int) (counts.first(i + first()) & 3);
  }

  /** Cluster of entry {@code i}, 0 where clusters are not kept apart. */
  public long cluster(int i) {
    return counts.second(i + first());
  }

  /** Items of entry {@code i}. */
  public long amount(int i) {
    return counts.amount(i + first());
  }

  private int first() {
    return counts.size() > 0 && counts.first(0) == ITEMS ? 1 : 0;
  }

  private record Kind(String name, AlternativeScore score, boolean clustered)
      implements Tallier<AlternativeTally> {

    @Override
    public boolean needsCategories() {
      return false;
    }

    @Override
    public Scope scope(Scale scale) {
      return Scope.WHOLE;
    }

    @Override
    public boolean needsRaters() {
      return true;
    }

    @Override
    public String missing() {
      return "items without an answer or with fewer than two known raters are left out";
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.model() == Scale.ABSENT || !item.ratersKnown()) {
        return;
      }
      boolean compared = false;
      for (int rater = 0; rater < item.raters().length; rater++) {
        if (AlternativeScore.others(item, rater).findAny().isPresent()) {
          int outcome = TIE + Integer.signum(score.compare(item, rater));
          counts.add(4L * item.raters()[rater] + outcome, clustered ? item.cluster() : 0, 1);
          compared = true;
        }
      }
      if (compared) {
        counts.add(ITEMS, 0, 1);
      }
    }

    @Override
    public AlternativeTally tally(Counts counts) {
      return new AlternativeTally(counts);
    }
  }
}
