package org.attune.yaml;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Mistakes of YAML's own syntax, with advice instead of the parser's inner terms. */
final class Syntax {

  /** The first entry whose key is part of the parser's message applies. */
  private static final List<Map.Entry<String, String>> ADVICE =
      List.of(
          Map.entry(
              "mapping values are not allowed",
              "one \"key: value\" a line, or quotes round texts with a colon"),
          Map.entry("(TAB)", "spaces, not tabs, for indentation"),
          Map.entry(
              "cannot start any token", "quotes round a text that begins with such a character"),
          Map.entry("expected <block end>", "a line indented like those it belongs to"),
          Map.entry("expected ',' or ']'", "a comma or a closing ] for the list that begins here"),
          Map.entry(
              "expected ',' or '}'", "a comma or a closing } for the section that begins here"),
          Map.entry("could not find expected ':'", "a key, a colon and a space"),
          Map.entry("unexpected end of stream", "a closing quote for the text that begins here"),
          Map.entry(
              "undefined alias",
              "quotes round a text that begins with *, or its anchor & further up"),
          Map.entry("sequence entries are not allowed", "a list that begins on a line of its own"),
          Map.entry("escape character", "single quotes round a text with \\, or \\\\ for each"),
          Map.entry("<stream end>", "a value and its closing bracket"),
          Map.entry("Nesting Depth", "at most 50 sections inside each other"));

  /** Messages that are about the beginning of what the parser was in. */
  private static final List<String> ABOUT_BEGINNING =
      List.of("expected ',' or ", "could not find expected ':'", "unexpected end of stream");

  private Syntax() {}

  static void report(YAMLException mistake, String text, FileReading reading) {
    List<String> lines = text.stripTrailing().lines().toList();
    if (mistake instanceof ReaderException character) {
      String before = text.substring(0, Math.max(0, text.indexOf(character.getCodePoint())));
      int line = Math.toIntExact(before.chars().filter(c -> c == '\n').count()) + 1;
      reading.report(
          line,
          "",
          "text without control characters",
          String.format("the character U+%04X", character.getCodePoint()));
      return;
    }
    String problem = mistake.getMessage();
    int line = 1;
    if (mistake instanceof MarkedYAMLException marked) {
      problem = marked.getProblem();
      boolean beginning =
          ABOUT_BEGINNING.stream().anyMatch(problem::contains) && marked.getContextMark() != null;
      line = (beginning ? marked.getContextMark() : marked.getProblemMark()).getLine() + 1;
    }
    line = Math.max(1, Math.min(line, lines.size()));
    String message = problem;
    String advice =
        ADVICE.stream()
            .filter(entry -> message.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("valid YAML");
    String shown = lines.isEmpty() ? "" : FileReading.shortened(lines.get(line - 1).strip());
    reading.report(
        line, "", advice, "\"" + shown + "\" (YAML: " + FileReading.shortened(problem) + ")");
  }
}
