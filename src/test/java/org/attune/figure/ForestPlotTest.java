package org.attune.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.junit.jupiter.api.Test;

class ForestPlotTest {

  private static Figure only(Cell... cells) {
    List<Figure> figures = ForestPlot.of(Cells.table(cells));
    assertThat(figures).hasSize(1);
    return figures.get(0);
  }

  /** Where the axis says a number is, by two of its labels. */
  private static double place(Picture picture, double number) {
    List<Picture.Mark> labels =
        picture.all("text").stream()
            .filter(text -> text.text().matches("-?[0-9.]+"))
            .filter(text -> text.attribute("text-anchor").equals("middle"))
            .toList();
    Picture.Mark one = labels.get(0);
    Picture.Mark other = labels.get(labels.size() - 1);
    double unit =
        (other.number("x") - one.number("x"))
            / (Double.parseDouble(other.text()) - Double.parseDouble(one.text()));
    return one.number("x") + (number - Double.parseDouble(one.text())) * unit;
  }

  @Test
  void pointsAndIntervalsStandWhereTheAxisSays() {
    Figure figure =
        only(
            Cells.of("a", "joy", "", Estimate.of(0.5, 0.25, 0.875)),
            Cells.of("b", "joy", "", Estimate.of(-0.5, -0.75, -0.125)));
    Picture picture = new Picture(figure.svg());
    assertThat(picture.one("circle").number("cx")).isCloseTo(place(picture, 0.5), within(0.1));
    Picture.Mark square = picture.all("rect").get(1);
    assertThat(square.number("x") + square.number("width") / 2)
        .isCloseTo(place(picture, -0.5), within(0.1));
    List<Picture.Mark> intervals = picture.lines("2");
    assertThat(intervals).hasSize(2);
    assertThat(intervals.get(0).number("x1")).isCloseTo(place(picture, 0.25), within(0.1));
    assertThat(intervals.get(0).number("x2")).isCloseTo(place(picture, 0.875), within(0.1));
    assertThat(intervals.get(1).number("x1")).isCloseTo(place(picture, -0.75), within(0.1));
    assertThat(picture.text("a").number("y")).isLessThan(picture.text("b").number("y"));
    assertThat(figure.description())
        .isEqualTo(
            "Forest plot of pearson, 2 rows, here from highest to lowest. a 0.500, b -0.500.");
    assertThat(figure.title()).isEqualTo("pearson: joy (table main)");
    assertThat(figure.name()).isEqualTo("main-pearson");
  }

  @Test
  void theCeilingIsAnOpenDiamondWithABandBehindItsGroup() {
    Figure figure =
        only(
            Cells.of("raters", "joy", "", Estimate.of(0.5, 0.25, 0.75)),
            Cells.of("a", "joy", "", Estimate.of(0.625, 0.5, 0.75)),
            Cells.of("raters", "fear", "", Estimate.of(0.25)),
            Cells.of("a", "fear", "", Estimate.of(0.5)));
    Picture picture = new Picture(figure.svg());
    assertThat(picture.all("path")).hasSize(2);
    assertThat(picture.all("path").get(0).attribute("fill")).isEqualTo(Colours.WHITE);
    List<Picture.Mark> bands =
        picture.all("rect").stream().filter(r -> r.attribute("fill").equals(Colours.BAND)).toList();
    assertThat(bands).hasSize(1);
    assertThat(bands.get(0).number("x")).isCloseTo(place(picture, 0.25), within(0.1));
    assertThat(bands.get(0).number("width"))
        .isCloseTo(place(picture, 0.75) - place(picture, 0.25), within(0.1));
    assertThat(picture.all("line").stream().filter(l -> !l.attribute("stroke-dasharray").isEmpty()))
        .hasSize(2);
    assertThat(figure.description())
        .contains("joy: a 0.625, raters 0.500.", "fear: a 0.500, raters 0.250.", "human ceiling");
    assertThat(figure.caption())
        .isEqualTo(
            "pearson (table main). Grey band, dashed line and open diamond: raters against each"
                + " other, the human ceiling.");
  }

