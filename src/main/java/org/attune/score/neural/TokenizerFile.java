package org.attune.score.neural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code tokenizer.json}, of which what Hugging Face's library takes on trust is checked before
 * it is read: where that is wrong the library does not refuse it but ends the process, at the first
 * text if not before.
 *
 * @see <a href="https://github.com/huggingface/tokenizers">Hugging Face, tokenizers</a>
 */
final class TokenizerFile {

  /** Far more than any has: 256 MiB. */
  private static final long MOST_BYTES = 256L << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What matches nothing at a place, without what stands within it. */
  private static final Pattern ZERO_WIDTH =
      Pattern.compile("\\(\\?<?[=!][^()]*\\)|\\\\[bBAzZG]|[$^](?![^\\[]*\\])");

  private TokenizerFile() {}

  /**
   * The bytes of a file that can be given to the library.
   *
   * @throws IllegalArgumentException with what it found, if they cannot
   */
  static byte[] read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("more than " + (MOST_BYTES >> 20) + " MiB");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      check(MAPPER.readTree(bytes));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    return bytes;
  }

  static void check(JsonNode tokenizer) {
    if (!tokenizer.isObject()) {
      throw new IllegalArgumentException("no JSON object");
    }
    checkNormalizers(tokenizer.path("normalizer"));
    checkTemplates(tokenizer.path("post_processor"));
    checkMerges(tokenizer.path("model"));
  }

  /** By its parts, since the library knows a normalizer without its type, too. */
  private static void checkNormalizers(JsonNode node) {
    checkObject(node, "a normalizer");
    if (node.path("prepend").asText("x").isEmpty()) {
      throw new IllegalArgumentException("a normalizer that prepends nothing");
    }
    JsonNode charsmap = node.path("precompiled_charsmap");
    if (charsmap.isTextual()) {
      PrecompiledCharsmap.check(charsmap.asText());
    }
    if (node.has("content")) {
      checkReplaced(node.path("pattern"));
    }
    node.path("normalizers").forEach(TokenizerFile::checkNormalizers);
  }

  /** The library reads the parts of an object from a list, too. */
  private static void checkObject(JsonNode node, String what) {
    if (!node.isObject() && !node.isNull() && !node.isMissingNode()) {
      throw new IllegalArgumentException(what + " that is no JSON object");
    }
  }

  private static void checkReplaced(JsonNode pattern) {
    boolean nothing =
        pattern.path("String").asText("x").isEmpty()
            || pattern.has("Regex") && canBeEmpty(pattern.path("Regex").asText());
    if (nothing) {
      throw new IllegalArgumentException("a normalizer that replaces nothing by something");
    }
  }

  /**
   * Whether a regular expression can match an empty part of a text: without its assertions it does
   * so in every text or in none.
   */
  private static boolean canBeEmpty(String regex) {
    String rest = ZERO_WIDTH.matcher(regex).replaceAll("");
    try {
      return rest.contains("(?=")
          || rest.contains("(?!")
          || rest.contains("(?<")
          || Pattern.compile(rest).matcher("").find();
    } catch (PatternSyntaxException | StackOverflowError e) {
      return true;
    }
  }

  /** A template is of the texts there are, and of special tokens that it declares. */
  private static void checkTemplates(JsonNode node) {
    checkObject(node, "a post_processor");
    JsonNode known = node.path("special_tokens");
    for (String template : new String[] {"single", "pair"}) {
      for (JsonNode piece : node.path(template)) {
        JsonNode special = piece.path("SpecialToken");
        JsonNode sequence = piece.path("Sequence");
        if (!special.isObject() && !sequence.isObject()) {
          throw new IllegalArgumentException("a template of neither texts nor special tokens");
        }
        if (special.isObject() && !known.has(special.path("id").asText())) {
          throw new IllegalArgumentException(
              "a template with a special token that special_tokens lacks");
        }
        if (template.equals("single") && sequence.path("id").asText().equals("B")) {
          throw new IllegalArgumentException("a template of two texts for one");
        }
      }
    }
    node.path("processors").forEach(TokenizerFile::checkTemplates);
  }

  /** What continues a word begins with the prefix of such parts, which merging takes away. */
  private static void checkMerges(JsonNode model) {
    String prefix = model.path("continuing_subword_prefix").asText("");
    if (prefix.isEmpty() || model.path("continuing_subword_prefix").isNull()) {
      return;
    }
    for (JsonNode merge : model.path("merges")) {
      String text = merge.asText();
      String second =
          merge.isArray() ? merge.path(1).asText() : text.substring(text.indexOf(' ') + 1);
      if (!second.startsWith(prefix)) {
        throw new IllegalArgumentException(
            "a merge whose second part lacks the continuing_subword_prefix");
      }
    }
  }
}
