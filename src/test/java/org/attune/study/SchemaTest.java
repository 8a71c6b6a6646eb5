package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.plan.Plan;
import org.attune.protocol.Protocol;
import org.attune.rubric.Rubric;
import org.attune.yaml.JsonSchema;
import org.attune.yaml.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The schemas by which editors check and complete protocols and cards. */
class SchemaTest {

  private static final Path PROTOCOLS = Path.of("protocols");
  private static final Path RUBRICS = PROTOCOLS.resolve("rubrics");
  private static final Path DATASETS = Path.of("datasets");
  private static final Path PROTOCOL_SCHEMA = PROTOCOLS.resolve("protocol.schema.json");
  private static final Path RUBRIC_SCHEMA = RUBRICS.resolve("rubric.schema.json");
  private static final Path CARD_SCHEMA = DATASETS.resolve("dataset.schema.json");
  private static final Catalog CATALOG = new Catalog(List.of(DATASETS));
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The real names, but any dataset: users have their own beside the shipped ones. */
  private static final Vocabulary NAMES =
      new Vocabulary() {
        @Override
        public Set<String> names(String kind) {
          return kind.equals("datasets") ? Set.of() : CATALOG.names(kind);
        }

        @Override
        public Class<? extends Record> variant(String kind, String name) {
          return CATALOG.variant(kind, name);
        }
      };

  /** Truth values as in YAML 1.2, by which editors read: the key {@code on} is a text. */
  private static final Resolver YAML_1_2 =
      new Resolver() {
        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
          boolean truth = tag.equals(Tag.BOOL);
          super.addImplicitResolver(
              tag, truth ? Pattern.compile("true|false") : regexp, first, limit);
        }
      };

  static List<Path> protocols() throws IOException {
    return written(PROTOCOLS);
  }

  static List<Path> rubrics() throws IOException {
    return written(RUBRICS);
  }

  private static List<Path> written(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static List<Path> cards() {
    return CATALOG.names("datasets").stream()
        .map(name -> DATASETS.resolve(name).resolve(Catalog.CARD))
        .toList();
  }

  @Test
  void protocolSchemaIsInStep() throws IOException {
    assertInStep(
        PROTOCOL_SCHEMA, JsonSchema.of(Protocol.class, NAMES, "Protocol of a study by Attune"));
  }

  @Test
  void cardSchemaIsInStep() throws IOException {
    assertInStep(CARD_SCHEMA, JsonSchema.of(Card.class, NAMES, "Card of a dataset for Attune"));
  }

  @Test
  void rubricSchemaIsInStep() throws IOException {
    assertInStep(RUBRIC_SCHEMA, JsonSchema.of(Rubric.class, NAMES, "Rubric for Attune"));
  }

  @ParameterizedTest
  @MethodSource("rubrics")
  void shippedRubricsFit(Path file) throws IOException {
    assertFits(file, RUBRIC_SCHEMA);
    Catalog.rubric(file);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void shippedProtocolsFit(Path file) throws IOException {
    assertFits(file, PROTOCOL_SCHEMA);
    Protocol protocol = CATALOG.protocol(file);
    assertThat(protocol.study() + ".yaml").isEqualTo(file.getFileName().toString());
    if (protocol.replies().isEmpty()) { // of replies there is no card before they are there
      assertThat(new Plan(file.toString(), protocol, catalogOf(file)).corpora()).isNotEmpty();
    }
  }

  /** With the rubrics that lie beside a protocol. */
  private static Catalog catalogOf(Path protocol) {
    return new Catalog(List.of(DATASETS), List.of(protocol.resolveSibling("rubrics")));
  }

  @ParameterizedTest
  @MethodSource("cards")
  void shippedCardsFit(Path file) throws IOException {
    assertFits(file, CARD_SCHEMA);
  }

  private static void assertInStep(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Path written = Files.writeString(Path.of("target").resolve(file.getFileName()), text);
      fail("%s is not what the code reads now; take it over with: cp %s %s", file, written, file);
    }
  }

  private static void assertFits(Path file, Path schema) throws IOException {
    String text = Files.readString(file);
    String named = file.getParent().relativize(schema).toString().replace('\\', '/');
    assertThat(text).startsWith("# yaml-language-server: $schema=" + named + "\n");
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    Object loaded =
        new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, YAML_1_2)
            .load(text);
    var validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(schema));
    assertThat(validator.validate(MAPPER.<JsonNode>valueToTree(loaded)))
        .as(file.toString())
        .isEmpty();
  }
}
