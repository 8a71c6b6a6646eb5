package org.attune.corpus;

import java.util.List;
import java.util.regex.Pattern;
import org.attune.yaml.Unfit;

/**
 * DOIs and identifiers of arXiv, which stand in addresses and BibTeX files as they are: signs that
 * mean something to TeX are none of theirs here.
 *
 * @see <a href="https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html">DOI handbook, syntax of
 *     a DOI name</a>
 */
public final class Doi {

  private static final Pattern NAME =
      Pattern.compile(
          "(?:https?://(?:dx\\.)?doi\\.org/)?10\\.[0-9.]+/[-!#&'()*+,./:;<=>?@\\[\\]_|0-9A-Za-z]+"
              + "|arXiv:[-./0-9A-Za-z]+");

  /** What is expected, in words. */
  public static final String MEANS = "a DOI such as 10.1000/182, or an identifier of arXiv";

  private Doi() {}

  /** Whether a text is one, with or without the address of its resolver. */
  public static boolean is(String text) {
    return NAME.matcher(text).matches();
  }

  /** Refuses what a card has under a key and is none. */
  static void check(String key, String text) {
    if (!is(text)) {
      Unfit.raise(List.of(Unfit.Value.text(key, MEANS, text)));
    }
  }
}
