package org.attune.statistic;

import java.util.Arrays;
import java.util.List;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Decision;
import org.attune.tally.JointTally;
import org.attune.tally.LabelTally;
import org.attune.tally.MomentTally;
import org.attune.tally.Tallier;

/**
 * How good outputs are, as the one number a learner chooses its settings by: macro-F1 of categories
 * and of sets of labels, over all labels of the scale, each at its best threshold, Pearson's
 * correlation of values. No result: it is computed on the items the settings are chosen on.
 */
public final class Skill {

  /**
   * An item.
   *
   * @param reference what people conclude, an answer on the scale
   * @param outputs what a scorer gives
   */
  public record Rated(long reference, long[] outputs) {}

  private Skill() {}

  /** The skill, -1 to 1; 0 where it is undefined. */
  public static double of(Scale scale, List<Rated> items) {
    boolean values = scale instanceof Scale.Interval;
    int[] thresholds = thresholds(scale, items);
    Tallier<?> tallier = values ? MomentTally.VALUES : LabelTally.SETS;
    Counts.Builder counts = Counts.builder();
    for (Rated item : items) {
      long answer = Decision.answer(scale, item.outputs(), thresholds);
      tallier.count(Case.ofAnswers(scale, item.reference(), answer), counts);
    }
    Estimate estimate =
        values
            ? new Pearson().estimate(MomentTally.VALUES.tally(counts.build()), scale)
            : new MacroF1AllLabels().estimate(LabelTally.SETS.tally(counts.build()), scale);
    return estimate instanceof Estimate.Value value ? value.point() : 0;
  }

  /** The best threshold of each label, see {@link Decision#threshold}; none on other scales. */
  public static int[] thresholds(Scale scale, List<Rated> items) {
    int[] thresholds = new int[scale instanceof Scale.Labels ? scale.size() : 0];
    for (int label = 0; label < thresholds.length; label++) {
      Counts.Builder counts = Counts.builder();
      for (Rated item : items) {
        int[] degrees = Arrays.stream(item.outputs()).mapToInt(Math::toIntExact).toArray();
        Case whole = new Case(scale, new long[0], item.reference(), Scale.ABSENT, degrees);
        JointTally.DEGREES.count(whole.label(label), counts);
      }
      thresholds[label] = Decision.threshold(JointTally.of(counts.build()));
    }
    return thresholds;
  }
}
