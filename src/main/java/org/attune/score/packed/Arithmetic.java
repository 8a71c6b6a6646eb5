package org.attune.score.packed;

/** What the products of an encoder are computed in. Sums always have 32 bits. */
public enum Arithmetic {
  /** Factors of 32 bits. */
  FP32,

  /**
   * Each factor as a sum of two numbers of bfloat16, so that 16 of its 24 bits count: where all
   * weights are numbers of bfloat16 two products for one, else three, without that of the two lower
   * parts. All between the products has 32 bits.
   */
  SPLIT,

  /** Factors of bfloat16, and what stands between two products; the residual stream has 32 bits. */
  BF16
}
