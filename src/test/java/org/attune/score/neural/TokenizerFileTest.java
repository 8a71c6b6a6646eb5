package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.attune.corpus.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these damages ended the process, as a panic of the library. */
class TokenizerFileTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path TOKENIZER = TinyModels.MODELS.resolve("tiny-emotion/tokenizer.json");

  private static final int TRIE = 2048;
  private static final int LEAF = 1 << 31;

  @TempDir private Path models;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/post_processor/single/0/SpecialToken; {\"id\": \"[cls]\", \"type_id\": 0};"
            + " a template with a special token that special_tokens lacks",
        "/post_processor/pair/2/SpecialToken; {\"id\": \"\", \"type_id\": 0};"
            + " a template with a special token that special_tokens lacks",
        "/post_processor/single/0/SpecialToken; [\"[cls]\", 0]; a template of neither texts nor special tokens",
        "/post_processor/single/1/Sequence; {\"id\": \"B\", \"type_id\": 0}; a template of two texts for one",
        "/post_processor; [[], [], {}]; a post_processor that is no JSON object",
        "/post_processor/special_tokens; {}; a template with a special token that special_tokens lacks",
        "/normalizer; {\"type\": \"Prepend\", \"prepend\": \"\"}; a normalizer that prepends nothing",
        "/normalizer; {\"type\": \"Sequence\", \"normalizers\": [{\"type\": \"Replace\", \"pattern\": {\"String\": \"\"},"
            + " \"content\": \"x\"}]}; a normalizer that replaces nothing by something",
        "/normalizer; {\"type\": \"Precompiled\", \"precompiled_charsmap\": \"AAAAAA==\"};"
            + " a damaged precompiled_charsmap",
        "/normalizer; {\"type\": \"Precompiled\", \"precompiled_charsmap\": \"\"};"
            + " a damaged precompiled_charsmap",
        "/model; {\"type\": \"BPE\", \"continuing_subword_prefix\": \"##\", \"vocab\": {\"a\": 0, \"b\": 1, \"ab\": 2},"
            + " \"merges\": [\"a b\"]}; a merge whose second part lacks the continuing_subword_prefix",
        "/model; {\"type\": \"BPE\", \"continuing_subword_prefix\": \"##\", \"vocab\": {\"a\": 0, \"b\": 1, \"ab\": 2},"
            + " \"merges\": [[\"a\", \"b\"]]}; a merge whose second part lacks the continuing_subword_prefix",
      })
  void whatEndsTheLibraryIsRefusedBefore(String place, String value, String found)
      throws IOException {
    JsonNode tokenizer = MAPPER.readTree(TOKENIZER.toFile());
    JsonPointer at = JsonPointer.compile(place);
    ((ObjectNode) tokenizer.at(at.head()))
        .set(at.last().getMatchingProperty(), MAPPER.readTree(value));
    TinyModels.copy(models, "tiny-emotion", "{");
    Path file = models.resolve("tiny-emotion/tokenizer.json");
    MAPPER.writeValue(file.toFile(), tokenizer);
    assertThatThrownBy(() -> TinyModels.open(models, "tiny-emotion", TinyModels.EMOTION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + ": expected a tokenizer, found: " + found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a*", "(x|)", "(?=H)", "^", "\\b", "(?<!a)", "(?=a(b))c*", "(("})
  void nothingIsReplaced(String regex) {
    assertThatIllegalArgumentException().isThrownBy(() -> TokenizerFile.check(replacing(regex)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" {2,}", "[\\u0300-\\u036f]", "(?<!\\n) +", "^x", "\\s+$", "[^a]", "``|''"})
  void somethingIsReplaced(String regex) {
    TokenizerFile.check(replacing(regex));
  }

  private static JsonNode replacing(String regex) {
    ObjectNode replace = MAPPER.createObjectNode().put("type", "Replace").put("content", " ");
    replace.putObject("pattern").put("Regex", regex);
    return MAPPER.createObjectNode().set("normalizer", replace);
  }

  /** What stands where Attune cuts texts itself, as tokenizers of readers have it. */
  @Test
  void aStrideLongerThanTextsDoesNoHarm() throws IOException {
    ObjectNode tokenizer = (ObjectNode) MAPPER.readTree(TOKENIZER.toFile());
    tokenizer
        .putObject("truncation")
        .put("direction", "Right")
        .put("max_length", 384)
        .put("strategy", "LongestFirst")
        .put("stride", 128);
    TinyModels.copy(models, "tiny-emotion", "{");
    MAPPER.writeValue(models.resolve("tiny-emotion/tokenizer.json").toFile(), tokenizer);
    Turn turn = new Turn(List.of(), "a ".repeat(1000));
    try (Djl changed = TinyModels.open(models, "tiny-emotion", TinyModels.EMOTION);
        Djl before = TinyModels.open(TinyModels.MODELS, "tiny-emotion", TinyModels.EMOTION)) {
      assertThat(changed.score(List.of(turn))).isDeepEqualTo(before.score(List.of(turn)));
    }
  }

  @Test
  void aWholeCharsmapIsTaken() {
    PrecompiledCharsmap.check(charsmap(256 << 10, LEAF, "x\0"));
  }

  @ParameterizedTest
  @CsvSource({
    "262144, -2147483648, x",
    "262144, -2147483640, 'x\0'",
    "1048576, -2147483648, 'x\0'"
  })
  void aCharsmapThatLeadsOutOfItselfIsRefused(int root, int leaf, String texts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrecompiledCharsmap.check(charsmap(root, leaf, texts)))
        .withMessage("a damaged precompiled_charsmap");
  }

  @Test
  void aCharsmapOfOtherBytesThanTextIsRefused() {
    byte[] bytes = Base64.getDecoder().decode(charsmap(256 << 10, LEAF, "x\0y\0"));
    bytes[bytes.length - 2] = (byte) 0xFF;
    String damaged = Base64.getEncoder().encodeToString(bytes);
    assertThatIllegalArgumentException().isThrownBy(() -> PrecompiledCharsmap.check(damaged));
  }

  /** A trie that knows the letter H. */
  private static String charsmap(int root, int leaf, String texts) {
    byte[] known = texts.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(4 + TRIE + known.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0, TRIE);
    bytes.putInt(4, root);
    bytes.putInt(4 + 4 * (256 ^ 'H'), 'H' << 10 | 1 << 8 | 'H');
    bytes.putInt(4 + 4 * 256, leaf);
    bytes.put(4 + TRIE, known);
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
