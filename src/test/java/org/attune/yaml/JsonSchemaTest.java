package org.attune.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class JsonSchemaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SCHEMA = JsonSchema.of(Sample.class, Sample.VOCABULARY, "A study");

  private static boolean accepts(String text) {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);
    return schema.validate(MAPPER.<JsonNode>valueToTree(loaded)).isEmpty();
  }

  @Test
  void isItselfASchema() throws Exception {
    var meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(MAPPER.readTree(SCHEMA))).isEmpty();
  }

  @Test
  void acceptsTheGoodStudy() {
    assertThat(accepts(Sample.GOOD)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corpus: dialogues -> corpis: dialogues",
        "corpus: dialogues -> corpus:",
        "corpus: dialogues -> corpus: ''",
        "corpus: dialogues -> corpus: [dialogues]",
        "seed: 17 -> seed: 1.5",
        "level: ordinal -> level: ratio",
        "labels: [1, 2, yes, no] -> labels: 1",
        "scorer: lexicon -> scorer: lexicom",
        "code: 2 -> negation: true",
        "code: 2 -> lists: {}",
        "[accuracy, cohen-kappa] -> [accuracy, kappa]",
        "transposed: true -> transposed: 1",
        "confidence: .9 -> confidence: high",
        "order: by-value -> order: by_value",
        "replicates: 1000 -> replicates: many",
        "pearson: r -> spearman: r"
      })
  void refusesWhatTheReaderRefuses(String change) {
    String[] sides = change.split(" -> ");
    assertThat(Sample.GOOD).contains(sides[0]);
    String bad = Sample.GOOD.replace(sides[0], sides[1]);
    assertThat(accepts(bad)).isFalse();
    assertThat(Sample.mistakes(bad, Sample.class)).isNotEmpty();
  }

  @Test
  void describesKeysAndDefaults() throws Exception {
    JsonNode schema = MAPPER.readTree(SCHEMA);
    assertThat(schema.at("/title").asText()).isEqualTo("A study");
    assertThat(schema.at("/properties/seed"))
        .hasToString(
            "{\"type\":\"integer\",\"description\":\"Seed of all random numbers.\",\"default\":0}");
    assertThat(schema.at("/required").toString())
        .isEqualTo("[\"title\",\"corpus\",\"scales\",\"tables\"]");
    assertThat(schema.at("/$defs/table/properties/order/default").asText()).isEqualTo("as-given");
    assertThat(schema.at("/$defs/table/properties/statistics/items/enum/0").asText())
        .isEqualTo("accuracy");
    JsonNode lexicon = schema.at("/$defs/scorer-entry/oneOf/1");
    assertThat(lexicon.at("/properties/scorer/const").asText()).isEqualTo("lexicon");
    assertThat(lexicon.at("/required").toString()).isEqualTo("[\"scorer\",\"lists\"]");
    everySection(schema, section -> assertThat(section.get("additionalProperties")).isNotNull());
  }

  @Test
  void isTheSameTextEveryTime() {
    assertThat(JsonSchema.of(Sample.class, Sample.VOCABULARY, "A study")).isEqualTo(SCHEMA);
    assertThat(SCHEMA)
        .doesNotContain("\r")
        .startsWith(
            """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "A study",
              "type": "object",
              "properties": {
                "title": {
                  "type": [
                    "string",
            """)
        .endsWith("}\n");
  }

  @Test
  void kindsWithoutNamesTakeAnyText() throws Exception {
    record Own(@Doc("A corpus.") @Known("corpora") String corpus) {}
    Vocabulary none =
        new Vocabulary() {
          @Override
          public Set<String> names(String kind) {
            return Set.of();
          }

          @Override
          public Class<? extends Record> variant(String kind, String name) {
            throw new IllegalArgumentException(name);
          }
        };
    JsonNode corpus =
        MAPPER.readTree(JsonSchema.of(Own.class, none, "Own")).at("/properties/corpus");
    assertThat(corpus.has("enum")).isFalse();
    assertThat(corpus.at("/minLength").asInt()).isEqualTo(1);
  }

  @Test
  void recordsMayContainThemselves() throws Exception {
    record Tree(@Doc("Branches.") @Default("") Map<String, Tree> branches) {}
    JsonNode schema = MAPPER.readTree(JsonSchema.of(Tree.class, Sample.VOCABULARY, "Tree"));
    assertThat(schema.at("/properties/branches/additionalProperties/$ref").asText()).isEqualTo("#");
  }

  private static void everySection(JsonNode node, Consumer<ObjectNode> check) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && object.get("type") != null) {
      check.accept(object);
    }
    node.forEach(child -> everySection(child, check));
  }
}
