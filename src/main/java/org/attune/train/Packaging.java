package org.attune.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import org.attune.score.neural.ModelFolder;
import org.attune.score.neural.TorchScript;
import org.attune.score.neural.TrainedHead;

/**
 * A trained model as a folder, in the layout of {@code djl-convert}.
 *
 * <p>Each weight is rounded to the eight leading bits that bfloat16 keeps, and the archive is
 * deflated: it is a TorchScript file in single precision like any other, at 45 % of the size.
 */
final class Packaging {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Packaging() {}

  /**
   * Writes a model.
   *
   * @param folder the folder to write; its name becomes the model's
   * @param base the model it began as: tokenizer and configuration are taken from it
   * @param weights the TorchScript file
   */
  static void write(
      Path folder, ModelFolder base, Path weights, SortedMap<String, TrainedHead> heads)
      throws IOException {
    Files.createDirectories(folder);
    String name = folder.getFileName().toString();
    new TorchScript(weights).rounded(folder.resolve(name + ".pt"));
    beside(folder, base, heads);
  }

  /** Writes a packaged model again, with other heads. */
  static void copy(
      Path packaged, Path folder, ModelFolder base, SortedMap<String, TrainedHead> heads)
      throws IOException {
    String name = packaged.getFileName() + ".pt";
    Files.copy(
        packaged.resolve(name),
        folder.resolve(folder.getFileName() + ".pt"),
        StandardCopyOption.REPLACE_EXISTING);
    beside(folder, base, heads);
  }

  private static void beside(Path folder, ModelFolder base, SortedMap<String, TrainedHead> heads)
      throws IOException {
    String name = folder.getFileName().toString();
    Files.write(
        folder.resolve("tokenizer.json"),
        Files.readAllBytes(base.path().resolve("tokenizer.json")));
    Files.writeString(
        folder.resolve("serving.properties"),
        "engine=PyTorch\noption.modelName="
            + name
            + "\noption.mapLocation=true\nincludeTokenTypes="
            + base.types()
            + "\n");
    ObjectNode config =
        (ObjectNode) JSON.readTree(Files.readString(base.path().resolve("config.json")));
    config.remove("id2label");
    config.remove("label2id");
    ObjectNode dimensions = JSON.createObjectNode();
    heads.forEach((dimension, head) -> dimensions.set(dimension, json(head)));
    config.set("attune", JSON.createObjectNode().set("dimensions", dimensions));
    Files.writeString(
        folder.resolve("config.json"),
        JSON.writeValueAsString(config) + "\n",
        StandardCharsets.UTF_8);
  }

  private static ObjectNode json(TrainedHead head) {
    ObjectNode node = JSON.createObjectNode();
    node.put("first", head.first());
    ArrayNode names = node.putArray("names");
    head.names().forEach(names::add);
    node.put("pairs", head.pairs());
    ArrayNode centre = node.putArray("centre");
    for (double c : head.centre()) {
      centre.add(c);
    }
    node.put("spread", head.spread());
    ObjectNode thresholds = node.putObject("thresholds");
    for (Map.Entry<String, Double> threshold : head.thresholds().entrySet()) {
      thresholds.put(threshold.getKey(), threshold.getValue());
    }
    return node;
  }
}
