package org.attune.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What stands in the columns of a table in LaTeX. A heading or a cell is one line of text or more.
 *
 * @param left number of columns at the start that name the row, aligned left
 * @param over for each column what stands over its heading and those of its neighbours, or nothing
 * @param head headings of the columns
 * @param rows the rows
 */
record LatexGrid(
    int left,
    List<String> over,
    List<List<TextTable.Text>> head,
    List<List<List<TextTable.Text>>> rows) {

  private static final int NARROW = 14;
  private static final Pattern BEFORE_INTERVAL = Pattern.compile(" (?=" + TextTable.INTERVAL + ")");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[- ])");

  /** Headings of columns by two axes or more are in two lines if several share the first axis. */
  static LatexGrid of(ResultTable table, TextTable sheet) {
    List<List<String>> columns = table.columnHeads();
    LatexGrid grid = of(sheet.head(), sheet.lines(), sheet.left());
    if (table.columns().size() < 2) {
      return grid;
    }
    List<String> names = sheet.head().subList(0, sheet.left());
    Function<List<String>, String> first = column -> TextTable.head(column.subList(0, 1));
    Function<List<String>, String> rest =
        column -> TextTable.head(column.subList(1, column.size()));
    LatexGrid grouped =
        new LatexGrid(
            grid.left,
            joined(Collections.nCopies(grid.left, ""), columns.stream().map(first).toList()),
            cells(joined(names, columns.stream().map(rest).toList())),
            grid.rows);
    return grouped.groups().size() < columns.size() ? grouped : grid;
  }

  static LatexGrid of(List<String> head, List<List<TextTable.Text>> rows, int left) {
    return new LatexGrid(
        left,
        Collections.nCopies(head.size(), ""),
        cells(head),
        rows.stream().map(row -> row.stream().map(List::of).toList()).toList());
  }

  private static List<List<TextTable.Text>> cells(List<String> texts) {
    return texts.stream().map(text -> List.of(new TextTable.Text(text))).toList();
  }

  /** The same with long headings in several lines. */
  LatexGrid headsBroken() {
    List<List<TextTable.Text>> broken =
        IntStream.range(0, head.size())
            .mapToObj(
                c ->
                    wrapped(
                        head.get(c).get(0).shown(),
                        Math.max(
                            NARROW, rows.stream().mapToInt(r -> widest(r.get(c))).max().orElse(0))))
            .toList();
    return new LatexGrid(left, over, broken, rows);
  }

  private static List<TextTable.Text> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String word : BETWEEN_WORDS.split(text)) {
      int last = lines.size() - 1;
      if (last >= 0 && length((lines.get(last) + word).strip()) <= width) {
        lines.set(last, lines.get(last) + word);
      } else {
        lines.add(word);
      }
    }
    return lines.stream().map(String::strip).map(TextTable.Text::new).toList();
  }

  /** The same with each interval on a line of its own. */
  LatexGrid cellsBroken() {
    return new LatexGrid(
        left,
        over,
        head,
        rows.stream().map(row -> row.stream().map(cell -> broken(cell.get(0))).toList()).toList());
  }

  private static List<TextTable.Text> broken(TextTable.Text cell) {
    List<TextTable.Text> lines =
        new ArrayList<>(
            Arrays.stream(BEFORE_INTERVAL.split(cell.shown())).map(TextTable.Text::new).toList());
    lines.set(0, new TextTable.Text(lines.get(0).shown(), cell.footnote()));
    return lines;
  }

  /** Kinds of columns as the tabular environment wants them. */
  String columns() {
    return "l".repeat(left) + "r".repeat(head.size() - left);
  }

  /** Number of columns of estimates. */
  int estimates() {
    return head.size() - left;
  }

  /** Lines of the body. */
  int height() {
    return rows.stream().mapToInt(LatexGrid::tallest).sum();
  }

  /** Characters of a line, each column as wide as its widest text. */
  int width() {
    int width = IntStream.range(0, left).map(this::width).sum();
    for (List<Integer> group : groups()) {
      int columns = group.stream().mapToInt(this::width).sum();
      width += Math.max(columns, 2 + length(over.get(group.get(0))));
    }
    return width;
  }

  private int width(int column) {
    return 2
        + Stream.concat(Stream.of(head), rows.stream())
            .mapToInt(row -> widest(row.get(column)))
            .max()
            .orElse(0);
  }

  private static int widest(List<TextTable.Text> cell) {
    return cell.stream().mapToInt(line -> length(line.shown())).max().orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static int tallest(List<List<TextTable.Text>> row) {
    return row.stream().mapToInt(List::size).max().orElse(0);
  }

  /**
   * The columns of estimates on several grids of this width, or of a single column; what has the
   * same over it stays together if it fits.
   */
  List<LatexGrid> pieces(int widest) {
    List<List<Integer>> pieces = new ArrayList<>();
    for (List<Integer> group : groups()) {
      boolean fits = with(group).width() <= widest;
      for (List<Integer> next : fits ? List.of(group) : group.stream().map(List::of).toList()) {
        int last = pieces.size() - 1;
        if (last >= 0 && with(joined(pieces.get(last), next)).width() <= widest) {
          pieces.set(last, joined(pieces.get(last), next));
        } else {
          pieces.add(next);
        }
      }
    }
    return pieces.isEmpty() ? List.of(this) : pieces.stream().map(this::with).toList();
  }

  /** Columns of estimates that stand side by side and have the same over them. */
  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int c = left; c < head.size(); c++) {
      if (c == left || over.get(c).isEmpty() || !over.get(c).equals(over.get(c - 1))) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(c);
    }
    return groups;
  }

  /** The same with these columns of estimates only. */
  private LatexGrid with(List<Integer> columns) {
    List<Integer> kept = joined(IntStream.range(0, left).boxed().toList(), columns);
    return new LatexGrid(
        left, only(kept, over), only(kept, head), rows.stream().map(r -> only(kept, r)).toList());
  }

  private static <T> List<T> only(List<Integer> columns, List<T> row) {
    return columns.stream().map(row::get).toList();
  }

  private static <T> List<T> joined(List<T> a, List<T> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  /** The head in LaTeX; headings end on its last line. */
  List<String> headLines() {
    List<String> lines = new ArrayList<>();
    if (over.stream().anyMatch(name -> !name.isEmpty())) {
      List<String> names = new ArrayList<>(Collections.nCopies(left, ""));
      List<String> rules = new ArrayList<>();
      for (List<Integer> group : groups()) {
        int first = group.get(0) + 1;
        int last = group.get(0) + group.size();
        String name = Latex.escaped(over.get(group.get(0)));
        names.add("\\multicolumn{" + group.size() + "}{c}{" + name + "}");
        rules.add("\\cmidrule(lr){" + first + "-" + last + "}");
      }
      lines.add(String.join(" & ", names) + " \\\\");
      lines.add(String.join(" ", rules));
    }
    int tallest = tallest(head);
    lines.addAll(lines(head, cell -> tallest - cell.size()));
    return lines;
  }

  /** The rows in LaTeX, set apart if they have several lines. */
  List<String> bodyLines() {
    List<String> lines = new ArrayList<>();
    for (List<List<TextTable.Text>> row : rows) {
      if (!lines.isEmpty() && height() > rows.size()) {
        lines.add("\\addlinespace");
      }
      lines.addAll(lines(row, cell -> 0));
    }
    return lines;
  }

  /** The lines of a row, between which no page breaks; each cell begins on one of them. */
  private static List<String> lines(
      List<List<TextTable.Text>> row, ToIntFunction<List<TextTable.Text>> begin) {
    List<String> lines = new ArrayList<>();
    for (int n = 0; n < tallest(row); n++) {
      List<String> texts = new ArrayList<>();
      for (List<TextTable.Text> cell : row) {
        int part = n - begin.applyAsInt(cell);
        texts.add(part < 0 || part >= cell.size() ? "" : Latex.cell(cell.get(part)));
      }
      lines.add(String.join(" & ", texts) + (n < tallest(row) - 1 ? " \\\\*" : " \\\\"));
    }
    return lines;
  }
}
