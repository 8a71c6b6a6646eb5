package org.attune.table;

import static org.attune.table.ResultColumn.count;
import static org.attune.table.ResultColumn.number;
import static org.attune.table.ResultColumn.share;
import static org.attune.table.ResultColumn.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.statistic.Estimate;

/** The columns of the files of results that every study has alike, in their order. */
public final class ResultColumns {

  private static final int DECIMALS = 6;
  private static final String NO_MODEL = "where no model is judged";
  private static final String NO_TEST = "where nothing is tested";
  private static final String NO_FORMULA = "where the statistic has no formula for an interval";
  private static final String NO_INTERVAL = "where no interval could be made";

  /** Of {@code estimates.csv}: a cell of a table on every line. */
  public static final List<ResultColumn<Cell>> ESTIMATES =
      List.of(
          text("table", "Name of the table of the protocol the estimate stands in.", Cell::table),
          text(
                  "scorer",
                  "Who is judged: a model, \"A - B\" for the difference of two models, \"A / raters\" for a"
                      + " model's share of what raters reach, raters, or \"raters (items of A)\" for raters on the"
                      + " items a model answered, where it did not answer all.",
                  (Cell c) -> c.scorer().words())
              .empty("where raters are compared among themselves"),
          text("reference", "What the scorer is compared with.", (Cell c) -> c.reference().words())
              .empty("where raters are compared among themselves"),
          text("dimension", "What was rated, by its name in the protocol.", Cell::dimension),
          text("label", "Label of the scale the estimate is about.", Cell::label)
              .empty("where it is about the whole scale"),
          text(
                  "stratum",
                  "Group of items the estimate is about, name=value.",
                  (Cell c) -> c.stratum().words())
              .empty("where it is about all items"),
          text("statistic", "Name of the statistic.", Cell::statistic),
          number(
                  "estimate",
                  "The estimate, in the statistic's own unit, to six decimals.",
                  point(Estimate.Value::point))
              .empty("where the statistic is undefined; reason says why"),
          number(
                  "low",
                  "Lower limit of the interval; its level and how it was made stand in"
                      + " manifest.json under resampling.",
                  limit(Estimate.Interval::low))
              .empty(NO_INTERVAL),
          number("high", "Upper limit of that interval.", limit(Estimate.Interval::high))
              .empty(NO_INTERVAL),
          text(
                  "formula",
                  "Name of the formula that gives a second interval, which takes items as independent.",
                  formula(Cell.ByFormula::method))
              .empty(NO_FORMULA),
          number(
                  "formula-low",
                  "Lower limit of the interval by formula.",
                  formula(f -> decimal(f.interval().low())))
              .empty(NO_FORMULA),
          number(
                  "formula-high",
                  "Upper limit of the interval by formula.",
                  formula(f -> decimal(f.interval().high())))
              .empty(NO_FORMULA),
          text(
                  "test",
                  "How it was tested that the difference is 0; behind a comma, how p was adjusted and over how"
                      + " many tests.",
                  test(ResultColumns::name))
              .empty(NO_TEST),
          share("p", "p value of that test, two-sided.", test(t -> decimal(t.p()))).empty(NO_TEST),
          share(
                  "p-adjusted",
                  "p value adjusted over all tests of the table; p itself where the protocol asks for no"
                      + " adjustment.",
                  test(t -> decimal(t.adjusted())))
              .empty(NO_TEST),
          count("items", "items", "Items counted.", c -> Long.toString(c.items())),
          count(
                  "answered",
                  "items",
                  "Items with a reference that the scorer answered, of a difference both scorers; each once,"
                      + " however often the statistic counts it.",
                  coverage(Cell.Coverage::answered))
              .empty(NO_MODEL),
          count(
                  "of",
                  "items",
                  "Items with a reference, which the scorer could have answered.",
                  coverage(Cell.Coverage::of))
              .empty(NO_MODEL),
          text(
                  "counted-on",
                  "What both sides of a difference, of a share or of a model's ceiling are counted on: common, the"
                      + " items both have; own, each its own.",
                  (Cell c) -> c.compared().map(Cell.Compared::items).orElse(""))
              .empty("where nothing is compared with anything but the reference"),
          number(
                  "otherwise",
                  "The estimate on items by the other rule: each on its own under common, those both have under"
                      + " own.",
                  (Cell c) ->
                      c.compared()
                          .filter(by -> by.otherwise().isPresent())
                          .map(by -> decimal(by.otherwise().getAsDouble()))
                          .orElse(""))
              .empty("where both rules take the same items, or it is undefined"),
          count(
                  "raters",
                  "people",
                  "People known apart who rated these items.",
                  (Cell c) -> c.raters() == 0 ? "" : Long.toString(c.raters()))
              .empty("where the corpus does not say who rated"),
          count(
              "blocks",
              "blocks",
              "Blocks, groups of whole units of dependence, these items fall in.",
              c -> Integer.toString(c.blocks())),
          text(
                  "reason",
                  "Why there is no estimate.",
                  (Cell c) -> c.estimate() instanceof Estimate.None none ? none.reason() : "")
              .empty("where there is one"),
          text("missing", "What became of items without a rating or an answer.", Cell::missing)
              .empty("where the statistic has nothing to say of them"),
          text(
                  "warnings",
                  "What a reader must know before relying on the estimate, with semicolons between.",
                  ResultColumns::warnings)
              .empty("where there is nothing to warn of"));

