package org.attune.score.neural;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.attune.Scratch;

/**
 * A TorchScript model and its tokenizers on one device, loaded once per JVM and used by all its
 * threads.
 */
final class LoadedModel {

  private record Key(String identity, Device device, NumericPrecision precision) {}

  private static final int PROBE = 16;
  private static final Map<Key, LoadedModel> LOADED = new ConcurrentHashMap<>();

  private final ModelFolder folder;
  private final Model model;
  private final int[] widths;
  private final boolean readsTypes;
  private final Meter meter;
  private final Map<Integer, HuggingFaceTokenizer> tokenizers = new ConcurrentHashMap<>();

  private LoadedModel(ModelFolder folder, Device device, NumericPrecision precision) {
    this.folder = folder;
    Engine.getEngine("PyTorch");
    long start = System.nanoTime();
    model = Model.newInstance(folder.name(), device, "PyTorch");
    try {
      load(precision);
      widths =
          run(
              Tokens.padding(folder.padding()),
              outputs -> outputs.stream().mapToInt(o -> width(o.getShape())).toArray());
      readsTypes = folder.types() && typesMatter();
      meter = new Meter(System.nanoTime() - start);
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException(e);
    } catch (MalformedModelException
        | TranslateException
        | EngineException
        | IllegalArgumentException e) {
      model.close();
      throw new IllegalArgumentException(
          folder.weights()
              + ": expected a TorchScript model that takes "
              + (folder.types()
                  ? "token ids, attention mask and token types"
                  : "token ids and attention mask")
              + (precision == NumericPrecision.BF16
                  ? ", and whose numbers all follow the precision bf16 of its weights"
                  : "")
              + ", found: "
              + firstLine(e),
          e);
    }
  }

  /** What PyTorch says, without the calls it came through. */
  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("nothing to run");
  }

  private void load(NumericPrecision precision) throws IOException, MalformedModelException {
    Path place = Scratch.folder("model-");
    Path weights = place.resolve(folder.weights().getFileName());
    try {
      if (precision != NumericPrecision.BF16) {
        TorchScript.copy(folder.weights(), weights);
      } else {
        TorchScript.check(folder.weights());
        new TorchScript(folder.weights()).bfloat16(weights);
      }
      model.load(place, folder.name(), Map.of("mapLocation", "true"));
    } finally {
      Files.deleteIfExists(weights);
      Files.delete(place);
    }
  }

  /** Whether it matters to the model which of two texts a token is of. */
  private boolean typesMatter() throws TranslateException {
    try (HuggingFaceTokenizer tokenizer = folder.tokenizer(Math.min(PROBE, folder.positions()))) {
      long[] ids = tokenizer.encode("How are you?", "I am sad.").getIds();
      long[] types = new long[ids.length];
      Arrays.fill(types, ids.length / 2, ids.length, 1);
      return !Arrays.deepEquals(
          run(new Tokens(ids, new long[ids.length]), LoadedModel::numbers),
          run(new Tokens(ids, types), LoadedModel::numbers));
    }
  }

  private <T> T run(Tokens text, Function<NDList, T> read) throws TranslateException {
    Batch alone = Batch.of(new int[1], new Tokens[] {text}, 1, text.length(), folder.padding());
    Predictor<Batch, T> predictor = predictor(read);
    try (Patience patience = new Patience(folder.path().toString())) {
      T answer =
          patience.await("a text of " + text.length() + " tokens", () -> predictor.predict(alone));
      predictor.close();
      return answer;
    } catch (ExecutionException e) {
      predictor.close();
      throw e.getCause() instanceof TranslateException told
          ? told
          : new TranslateException(e.getCause());
    }
  }

  private static float[][] numbers(NDList outputs) {
    return outputs.stream()
        .map(o -> o.toType(DataType.FLOAT32, false).toFloatArray())
        .toArray(float[][]::new);
  }

  /**
   * The model of a folder, loaded if this JVM does not have it yet.
   *
   * @param device {@code cpu} or {@code gpu:N}
   * @throws IllegalArgumentException if there is no such device, or the weights cannot be loaded or
   *     run
   */
  static LoadedModel of(ModelFolder folder, String device, NumericPrecision precision) {
    Device place = Torch.device(device);
    return LOADED.computeIfAbsent(
        new Key(folder.identity(), place, precision),
        k -> new LoadedModel(folder, place, precision));
  }

  /** Drops a model that nobody uses any more, in every precision. */
  static void forget(ModelFolder folder, String device) {
    for (NumericPrecision precision : NumericPrecision.values()) {
      LoadedModel known =
          LOADED.remove(new Key(folder.identity(), Torch.device(device), precision));
      if (known != null) {
        known.model.close();
        known.tokenizers.values().forEach(HuggingFaceTokenizer::close);
      }
    }
  }

  /** Where it is. */
  Device device() {
    return model.getNDManager().getDevice();
  }

  /** What was done with it so far. */
  Meter meter() {
    return meter;
  }

  /** Whether its numbers depend on the token types; false for a model that does not take them. */
  boolean readsTypes() {
    return readsTypes;
  }

  /** Number of columns of each output; -1 for outputs that have no row per text. */
  int[] widths() {
    return widths.clone();
  }

  /**
   * A tokenizer that cuts to {@code maxTokens}, the longer text of a pair first; safe for use by
   * several threads.
   *
   * @param of where the model lies now, which may not be where it lay when it was loaded
   */
  HuggingFaceTokenizer tokenizer(ModelFolder of, int maxTokens) {
    return tokenizers.computeIfAbsent(maxTokens, of::tokenizer);
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
