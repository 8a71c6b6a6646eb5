package org.attune.train;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.util.Pair;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.Scratch;
import org.attune.score.neural.Batch;
import org.attune.score.neural.ModelFolder;
import org.attune.score.neural.TorchScript;

/** A TorchScript model whose weights can change. */
final class Encoder implements AutoCloseable {

  private final ModelFolder folder;
  private final Model model;
  private final Trainer trainer;
  private final Adam adam;
  private final NDManager moments;

  /**
   * Loads a model to train it.
   *
   * @param folder the model it began as
   * @param freeze beginnings of the names of weights that do not change
   * @param weights folder with its TorchScript file, of the same name
   * @throws IllegalArgumentException if it cannot be loaded, or has no weights that can change
   */
  Encoder(
      ModelFolder folder,
      Path weights,
      Device device,
      Schedule schedule,
      double decay,
      List<String> freeze)
      throws IOException {
    this.folder = folder;
    Path place = Scratch.folder("model-");
    Path copy = place.resolve(folder.name() + ".pt");
    TorchScript.copy(weights.resolve(folder.name() + ".pt"), copy);
    model = Model.newInstance(folder.name(), device, "PyTorch");
    try {
      model.load(place, folder.name(), Map.of("trainParam", "true", "mapLocation", "true"));
    } catch (MalformedModelException | EngineException e) {
      model.close();
      throw new IllegalArgumentException(
          weights.resolve(folder.name() + ".pt")
              + ": expected a TorchScript model, found: "
              + e.getMessage(),
          e);
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(place);
    }
    Map<String, String> names = new HashMap<>();
    for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
      names.put(parameter.getValue().getId(), parameter.getKey());
    }
    if (names.isEmpty()) {
      model.close();
      throw new IllegalArgumentException(
          folder.path()
              + ": expected a TorchScript model with weights that can be trained (scripted, not frozen), found none");
    }
    moments = model.getNDManager().newSubManager();
    adam = new Adam(schedule, decay, moments, names);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(ai.djl.training.loss.Loss.l2Loss())
                .optOptimizer(adam)
                .optDevices(new Device[] {device}));
    // A new trainer thaws all weights of a model that was loaded.
    for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
      parameter.getValue().freeze(freeze.stream().anyMatch(parameter.getKey()::startsWith));
    }
  }

  /**
   * One step.
   *
   * @param number the step, from 0; with the seed it decides what drops out
   * @return the loss before it
   */
  float step(Lesson lesson, int[] rows, long number, long seed) {
    Engine.getEngine("PyTorch").setRandomSeed((int) (seed * 1_000_003 + number));
    try (NDManager manager = trainer.getManager().newSubManager()) {
      Batch batch =
          Batch.of(rows, lesson.tokens(), rows.length, folder.positions(), folder.padding());
      NDArray loss;
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDList outputs = trainer.forward(inputs(manager, batch));
        outputs.attach(manager);
        check(outputs, lesson);
        loss = Loss.of(outputs, lesson, rows);
        gradients.backward(loss);
      }
      adam.at(number);
      trainer.step();
      float value = loss.getFloat();
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "step "
                + number
                + ": expected a finite loss, found "
                + value
                + "; a lower rate may help");
      }
      return value;
    }
  }

  private void check(NDList outputs, Lesson lesson) {
    Shape shape = outputs.get(0).getShape();
    int wanted =
        lesson.targets().stream()
            .mapToInt(t -> t.head().first() + t.head().columns())
            .max()
            .orElse(0);
    if (shape.dimension() != 2 || shape.get(1) < wanted) {
      throw new IllegalArgumentException(
          folder.path()
              + ": expected a first output with a row per text and at least "
              + wanted
              + " columns for the dimensions to learn, found "
              + shape);
    }
  }

  private NDList inputs(NDManager manager, Batch batch) {
    Shape shape = new Shape(batch.size(), batch.length());
    NDList inputs =
        new NDList(manager.create(batch.ids(), shape), manager.create(batch.mask(), shape));
    if (folder.types()) {
      inputs.add(manager.create(batch.types(), shape));
    }
    return inputs;
  }

  /** Writes the model as TorchScript. */
  void save(Path file) throws IOException {
    // DJL puts its version and the archive's length before the archive.
    try (OutputStream out = Files.newOutputStream(file);
        DataOutputStream data = new DataOutputStream(new WithoutHead(out))) {
      model.getBlock().saveParameters(data);
    }
  }

  void saveMoments(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      adam.save(out);
    }
  }

  void loadMoments(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      adam.load(in);
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }

  /** Leaves out the first bytes. */
  private static final class WithoutHead extends FilterOutputStream {
    private int left = Byte.BYTES + Long.BYTES;

    WithoutHead(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      if (left == 0) {
        out.write(b);
      } else {
        left--;
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int skipped = Math.min(left, length);
      left -= skipped;
      out.write(bytes, from + skipped, length - skipped);
    }
  }
}
