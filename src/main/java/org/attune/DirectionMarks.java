package org.attune;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Characters without a shape that change the direction in which what stands beside them is shown,
 * so that a line can read otherwise than it is written: the marks, embeddings, overrides and
 * isolates of the bidirectional algorithm.
 *
 * <p>Names that people write in cards and protocols have none; in all else that is shown each
 * stands by its number. The letters of right-to-left scripts need none of them.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2111.00169">Boucher and Anderson (2021), Trojan
 *     Source</a>
 */
public final class DirectionMarks {

  /** The characters within a set of a regular expression, in the syntax of Java and JSON Schema. */
  public static final String SET = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

  private static final Pattern MARK = Pattern.compile("[" + SET + "]");

  private DirectionMarks() {}

  /** Whether a text has one. */
  public static boolean in(String text) {
    return MARK.matcher(text).find();
  }

  /** The text with each mark by its number, as in {@code [U+202E]}. */
  public static String shown(String text) {
    return MARK.matcher(text)
        .replaceAll(mark -> String.format(Locale.ROOT, "[U+%04X]", (int) mark.group().charAt(0)));
  }
}
