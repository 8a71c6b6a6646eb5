package org.attune.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.figure.AgreementMap;
import org.attune.sheet.Hints;
import org.attune.sheet.Hints.Hint;
import org.attune.sheet.Layout;
import org.attune.sheet.RatedDimension;
import org.attune.sheet.Rating;
import org.attune.sheet.RatingsFile;
import org.attune.table.Cell;
import org.attune.table.Counterpart;
import org.attune.table.Html;
import org.attune.table.Markdown;
import org.attune.table.ResultTable;
import org.attune.table.ResultTable.Axis;
import org.attune.table.Subject;

/**
 * Ratings of one's own: items that several people rated on one scale. From a file to Krippendorff's
 * alpha with its interval:
 *
 * <pre>{@code
 * Ratings ratings = Ratings.read("my.csv");
 * ratings.alpha()
 * }</pre>
 *
 * <p>Intervals are at 95 %, from leaving out each item in turn, or each of the {@link
 * #units(String) units} items belong to; the same ratings give the same numbers on every machine.
 * Missing ratings are left out, as each statistic does it, and said below its table.
 */
public final class Ratings implements Shown {

  private static final String[] TOGETHER = {
    "percent-agreement", "krippendorff-alpha", "fleiss-kappa", "gwet-ac1"
  };
  private static final int DECIMALS = 3;

  private final String file;
  private final RatingsFile reading;
  private final RatedDimension judged;
  private final String units;
  private final List<Rating> given;
  private final List<String> raters;
  private final Scale scale;
  private final Panels panels;

  /**
   * Ratings of a dimension.
   *
   * @param units the column with units to be drawn; empty for items
   * @param scale another scale than the one guessed, or null
   */
  private Ratings(
      String file, RatingsFile reading, RatedDimension judged, String units, Scale scale) {
    this.file = file;
    this.reading = reading;
    this.judged = judged;
    this.units = units;
    given = reading.ratings(judged);
    if (given.isEmpty()) {
      throw new CorpusException(file, "ratings", "only missing ones: " + shape());
    }
    raters = reading.raters(judged);
    this.scale = scale == null ? judged.scale().scale() : scale;
    panels =
        Panels.of(
            reading.sheet().file(),
            this.scale,
            given,
            raters,
            unitOfItem(),
            scale == null ? r -> code(r, this::guessed) : r -> code(r, this::said));
  }

  /**
   * Reads a file of ratings, as {@code jobs/attune new} reads it: the same columns, scale and
   * missing answers. What may be read otherwise is told when the ratings are shown.
   *
   * @param file the file, or a folder of files that are read as one table, here or in a folder
   *     above
   * @throws CorpusException if there is no such file, if it cannot be told what is what in it, or
   *     if it has ratings of several dimensions
   */
  public static Ratings read(String file) {
    return of(file, Optional.empty(), path -> RatingsFile.of(path, Hints.none()));
  }

  /** Reads the ratings of one of several dimensions in a file. */
  public static Ratings read(String file, String dimension) {
    return of(file, Optional.of(dimension), path -> RatingsFile.of(path, Hints.none()));
  }

  /** Reads a file with a rating a row, from these columns. */
  public static Ratings readLong(String file, String item, String rater, String rating) {
    Hints hints =
        Hints.none().with(Hint.ITEM, item).with(Hint.RATER, rater).with(Hint.RATED, rating);
    return of(file, Optional.empty(), path -> RatingsFile.of(path, hints));
  }

  /** Reads a file with an item a row and a column for each of these raters. */
  public static Ratings readWide(String file, String item, String... raters) {
    return of(file, Optional.empty(), path -> RatingsFile.wide(path, item, List.of(raters)));
  }

