package org.attune.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings words that differ only in how they are written to one form, by which they are known. */
final class WordForms {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Blanks of all kinds, also those without width. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200B\\u2060\\uFEFF]+");

  private static final Pattern AROUND =
      Pattern.compile("^[\\s\"'(\\[{<*`\u201C\u201E\u00AB]+|[\\s\"')\\]}>*`.!,;:\u201D\u00BB]+$");

  private static final Pattern JOINTS = Pattern.compile("[ _\u2010-\u2013-]+");

  private WordForms() {}

  /**
   * The form by which a word is known: lower case, without accents, without brackets and quotes
   * around or a full stop behind, one blank for every run of blanks, underscores and hyphens.
   */
  static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    String letters =
        lower.chars().allMatch(c -> c < 128)
            ? lower
            : MARKS
                .matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("\u00DF", "ss");
    String bare = AROUND.matcher(blanks(letters)).replaceAll("");
    return JOINTS.matcher(bare).replaceAll(" ").strip();
  }

  /** The same text with one blank for every run of blanks, and none around. */
  static String blanks(String text) {
    return spaced(text) ? text : BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /** True of a text of ASCII signs with single blanks between them, as most are. */
  private static boolean spaced(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || blank && c == ' ') {
        return false;
      }
      blank = c == ' ';
    }
    return !blank || text.isEmpty();
  }

  /** The same text with blanks that move a line or a column written as they are called. */
  static String visible(String text) {
    return text.replace("\n", "(new line)").replace("\t", "(tab)");
  }

  /** Lines of a list that the program brings along, without comments and empty ones. */
  static List<String> list(String name) {
    try (InputStream in = WordForms.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** What usual names of columns in other languages are in English. */
  static final class ForeignNames {

    private static final Map<String, String> ENGLISH = english();

    /** A word, and a number or letter behind it that tells one of several. */
    private static final Pattern NUMBERED = Pattern.compile("(.*?\\p{L})(-?(?:\\d+|[a-z]))");

    private ForeignNames() {}

    private static Map<String, String> english() {
      Map<String, String> english = new HashMap<>();
      for (String line : WordForms.list("column-names.txt")) {
        List<String> parts = List.of(line.split(" = "));
        Arrays.stream(parts.get(1).split("\\|"))
            .forEach(word -> english.putIfAbsent(WordForms.plain(word), parts.get(0)));
      }
      return english;
    }

    /** A plain name with each word that is known in English; the same if none is. */
    static String inEnglish(String plain) {
      String whole = word(plain);
      return whole.equals(plain) && plain.contains("-")
          ? Arrays.stream(plain.split("-")).map(ForeignNames::word).collect(Collectors.joining("-"))
          : whole;
    }

    private static String word(String word) {
      String known = ENGLISH.get(WordForms.plain(word));
      if (known != null) {
        return known;
      }
      Matcher numbered = NUMBERED.matcher(word);
      String stem = numbered.matches() ? ENGLISH.get(WordForms.plain(numbered.group(1))) : null;
      return stem == null ? word : stem + numbered.group(2);
    }
  }
}
