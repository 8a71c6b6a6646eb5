package org.attune.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables as fragments of LaTeX for {@code \input}, with the rules of booktabs. The first line of a
 * fragment names the packages it needs. Letters that pdfLaTeX has no font for are kept: LuaLaTeX or
 * XeLaTeX shows them.
 */
public final class Latex {

  /** Rows that fit a page. */
  private static final int PAGE = 35;

  /** Characters that fit a line of 345 pt, the text width of the standard classes, by size. */
  private static final int NORMALSIZE = 68;

  private static final int SMALL = 74;
  private static final int FOOTNOTESIZE = 80;

  /** Characters that fit a page of these classes on its side in scriptsize. */
  private static final int SCRIPTSIZE = 130;

  /** As wide as the line, but never wider than it is by itself. */
  private static final String SHRUNK =
      "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%";

  private Latex() {}

  /**
   * A table with caption (its name if it has none), {@code \label{tab:NAME}}, intervals in brackets
   * and a footnote for each undefined cell's reason.
   *
   * <p>With more than 35 rows it breaks over pages. If it is wide it is set in a smaller size; one
   * that is long as well is turned on its side, and even so runs over the edge from some 150
   * characters a row.
   *
   * @param level confidence level
   * @param bootstrap what kind of bootstrap gave the intervals in brackets
   */
  public static String table(ResultTable table, double level, String bootstrap) {
    Sheet sheet = Sheet.of(table, level, bootstrap);
    List<String> below = new ArrayList<>(sheet.notes().stream().map(Latex::escaped).toList());
    for (int n = 1; n <= sheet.footnotes().size(); n++) {
      below.add(mark(n) + "~" + escaped(sheet.footnotes().get(n - 1)));
    }
    List<List<Sheet.Text>> lines = new ArrayList<>(sheet.lines());
    lines.add(0, sheet.head().stream().map(Sheet.Text::new).toList());
    String caption = table.caption().isEmpty() ? table.name() : table.caption();
    return fragment(table.name(), caption, lines, sheet.left(), below);
  }

  /**
   * Lines as a table like any other; the first line is its head, the first {@code left} columns are
   * aligned left.
   *
   * @param name what it is referred to by, after {@code tab:}
   */
  public static String grid(String name, String caption, List<List<String>> lines, int left) {
    List<List<Sheet.Text>> texts =
        lines.stream().map(line -> line.stream().map(Sheet.Text::new).toList()).toList();
    return fragment(name, caption, texts, left, List.of());
  }

  /** A text such that LaTeX shows its characters; line breaks become spaces. */
  public static String escaped(String text) {
    return LatexSigns.escaped(text);
  }

  private static String fragment(
      String name, String caption, List<List<Sheet.Text>> lines, int left, List<String> below) {
    String title =
        "\\caption{"
            + escaped(caption)
            + "}\\label{tab:"
            + name.replaceAll("[^A-Za-z0-9:.-]", "-")
            + "}";
    String columns = "l".repeat(left) + "r".repeat(lines.get(0).size() - left);
    List<String> rows = lines.stream().map(Latex::row).toList();
    int width = width(lines);
    return rows.size() - 1 > PAGE
        ? pages(title, columns, rows, width, below)
        : page(title, columns, rows, width, below);
  }

  private static String page(
      String title, String columns, List<String> rows, int width, List<String> below) {
    boolean scaled = width > SMALL;
    List<String> text = new ArrayList<>();
    text.add(needs(scaled ? Set.of("booktabs", "graphicx") : Set.of("booktabs")));
    text.addAll(List.of("\\begin{table}", "\\centering", title));
    if (width > NORMALSIZE) {
      text.add(scaled ? SHRUNK : "\\small");
    }
    text.add("\\begin{tabular}{" + columns + "}");
    text.addAll(List.of("\\toprule", rows.get(0), "\\midrule"));
    text.addAll(rows.subList(1, rows.size()));
    text.addAll(List.of("\\bottomrule", "\\end{tabular}"));
    if (scaled) {
      text.add("}");
    }
    text.addAll(notes(below));
    text.add("\\end{table}");
    return text(text);
  }

  private static String pages(
      String title, String columns, List<String> rows, int width, List<String> below) {
    boolean sideways = width > FOOTNOTESIZE;
    List<String> text = new ArrayList<>();
    text.add(
        needs(
            sideways
                ? Set.of("booktabs", "longtable", "lscape")
                : Set.of("booktabs", "longtable")));
    text.add(sideways ? "\\begin{landscape}" : "\\begingroup");
    if (sideways) {
      text.add(width > SCRIPTSIZE ? "\\tiny" : "\\scriptsize");
      text.add("\\setlength{\\tabcolsep}{3pt}");
    } else if (width > NORMALSIZE) {
      text.add(width > SMALL ? "\\footnotesize" : "\\small");
    }
    text.add("\\begin{longtable}{" + columns + "}");
    text.add(title + " \\\\");
    for (String end : List.of("\\endfirsthead", "\\endhead")) {
      text.addAll(List.of("\\toprule", rows.get(0), "\\midrule", end));
    }
    text.addAll(List.of("\\bottomrule", "\\endfoot"));
    text.addAll(rows.subList(1, rows.size()));
    text.add("\\end{longtable}");
    text.addAll(notes(below));
    text.add(sideways ? "\\end{landscape}" : "\\endgroup");
    return text(text);
  }

  private static String needs(Set<String> packages) {
    return "% needs \\usepackage{" + String.join(",", new TreeSet<>(packages)) + "}";
  }

  private static List<String> notes(List<String> below) {
    return below.isEmpty()
        ? List.of()
        : Stream.of(
                Stream.of("\\par\\medskip\\noindent", "\\begin{minipage}{\\linewidth}"),
                Stream.of("\\footnotesize"),
                below.stream().map(note -> note + "\\par"),
                Stream.of("\\end{minipage}"))
            .flatMap(lines -> lines)
            .toList();
  }

  private static String text(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String row(List<Sheet.Text> line) {
    return line.stream().map(Latex::cell).collect(Collectors.joining(" & ", "", " \\\\"));
  }

  /** A bracket or star at the start of a row would be taken as an option of the line break. */
  private static String cell(Sheet.Text text) {
    String shown = escaped(text.shown());
    String safe = shown.startsWith("[") || shown.startsWith("*") ? "{}" + shown : shown;
    return text.footnote() == 0 ? safe : safe + mark(text.footnote());
  }

  private static String mark(int footnote) {
    return "\\textsuperscript{" + footnote + "}";
  }

  /** Characters of a row, each column as wide as its widest text. */
  private static int width(List<List<Sheet.Text>> lines) {
    int width = 0;
    for (int c = 0; c < lines.get(0).size(); c++) {
      int column = c;
      width +=
          2
              + lines.stream()
                  .map(line -> line.get(column).shown())
                  .mapToInt(shown -> shown.codePointCount(0, shown.length()))
                  .max()
                  .orElse(0);
    }
    return width;
  }
}
