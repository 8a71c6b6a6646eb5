package org.attune.spark;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import java.util.function.Supplier;
import org.apache.spark.sql.Column;

/** Outputs that do not cover exactly the items they are asked for: one has none, or two. */
public final class Uncovered extends RuntimeException {

  private static final String SAID = "expected one output for each item, found none or two for one";

  private Uncovered(Throwable cause) {
    super(SAID, cause);
  }

  /** The outputs that are there once; reading any others fails, where Spark reads them. */
  static Column once(Column outputs, Column times) {
    return when(times.equalTo(1), outputs).otherwise(raise_error(lit(SAID)));
  }

  /**
   * What a job of Spark gives.
   *
   * @throws Uncovered if it read outputs that are not there once
   */
  static <T> T told(Supplier<T> job) {
    try {
      return job.get();
    } catch (Exception e) { // Spark throws checked ones, too, without saying so
      for (Throwable t = e; t != null; t = t.getCause()) {
        if (t.getMessage() != null && t.getMessage().contains(SAID)) {
          throw new Uncovered(e);
        }
      }
      throw e;
    }
  }
}
