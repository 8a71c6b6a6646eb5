package org.attune.spark;

import java.util.function.LongSupplier;

/** Shows how far a stage is. */
public interface Progress {

  /** Watches a count of units that rises to {@code total}. */
  void watch(LongSupplier count, long total, String units);
}
