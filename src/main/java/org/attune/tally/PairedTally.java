package org.attune.tally;

import org.attune.corpus.Scale;

/**
 * How often a model and its rival are right on the same items. Key: (1 where the model is right
 * else 0, 1 where the rival is right else 0), amount: items.
 *
 * <p>Right is the category of the reference, on ordered scales after all three answers are taken to
 * the nearest category; on label scales the reference's label set exactly.
 *
 * <p>Gives McNemar's tests.
 */
public final class PairedTally implements Tally<PairedTally> {

  /** Counts items that have a reference and the answers of both models. */
  public static final Tallier<PairedTally> RIGHT =
      new Tallier<>() {
        @Override
        public String name() {
          return "paired";
        }

        @Override
        public Scope scope(Scale scale) {
          return Scope.WHOLE;
        }

        @Override
        public boolean needsRival() {
          return true;
        }

        @Override
        public String missing() {
          return "items without a reference or without the answers of both models are left out";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (item.answered() && item.rival() != Scale.ABSENT) {
            counts.add(right(item, item.model()), right(item, item.rival()), 1);
          }
        }

        @Override
        public PairedTally tally(Counts counts) {
          return new PairedTally(counts);
        }
      };

  private final Counts counts;

  private PairedTally(Counts counts) {
    this.counts = counts;
  }

  private static long right(Case item, long answer) {
    boolean right =
        item.scale() instanceof Scale.Labels
            ? answer == item.reference()
            : item.scale().category(answer) == item.referenceCategory();
    return right ? 1 : 0;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public PairedTally with(long[] amounts) {
    return new PairedTally(counts.with(amounts));
  }

  @Override
  public long items() {
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.amount(i);
    }
    return sum;
  }

  /** Items on which the model is right and its rival wrong. */
  public long modelOnly() {
    return counts.amount(1, 0);
  }

  /** Items on which the rival is right and the model wrong. */
  public long rivalOnly() {
    return counts.amount(0, 1);
  }
}
