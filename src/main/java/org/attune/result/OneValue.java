package org.attune.result;

import java.util.List;
import java.util.OptionalInt;
import org.attune.corpus.Scale;
import org.attune.statistic.Estimate;
import org.attune.tally.JointTally;
import org.attune.tally.LabelTally;
import org.attune.tally.PairTally;
import org.attune.tally.Tally;

/**
 * Tells where agreement is perfect because everybody, people and model, gave one single value: a
 * constant column, which is hardly a rating.
 */
final class OneValue {

  private OneValue() {}

  /**
   * The warning, if there is reason for one.
   *
   * @param dimension the dimension's name in results
   * @param tally what the estimate was made of
   * @param scale the scale of the dimension
   */
  static List<String> warnings(String dimension, Estimate estimate, Tally<?> tally, Scale scale) {
    if (!(estimate instanceof Estimate.Value value) || value.point() != 0 && value.point() != 1) {
      return List.of();
    }
    OptionalInt only = only(tally, scale);
    return only.isEmpty()
        ? List.of()
        : List.of(
            "every answer on %s is %s, so that agreement is certain and says nothing"
                .formatted(dimension, scale.name(only.getAsInt())));
  }

  /** The category of all answers; empty if there are several, none, or it is not known. */
  private static OptionalInt only(Tally<?> tally, Scale scale) {
    if (tally instanceof JointTally joint) {
      boolean one =
          joint.references().length == 1 && joint.models().length == 1 && joint.items() > 0;
      return one && joint.references()[0] == joint.models()[0]
          ? OptionalInt.of(scale.category(joint.references()[0]))
          : OptionalInt.empty();
    }
    if (tally instanceof PairTally pairs) {
      return pairs.categories().length == 1
          ? OptionalInt.of(pairs.categories()[0])
          : OptionalInt.empty();
    }
    if (tally instanceof LabelTally labels && !(scale instanceof Scale.Labels)) {
      for (int i = 0; i < scale.size(); i++) {
        if (labels.items() > 0 && labels.both(i) == labels.items()) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }
}
