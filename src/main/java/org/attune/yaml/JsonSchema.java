package org.attune.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of what {@link StrictYaml} accepts, for editors and validators.
 */
public final class JsonSchema {

  private final Vocabulary vocabulary;
  private final Map<Class<?>, String> references = new LinkedHashMap<>();
  private final ObjectNode definitions = object();

  private JsonSchema(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The schema's text: properties in the order of the components, names from the vocabulary sorted,
   * the other records of the tree under {@code $defs}. A kind without names takes any text. The
   * same records and names give the same bytes.
   *
   * @throws IllegalStateException if the records are not declared as this package needs them
   */
  public static String of(Class<? extends Record> type, Vocabulary vocabulary, String title) {
    JsonSchema schemas = new JsonSchema(vocabulary);
    schemas.references.put(type, "#");
    ObjectNode root = schemas.object();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", title);
    root.setAll(new Section(type).body(schemas));
    if (!schemas.definitions.isEmpty()) {
      root.set("$defs", schemas.definitions);
    }
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A reference to the schema of a record, which is written once. */
  ObjectNode reference(Section section) {
    if (!references.containsKey(section.type())) {
      String name = name(section.type());
      references.put(section.type(), "#/$defs/" + name);
      definitions.putObject(name);
      definitions.set(name, section.body(this));
    }
    return object().put("$ref", references.get(section.type()));
  }

  private String name(Class<?> type) {
    String name = Field.kebab(type.getSimpleName());
    return definitions.has(name) ? type.getName() : name;
  }
}
