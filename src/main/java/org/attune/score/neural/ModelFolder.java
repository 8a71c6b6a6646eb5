package org.attune.score.neural;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.attune.corpus.Hashes;
import org.attune.score.ShippedModels;

/**
 * A model in the layout of {@code djl-convert}: one {@code NAME.pt}, {@code tokenizer.json}, {@code
 * config.json} and {@code serving.properties}.
 *
 * @param path the folder
 * @param name name of the TorchScript file without its ending
 * @param labels what {@code id2label} calls the columns of the first output; empty if it has only
 *     generic names
 * @param positions longest input in tokens
 * @param padding id of the padding token
 * @param types whether the model takes token types as its third input
 * @param heads what {@code attune.dimensions} of {@code config.json} says of the dimensions the
 *     model was trained for; empty for a model trained elsewhere
 * @param identity hash over the names and SHA-256 of the four files
 */
public record ModelFolder(
    Path path,
    String name,
    List<String> labels,
    int positions,
    long padding,
    boolean types,
    SortedMap<String, TrainedHead> heads,
    String identity) {

  /**
   * Models that number the positions from the padding id + 1 on, so that the first ones stay
   * unused.
   */
  static final Set<String> OFFSET =
      Set.of("camembert", "mpnet", "roberta", "xlm-roberta", "xlm-roberta-xl");

  private static final int SHOWN = 100;

  private static final Map<Path, String> IDENTITIES = new ConcurrentHashMap<>();

  /**
   * Reads what stands beside the weights.
   *
   * @throws IllegalArgumentException if the folder or one of its files is missing or cannot be used
   */
  public static ModelFolder open(Path path) {
    List<Path> weights = weights(path);
    try (Reader reader = Files.newBufferedReader(path.resolve("config.json"))) {
      JsonNode config = new ObjectMapper().readTree(reader);
      if (!config.isObject()) {
        throw unusable(path, config.isMissingNode() ? "an empty file" : "no JSON object", null);
      }
      Path file = weights.get(0);
      String name = file.getFileName().toString().replaceFirst("\\.pt$", "");
      long padding = number(path, config, "pad_token_id", 0);
      long positions = number(path, config, "max_position_embeddings", Integer.MAX_VALUE);
      if (OFFSET.contains(config.path("model_type").asText())) {
        positions -= padding + 1;
      }
      return new ModelFolder(
          path,
          name,
          labels(path, config),
          (int) positions,
          padding,
          types(path),
          heads(path, config),
          identity(path.toRealPath(), file));
    } catch (JsonProcessingException e) {
      throw unusable(path, e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw unusable(path, "no UTF-8 text", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The TorchScript file. */
  Path weights() {
    return path.resolve(name + ".pt");
  }

  private static List<Path> weights(Path path) {
    List<Path> files = List.of();
    if (Files.isDirectory(path)) {
      try (Stream<Path> listed = Files.list(path)) {
        files = listed.filter(Files::isRegularFile).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    List<String> found = files.stream().map(f -> f.getFileName().toString()).toList();
    List<Path> weights = files.stream().filter(f -> f.toString().endsWith(".pt")).toList();
    if (weights.size() != 1 || !found.containsAll(ShippedModels.BESIDE)) {
      throw new IllegalArgumentException(
          path
              + ": expected a folder as djl-convert writes it, with one NAME.pt and "
              + ShippedModels.BESIDE
              + ", found "
              + (Files.isDirectory(path) ? found : "no folder"));
    }
    return weights;
  }

  private static IllegalArgumentException unusable(Path path, String found, Exception cause) {
    return new IllegalArgumentException(
        path.resolve("config.json") + ": expected a model's configuration, found: " + found, cause);
  }

  private static long number(Path path, JsonNode config, String key, long otherwise) {
    JsonNode found = config.path(key);
    if (found.isMissingNode() || found.isNull()) {
      return otherwise;
    }
    if (!found.isIntegralNumber()) {
      throw unusable(path, key + ": " + found, null);
    }
    return found.asLong() < 0 ? otherwise : found.asLong();
  }

  private static List<String> labels(Path path, JsonNode config) {
    JsonNode named = config.path("id2label");
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      JsonNode label = named.get(Integer.toString(i));
      if (label == null) {
        throw unusable(path, "id2label without the keys 0 to " + (named.size() - 1), null);
      }
      labels.add(label.asText());
    }
    return labels.stream().allMatch(l -> l.matches("LABEL_\\d+")) ? List.of() : List.copyOf(labels);
  }

  private static SortedMap<String, TrainedHead> heads(Path path, JsonNode config) {
    try {
      return TrainedHead.of(config);
    } catch (IllegalArgumentException e) {
      throw unusable(path, e.getMessage(), e);
    }
  }

  /**
   * A new tokenizer that cuts to {@code maxTokens}, the longer text of a pair first; safe for use
   * by several threads.
   */
  public HuggingFaceTokenizer tokenizer(int maxTokens) {
    String most = Integer.toString(maxTokens);
    Map<String, String> options =
        Map.of(
            "truncation",
            "longest_first",
            "padding",
            "do_not_pad",
            "maxLength",
            most,
            "modelMaxLength",
            most,
            "stride", // of what is cut off, which nobody asks for
            "0");
    Path file = path.resolve("tokenizer.json");
    try {
      return HuggingFaceTokenizer.newInstance(
          new ByteArrayInputStream(TokenizerFile.read(file)), options);
    } catch (RuntimeException e) { // all that the library, which is no Java, throws
      throw new IllegalArgumentException(
          file
              + ": expected a tokenizer, found: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("damaged text"),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean types(Path path) throws IOException {
    Path file = path.resolve("serving.properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + ": expected lines key=value in UTF-8, found other text", e);
    }
    String engine = properties.getProperty("engine", "PyTorch");
    if (!engine.equals("PyTorch")) {
      throw new IllegalArgumentException(
          file
              + ": expected engine=PyTorch, found engine="
              + engine.substring(0, Math.min(SHOWN, engine.length())));
    }
    return Boolean.parseBoolean(properties.getProperty("includeTokenTypes"));
  }

  private static String identity(Path path, Path weights) {
    return IDENTITIES.computeIfAbsent(
        path,
        p ->
            hash(
                Stream.concat(ShippedModels.BESIDE.stream().map(p::resolve), Stream.of(weights))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList()));
  }

  private static String hash(List<Path> files) {
    List<String> hashes = new ArrayList<>();
    try {
      for (Path file : files) {
        hashes.add(file.getFileName() + " " + Hashes.ofFile(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Hashes.ofTexts(hashes);
  }
}
