package org.attune.statistic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.LabelTally;

/**
 * Plain mean of the labels' ratios, 0 where a ratio has divisor 0, over some of the labels. Which
 * these are is asked anew of every tally, so that a resample in which nobody gives a label is
 * treated as a sample in which nobody does, as scikit-learn would treat it.
 */
abstract class MacroAverage extends LabelAverage {

  /** A label of so many items is frequent. */
  static final int FREQUENT_ITEMS = 10;

  /** Which labels are averaged. */
  enum Over {
    /** Those the reference or the model gives: scikit-learn's without {@code labels}. */
    EITHER("in the reference or by the model") {
      @Override
      boolean given(LabelTally tally, int label) {
        return tally.inReference(label) + tally.byModel(label) > 0;
      }
    },
    /** Those the reference gives. */
    REFERENCE("in the reference") {
      @Override
      boolean given(LabelTally tally, int label) {
        return tally.inReference(label) > 0;
      }
    },
    /** Those the reference gives to {@link #FREQUENT_ITEMS} items or more. */
    FREQUENT("to " + FREQUENT_ITEMS + " items or more in the reference") {
      @Override
      boolean given(LabelTally tally, int label) {
        return tally.inReference(label) >= FREQUENT_ITEMS;
      }
    },
    /** All labels of the scale: scikit-learn's with {@code labels}. */
    SCALE("") {
      @Override
      boolean given(LabelTally tally, int label) {
        return true;
      }
    };

    private final String where;

    Over(String where) {
      this.where = where;
    }

    abstract boolean given(LabelTally tally, int label);
  }

  private final LabelRatio ratio;
  private final Over over;

  /** The average over the same labels in resamples, whatever is frequent there. */
  private static final class OfLabels extends MacroAverage {

    private final BitSet labels;

    OfLabels(MacroAverage average, BitSet labels) {
      super(average.ratio, average.over);
      this.labels = labels;
    }

    @Override
    boolean given(LabelTally tally, int label) {
      return labels.get(label);
    }
  }

  MacroAverage(LabelRatio ratio, Over over) {
    this.ratio = ratio;
    this.over = over;
  }

  @Override
  final Estimate average(LabelTally tally, int labels) {
    double sum = 0;
    int given = 0;
    for (int label = 0; label < labels; label++) {
      if (given(tally, label)) {
        sum += ratio.orZero(tally, label);
        given++;
      }
    }
    return Estimate.ratio(sum, given, "no label is given " + over.where);
  }

  /** Whether a label is averaged. */
  boolean given(LabelTally tally, int label) {
    return over.given(tally, label);
  }

  private IntStream given(LabelTally tally, Scale scale) {
    return IntStream.range(0, scale.size()).filter(label -> given(tally, label));
  }

  @Override
  public Statistic<LabelTally> resampling(LabelTally sample, Scale scale) {
    if (over != Over.FREQUENT) {
      return this;
    }
    BitSet labels = new BitSet();
    given(sample, scale).forEach(labels::set);
    return new OfLabels(this, labels);
  }

  @Override
  public final List<Remark> remarks(LabelTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Remark.none();
    }
    List<Remark> remarks = new ArrayList<>(absent(over.where, scale, label -> given(tally, label)));
    given(tally, scale)
        .boxed()
        .min(Comparator.comparing(tally::inReference))
        .ifPresent(
            label ->
                remarks.add(new Remark.RarestLabel(scale.name(label), tally.inReference(label))));
    given(tally, scale)
        .boxed()
        .max(Comparator.comparing(label -> ratio.uncertainty(tally, label)))
        .ifPresent(label -> remarks.add(new Remark.WidestLabel(scale.name(label))));
    return remarks;
  }

  /** The remark on labels that are not given, if there are such. */
  static List<Remark> absent(String where, Scale scale, IntPredicate given) {
    List<String> absent =
        IntStream.range(0, scale.size()).filter(given.negate()).mapToObj(scale::name).toList();
    return absent.isEmpty() ? Remark.none() : List.of(new Remark.AbsentLabels(where, absent));
  }

  @Override
  public Footing<LabelTally> footing(LabelTally whole, Scale scale) {
    return over == Over.FREQUENT
        ? LabelFooting.ofLabels(scale, given(whole, scale))
        : LabelFooting.ofLabels(scale, estimate(whole, scale));
  }
}
