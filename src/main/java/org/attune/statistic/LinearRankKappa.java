package org.attune.statistic;

import org.attune.corpus.Scale;
import org.attune.tally.JointTally;

/**
 * Kappa with linear weights of <em>ranks</em>: as {@link LinearKappa}, but the distance of two
 * categories is that of their positions among the categories that occur in reference or model. At
 * most 1, 0 at chance (Cohen 1968, doi:10.1037/h0026256).
 *
 * <p>What scikit-learn gives without {@code labels}, and psych, vcd and irr. The same categories
 * may lie at another distance in another set of items, where others occur; {@link LinearKappa} does
 * not have that fault.
 *
 * <p>Fits ordered scales; answers are taken to the nearest category first. Undefined without items,
 * and where reference and model give the same single category throughout.
 */
@Named("Cohen's kappa with linear weights of ranks")
@Symmetric
public final class LinearRankKappa extends LinearKappa {

  @Override
  double[] places(long[] categories, JointTally tally, Margins margins, Scale scale) {
    return margins.ranks(categories, tally);
  }
}
