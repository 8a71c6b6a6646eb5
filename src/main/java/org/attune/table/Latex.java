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

  /** Characters that fit a line of 345 pt, the text width of the standard classes, by size. */
  private static final int NORMALSIZE = 68;

  private static final int SMALL = 74;

  /**
   * Where a table stands: upright or on its side, whole or broken over pages. Whole ones are shrunk
   * to no less than 6.5 pt; broken ones are set in footnotesize and scriptsize, 8 and 7 pt.
   */
  private enum Place {
    UPRIGHT(35, 100),
    SIDEWAYS(20, 160),
    PAGES(Integer.MAX_VALUE, 80),
    PAGES_SIDEWAYS(Integer.MAX_VALUE, 130);

    private final int lines;
    private final int characters;

    Place(int lines, int characters) {
      this.lines = lines;
      this.characters = characters;
    }

    boolean holds(LatexGrid grid) {
      return grid.height() <= lines && grid.width() <= characters;
    }

    static Place of(LatexGrid grid) {
      return Stream.of(values()).filter(p -> p.holds(grid)).findFirst().orElse(PAGES_SIDEWAYS);
    }
  }

  /** As wide as the line, but never wider than it is by itself. */
  private static final String SHRINK =
      "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%";

  private Latex() {}

  /**
   * A table with caption (its name if it has none), {@code \label{tab:NAME}}, intervals in brackets
   * and footnotes that say why cells are undefined or lack an interval.
   *
   * <p>With more than 35 rows it breaks over pages. If it is wide it is set in a smaller size, then
   * with headings in several lines and intervals below their estimates, then on its side; it is
   * never set smaller than 6 pt. What is wider still becomes several tables, each with the headings
   * of the rows.
   *
   * @param level confidence level
   * @param method how the intervals in brackets were made
   */
  public static String table(Released.Table released, double level, String method) {
    ResultTable table = released.shown();
    TextTable sheet = TextTable.of(table, level, method);
    List<String> below = new ArrayList<>(sheet.notes().stream().map(Latex::escaped).toList());
    for (int n = 1; n <= sheet.footnotes().size(); n++) {
      below.add(mark(n) + "~" + escaped(sheet.footnotes().get(n - 1)));
    }
    String caption = table.caption().isEmpty() ? table.name() : table.caption();
    return fragment(table.name(), caption, LatexGrid.of(table, sheet), below);
  }

  /**
   * Lines as a table like any other; the first line is its head, the first {@code left} columns are
   * aligned left.
   *
   * @param name what it is referred to by, after {@code tab:}
   */
  public static String grid(String name, String caption, List<List<String>> lines, int left) {
    List<List<TextTable.Text>> texts =
        lines.stream()
            .skip(1)
            .map(line -> line.stream().map(TextTable.Text::new).toList())
            .toList();
    return fragment(name, caption, LatexGrid.of(lines.get(0), texts, left), List.of());
  }

  /** A text such that LaTeX shows its characters; line breaks become spaces. */
  public static String escaped(String text) {
    return LatexSigns.escaped(text);
  }

  private static String fragment(String name, String caption, LatexGrid grid, List<String> below) {
    List<LatexGrid> pieces = pieces(grid);
    String label = "tab:" + name.replaceAll("[^A-Za-z0-9:.-]", "-");
    Set<String> packages = new TreeSet<>();
    List<String> text = new ArrayList<>();
    for (int n = 1; n <= pieces.size(); n++) {
      String part = pieces.size() == 1 ? "" : " (part " + n + " of " + pieces.size() + ")";
      String title =
          "\\caption{"
              + escaped(caption + part)
              + "}\\label{"
              + label
              + (n == 1 ? "" : "-" + n)
              + "}";
      LatexGrid piece = pieces.get(n - 1);
      Place place = Place.of(piece);
      if (place == Place.UPRIGHT || place == Place.SIDEWAYS) {
        text.addAll(page(title, piece, place == Place.SIDEWAYS, below, packages));
      } else {
        text.addAll(pages(title, piece, place == Place.PAGES_SIDEWAYS, below, packages));
      }
    }
    text.add(0, "% needs \\usepackage{" + String.join(",", packages) + "}");
    return text.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static List<LatexGrid> pieces(LatexGrid grid) {
    LatexGrid low = grid.headsBroken();
    LatexGrid narrow = grid.cellsBroken().headsBroken();
    for (Place place : Place.values()) {
      for (LatexGrid form : List.of(grid, low, narrow)) {
        if (place.holds(form)) {
          return List.of(form);
        }
      }
    }
    List<LatexGrid> upright = low.pieces(Place.UPRIGHT.characters);
    return Place.UPRIGHT.holds(upright.get(0)) && 2 * upright.size() <= grid.estimates()
        ? upright
        : narrow.pieces(Place.PAGES_SIDEWAYS.characters);
  }

  private static List<String> page(
      String title, LatexGrid grid, boolean sideways, List<String> below, Set<String> packages) {
    int width = grid.width();
    boolean shrunk = width > SMALL;
    packages.add("booktabs");
    List<String> text = new ArrayList<>();
    if (sideways) {
      packages.add("lscape");
      text.add("\\begin{landscape}");
    }
    text.addAll(List.of("\\begin{table}", "\\centering", title));
    if (shrunk) {
      packages.add("graphicx");
      text.add(SHRINK);
    } else if (width > NORMALSIZE) {
      text.add("\\small");
    }
    text.add("\\begin{tabular}{" + grid.columns() + "}");
    text.add("\\toprule");
    text.addAll(grid.headLines());
    text.add("\\midrule");
    text.addAll(grid.bodyLines());
    text.addAll(List.of("\\bottomrule", "\\end{tabular}"));
    if (shrunk) {
      text.add("}");
    }
    text.addAll(notes(below));
    text.add("\\end{table}");
    if (sideways) {
      text.add("\\end{landscape}");
    }
    return text;
  }

  private static List<String> pages(
      String title, LatexGrid grid, boolean sideways, List<String> below, Set<String> packages) {
    int width = grid.width();
    packages.addAll(List.of("booktabs", "longtable"));
    List<String> text = new ArrayList<>();
    text.add(sideways ? "\\begin{landscape}" : "\\begingroup");
    if (sideways) {
      packages.add("lscape");
      text.addAll(List.of("\\scriptsize", "\\setlength{\\tabcolsep}{3pt}"));
    } else if (width > NORMALSIZE) {
      text.add(width > SMALL ? "\\footnotesize" : "\\small");
    }
    text.add("\\begin{longtable}{" + grid.columns() + "}");
    text.add(title + " \\\\");
    for (String end : List.of("\\endfirsthead", "\\endhead")) {
      text.add("\\toprule");
      text.addAll(grid.headLines());
      text.addAll(List.of("\\midrule", end));
    }
    text.addAll(List.of("\\bottomrule", "\\endfoot"));
    text.addAll(grid.bodyLines());
    text.add("\\end{longtable}");
    text.addAll(notes(below));
    text.add(sideways ? "\\end{landscape}" : "\\endgroup");
    return text;
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

  /** A bracket or star at the start of a row would be taken as an option of the line break. */
  static String cell(TextTable.Text text) {
    String shown = escaped(text.shown());
    String safe = shown.startsWith("[") || shown.startsWith("*") ? "{}" + shown : shown;
    return text.footnote() == 0 ? safe : safe + mark(text.footnote());
  }

  private static String mark(int footnote) {
    return "\\textsuperscript{" + footnote + "}";
  }
}