  @Test
  void aScorerThatDidNotAnswerAllHasTheCeilingOfItsItems() {
    Figure figure =
        only(
            Cells.of("raters", "joy", "", Estimate.of(0.5, 0.25, 0.75)),
            Cells.of("a", "joy", "", Estimate.of(0.6, 0.5, 0.75)),
            Cells.of("raters (items of b)", "joy", "", Estimate.of(0.875, 0.8125, 0.9375)),
            Cells.of("b", "joy", "", Estimate.of(0.7, 0.5, 0.75)));
    Picture picture = new Picture(figure.svg());
    List<Picture.Mark> bands =
        picture.all("rect").stream().filter(r -> r.attribute("fill").equals(Colours.BAND)).toList();
    assertThat(bands).hasSize(2);
    assertThat(bands.get(0).number("x")).isCloseTo(place(picture, 0.25), within(0.1));
    assertThat(bands.get(1).number("x")).isCloseTo(place(picture, 0.8125), within(0.1));
    assertThat(bands.get(1).number("y"))
        .isCloseTo(bands.get(0).number("y") + bands.get(0).number("height"), within(0.1));
    assertThat(picture.all("path")).as("open diamonds").hasSize(2);
    assertThat(figure.caption())
        .endsWith(
            "the human ceiling; beside a scorer that did not answer all, on the items it answered.");
  }

  @Test
  void peopleAloneAreNoCeiling() {
    Figure figure =
        only(
            Cells.of("raters", "joy", "", Estimate.of(0.5, 0.25, 0.75)),
            Cells.of("raters", "fear", "", Estimate.of(0.25, 0, 0.5)));
    assertThat(figure.svg()).doesNotContain(Colours.BAND);
    assertThat(figure.caption()).isEqualTo("pearson: raters (table main)");
    assertThat(new Picture(figure.svg()).texts()).contains("joy", "fear").doesNotContain("raters");
  }

  @Test
  void differencesAndSharesHaveFiguresOfTheirOwnWithALineToCompareWith() {
    List<Figure> figures =
        ForestPlot.of(
            Cells.table(
                Cells.of("a", "joy", "", Estimate.of(0.5, 0.4, 0.6)),
                Cells.of("b - a", "joy", "", Estimate.of(0.25, 0.125, 0.5)),
                Cells.of("c - a", "joy", "", Estimate.of(0.0625, -0.125, 0.25)),
                Cells.of("a / raters", "joy", "", Estimate.of(0.75, 0.5, 0.875))));
    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly("main-pearson", "main-pearson-differences", "main-pearson-shares");
    Picture differences = new Picture(figures.get(1).svg());
    assertThat(differences.lines("1.5"))
        .singleElement()
        .satisfies(l -> assertThat(l.number("x1")).isCloseTo(place(differences, 0), within(0.1)));
    assertThat(figures.get(1).description())
        .endsWith("b - a 0.250 (interval above 0), c - a 0.062.");
    Picture shares = new Picture(figures.get(2).svg());
    assertThat(shares.lines("1.5"))
        .singleElement()
        .satisfies(l -> assertThat(l.number("x1")).isCloseTo(place(shares, 1), within(0.1)));
    assertThat(shares.texts()).contains("share of the raters' pearson");
    assertThat(figures.get(2).description()).endsWith("a / raters 0.750 (interval below 1).");
  }

  @Test
  void undefinedIsAGapWithItsReason() {
    Figure figure =
        only(
            Cells.of("a", "joy", "", Estimate.undefined("no item has two ratings")),
            Cells.of("b", "joy", "", Estimate.of(0.5, 0.25, 0.75)));
    Picture picture = new Picture(figure.svg());
    assertThat(picture.texts()).contains("a", "b", "undefined");
    assertThat(picture.lines("2")).hasSize(1);
    assertThat(figure.description()).endsWith("b 0.500, a undefined (no item has two ratings).");
  }

  @Test
  void withoutAnyEstimateThereIsNoFigure() {
    assertThat(ForestPlot.of(Cells.table())).isEmpty();
    assertThat(ForestPlot.of(Cells.table(Cells.of("a", "joy", "", Estimate.undefined("no item")))))
        .isEmpty();
  }

  @Test
  void oneRowWithoutIntervalHasAnAxis() {
    Figure figure = only(Cells.of("a", "joy", "", Estimate.of(0)));
    Picture picture = new Picture(figure.svg());
    assertThat(picture.one("circle").number("cx")).isCloseTo(place(picture, 0), within(0.1));
    assertThat(figure.description()).isEqualTo("Forest plot of pearson, 1 row. a 0.000.");
  }