  private static Ratings of(
      String file, Optional<String> dimension, Function<Path, RatingsFile> read) {
    Path found =
        Folders.find(Path.of(file), Files::exists)
            .orElseThrow(
                () -> new CorpusException(file, "a file of ratings", "no such file here or above"));
    RatingsFile reading = read.apply(found);
    List<RatedDimension> dimensions = reading.dimensions();
    List<String> names = dimensions.stream().map(RatedDimension::name).toList();
    if (dimension.isEmpty() && names.size() > 1) {
      throw new CorpusException(
          file, "one dimension: Ratings.read(file, dimension)", "ratings of " + names);
    }
    return new Ratings(
        file,
        reading,
        dimensions.stream()
            .filter(d -> dimension.isEmpty() || d.name().equals(dimension.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    new CorpusException(
                        file, "a dimension, one of " + names, "\"" + dimension.get() + "\"")),
        "",
        null);
  }

  /** The same on a scale of categories without order: those given here, or those that occur. */
  public Ratings nominal(String... categories) {
    List<String> names =
        categories.length > 0
            ? List.of(categories)
            : given.stream().map(this::named).distinct().sorted().toList();
    return on(new Scale.Nominal(names));
  }

  /** The same on a scale of these levels, from the lowest to the highest. */
  public Ratings ordinal(String... levels) {
    return on(new Scale.Ordinal(List.of(levels)));
  }

  /** The same on a scale of numbers in equal steps, from the lowest to the highest given. */
  public Ratings interval() {
    return on(EqualSteps.of(file, given));
  }

  private Ratings on(Scale other) {
    return new Ratings(file, reading, judged, units, other);
  }

  /**
   * The same, resampled in whole units instead of items: conversations, say, whose turns are alike.
   *
   * @param column the column that names the unit of each item
   */
  public Ratings units(String column) {
    if (!reading.sheet().columns().contains(column)) {
      throw new CorpusException(
          file + ":1", "a column, one of " + reading.sheet().columns(), "\"" + column + "\"");
    }
    boolean rater = judged.rated().people().containsValue(column) && reading.layout().wide();
    if (!rater) {
      return new Ratings(file, reading, judged, column, scale);
    }
    RatingsFile others = reading.without(column);
    RatedDimension same =
        others.dimensions().stream()
            .filter(d -> d.name().equals(judged.name()))
            .findFirst()
            .orElseThrow(() -> new CorpusException(file, "raters beside " + column, "none"));
    return new Ratings(file, others, same, column, null);
  }

  private OptionalLong guessed(String answer) {
    return judged.scale().code(answer);
  }

  private OptionalLong said(String answer) {
    return scale.code(judged.scale().names().getOrDefault(answer, answer));
  }

  private String named(Rating rating) {
    return judged.scale().names().getOrDefault(rating.answer(), rating.answer());
  }

  private long code(Rating rating, Function<String, OptionalLong> codes) {
    return codes
        .apply(rating.answer())
        .orElseThrow(
            () ->
                new CorpusException(
                    rating.where(), scale.expected(), "\"" + rating.answer() + "\""));
  }

  private Map<String, String> unitOfItem() {
    Map<String, String> all = new LinkedHashMap<>();
    for (int row = 0; row < reading.survey().rows(); row++) {
      String item = reading.item(row);
      String own = units.isEmpty() ? item : reading.survey().values(units).get(row);
      String before = all.putIfAbsent(item, own);
      if (before != null && !before.equals(own)) {
        throw new CorpusException(
            reading.sheet().where(row, units) + ": " + units,
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
      cells.addAll(among("", Panels.EVERYBODY, name));
    }
    return view(
        "How far " + raters.size() + " raters agree on " + items() + " items",
        List.of(Axis.STATISTIC),
        List.of(),
        cells);
  }

  /** A statistic of all raters, and without each of them in turn: who brings agreement down? */
  public TableView withoutEach(String statistic) {
    List<Cell> cells = new ArrayList<>(among("all raters", Panels.EVERYBODY, statistic));
    for (int left = 0; left < raters.size(); left++) {
      int out = left;
      cells.addAll(among("without " + raters.get(left), rater -> rater != out, statistic));
    }
    return view(
        "How far raters agree, all together and without each in turn",
        List.of(Axis.SCORER),
        List.of(Axis.STATISTIC),
        cells);
  }

  private List<Cell> among(String who, IntPredicate raters, String statistic) {
    return panels.cells(new Subject.Among(who), new Counterpart.None(), raters, statistic);
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
      throw new CorpusException(file, "two raters or more", raters.toString());
    }
    List<Cell> cells = new ArrayList<>();
    for (int a = 0; a < raters.size(); a++) {
      for (int b = a + 1; b < raters.size(); b++) {
        cells.addAll(panels.pair(raters.get(a), raters.get(b), a, b, statistic));
      }
    }
    return cells;
  }

  private TableView view(String caption, List<Axis> rows, List<Axis> columns, List<Cell> cells) {
    List<Axis> all = new ArrayList<>(rows);
    if (scale instanceof Scale.Labels) {
      all.add(Axis.LABEL);
    }
    return new TableView(
        new ResultTable(panels.table(), caption, all, columns, DECIMALS, cells),
        Panels.LEVEL,
        "jackknife of " + (units.isEmpty() ? "items" : "whole units (" + units + ")"));
  }

  private String shape() {
    Layout layout = reading.layout();
    String items = layout.item().map(column -> "items in column " + column).orElse("a row an item");
    return layout.wide()
        ? items + ", ratings in a column for each rater"
        : items
            + layout.rater().map(column -> ", raters in " + column).orElse("")
            + ", ratings in "
            + judged.rated().value();
  }

  private static String words(Scale scale) {
    if (scale instanceof Scale.Interval interval) {
      return "numbers in equal steps, " + interval.min() + " to " + interval.max();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < scale.size(); i++) {
      names.add(scale.name(i));
    }
    return (scale.ordered()
            ? "levels in order: "
            : scale instanceof Scale.Labels ? "sets of labels: " : "categories without order: ")
        + String.join(", ", names);
  }

  private List<List<String>> lines() {
    Set<String> units = new HashSet<>(unitOfItem().values());
    long missing = (long) items() * raters.size() - given.size();
    Set<String> codes = judged.scale().missing();
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("ratings", "of " + file));
    lines.add(List.of("read as", shape()));
    reading.sheet().edits().changes().forEach(change -> lines.add(List.of("changed", change)));
    lines.add(List.of("dimension", judged.name()));
    lines.add(List.of("scale", words(scale)));
    lines.add(List.of("items", Integer.toString(items())));
    lines.add(List.of("raters", String.join(", ", raters)));
    lines.add(List.of("given", Integer.toString(given.size())));
    lines.add(
        List.of("missing", missing + (codes.isEmpty() ? "" : " with " + String.join(", ", codes))));
    if (!this.units.isEmpty()) {
      lines.add(List.of("drawn whole", units.size() + " units, by " + this.units));
    }
    reading.findings().doubts().forEach(doubt -> lines.add(List.of("please check", doubt)));
    if (!judged.scale().doubt().isEmpty()) {
      lines.add(List.of("please check", judged.scale().doubt()));
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
