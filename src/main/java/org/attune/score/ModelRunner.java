package org.attune.score;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;

/** Runs a model on texts in batches of fixed shapes ({@link Batch}); for one thread. */
final class ModelRunner implements AutoCloseable {

  /** Takes what the model makes of a text: row {@code row} of each chosen output. */
  @FunctionalInterface
  interface Sink {
    void take(int text, float[][] outputs, int row);
  }

  private final ModelFolder folder;
  private final int budget;
  private final Meter meter;
  private final Predictor<Batch, float[][]> predictor;

  /**
   * @param budget tokens of a batch, padding included
   * @param outputs outputs of the model that are wanted
   */
  ModelRunner(ModelFolder folder, LoadedModel model, int budget, int... outputs) {
    this.folder = folder;
    this.budget = budget;
    meter = model.meter();
    predictor = model.predictor(outputs);
  }

  void run(Tokens[] texts, Sink sink) {
    for (int[] cut : Batch.cut(texts, budget, folder.positions())) {
      Batch batch = Batch.filled(cut, texts, budget, folder.positions(), folder.padding());
      float[][] outputs = predict(batch);
      for (int row = 0; row < cut.length; row++) {
        sink.take(cut[row], outputs, row);
      }
    }
  }

  private float[][] predict(Batch batch) {
    long start = System.nanoTime();
    try {
      float[][] numbers = predictor.predict(batch);
      meter.ran((long) batch.size() * batch.length(), System.nanoTime() - start);
      return numbers;
    } catch (TranslateException e) {
      throw new IllegalStateException(
          folder.path()
              + ": the model failed on a batch of "
              + batch.size()
              + " x "
              + batch.length()
              + " tokens",
          e);
    }
  }

  @Override
  public void close() {
    predictor.close();
  }
}
