package org.attune.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.figure.AgreementMap;
import org.attune.table.Cell;
import org.attune.table.Html;
import org.attune.table.Markdown;
import org.attune.table.ResultTable;
import org.attune.table.ResultTable.Axis;

/**
 * Ratings of one's own: items that several people rated on one scale. From a file to Krippendorff's
 * alpha with its interval:
 *
 * <pre>{@code
 * Ratings ratings = Ratings.read("my.csv");
 * ratings.alpha()
 * }</pre>
 *
 * <p>Intervals are 95 % percentiles of 2,000 resamples of whole items, or of the {@link
 * #units(String) units} items belong to; the same ratings give the same numbers on every machine.
 * Missing ratings are left out, as each statistic does it, and said below its table.
 */
public final class Ratings implements Shown {

  private static final String[] TOGETHER = {
    "percent-agreement", "krippendorff-alpha", "fleiss-kappa", "gwet-ac1"
  };
  private static final int DECIMALS = 3;

  private final Sheet sheet;
  private final Shape shape;
  private final String units;
  private final List<Shape.Rating> given;
  private final List<String> raters;
  private final Scale scale;
  private final Panels panels;

  private Ratings(Sheet sheet, Shape shape, String units, Scale scale) {
    this.sheet = sheet;
    this.shape = shape;
    this.units = units;
    given = shape.ratings(sheet);
    raters = shape.raters(sheet);
    if (given.isEmpty()) {
      throw new CorpusException(sheet.file(), "ratings", "only missing ones: " + shape);
    }
    this.scale = scale == null ? Scales.guess(sheet, given) : scale;
    panels = Panels.of(sheet, given, raters, this.scale, unitOfItem());
  }

  /**
   * Reads a file of ratings. Its columns are taken for what {@code jobs/attune new} takes them:
   *
   * <ul>
   *   <li>a rating a row, if there is a column {@code rater} (coder, annotator, judge, participant,
   *       worker ...); the item is in {@code item} (id, stimulus, unit, turn, text ...), the rating
   *       in the only column left or in {@code rating} (score, value, label, code, answer);
   *   <li>else an item a row: the first column, or the one called item, names it, and every other
   *       column is a rater, but for texts, groups such as gender, times, and models.
   * </ul>
   *
   * <p>Whole numbers that span at most 11 levels are an ordinal scale, other numbers an interval
   * scale, words a nominal one, unless {@link #ordinal}, {@link #interval} or {@link #nominal} says
   * otherwise. Empty values, NA and NaN are missing ratings, and so are codes such as -99 that the
   * scale does not hold, and a few words among numbers.
   *
   * @param file the file, here or in a folder above; commas, semicolons or tabs between values
   * @throws CorpusException if there is no such file or it cannot be told what is what in it
   */
  public static Ratings read(String file) {
    Sheet sheet = Sheet.read(file);
    return new Ratings(sheet, Shape.guess(sheet), "", null);
  }

  /** Reads a file with a rating a row, from these columns. */
  public static Ratings readLong(String file, String item, String rater, String rating) {
    return new Ratings(Sheet.read(file), new Shape.LongForm(item, rater, rating), "", null);
  }

  /** Reads a file with an item a row and a column for each of these raters. */
  public static Ratings readWide(String file, String item, String... raters) {
    return new Ratings(Sheet.read(file), new Shape.WideForm(item, List.of(raters)), "", null);
  }

  /** The same on a scale of categories without order: those given here, or those that occur. */
  public Ratings nominal(String... categories) {
    List<String> names =
        categories.length > 0
            ? List.of(categories)
            : given.stream().map(Shape.Rating::value).distinct().sorted().toList();
    return on(new Scale.Nominal(names));
  }

  /** The same on a scale of these levels, from the lowest to the highest. */
  public Ratings ordinal(String... levels) {
    return on(new Scale.Ordinal(List.of(levels)));
  }

  /** The same on a scale of numbers in equal steps, from the lowest to the highest given. */
  public Ratings interval() {
    return on(Scales.interval(sheet, given));
  }

  private Ratings on(Scale other) {
    return new Ratings(sheet, shape, units, other);
  }

  /**
   * The same, resampled in whole units instead of items: conversations, say, whose turns are alike.
   *
   * @param column the column that names the unit of each item
   */
  public Ratings units(String column) {
    sheet.column(column);
    Shape others =
        shape instanceof Shape.WideForm wide
            ? new Shape.WideForm(
                wide.item(), wide.raters().stream().filter(r -> !r.equals(column)).toList())
            : shape;
    boolean sameRaters = others.raters(sheet).equals(raters);
    return new Ratings(sheet, others, column, sameRaters ? scale : null);
  }