  /** Columns of {@code estimates.csv} that files made by earlier versions lack. */
  public static final List<String> LATER = List.of("answered", "of", "counted-on", "otherwise");

  /** Of {@code confusion.csv}: a pair of reference and answer that occurs on every line. */
  public static final List<ResultColumn<Confusion>> CONFUSION =
      List.of(
          text("scorer", "Who answered.", Confusion::scorer),
          text("dimension", "What was rated, by its name in the protocol.", Confusion::dimension),
          text("reference", "Category of the reference.", Confusion::reference),
          text("model", "Category the scorer gave.", Confusion::answer),
          count(
              "items",
              "items",
              "Items with this reference that got this answer; pairs that do not occur have no line.",
              c -> Long.toString(c.items())));

  /** Of {@code calibration.csv}: a bin of confidence that holds items on every line. */
  public static final List<ResultColumn<CalibrationBin>> CALIBRATION =
      List.of(
          text("scorer", "Who answered.", CalibrationBin::scorer),
          text(
              "dimension",
              "What was rated, by its name in the protocol.",
              CalibrationBin::dimension),
          text("label", "Label of a scale of labels.", CalibrationBin::label)
              .empty("on scales of categories"),
          count(
              "bin",
              "",
              "Number of the bin, from 0; bins without items have no line.",
              b -> Integer.toString(b.bin())),
          count("items", "items", "Items in the bin.", b -> Long.toString(b.items())),
          share(
              "confidence",
              "Mean confidence of the scorer on these items, to six decimals.",
              b -> decimal(b.confidence())),
          share(
              "right",
              "Share of these items the scorer was right on, to six decimals.",
              b -> decimal(b.right())));

  private ResultColumns() {}

  private static String decimal(double value) {
    return Numbers.text(value, DECIMALS);
  }

  private static Function<Cell, String> point(Function<Estimate.Value, Double> part) {
    return c -> c.estimate() instanceof Estimate.Value v ? decimal(part.apply(v)) : "";
  }

  private static Function<Cell, String> limit(Function<Estimate.Interval, Double> end) {
    return c ->
        c.estimate() instanceof Estimate.Value v
            ? v.interval().map(i -> decimal(end.apply(i))).orElse("")
            : "";
  }

  private static Function<Cell, String> formula(Function<Cell.ByFormula, String> part) {
    return c -> c.analytic().map(part).orElse("");
  }

  private static Function<Cell, String> coverage(Function<Cell.Coverage, Long> part) {
    return c -> c.coverage().map(part).map(String::valueOf).orElse("");
  }

  private static Function<Cell, String> test(Function<Cell.Test, String> part) {
    return c -> c.test().map(part).orElse("");
  }

  private static String warnings(Cell cell) {
    return Stream.concat(
            cell.warnings().stream(),
            cell.remarks().stream().map(r -> r.topic() + ": " + r.value()))
        .collect(Collectors.joining("; "));
  }

  private static String name(Cell.Test test) {
    return test.adjustment().isEmpty()
        ? test.method()
        : test.method() + ", " + test.adjustment() + " over " + test.family();
  }
}
