package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;

/**
 * Labels in one cell with a number each: {@code joy:0.8;anger:0.2}, {@code joy (2), anger (1)},
 * {@code 2 joy, 1 anger}, {@code {"joy": 2}}; in objects true and false are numbers, too.
 */
final class LabelNumbers {

  /** Longer cells are texts. */
  private static final int LONGEST = 2000;

  private static final String LABEL = "(\\p{L}[^:=;,|()\\n\\d]*?)";
  private static final String NUMBER = "([+-]?\\d*\\.?\\d+)\\s*(?:%|x|\u00D7)?";

  private static final Pattern AFTER =
      Pattern.compile(
          LABEL
              + "\\s*(?:[:=\u00D7]\\s*"
              + NUMBER
              + "|[(\\[]\\s*(?:n\\s*=\\s*)?"
              + NUMBER
              + "\\s*[)\\]]|\\s[x\u00D7]?"
              + NUMBER
              + ")");

  private static final Pattern BEFORE =
      Pattern.compile(NUMBER + "(?:\\s*[:=]\\s*|\\s+|(?<=[x\u00D7%]))" + LABEL);

  private LabelNumbers() {}

  /** The number of each label; nothing if a cell is otherwise, or names a label twice. */
  static Optional<Map<String, BigDecimal>> read(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    return text.startsWith("{") ? object(text) : listed(text);
  }

  private static Optional<Map<String, BigDecimal>> object(String text) {
    JsonNode node = parsed(text);
    if (!node.isObject() || node.isEmpty()) {
      return Optional.empty();
    }
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      Optional<BigDecimal> number =
          value.isBoolean()
              ? Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO)
              : value.isNull()
                  ? Optional.of(BigDecimal.ZERO)
                  : value.isValueNode() ? Decimals.number(value.asText()) : Optional.empty();
      if (number.isEmpty() || Decimals.number(field.getKey()).isPresent()) {
        return Optional.empty();
      }
      numbers.put(field.getKey().strip(), number.get());
    }
    return Optional.of(numbers);
  }

  /** JSON, also as Python writes it. */
  private static JsonNode parsed(String text) {
    JsonNode node = JsonText.parsed(text);
    return node.isMissingNode()
        ? JsonText.parsed(
            text.replace('\'', '"')
                .replaceAll("\\bTrue\\b", "true")
                .replaceAll("\\bFalse\\b", "false")
                .replaceAll("\\bNone\\b", "null"))
        : node;
  }

  private static Optional<Map<String, BigDecimal>> listed(String text) {
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    for (String part : text.split("\\s*[;,|/\\n]\\s*")) {
      Matcher after = AFTER.matcher(part.strip());
      Matcher before = BEFORE.matcher(part.strip());
      String label;
      String number;
      if (after.matches()) {
        label = after.group(1);
        number = first(after.group(2), after.group(3), after.group(4));
      } else if (before.matches()) {
        label = before.group(2);
        number = before.group(1);
      } else {
        return Optional.empty();
      }
      if (numbers.put(label.strip(), new BigDecimal(number)) != null) {
        return Optional.empty();
      }
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
  }

  private static String first(String... groups) {
    for (String group : groups) {
      if (group != null) {
        return group;
      }
    }
    throw new IllegalArgumentException("no group matched");
  }
}
