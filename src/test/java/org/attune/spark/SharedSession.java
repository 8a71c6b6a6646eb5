package org.attune.spark;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Spark as tests leave it to the tests after them: in a session of its own each of them would
 * compile the same generated code.
 */
public final class SharedSession {

  /** Two partitions where nothing else is asked for; nothing is remembered of what was run. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.shuffle.partitions", "2",
          "spark.ui.retainedJobs", "1",
          "spark.ui.retainedStages", "1",
          "spark.ui.retainedTasks", "10",
          "spark.sql.ui.retainedExecutions", "1");

  private SharedSession() {}

  /** Has Spark run on a master. */
  public static synchronized SparkSession on(String master) {
    if (Sessions.running() && !SparkSession.active().sparkContext().master().equals(master)) {
      stop();
    }
    return Sessions.start(master, SETTINGS, Path.of("target", "shared-session"));
  }

  /** Has no Spark run, so that the next one has settings of its own. */
  static synchronized void stop() {
    if (Sessions.running()) {
      SparkSession.active().stop();
    }
  }
}
