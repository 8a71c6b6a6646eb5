package org.attune.explain;

/** How what a word adds is found. */
public enum AttributionMethod {
  /** The summands of a sum: of linear models and lexica. */
  EXACT,
  /** Integrated gradients: of TorchScript models. */
  GRADIENTS,
  /** By leaving words out: of any scorer. */
  OCCLUSION
}