  @Test
  void sixtyRowsAreTwoFiguresOfOneScale() {
    List<Figure> figures = ForestPlot.of(Cells.scorers(60));
    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly("main-pearson-1", "main-pearson-2");
    assertThat(figures)
        .extracting(Figure::title)
        .containsExactly(
            "pearson: joy (table main, part 1 of 2)", "pearson: joy (table main, part 2 of 2)");
    List<Double> places = new ArrayList<>();
    for (Figure figure : figures) {
      Picture picture = new Picture(figure.svg());
      assertThat(picture.texts().stream().filter(t -> t.startsWith("scorer-"))).hasSize(30);
      assertThat(place(picture, 0)).isEqualTo(place(new Picture(figures.get(0).svg()), 0));
      assertThat(picture.lines("2").size()).isEqualTo(30);
      picture.lines("2").forEach(l -> places.add((l.number("x1") + l.number("x2")) / 2));
    }
    assertThat(places).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
  }

  @Test
  void groupsStayTogetherWhenATableIsParted() {
    List<Cell> cells = new ArrayList<>();
    for (int d = 0; d < 21; d++) {
      for (String scorer : List.of("a", "b", "c", "d")) {
        cells.add(Cells.of(scorer, "dimension-" + d, "", Estimate.of(d)));
      }
    }
    List<Figure> figures = ForestPlot.of(Cells.table(cells));
    assertThat(figures).hasSize(3);
    for (Figure figure : figures) {
      List<String> texts = new Picture(figure.svg()).texts();
      assertThat(texts.stream().filter(t -> t.startsWith("dimension-"))).hasSize(7);
      assertThat(texts.stream().filter(t -> t.equals("d"))).hasSize(7);
    }
  }

  @Test
  void whyThereIsNoIntervalIsTold() {
    Figure figure =
        only(
            Cells.of("a / raters", "joy", "", Estimate.without(0.5, "no interval: too few raters")),
            Cells.of("b / raters", "joy", "", Estimate.of(0.75)));
    assertThat(figure.description())
        .endsWith("b / raters 0.750, a / raters 0.500 (no interval: too few raters).");
  }

  @Test
  void strataAreRowsWithinTheirScorer() {
    Figure figure =
        only(
            Cells.of("a", "joy", "", Estimate.of(0.5)),
            Cells.of("a", "joy", "register=formal", Estimate.of(0.25)),
            Cells.of("b", "joy", "", Estimate.of(0.75)),
            Cells.of("b", "joy", "register=formal", Estimate.of(0.125)));
    assertThat(figure.description())
        .endsWith("a: all 0.500, register=formal 0.250. b: all 0.750, register=formal 0.125.");
    assertThat(new Picture(figure.svg()).text("a").attribute("font-weight")).isEqualTo("bold");
  }

  @Test
  void pairsOfRatersAreRowsToo() {
    Figure figure =
        only(
            Cells.of("rater 1", "rater 2", "joy", "", "", "pearson", Estimate.of(0.5)),
            Cells.of("rater 1", "rater 3", "joy", "", "", "pearson", Estimate.of(0.25)));
    assertThat(figure.description())
        .endsWith("rater 1 with rater 2 0.500, rater 1 with rater 3 0.250.");
  }

  @Test
  void aHugeIntervalIsCutAndMarked() {
    List<Cell> cells = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      cells.add(Cells.of("scorer-" + n, "joy", "", Estimate.of(n / 10.0, n / 10.0 - 0.125, 1)));
    }
    cells.add(Cells.of("wild", "joy", "", Estimate.of(0.25, -90, 100)));
    Figure figure = only(cells.toArray(new Cell[0]));
    assertThat(figure.caption())
        .isEqualTo("pearson: joy (table main). An arrowhead: the interval goes on.");
    Picture picture = new Picture(figure.svg());
    assertThat(picture.lines("2")).hasSize(6 + 4);
    assertThat(place(picture, 0.4) - place(picture, 0)).isGreaterThan(40);
  }

  @Test
  void longNamesAreWholeAndSpecialCharactersStay() {
    String name = "perceived-empathy-emotional & <ängstlich> \"x\"";
    Figure figure =
        only(
            Cells.of(name, "joy", "", Estimate.of(0.5)),
            Cells.of("mllib-logistic-regression", "joy", "", Estimate.of(0.25)),
            Cells.of("bell\u0007", "joy", "", Estimate.of(0.125)));
    List<String> texts = new Picture(figure.svg()).texts();
    assertThat(String.join("", texts).replace(" ", "")).contains(name.replace(" ", ""));
    assertThat(texts).contains("bell\uFFFD");
    assertThat(texts).contains("mllib-logistic-regression");
  }
}
