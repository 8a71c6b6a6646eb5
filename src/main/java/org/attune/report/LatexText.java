package org.attune.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.table.Latex;

/**
 * The LaTeX that bibliographies are written in, as plain text.
 *
 * <p>The printer of jbibtex leaves out cedilla, ogonek, ring, breve, macron, dots and double acute
 * without a word, refuses {@code ~} and {@code $}, and passes what commands it does not know are
 * given.
 */
final class LatexText {

  /** Accents of the letter after them, as combining marks. */
  private static final Map<String, Character> ACCENTS =
      Map.ofEntries(
          Map.entry("`", '\u0300'),
          Map.entry("'", '\u0301'),
          Map.entry("^", '\u0302'),
          Map.entry("~", '\u0303'),
          Map.entry("=", '\u0304'),
          Map.entry("u", '\u0306'),
          Map.entry(".", '\u0307'),
          Map.entry("\"", '\u0308'),
          Map.entry("r", '\u030a'),
          Map.entry("H", '\u030b'),
          Map.entry("v", '\u030c'),
          Map.entry("d", '\u0323'),
          Map.entry("c", '\u0327'),
          Map.entry("k", '\u0328'),
          Map.entry("b", '\u0331'));

  /** Commands that stand for a text. */
  private static final Map<String, String> TEXTS = new HashMap<>();

  /** Commands that only change how the text after them looks. */
  private static final Set<String> LOOKS =
      Set.of(
          ("emph textit textbf textsc texttt textrm textsf textup mbox url it bf sc tt em"
                  + " textsuperscript textsubscript mathrm")
              .split(" "));

  /** How {@link Latex} writes a sign that has a name. */
  private static final Pattern SYMBOL = Pattern.compile("\\$?\\\\([a-z]+)(?:\\{})?\\$?");

  /** The first character behind those that have names. */
  private static final int BEYOND_SYMBOLS = 0x2300;

  /** Signs that grow together. */
  private static final String[][] LIGATURES = {
    {"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"},
  };

  static {
    String texts =
        """
        i ı j ȷ ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å dh ð DH Ð th þ TH Þ
        & & % % $ $ # # _ _ { { } } textless < textgreater > dots … textendash – textemdash —
        textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” epsilon ε S §
        copyright © LaTeX LaTeX TeX TeX
        """;
    String[] each = texts.strip().split("\\s+");
    for (int i = 0; i < each.length; i += 2) {
      TEXTS.put(each[i], each[i + 1]);
    }
    TEXTS.putAll(Map.of(" ", " ", ",", " ", "\\", " ", "-", "", "/", ""));
    for (int sign = 0; sign < BEYOND_SYMBOLS; sign++) {
      Matcher written = SYMBOL.matcher(Latex.escaped(Character.toString(sign)));
      if (written.matches()) {
        TEXTS.put(written.group(1), Character.toString(sign));
      }
    }
  }

  private final String latex;
  private int at;
  private boolean formula;

  private LatexText(String latex) {
    this.latex = latex;
  }

  /**
   * The text as it is read.
   *
   * @throws IllegalArgumentException naming what in it has no known meaning
   */
  static String plain(String latex) {
    LatexText text = new LatexText(latex);
    String plain = text.group();
    if (text.at < latex.length() || text.formula) {
      String what = text.formula ? "$ that is not closed in " : "} that closes nothing in ";
      throw new IllegalArgumentException(what + latex);
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
  }

  /** The parts between separators that are not inside braces. */
  static List<String> split(String latex, String separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < latex.length(); i++) {
      depth += latex.charAt(i) == '{' ? 1 : latex.charAt(i) == '}' ? -1 : 0;
      if (depth == 0 && latex.startsWith(separator, i)) {
        parts.add(latex.substring(from, i).strip());
        from = i + separator.length();
        i = from - 1;
      }
    }
    parts.add(latex.substring(from).strip());
    return parts;
  }

  /** Up to a brace that closes, or the end. */
  private String group() {
    StringBuilder text = new StringBuilder();
    while (at < latex.length() && latex.charAt(at) != '}') {
      text.append(next());
    }
    return text.toString();
  }

  private String next() {
    for (String[] pair : LIGATURES) {
      if (latex.startsWith(pair[0], at)) {
        at += pair[0].length();
        return pair[1];
      }
    }
    int c = latex.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case '{' -> closed(group());
      case '\\' -> command();
      case '~' -> " ";
      case '$' -> {
        formula = !formula;
        yield "";
      }
      case '-' -> formula ? "−" : "-";
      default -> Character.toString(c);
    };
  }

  private String closed(String group) {
    if (at >= latex.length()) {
      throw new IllegalArgumentException("{ that is not closed in " + latex);
    }
    at++;
    return group;
  }

  private String command() {
    int from = at;
    while (at < latex.length() && isLetter(latex.charAt(at))) {
      at++;
    }
    boolean word = at > from;
    at = word || at == latex.length() ? at : at + 1;
    String name = latex.substring(from, at);
    while (word && at < latex.length() && latex.charAt(at) == ' ') {
      at++;
    }
    if (ACCENTS.containsKey(name)) {
      return accented(ACCENTS.get(name));
    }
    if (name.equals("char")) {
      return character();
    }
    return LOOKS.contains(name)
        ? ""
        : Optional.ofNullable(TEXTS.get(name))
            .orElseThrow(() -> new IllegalArgumentException("\\" + name + " in " + latex));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private String accented(char mark) {
    if (at == latex.length() || latex.charAt(at) == '}') {
      throw new IllegalArgumentException("an accent on nothing in " + latex);
    }
    String base = next().replace('ı', 'i').replace('ȷ', 'j');
    return base.isEmpty() ? base : base.charAt(0) + Character.toString(mark) + base.substring(1);
  }

  /** A character by its number. */
  private String character() {
    int from = at;
    while (at < latex.length() && latex.charAt(at) >= '0' && latex.charAt(at) <= '9') {
      at++;
    }
    if (at == from || at - from > 6) {
      throw new IllegalArgumentException("\\char without a character's number in " + latex);
    }
    return Character.toString(Integer.parseInt(latex.substring(from, at)));
  }
}
