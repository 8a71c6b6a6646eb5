package org.attune.tally;

import java.util.function.ToLongFunction;
import org.attune.corpus.Scale;

/**
 * To how many items a model gave an answer. Key: (1 where the item has a reference else 0, 1 where
 * the model answered else 0), amount: items; items with neither are not counted. An item counts
 * once, however many raters it has; of two dimensions that are seen at once it must have both.
 *
 * <p>Gives no statistic, but what stands beside every one.
 */
public final class CoverageTally implements Tally<CoverageTally> {

  /** Counts items with a reference or an answer. */
  public static final Tallier<CoverageTally> ANSWERS =
      new Tallier<>() {
        @Override
        public String name() {
          return "coverage";
        }

        @Override
        public Scope scope(Scale scale) {
          return Scope.WHOLE;
        }

        @Override
        public boolean byBlock() {
          return false;
        }

        @Override
        public boolean needsCategories() {
          return false;
        }

        @Override
        public boolean onceAnItem() {
          return true;
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          int reference = there(item, Case::reference) ? 1 : 0;
          int answer = there(item, Case::model) ? 1 : 0;
          if (reference + answer > 0) {
            counts.add(reference, answer, 1);
          }
        }

        private boolean there(Case item, ToLongFunction<Case> what) {
          return what.applyAsLong(item) != Scale.ABSENT
              && (item.other() == null || there(item.other(), what));
        }

        @Override
        public CoverageTally tally(Counts counts) {
          return of(counts);
        }
      };

  private final Counts counts;

  private CoverageTally(Counts counts) {
    this.counts = counts;
  }

  /** Reads counts keyed by (reference there, answer there). */
  public static CoverageTally of(Counts counts) {
    return new CoverageTally(counts);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public CoverageTally with(long[] amounts) {
    return new CoverageTally(counts.with(amounts));
  }

  /** Items with a reference. */
  @Override
  public long items() {
    return answered() + counts.amount(1, 0);
  }

  /** Items with a reference that the model answered. */
  public long answered() {
    return counts.amount(1, 1);
  }

  /** Items the model answered that have no reference. */
  public long withoutReference() {
    return counts.amount(0, 1);
  }
}
