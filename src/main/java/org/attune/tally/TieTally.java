package org.attune.tally;

import org.attune.corpus.Consensus;
import org.attune.corpus.Scale;

/**
 * On how many items a consensus is tied. Keys: (0, 0) items with ratings of a panel that has a
 * consensus, (1, 0) those of them on which it is tied.
 */
public final class TieTally implements Tally<TieTally> {

  /** Counts ties of the most frequent category, or of a label and its absence. */
  public static final Tallier<TieTally> MAJORITY = new Kind(Consensus.Rule.MAJORITY);

  /** Counts panels whose two middle ratings differ. */
  public static final Tallier<TieTally> MEDIAN = new Kind(Consensus.Rule.MEDIAN);

  private final Counts counts;

  private TieTally(Counts counts) {
    this.counts = counts;
  }

  /** Reads counts. */
  public static TieTally of(Counts counts) {
    return new TieTally(counts);
  }

  private record Kind(Consensus.Rule rule) implements Tallier<TieTally> {

    @Override
    public String name() {
      return rule == Consensus.Rule.MEDIAN ? "median-ties" : "majority-ties";
    }

    @Override
    public Scope scope(Scale scale) {
      return Scope.WHOLE;
    }

    @Override
    public boolean betweenRaters() {
      return true;
    }

    @Override
    public boolean byBlock() {
      return false;
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.ratings().length > 0) {
        counts.add(0, 0, 1);
        if (rule.tied(item.scale(), item.ratings())) {
          counts.add(1, 0, 1);
        }
      }
    }

    @Override
    public TieTally tally(Counts counts) {
      return of(counts);
    }
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public TieTally with(long[] amounts) {
    return new TieTally(counts.with(amounts));
  }

  @Override
  public long items() {
    return counts.amount(0, 0);
  }

  /** Items on which the consensus is tied. */
  public long tied() {
    return counts.amount(1, 0);
  }
}
