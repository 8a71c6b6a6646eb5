package org.attune.score.neural;

/** Runs a model on texts; for one thread. */
interface TextRunner extends AutoCloseable {

  /** Takes what the model makes of a text: row {@code row} of each chosen output. */
  @FunctionalInterface
  interface Sink {
    void take(int text, float[][] outputs, int row);
  }

  void run(Tokens[] texts, Sink sink);

  @Override
  void close();
}
