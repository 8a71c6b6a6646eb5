package org.attune.table;

import java.util.HashMap;
import java.util.Map;
import org.attune.DirectionMarks;

/** What LaTeX has to read to show a character. */
final class LatexSigns {

  private static final Map<Integer, String> SIGNS = new HashMap<>();

  static {
    // not \{: BibTeX counts braces, escaped ones too
    String signs =
        """
        & \\& % \\% $ \\$ # \\# _ \\_ { \\textbraceleft{} } \\textbraceright{}
        ~ \\textasciitilde{} ^ \\textasciicircum{} \\ \\textbackslash{} | \\textbar{}
        < $<$ > $>$ − $-$ — --- – -- … \\ldots{} " \\char34{}
        ≤ $\\leq$ ≥ $\\geq$ × $\\times$ ± $\\pm$ · $\\cdot$ → $\\rightarrow$ ∞ $\\infty$
        ε $\\varepsilon$ ω $\\omega$
        """;
    String[] each = signs.strip().split("\\s+");
    for (int i = 0; i < each.length; i += 2) {
      SIGNS.put(each[i].codePointAt(0), each[i + 1]);
    }
    SIGNS.put((int) '\u00a0', "~");
    String greek =
        "alpha beta gamma delta - zeta eta theta iota kappa lambda mu nu xi - pi rho - sigma tau"
            + " upsilon phi chi psi";
    int letter = 'α';
    for (String name : greek.split(" ")) {
      if (!name.equals("-")) {
        SIGNS.put(letter, "$\\" + name + "$");
      }
      letter++;
    }
  }

  private LatexSigns() {}

  /** A text such that LaTeX shows its characters; line breaks become spaces. */
  static String escaped(String text) {
    int[] signs =
        DirectionMarks.shown(text).replaceAll("\\R|\\p{Cntrl}", " ").codePoints().toArray();
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < signs.length; i++) {
      int before = i == 0 ? ' ' : signs[i - 1];
      int after = i == signs.length - 1 ? ' ' : signs[i + 1];
      String sign = Character.toString(signs[i]);
      if (signs[i] == '-' && isMinus(before, after)) {
        escaped.append("$-$");
      } else {
        escaped.append(growsTogether(before, signs[i]) ? "{}" : "");
        escaped.append(SIGNS.getOrDefault(signs[i], sign));
      }
    }
    return escaped.toString();
  }

  /** A hyphen before a number, or between spaces. */
  private static boolean isMinus(int before, int after) {
    return Character.isDigit(after) && !Character.isLetterOrDigit(before)
        || before == ' ' && after == ' ';
  }

  /** Two hyphens would become a dash, two quotes one, ?` the mark that opens a question. */
  private static boolean growsTogether(int before, int sign) {
    return sign == '`' || (sign == '-' || sign == '\'') && before == sign;
  }
}