  private Map<String, String> unitOfItem() {
    int item = sheet.column(shape.item());
    int unit = units.isEmpty() ? item : sheet.column(units);
    Map<String, String> all = new LinkedHashMap<>();
    for (Sheet.Row row : sheet.rows()) {
      String own = row.values().get(unit);
      String before = all.putIfAbsent(row.values().get(item), own);
      if (before != null && !before.equals(own)) {
        throw new CorpusException(
            sheet.file() + ":" + row.line() + ": " + units,
            "one unit of an item, " + before + " as before",
            own);
      }
    }
    return all;
  }

  /** The people who rated, in the order of the file. */
  public List<String> raters() {
    return raters;
  }

  /** Number of items. */
  public int items() {
    return panels.items();
  }

  /** Names of the statistics of agreement that fit the scale. */
  public List<String> statistics() {
    return panels.fitting();
  }

  /** Krippendorff's alpha at the level of the scale, with its interval. */
  public TableView alpha() {
    return agreement("krippendorff-alpha");
  }

  /**
   * Statistics of agreement with their intervals; percent agreement, alpha, Fleiss' kappa and
   * Gwet's AC1 if none is named, because they part where some category is rare.
   *
   * @param statistics names as in protocols
   * @throws CorpusException if a name is none of the {@link #statistics} that fit
   */
  public TableView agreement(String... statistics) {
    List<Cell> cells = new ArrayList<>();
    for (String name : statistics.length == 0 ? TOGETHER : statistics) {
      cells.add(panels.cell("", "", Panels.EVERYBODY, name));
    }
    return view(
        "How far " + raters.size() + " raters agree on " + items() + " items",
        List.of(Axis.STATISTIC),
        List.of(),
        cells);
  }

  /** A statistic of all raters, and without each of them in turn: who brings agreement down? */
  public TableView withoutEach(String statistic) {
    List<Cell> cells = new ArrayList<>();
    cells.add(panels.cell("all raters", "", Panels.EVERYBODY, statistic));
    for (int left = 0; left < raters.size(); left++) {
      int out = left;
      cells.add(panels.cell("without " + raters.get(left), "", rater -> rater != out, statistic));
    }
    return view(
        "How far raters agree, all together and without each in turn",
        List.of(Axis.SCORER),
        List.of(Axis.STATISTIC),
        cells);
  }

  /**
   * A statistic of every two raters.
   *
   * @param statistic one of {@link #statistics}, or one that compares two raters, such as {@code
   *     quadratic-kappa} or {@code pearson}
   */
  public TableView pairs(String statistic) {
    return view(
        "How far every two raters agree",
        List.of(Axis.SCORER),
        List.of(Axis.REFERENCE),
        pairCells(statistic));
  }

  /** A statistic of every two raters as colours. */
  public Figures map(String statistic) {
    return new Figures(
        List.of(
            AgreementMap.of("How far every two raters agree", statistic, pairCells(statistic))));
  }

  private List<Cell> pairCells(String statistic) {
    if (raters.size() < 2) {
      throw new CorpusException(sheet.file(), "two raters or more", raters.toString());
    }
    List<Cell> cells = new ArrayList<>();
    for (int a = 0; a < raters.size(); a++) {
      for (int b = a + 1; b < raters.size(); b++) {
        cells.add(panels.pair(raters.get(a), raters.get(b), a, b, statistic));
      }
    }
    return cells;
  }

  private TableView view(String caption, List<Axis> rows, List<Axis> columns, List<Cell> cells) {
    return new TableView(
        new ResultTable(panels.table(), caption, rows, columns, DECIMALS, cells),
        Panels.LEVEL,
        "bootstrap of " + (units.isEmpty() ? "items" : "whole units (" + units + ")"));
  }

  private List<List<String>> lines() {
    Set<String> units = new HashSet<>(unitOfItem().values());
    long missing = (long) items() * raters.size() - given.size();
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("ratings", "of " + sheet.file()));
    lines.add(List.of("read as", shape.toString()));
    lines.add(List.of("scale", Scales.words(scale)));
    lines.add(List.of("items", Integer.toString(items())));
    lines.add(List.of("raters", String.join(", ", raters)));
    lines.add(List.of("given", Integer.toString(given.size())));
    Set<String> codes = shape.missing(sheet);
    codes.remove("");
    lines.add(
        List.of("missing", missing + (codes.isEmpty() ? "" : " with " + String.join(", ", codes))));
    if (!this.units.isEmpty()) {
      lines.add(List.of("drawn whole", units.size() + " units, by " + this.units));
    }
    return lines;
  }

  /** How the file was read. */
  @Override
  public String html() {
    return Html.grid("", lines(), 1, 2, List.of());
  }

  @Override
  public String toString() {
    return Markdown.grid(lines(), 2);
  }
}
