package org.attune.yaml;

import java.io.StringReader;
import java.util.Iterator;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one YAML document into a tree of records, with no leniency: every key is known, there once
 * and of its type.
 *
 * <p>Keys are the components' names in kebab case. A component is a text, a whole number ({@code
 * int}, {@code long}), a number ({@code double}, {@link java.math.BigDecimal}), {@code true} or
 * {@code false}, an enum's constant in kebab case, a list, a map from texts, a record, or an {@link
 * Optional} of these. Texts are taken as they are written: a label {@code yes} or {@code 1} stays
 * "yes" or "1".
 */
public final class StrictYaml {

  private StrictYaml() {}

  /**
   * The record a file describes.
   *
   * @param file how messages name the file
   * @throws YamlException with all mistakes of the file; a mistake of YAML's own syntax hides those
   *     of content
   * @throws IllegalStateException if the records are not declared as this package needs them
   */
  public static <T extends Record> T read(
      String file, String text, Class<T> type, Vocabulary vocabulary) {
    FileReading reading = new FileReading(file, vocabulary);
    Optional<Object> root = Optional.empty();
    Section section = new Section(type);
    try {
      Iterator<Node> documents =
          new Yaml(new LoaderOptions()).composeAll(new StringReader(text)).iterator();
      if (documents.hasNext()) {
        root = reading.read(section, documents.next(), "");
      } else {
        reading.report(1, "", section.expected(vocabulary), "an empty file");
      }
      if (documents.hasNext()) {
        reading.report(
            FileReading.line(documents.next()),
            "",
            "one document",
            "a second one, after a line \"---\"");
      }
    } catch (YAMLException e) {
      Syntax.report(e, text, reading);
    }
    if (!reading.findings().isEmpty()) {
      throw new YamlException(reading.findings());
    }
    return type.cast(root.orElseThrow());
  }
}
