package org.attune.tally;

import java.util.stream.LongStream;
import org.attune.corpus.Scale;

/**
 * How often the answers to two items that answer the same turn are of other categories, by pair
 * ({@link TurnComparison.Compared#pair}). An answer is the category given, on ordered scales after
 * it is taken to the nearest; on label scales the whole set.
 *
 * <p>Key: (pair, 1) comparisons with other answers, (pair, 0) the rest.
 *
 * <p>Gives shares of flipped answers.
 */
public final class FlipTally implements Tally<FlipTally> {

  /** Compares items of one turn and one group; of a single item the answers of two models. */
  public static final Tallier<FlipTally> FLIPS =
      new Tallier<>() {
        @Override
        public String name() {
          return "flips";
        }

        @Override
        public Scope scope(Scale scale) {
          return Scope.WHOLE;
        }

        @Override
        public boolean alone() {
          return true;
        }

        @Override
        public boolean together() {
          return true;
        }

        @Override
        public String missing() {
          return ShiftTally.MISSING;
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          compare(item.scale(), 0, item.model(), item.rival(), counts);
        }

        @Override
        public void compare(
            TurnComparison.Compared a, TurnComparison.Compared b, Counts.Sink counts) {
          if (a.own() && b.own()) {
            compare(a.item().scale(), a.pair(), a.item().model(), b.item().model(), counts);
          }
        }

        private void compare(Scale scale, long pair, long a, long b, Counts.Sink counts) {
          if (a != Scale.ABSENT && b != Scale.ABSENT) {
            boolean alike =
                scale instanceof Scale.Labels ? a == b : scale.category(a) == scale.category(b);
            counts.add(pair, alike ? 0 : 1, 1);
          }
        }

        @Override
        public FlipTally tally(Counts counts) {
          return new FlipTally(counts);
        }
      };

  private final Counts counts;

  private FlipTally(Counts counts) {
    this.counts = counts;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public FlipTally with(long[] amounts) {
    return new FlipTally(counts.with(amounts));
  }

  /** Comparisons. */
  @Override
  public long items() {
    return LongStream.of(counts.amounts()).sum();
  }

  /** Comparisons with other answers. */
  public long flips() {
    return LongStream.of(pairs()).map(pair -> counts.amount(pair, 1)).sum();
  }

  /** Share of other answers of each pair, in the order of their keys; NaN where there is none. */
  public double[] shares() {
    return LongStream.of(pairs())
        .mapToDouble(
            pair -> {
              double flips = counts.amount(pair, 1);
              return flips / (flips + counts.amount(pair, 0));
            })
        .toArray();
  }

  /** Keys of the pairs, rising. */
  public long[] pairs() {
    return counts.firsts();
  }
}
