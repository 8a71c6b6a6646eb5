package org.attune.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What usual names of columns in other languages are in English. */
final class ForeignNames {

  private static final Map<String, String> ENGLISH = english();

  /** A word, and a number or letter behind it that tells one of several. */
  private static final Pattern NUMBERED = Pattern.compile("(.*?\\p{L})(-?(?:\\d+|[a-z]))");

  private ForeignNames() {}

  private static Map<String, String> english() {
    Map<String, String> english = new HashMap<>();
    for (String line : Spelling.list("column-names.txt")) {
      List<String> parts = List.of(line.split(" = "));
      Arrays.stream(parts.get(1).split("\\|"))
          .forEach(word -> english.putIfAbsent(Spelling.plain(word), parts.get(0)));
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
    String known = ENGLISH.get(Spelling.plain(word));
    if (known != null) {
      return known;
    }
    Matcher numbered = NUMBERED.matcher(word);
    String stem = numbered.matches() ? ENGLISH.get(Spelling.plain(numbered.group(1))) : null;
    return stem == null ? word : stem + numbered.group(2);
  }
}
