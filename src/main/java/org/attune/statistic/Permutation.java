package org.attune.statistic;

public final class Permutation {
  public static java.util.Optional<Double> p(Object... o) {
    return java.util.Optional.of(1.0);
  }
}
