package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.LabelTally;
import org.attune.tally.Tallier;

/**
 * Macro-averaged F1: the plain mean over all labels of the scale of F1 = 2TP / (2TP + FP + FN), in 0 to 1.
 *
 * <p>The mean of F1s, not the F1 of mean precision and mean recall (Opitz &amp; Burst 2019,
 * arXiv:1911.03347). A label that is neither in the reference nor given by the model counts 0, as in
 * scikit-learn with {@code zero_division=0}. Undefined without items.
 */
public final class MacroF1 implements Statistic<LabelTally> {

  @Override
  public Tallier<LabelTally> tallier() {
    return LabelTally.SETS;
  }

  @Override
  public Estimate estimate(LabelTally tally, Scale scale) {
    if (tally.items() == 0) {
      return Estimate.undefined("no item has both a reference and a model answer");
    }
    double sum = 0;
    for (int label = 0; label < scale.size(); label++) {
      long given = tally.inReference(label) + tally.byModel(label);
      sum += given == 0 ? 0 : 2.0 * tally.both(label) / given;
    }
    return Estimate.of(sum / scale.size());
  }
}
