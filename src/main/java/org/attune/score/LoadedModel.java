package org.attune.score;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A TorchScript model and its tokenizers on one device, loaded once per JVM and used by all its
 * threads.
 */
final class LoadedModel {

  private record Key(String identity, Device device) {}

  private static final Map<Key, LoadedModel> LOADED = new ConcurrentHashMap<>();

  private final ModelFolder folder;
  private final Model model;
  private final int[] widths;
  private final Map<Integer, HuggingFaceTokenizer> tokenizers = new ConcurrentHashMap<>();

  private LoadedModel(ModelFolder folder, Device device) {
    this.folder = folder;
    model = Model.newInstance(folder.name(), device, "PyTorch");
    try {
      model.load(folder.path(), folder.name(), Map.of("mapLocation", "true"));
      Batch probe =
          Batch.of(
              new int[1], new Tokens[] {Tokens.padding(folder.padding())}, 1, 1, folder.padding());
      try (Predictor<Batch, int[]> predictor =
          predictor(outputs -> outputs.stream().mapToInt(o -> width(o.getShape())).toArray())) {
        widths = predictor.predict(probe);
      }
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException(e);
    } catch (MalformedModelException | TranslateException | EngineException e) {
      model.close();
      throw new IllegalArgumentException(
          folder.path().resolve(folder.name() + ".pt")
              + ": expected a TorchScript model that takes "
              + (folder.types()
                  ? "token ids, attention mask and token types"
                  : "token ids and attention mask")
              + ", found: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * The model of a folder, loaded if this JVM does not have it yet.
   *
   * @param device {@code cpu} or {@code gpu:N}
   * @throws IllegalArgumentException if there is no such device, or the weights cannot be loaded or
   *     run
   */
  static LoadedModel of(ModelFolder folder, String device) {
    Device place = Torch.device(device);
    return LOADED.computeIfAbsent(
        new Key(folder.identity(), place), k -> new LoadedModel(folder, place));
  }

  /** Drops a model that nobody uses any more. */
  static void forget(ModelFolder folder, String device) {
    LoadedModel known = LOADED.remove(new Key(folder.identity(), Torch.device(device)));
    if (known != null) {
      known.model.close();
      known.tokenizers.values().forEach(HuggingFaceTokenizer::close);
    }
  }

  /** Number of columns of each output; -1 for outputs that have no row per text. */
  int[] widths() {
    return widths.clone();
  }

  /**
   * A tokenizer that cuts to {@code maxTokens}, the longer text of a pair first; safe for use by
   * several threads.
   */
  HuggingFaceTokenizer tokenizer(int maxTokens) {
    return tokenizers.computeIfAbsent(maxTokens, folder::tokenizer);
  }

  /**
   * For one thread. Gives the numbers of each chosen output, row after row; null for the others.
   */
  Predictor<Batch, float[][]> predictor(int[] chosen) {
    return predictor(
        outputs -> {
          float[][] numbers = new float[outputs.size()][];
          for (int i : chosen) {
            numbers[i] = outputs.get(i).toType(DataType.FLOAT32, false).toFloatArray();
          }
          return numbers;
        });
  }

  private <T> Predictor<Batch, T> predictor(Function<NDList, T> read) {
    return model.newPredictor(new Feed<>(folder.types(), read));
  }

  private static int width(Shape shape) {
    return shape.dimension() == 1 ? 1 : shape.dimension() == 2 ? (int) shape.get(1) : -1;
  }

  private record Feed<T>(boolean types, Function<NDList, T> read)
      implements NoBatchifyTranslator<Batch, T> {
    @Override
    public NDList processInput(TranslatorContext context, Batch batch) {
      NDManager manager = context.getNDManager();
      Shape shape = new Shape(batch.size(), batch.length());
      NDList inputs =
          new NDList(manager.create(batch.ids(), shape), manager.create(batch.mask(), shape));
      if (types) {
        inputs.add(manager.create(batch.types(), shape));
      }
      return inputs;
    }

    @Override
    public T processOutput(TranslatorContext context, NDList outputs) {
      return read.apply(outputs);
    }
  }
}
