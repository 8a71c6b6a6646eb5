package org.attune.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a fragment of LaTeX as far as to see what pdfLaTeX would stumble over: braces, formulas and
 * environments that are not closed, signs that must be escaped, commands nobody defined, packages
 * not named, and rows without their number of columns.
 */
final class LatexCheck {

  private static final Set<String> KNOWN =
      Set.of(
          ("begin end caption label centering linewidth par medskip noindent small footnotesize ifdim"
                  + " scriptsize tiny begingroup endgroup multicolumn setlength tabcolsep textsuperscript"
                  + " textbraceleft textbraceright textasciitilde textasciicircum textbackslash"
                  + " textbar char ldots leq geq times else fi width pm cdot alpha beta kappa & % $ # _ \\")
              .split(" "));

  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("toprule", "booktabs"),
          Map.entry("midrule", "booktabs"),
          Map.entry("bottomrule", "booktabs"),
          Map.entry("cmidrule", "booktabs"),
          Map.entry("addlinespace", "booktabs"),
          Map.entry("resizebox", "graphicx"),
          Map.entry("longtable", "longtable"),
          Map.entry("endhead", "longtable"),
          Map.entry("endfirsthead", "longtable"),
          Map.entry("endfoot", "longtable"),
          Map.entry("landscape", "lscape"));

  private static final Set<String> GRIDS = Set.of("tabular", "longtable");

  private final String text;
  private final List<String> faults = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private String packages = "";
  private int at;
  private int line = 1;
  private int columns;
  private int ampersands;
  private boolean formula;

  private LatexCheck(String text) {
    this.text = text;
  }

  /** What is wrong, each with its line; empty if nothing is. */
  static List<String> faults(String text) {
    LatexCheck check = new LatexCheck(text);
    check.read();
    return check.faults;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '\n' -> line++;
        case '%' -> comment();
        case '\\' -> command(name());
        case '{' -> open.push("{");
        case '}' -> close("{");
        case '$' -> formula = !formula;
        case '&' -> ampersand();
        case '#', '_', '^', '"', '|' -> fault("raw " + c);
        case '<', '>' -> {
          if (!formula) {
            fault("raw " + c);
          }
        }
        default -> {}
      }
    }
    open.forEach(o -> fault("not closed: " + o));
    if (formula) {
      fault("not closed: $");
    }
  }

  private void fault(String what) {
    faults.add(line + ": " + what);
  }

  private void close(String what) {
    if (what.equals(open.peek())) {
      open.pop();
    } else {
      fault("closes " + what + " in " + open.peek());
    }
  }

  private void comment() {
    int end = text.indexOf('\n', at);
    String comment = text.substring(at, end < 0 ? text.length() : end);
    if (at == 1) {
      packages = comment;
    } else if (!comment.isEmpty()) {
      fault("raw %");
    }
    at += comment.length();
  }

  private String name() {
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    at = at == from ? at + 1 : at;
    return text.substring(from, at);
  }

  private String argument() {
    int end = text.indexOf('}', at);
    String argument = text.substring(at + 1, end);
    at = end + 1;
    return argument;
  }

  private void command(String name) {
    if (!KNOWN.contains(name) && !PACKAGES.containsKey(name)) {
      fault("unknown \\" + name);
    }
    needs(name);
    switch (name) {
      case "begin" -> begin(argument());
      case "end" -> {
        String what = argument();
        close(what);
        columns = GRIDS.contains(what) ? 0 : columns;
      }
      case "label" -> argument();
      case "ifdim" -> at = text.indexOf("\\else", at);
      case "\\" -> row();
      case "multicolumn" -> {
        ampersands += Integer.parseInt(argument()) - 1;
        argument();
      }
      case "cmidrule" -> rule();
      default -> {}
    }
  }

  private void needs(String name) {
    String needed = PACKAGES.getOrDefault(name, "");
    if (!packages.contains(needed)) {
      fault("not named: " + needed);
    }
  }

  private void begin(String environment) {
    open.push(environment);
    needs(environment);
    if (GRIDS.contains(environment)) {
      String kinds = argument();
      columns = kinds.length();
      if (!kinds.matches("l*r*")) {
        fault("columns " + kinds);
      }
    } else if (environment.equals("minipage")) {
      argument();
    }
  }

  private void ampersand() {
    ampersands++;
    if (columns == 0 || !GRIDS.contains(open.peek())) {
      fault("raw &");
    }
  }

  /** A rule over columns {@code from-to}, trimmed on both sides. */
  private void rule() {
    at = text.indexOf('{', at);
    String[] ends = argument().split("-");
    int from = Integer.parseInt(ends[0]);
    int to = Integer.parseInt(ends[1]);
    if (from < 1 || to < from || to > columns) {
      fault("a rule over columns " + from + " to " + to + " of " + columns);
    }
  }

  /** The caption of a long table is a row of its own, without columns. */
  private void row() {
    String before = text.substring(text.lastIndexOf('\n', at - 1) + 1, at);
    if (ampersands != columns - 1 && !before.startsWith("\\caption{")) {
      fault(ampersands + 1 + " of " + columns + " columns");
    }
    at += text.startsWith("*", at) ? 1 : 0;
    String after = text.substring(at).stripLeading();
    if (after.startsWith("[") || after.startsWith("*")) {
      fault("an option of the line break: " + after.charAt(0));
    }
    ampersands = 0;
  }
}
