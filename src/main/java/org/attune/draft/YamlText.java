package org.attune.draft;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts as YAML, quoted where a reader of YAML could take them for anything else. */
final class YamlText {

  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

  /** Width of comments. */
  private static final int WIDTH = 100;

  private YamlText() {}

  /** A text as a scalar. */
  static String of(String text) {
    boolean plain =
        text.matches("[\\p{L}_][\\p{L}\\p{N}_./()+-]*([ ][\\p{L}\\p{N}_./()+-]+)*")
            && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < ' ' || c >= 0x7F && c < 0xA0 || c == 0xFEFF || c > 0xFFFF) {
                quoted.append("\\U%08X".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  /** Texts as a list in one line. */
  static String list(Collection<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A comment, broken into lines. */
  static String comment(String indent, String text) {
    StringBuilder comment = new StringBuilder();
    StringBuilder line = new StringBuilder(indent + "#");
    for (String word : text.split("\\s+")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        comment.append(line).append('\n');
        line = new StringBuilder(indent + "#");
      }
      line.append(' ').append(word);
    }
    return comment.append(line).append('\n').toString();
  }
}
