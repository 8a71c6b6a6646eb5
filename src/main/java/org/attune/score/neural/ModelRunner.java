package org.attune.score.neural;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.util.concurrent.ExecutionException;

/** Runs a model on texts in batches of fixed shapes ({@link Batch}); for one thread. */
final class ModelRunner implements TextRunner {

  /** What gives the outputs of a batch. */
  interface Answers extends AutoCloseable {
    float[][] of(Batch batch) throws Exception;

    @Override
    void close();
  }

  private final ModelFolder folder;
  private final int budget;
  private final Meter meter;
  private final Answers answers;
  private final Patience patience;

  /**
   * @param budget tokens of a batch, padding included
   * @param outputs outputs of the model that are wanted
   */
  ModelRunner(ModelFolder folder, LoadedModel model, int budget, int... outputs) {
    this(
        folder,
        budget,
        model.meter(),
        predicted(model.predictor(outputs)),
        new Patience(folder.path().toString()));
  }

  ModelRunner(ModelFolder folder, int budget, Meter meter, Answers answers, Patience patience) {
    this.folder = folder;
    this.budget = budget;
    this.meter = meter;
    this.answers = answers;
    this.patience = patience;
  }

  private static Answers predicted(Predictor<Batch, float[][]> predictor) {
    return new Answers() {
      @Override
      public float[][] of(Batch batch) throws TranslateException {
        return predictor.predict(batch);
      }

      @Override
      public void close() {
        predictor.close();
      }
    };
  }

  @Override
  public void run(Tokens[] texts, Sink sink) {
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
    String what = "a batch of " + batch.size() + " x " + batch.length() + " tokens";
    try {
      float[][] numbers = patience.await(what, () -> answers.of(batch));
      meter.ran((long) batch.size() * batch.length(), System.nanoTime() - start);
      return numbers;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          folder.path() + ": the model failed on " + what, e.getCause());
    }
  }

  /** What a model still uses that is out of time stays. */
  @Override
  public void close() {
    patience.close();
    if (!patience.over()) {
      answers.close();
    }
  }
}
