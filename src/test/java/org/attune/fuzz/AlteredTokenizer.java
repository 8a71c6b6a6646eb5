package org.attune.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.attune.Launch;
import org.attune.score.neural.WithoutTorch;

/**
 * A {@code tokenizer.json} one or more of whose values are altered, so that it stays JSON, before
 * texts are cut by it. The library that reads it is no Java: what it does not expect ends the
 * process, and this test with it.
 */
record AlteredTokenizer(Path home) implements Kind {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path MODEL = Path.of("src", "test", "resources", "models", "tiny-emotion");
  private static final Path OTHERS = Path.of("src", "test", "resources", "tokenizers");
  private static final int MOST_CHILDREN = 40;

  private static final List<Path> TOKENIZERS =
      List.of(
          MODEL.resolve("tokenizer.json"),
          OTHERS.resolve("bpe.json"),
          OTHERS.resolve("unigram.json"),
          OTHERS.resolve("words.json"),
          OTHERS.resolve("charsmap.json"));

  private static final List<String> VALUES =
      List.of(
          "null",
          "-1",
          "0",
          "1",
          "2147483647",
          "4294967295",
          "1099511627776",
          "1e300",
          "-0.5",
          "true",
          "false",
          "\"\"",
          "\"\u2581\"",
          "\"((a+)+\"",
          "\"a*\"",
          "\"\u00e9\ud83d\ude00\"",
          "\"[UNK]\"",
          "\"B\"",
          "[]",
          "{}",
          "[\"a\"]",
          "[1, 2]",
          "[\"a\", 0]");

  @Override
  public String name() {
    return "tokenizer";
  }

  @Override
  public Launch run(long number, Mutations mutations) throws IOException {
    Path folder = Files.createDirectories(home.resolve("models").resolve("tokens"));
    for (String file : List.of("config.json", "serving.properties", "tiny-emotion.pt")) {
      if (!Files.exists(folder.resolve(file))) {
        Files.copy(MODEL.resolve(file), folder.resolve(file));
      }
    }
    Path tokenizer = TOKENIZERS.get(mutations.number(TOKENIZERS.size()));
    JsonNode json = MAPPER.readTree(tokenizer.toFile());
    for (int times = 1 + mutations.number(3); times > 0; times--) {
      alter(json, mutations);
    }
    MAPPER.writeValue(folder.resolve("tokenizer.json").toFile(), json);
    return Launch.of(home, List.of("tokens", folder.toString()), new WithoutTorch.Cut());
  }

  private static void alter(JsonNode json, Mutations mutations) throws IOException {
    List<JsonNode> inner = new ArrayList<>();
    collect(json, inner);
    if (inner.isEmpty()) {
      return;
    }
    JsonNode node = inner.get(mutations.number(inner.size()));
    JsonNode value = MAPPER.readTree(VALUES.get(mutations.number(VALUES.size())));
    if (node instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(mutations.number(keys.size()));
      JsonNode before = object.get(key);
      switch (mutations.number(5)) {
        case 0 -> object.remove(key);
        case 1 -> object.set(key, object.get(keys.get(mutations.number(keys.size()))).deepCopy());
        case 2 -> object.set(key + "x", object.remove(key));
        default ->
            object.set(key, key.equals("precompiled_charsmap") ? map(before, mutations) : value);
      }
    } else if (node instanceof ArrayNode array) {
      int at = mutations.number(array.size());
      switch (mutations.number(4)) {
        case 0 -> array.remove(at);
        case 1 -> array.insert(at, array.get(at).deepCopy());
        default -> array.set(at, value);
      }
    }
  }

  /** The same bytes with some altered, in Base64. */
  private static JsonNode map(JsonNode charsmap, Mutations mutations) {
    byte[] bytes =
        Base64.getDecoder().decode(charsmap.asText().getBytes(StandardCharsets.US_ASCII));
    return MAPPER
        .getNodeFactory()
        .textNode(Base64.getEncoder().encodeToString(mutations.of(bytes)));
  }

  private static void collect(JsonNode node, List<JsonNode> inner) {
    if (node.isContainerNode() && !node.isEmpty()) {
      inner.add(node);
      int left = MOST_CHILDREN;
      for (JsonNode child : node) {
        if (left-- > 0) {
          collect(child, inner);
        }
      }
    }
  }
}
