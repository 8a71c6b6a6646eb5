package org.attune.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of labels as programs write it into one cell: JSON, also of Label Studio ({@code
 * {"choices": [...]}}), lists, tuples, sets and arrays of Python and numpy, arrays of PostgreSQL,
 * labels in quotes.
 */
final class ListCell {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Fields under which programs keep labels. */
  private static final Set<String> FIELDS =
      Set.of(
          "choices",
          "labels",
          "label",
          "value",
          "values",
          "selected",
          "answers",
          "categories",
          "accept");

  private static final Pattern CALL =
      Pattern.compile(
          "(?s)(?:np\\.|numpy\\.)?(?:array|set|frozenset|list|tuple)\\((.*?)(?:,\\s*dtype=.+)?\\)");

  private static final Pattern QUOTED =
      Pattern.compile(
          "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)')\\s*([,;|/]|$|(?=[\"']))");

  private static final Pattern WHOLE_NUMBERS = Pattern.compile("-?\\d+([\\s,]+-?\\d+)*");

  /** Numbers with decimals are degrees, not labels. */
  private static final Pattern DEGREE = Pattern.compile("-?\\d*\\.\\d+([eE][-+]?\\d+)?");

  private ListCell() {}

  /** The labels, which may be none; nothing if a cell is no list. */
  static Optional<List<String>> read(String cell) {
    String text = cell.strip();
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      return call.group(1).isBlank() ? Optional.of(List.of()) : read(call.group(1));
    }
    return json(text)
        .or(() -> bracketed(text))
        .or(() -> quoted(text).filter(labels -> !labels.isEmpty()))
        .filter(labels -> labels.stream().noneMatch(l -> DEGREE.matcher(l).matches()))
        .map(labels -> labels.stream().distinct().toList());
  }

  private static Optional<List<String>> json(String text) {
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return labels(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> labels(JsonNode node) {
    if (node.isObject()) {
      List<String> fields = new ArrayList<>();
      node.fieldNames().forEachRemaining(fields::add);
      return fields.stream()
          .filter(FIELDS::contains)
          .findFirst()
          .flatMap(field -> labels(node.get(field)));
    }
    if (node.isTextual()) {
      return Optional.of(List.of(node.textValue().strip()));
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    for (JsonNode one : node) {
      if (one.isObject() || one.isArray()) {
        Optional<List<String>> more = labels(one);
        if (more.isEmpty()) {
          return more;
        }
        labels.addAll(more.get());
      } else if (!one.isNull() && !one.asText().isBlank()) {
        labels.add(one.asText().strip());
      }
    }
    return Optional.of(labels);
  }

  private static Optional<List<String>> bracketed(String text) {
    boolean square = text.startsWith("[") && text.endsWith("]");
    boolean curly = text.startsWith("{") && text.endsWith("}");
    boolean round = text.startsWith("(") && text.endsWith(")");
    if (text.length() < 2 || !square && !curly && !round) {
      return Optional.empty();
    }
    String inner = text.substring(1, text.length() - 1).strip();
    Optional<List<String>> quoted = quoted(inner);
    if (quoted.isPresent() || round) {
      return quoted;
    }
    if (inner.matches("(?s).*[\\[\\]{}:].*")) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    String separator = WHOLE_NUMBERS.matcher(inner).matches() ? "[\\s,]+" : "[,;|]";
    for (String label : inner.split(separator)) {
      labels.add(bare(label));
    }
    return labels.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(labels);
  }

  private static String bare(String label) {
    return label.strip().replaceAll("^[\"']+|[\"']+$", "").strip();
  }

  /** Labels of which each stands in quotes; none of an empty text. */
  private static Optional<List<String>> quoted(String text) {
    List<String> labels = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(text);
    int from = 0;
    while (from < text.length()) {
      if (!matcher.find(from) || matcher.start() != from) {
        return Optional.empty();
      }
      String label = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      if (!label.isBlank()) {
        labels.add(label.replaceAll("\\\\(.)", "$1").strip());
      }
      from = Math.max(matcher.end(), from + 1);
    }
    return Optional.of(labels);
  }
}
