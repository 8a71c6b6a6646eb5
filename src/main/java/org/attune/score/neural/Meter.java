package org.attune.score.neural;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what all threads of a JVM do with a loaded model. */
public final class Meter {

  /**
   * What was done so far.
   *
   * @param texts different texts read
   * @param tokens their tokens
   * @param padded tokens the model ran on, padding included
   * @param tokenising seconds spent on making tokens of texts, over all threads
   * @param inModel seconds spent in the model, over all threads
   * @param loading seconds it took to load the model and run it for the first time
   */
  public record Reading(
      long texts, long tokens, long padded, double tokenising, double inModel, double loading) {

    /** What was done after an earlier reading. */
    public Reading since(Reading earlier) {
      return new Reading(
          texts - earlier.texts,
          tokens - earlier.tokens,
          padded - earlier.padded,
          tokenising - earlier.tokenising,
          inModel - earlier.inModel,
          loading);
    }
  }

  private static final double SECOND = 1e9;

  private final LongAdder texts = new LongAdder();
  private final LongAdder tokens = new LongAdder();
  private final LongAdder padded = new LongAdder();
  private final LongAdder tokenising = new LongAdder();
  private final LongAdder inModel = new LongAdder();
  private final double loading;

  Meter(long loadingNanos) {
    loading = loadingNanos / SECOND;
  }

  void read(List<Tokens> made, long nanos) {
    texts.add(made.size());
    tokens.add(made.stream().mapToLong(Tokens::length).sum());
    tokenising.add(nanos);
  }

  void ran(long onTokens, long nanos) {
    padded.add(onTokens);
    inModel.add(nanos);
  }

  Reading reading() {
    return new Reading(
        texts.sum(),
        tokens.sum(),
        padded.sum(),
        tokenising.sum() / SECOND,
        inModel.sum() / SECOND,
        loading);
  }
}
