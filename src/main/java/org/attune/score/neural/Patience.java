package org.attune.score.neural;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.attune.corpus.CorpusException;

/**
 * Waits for a model as long as it may take for a batch, and no longer: a model is a program, which
 * need not come to an end. PyTorch cannot be interrupted, so the model runs on a thread of its own,
 * which is left alone when its time is over; that the run failed is what ends it.
 */
public final class Patience implements AutoCloseable {

  /** System property with the seconds a batch may take. */
  public static final String PROPERTY = "attune.batch.seconds";

  /** Setting of Spark with the same. */
  public static final String SETTING = "spark.attune.batchSeconds";

  private static final long SECONDS = 600;

  private final String model;
  private final long millis;
  private final ExecutorService thread;
  private boolean over;

  /** As long as the settings say. */
  Patience(String model) {
    this(model, TimeUnit.SECONDS.toMillis(Long.getLong(PROPERTY, SECONDS)));
  }

  /**
   * @param model its name in messages
   * @param millis how long a batch may take
   */
  Patience(String model, long millis) {
    this.model = model;
    this.millis = millis;
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread named = new Thread(work, "model " + model);
              named.setDaemon(true);
              return named;
            });
  }

  /**
   * What the model makes of a batch.
   *
   * @throws IllegalStateException if nobody waits any more
   * @throws CorpusException naming model and limit if it takes too long
   * @throws ExecutionException if the model fails
   */
  <T> T await(String batch, Callable<T> work) throws ExecutionException {
    if (thread.isShutdown()) {
      throw new IllegalStateException(model + " is closed");
    }
    Future<T> answer = thread.submit(work);
    try {
      return answer.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      over = true;
      throw new CorpusException(
          model,
          "an answer to "
              + batch
              + " within "
              + millis / 1000
              + " seconds (more by a line "
              + SETTING
              + " SECONDS in the settings, --conf)",
          "none");
    } catch (InterruptedException e) { // the run is stopped
      over = true;
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    }
  }

  /** Whether the model still runs, or may: then nothing it uses may be given back. */
  boolean over() {
    return over;
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
