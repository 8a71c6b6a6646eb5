package org.attune.report;

import java.util.regex.Pattern;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Doi;

/**
 * What a field of a bibliography may hold, since LaTeX that comes with a corpus is typeset by
 * people who never saw it: of commands only those that stand for a text or change how one looks,
 * none that reads, writes or runs, and in addresses and numbers none at all.
 */
final class ReferenceField {

  private static final String URL = "\\url{";
  private static final String SHOWN = "LaTeX that can be shown";

  /** Identifiers are no LaTeX, though some escape these. */
  private static final Pattern ESCAPED = Pattern.compile("\\\\([_%#&])");

  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?|ftp)://[-!#$%&'()*+,./:;=?@\\[\\]_~0-9A-Za-z]+");

  private static final Pattern NUMBER = Pattern.compile("[-.,:;/() _0-9A-Za-z]+");
  private static final Pattern NAME = Pattern.compile("[a-z][-a-z0-9_+.:]*");

  private ReferenceField() {}

  /** An identifier as it is, without what escapes its signs or sets it in another font. */
  static String verbatim(String value) {
    boolean set = value.startsWith(URL) && value.endsWith("}");
    String bare = set ? value.substring(URL.length(), value.length() - 1) : value;
    return ESCAPED.matcher(bare).replaceAll("$1");
  }

  /**
   * Refuses a field that holds what it may not.
   *
   * @param where the file and the key of the entry
   * @param name in lower case
   * @param value as it stands in the file, on one line
   * @throws CorpusException if it does
   */
  static void check(String where, String name, String value) {
    String at = where + ": " + name;
    if (!NAME.matcher(name).matches()) {
      throw new CorpusException(where, "names of fields from letters, digits and -", name);
    }
    if (value.contains("^^")) { // TeX reads another character in its place
      throw new CorpusException(at, SHOWN, "^^");
    }
    String plain = verbatim(value);
    switch (name) {
      case "doi" -> check(at, Doi.MEANS, Doi.is(plain), value);
      case "isbn", "issn" -> check(at, "a number", NUMBER.matcher(plain).matches(), value);
      case "eprint" ->
          check(
              at,
              "an identifier or an address",
              NUMBER.matcher(plain).matches() || ADDRESS.matcher(plain).matches(),
              value);
      case "url" ->
          check(at, "an address such as https://...", ADDRESS.matcher(plain).matches(), value);
      default -> checkText(at, value);
    }
  }

  private static void check(String at, String expected, boolean is, String value) {
    if (!is && !value.isEmpty()) {
      throw new CorpusException(at, expected, '"' + value + '"');
    }
  }

  private static void checkText(String at, String value) {
    try {
      LatexText.plain(value);
    } catch (IllegalArgumentException e) {
      throw new CorpusException(at, SHOWN, e.getMessage());
    } catch (StackOverflowError e) { // thousands of accents upon each other
      throw new CorpusException(at, SHOWN, "too deep commands");
    }
  }
}
