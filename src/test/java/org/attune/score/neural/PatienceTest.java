package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.attune.corpus.CorpusException;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final long LONG = 600_000;
  private static final ModelFolder FOLDER =
      ModelFolder.open(TinyModels.MODELS.resolve("tiny-emotion"));
  private static final Tokens[] TEXTS = {new Tokens(new long[4], new long[4])};

  private final AtomicBoolean closed = new AtomicBoolean();

  private ModelRunner runner(ModelRunner.Answers answers, long millis) {
    ModelRunner.Answers watched =
        new ModelRunner.Answers() {
          @Override
          public float[][] of(Batch batch) throws Exception {
            return answers.of(batch);
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    return new ModelRunner(FOLDER, 8, new Meter(0), watched, new Patience("models/m", millis));
  }

  /** What a model does, without an end of its own. */
  private abstract static class Model implements ModelRunner.Answers {
    @Override
    public void close() {}
  }

  @Test
  void aModelThatNeverEndsIsToldWithTheLimit() {
    CountDownLatch never = new CountDownLatch(1);
    Model endless =
        new Model() {
          @Override
          public float[][] of(Batch batch) throws InterruptedException {
            never.await();
            return new float[1][2];
          }
        };
    try (ModelRunner runner = runner(endless, 1)) {
      assertThatExceptionOfType(CorpusException.class)
          .isThrownBy(() -> runner.run(TEXTS, (text, outputs, row) -> {}))
          .withMessage(
              "models/m: expected an answer to a batch of 2 x 4 tokens within 0 seconds (more by a line"
                  + " spark.attune.batchSeconds SECONDS in the settings, --conf), found none");
    }
    assertThat(closed).as("what the model still uses").isFalse();
    never.countDown();
  }

  @Test
  void aModelThatAnswersIsHeard() {
    Model quick =
        new Model() {
          @Override
          public float[][] of(Batch batch) {
            return new float[][] {{3, 4}};
          }
        };
    float[] heard = new float[2];
    try (ModelRunner runner = runner(quick, LONG)) {
      runner.run(TEXTS, (text, outputs, row) -> heard[text] = outputs[0][1]);
    }
    assertThat(heard).containsExactly(4, 0);
    assertThat(closed).isTrue();
  }

  @Test
  void aModelThatFailsIsToldAsBefore() {
    Model failing =
        new Model() {
          @Override
          public float[][] of(Batch batch) {
            throw new IllegalArgumentException("odd");
          }
        };
    try (ModelRunner runner = runner(failing, LONG)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> runner.run(TEXTS, (text, outputs, row) -> {}))
          .withMessage(FOLDER.path() + ": the model failed on a batch of 2 x 4 tokens")
          .withCauseInstanceOf(IllegalArgumentException.class);
    }
  }
}
