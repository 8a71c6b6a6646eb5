package org.attune.statistic;

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

  MacroAverage(LabelRatio ratio, Over over) {
    this.ratio = ratio;
    this.over = over;
  }

  @Override
  final Estimate average(LabelTally tally, int labels) {
    double sum = 0;
    int given = 0;
    for (int label = 0; label < labels; label++) {
      if (over.given(tally, label)) {
        sum += ratio.orZero(tally, label);
        given++;
      }
    }
    return Estimate.ratio(sum, given, "no label is given " + over.where);
  }

  @Override
  public final List<Remark> remarks(LabelTally tally, Scale scale) {
    return tally.items() == 0
        ? Remark.none()
        : absent(over.where, scale, label -> over.given(tally, label));
  }

  /** The remark on labels that are not given, if there are such. */
  static List<Remark> absent(String where, Scale scale, IntPredicate given) {
    List<String> absent =
        IntStream.range(0, scale.size()).filter(given.negate()).mapToObj(scale::name).toList();
    return absent.isEmpty() ? Remark.none() : List.of(new Remark.AbsentLabels(where, absent));
  }
}
