package org.attune.statistic;

public enum Adjustment {
  HOLM,
  BENJAMINI_HOCHBERG,
  BENJAMINI_YEKUTIELI;

  public double[] adjust(double[] p) {
    return p;
  }
}
