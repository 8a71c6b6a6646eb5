package org.attune.score;

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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A TorchScript model and its tokenizers on one device, loaded once per JVM and used by all its
 * threads.
 */
final class LoadedModel {

  static {
    setDefault("ai.djl.offline", "true");
    // Tasks share the cores, each has one.
    setDefault("ai.djl.pytorch.num_threads", "1");
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    // The optimizer rewrites a graph after its first runs: a score would depend on how often the
    // model ran before.
    setDefault("ai.djl.pytorch.graph_optimizer", "false");
  }

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
    Device place = device(device);
    return LOADED.computeIfAbsent(
        new Key(folder.identity(), place), k -> new LoadedModel(folder, place));
  }

  private static Device device(String name) {
    if (name.equals("cpu")) {
      return Device.cpu();
    }
    if (!name.matches("gpu:\\d{1,4}")) {
      throw new IllegalArgumentException("device: expected cpu or gpu:N, found " + name);
    }
    int number = Integer.parseInt(name.substring(4));
    int present = Engine.getEngine("PyTorch").getGpuCount();
    if (number >= present) {
      throw new IllegalArgumentException(
          "device: expected one of the " + present + " GPUs PyTorch sees, found " + name);
    }
    return Device.gpu(number);
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
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
    return tokenizers.computeIfAbsent(
        maxTokens,
        n -> {
          String most = Integer.toString(n);
          Map<String, String> options =
              Map.of(
                  "truncation",
                  "longest_first",
                  "padding",
                  "do_not_pad",
                  "maxLength",
                  most,
                  "modelMaxLength",
                  most);
          try (InputStream in = Files.newInputStream(folder.path().resolve("tokenizer.json"))) {
            return HuggingFaceTokenizer.newInstance(in, options);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
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
