package org.attune.explain;

import org.attune.Cites;

/** How what a word adds is found. */
public enum AttributionMethod {
  /** The summands of a sum: of linear models and lexica. */
  EXACT,
  /** Integrated gradients: of TorchScript models. */
  @Cites("sundararajan2017")
  GRADIENTS,
  /** By leaving words out: of any scorer. */
  @Cites("li2016")
  OCCLUSION;

  /** Its name in a sentence. */
  public String words() {
    return switch (this) {
      case EXACT -> "the summands of their sums";
      case GRADIENTS -> "integrated gradients";
      case OCCLUSION -> "leaving words out";
    };
  }
}
