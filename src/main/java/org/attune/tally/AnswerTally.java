package org.attune.tally;

import java.math.BigInteger;
import org.attune.corpus.Scale;

/**
 * What somebody answers of items, compared with nobody: number of answers and their sum. On ordered
 * scales answers are values of the scale; of a label 1 where it is given and 0 where not.
 *
 * <p>Key: (0, 4 quantity + limb), see {@link ExactSums}: quantity 0 counts answers, 1 sums them in
 * units of 10<sup>-9</sup>.
 *
 * <p>Gives means.
 */
public final class AnswerTally implements Tally<AnswerTally> {

  /** Counts answers. */
  public static final Tallier<AnswerTally> ANSWERS =
      new Tallier<>() {
        @Override
        public String name() {
          return "answers";
        }

        @Override
        public Scope scope(Scale scale) {
          return scale.ordered() ? Scope.WHOLE : Scope.LABEL;
        }

        @Override
        public boolean needsCategories() {
          return false;
        }

        @Override
        public boolean alone() {
          return true;
        }

        @Override
        public boolean keepsOutputs(Scale scale) {
          return scale instanceof Scale.Interval;
        }

        @Override
        public String missing() {
          return "items without an answer are left out";
        }

        @Override
        public void count(Case item, Counts.Sink counts) {
          if (item.model() != Scale.ABSENT) {
            long value = item.scale().ordered() ? item.model() : item.model() * Scale.UNIT;
            ExactSums.add(counts, 0, 0, 1);
            ExactSums.add(counts, 0, 1, value);
          }
        }

        @Override
        public AnswerTally tally(Counts counts) {
          return new AnswerTally(counts);
        }
      };

  private final Counts counts;

  private AnswerTally(Counts counts) {
    this.counts = counts;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public AnswerTally with(long[] amounts) {
    return new AnswerTally(counts.with(amounts));
  }

  @Override
  public long items() {
    return ExactSums.sum(counts, 0, 0).longValueExact();
  }

  /** The sum of the answers, in units of 10<sup>-9</sup>. */
  public BigInteger sum() {
    return ExactSums.sum(counts, 0, 1);
  }
}
