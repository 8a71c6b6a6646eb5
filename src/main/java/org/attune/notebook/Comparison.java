package org.attune.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CsvWriter;
import org.attune.table.Html;
import org.attune.table.Markdown;
import org.attune.table.ResultTable;
import org.attune.table.ResultTable.Axis;
import org.attune.table.Stratum;
import org.attune.table.TableLayout;

/**
 * Two studies side by side. A cell of one and a cell of the other are the same if they are about
 * the same table, scorer, reference, dimension, label, stratum and statistic.
 *
 * @param a name of the first study
 * @param b name of the second
 * @param pairs the cells of both, in the order of the first and then of the second
 * @param level confidence level of the intervals of both
 * @param method how they were made
 */
public record Comparison(String a, String b, List<Pair> pairs, double level, String method)
    implements Shown {

  private static final int DECIMALS = 3;
  private static final String ALL = "all";

  public Comparison {
    pairs = List.copyOf(pairs);
  }

  /** A cell of either study; empty where a study has none. */
  public record Pair(Optional<Cell> a, Optional<Cell> b) {

    /** True if both studies have it. */
    public boolean common() {
      return a.isPresent() && b.isPresent();
    }

    /**
     * True if both studies have it and say the same of it, interval, test and numbers of items
     * included, to the decimals of their files.
     */
    public boolean same() {
      return common() && CsvWriter.same(a.get(), b.get());
    }

    /** True if both studies have it, counted on other numbers of items. */
    public boolean otherItems() {
      return common() && a.get().items() != b.get().items();
    }

    /** Estimate of the second less estimate of the first, where both are numbers. */
    public OptionalDouble difference() {
      return common()
              && a.get().estimate() instanceof Estimate.Value first
              && b.get().estimate() instanceof Estimate.Value second
          ? OptionalDouble.of(second.point() - first.point())
          : OptionalDouble.empty();
    }

    private Cell either() {
      return a.or(() -> b).orElseThrow();
    }
  }

  static Comparison of(Study first, Study second) {
    if (first.level() != second.level()) {
      throw new CorpusException(
          "comparison",
          "studies with intervals at the same level",
          first.level() + " and " + second.level());
    }
    Map<List<String>, Cell> others = new LinkedHashMap<>();
    second.cells().forEach(cell -> others.put(place(cell), cell));
    List<Pair> pairs = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (Cell cell : first.cells()) {
      pairs.add(new Pair(Optional.of(cell), Optional.ofNullable(others.get(place(cell)))));
      seen.add(place(cell));
    }
    others.forEach(
        (place, cell) -> {
          if (!seen.contains(place)) {
            pairs.add(new Pair(Optional.empty(), Optional.of(cell)));
          }
        });
    boolean alike = first.name().equals(second.name());
    return new Comparison(
        alike ? first.name() + " (a)" : first.name(),
        alike ? second.name() + " (b)" : second.name(),
        pairs,
        first.level(),
        first.method().equals(second.method())
            ? first.method()
            : first.method() + "; " + second.method());
  }

  private static List<String> place(Cell cell) {
    List<String> place = new ArrayList<>(List.of(cell.table()));
    Arrays.stream(Axis.values()).forEach(axis -> place.add(axis.of(cell)));
    return place;
  }

  /** The cells both studies have. */
  public Comparison common() {
    return with(pairs.stream().filter(Pair::common).toList());
  }

  /** The cells both studies have and do not say the same of. */
  public Comparison differing() {
    return with(pairs.stream().filter(pair -> pair.common() && !pair.same()).toList());
  }

  /** The cells that only one of the studies has. */
  public Comparison unmatched() {
    return with(pairs.stream().filter(pair -> !pair.common()).toList());
  }

  /**
   * The cells with one of these values on an axis, or of these tables for the axis {@code table}.
   *
   * @throws CorpusException if there is no such axis, or a value no cell has; lists those there are
   */
  public Comparison where(String axis, String... values) {
    int on = axes().indexOf(axis);
    if (on < 0) {
      throw new CorpusException("comparison", "an axis, one of " + axes(), "\"" + axis + "\"");
    }
    Set<String> known = new LinkedHashSet<>();
    pairs.forEach(pair -> known.add(shown(place(pair.either()).get(on))));
    List<String> wanted = List.of(values);
    for (String value : wanted) {
      if (!known.contains(value)) {
        throw new CorpusException("comparison: " + axis, "one of " + known, "\"" + value + "\"");
      }
    }
    return with(
        pairs.stream()
            .filter(pair -> wanted.contains(shown(place(pair.either()).get(on))))
            .toList());
  }

  /** The cells of both studies as one table, in which the study stands among the strata. */
  public TableView table() {
    List<Cell> cells = new ArrayList<>();
    for (Pair pair : pairs) {
      pair.a().ifPresent(cell -> cells.add(of(cell, a)));
      pair.b().ifPresent(cell -> cells.add(of(cell, b)));
    }
    TableLayout layout = TableLayout.usual(cells).columns(cells, List.of(Axis.STRATUM));
    return new TableView(
        new ResultTable(
            a + "-and-" + b, a + " beside " + b, layout.rows(), layout.columns(), DECIMALS, cells),
        level,
        method);
  }

  /** Of several tables, the table a cell is from stands before its study. */
  private Cell of(Cell cell, String study) {
    boolean several = pairs.stream().map(pair -> pair.either().table()).distinct().count() > 1;
    String words =
        Stream.of(several ? "table=" + cell.table() : "", cell.stratum().words(), "study=" + study)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return cell.in(new Stratum.Group(words));
  }

  /** The estimates of both studies as points, their intervals as lines. */
  public Figures forest() {
    return table().forest();
  }

  private Comparison with(List<Pair> others) {
    return new Comparison(a, b, others, level, method);
  }

  private static List<String> axes() {
    List<String> axes = new ArrayList<>(List.of("table"));
    Arrays.stream(Axis.values()).forEach(axis -> axes.add(axis.name().toLowerCase(Locale.ROOT)));
    return axes;
  }

  private static String shown(String value) {
    return value.isEmpty() ? ALL : value;
  }

  private String caption() {
    long common = pairs.stream().filter(Pair::common).count();
    long same = pairs.stream().filter(Pair::same).count();
    long onlyA = pairs.stream().filter(pair -> pair.b().isEmpty()).count();
    return "%s beside %s: %d cells in both, %d of them the same; %d only in %s, %d only in %s"
        .formatted(a, b, common, same, onlyA, a, pairs.size() - common - onlyA, b);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Differences have no interval: each study left out blocks of its own, so nothing says how far"
            + " the two vary together.");
    long others = pairs.stream().filter(Pair::otherItems).count();
    if (others > 0) {
      notes.add(
          "%d of the cells in both %s counted on other items in each, as their numbers show: such a"
                  .formatted(others, others == 1 ? "was" : "were")
              + " difference is one of items, too.");
    }
    return notes;
  }

  /** Axes on which cells differ. */
  private List<Integer> differing(List<String> axes) {
    List<Integer> differing = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      int at = i;
      if (pairs.stream().map(pair -> place(pair.either()).get(at)).distinct().count() > 1) {
        differing.add(i);
      }
    }
    return differing;
  }

  /**
   * The axes on which cells differ, then the two estimates and their difference, and where the two
   * were counted on other numbers of items, these.
   */
  private List<List<String>> lines() {
    List<Integer> shown = differing(axes());
    boolean others = pairs.stream().anyMatch(Pair::otherItems);
    List<String> head = new ArrayList<>(shown.stream().map(axes()::get).toList());
    head.addAll(List.of(a, b, "difference"));
    head.addAll(others ? List.of("items of " + a, "items of " + b) : List.of());
    List<List<String>> lines = new ArrayList<>(List.of(head));
    for (Pair pair : pairs) {
      List<String> place = place(pair.either());
      List<String> line = new ArrayList<>(shown.stream().map(i -> shown(place.get(i))).toList());
      line.add(text(pair.a()));
      line.add(text(pair.b()));
      line.add(
          pair.difference().isPresent()
              ? Markdown.number(pair.difference().getAsDouble(), DECIMALS)
              : "");
      if (others) {
        line.add(pair.a().map(cell -> Long.toString(cell.items())).orElse(""));
        line.add(pair.b().map(cell -> Long.toString(cell.items())).orElse(""));
      }
      lines.add(line);
    }
    return lines;
  }

  private static String text(Optional<Cell> cell) {
    return cell.map(Cell::estimate).map(estimate -> Markdown.text(estimate, DECIMALS)).orElse("");
  }

  @Override
  public String html() {
    List<List<String>> lines = lines();
    int heads = differing(axes()).size();
    return Html.grid(caption(), lines, heads, heads, notes());
  }

  @Override
  public String toString() {
    List<List<String>> lines = lines();
    return caption()
        + "\n\n"
        + Markdown.grid(lines, differing(axes()).size())
        + "\n"
        + String.join("\n\n", notes())
        + "\n";
  }
}
