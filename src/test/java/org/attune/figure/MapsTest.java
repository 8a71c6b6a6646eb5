package org.attune.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.Confusion;
import org.junit.jupiter.api.Test;

/** {@link ConfusionMap} and {@link AgreementMap}. */
class MapsTest {

  private static Confusion count(String reference, String answer, long items) {
    return new Confusion("lexicon", "emotion", reference, answer, items);
  }

  private static Cell pair(String one, String other, Estimate estimate) {
    return Cells.of(one, other, "joy", "", "", "pearson", estimate);
  }

  private static List<String> tiles(Picture picture) {
    return picture.texts().stream().filter(t -> t.matches("-?[0-9.]+|–")).toList();
  }

  @Test
  void confusionsAreSharesOfTheirRow() {
    Figure figure =
        ConfusionMap.of(
            "lexicon",
            List.of(count("joy", "joy", 3), count("joy", "fear", 1), count("fear", "joy", 2)),
            List.of("joy", "fear", "calm"));
    Picture picture = new Picture(figure.svg());
    assertThat(tiles(picture)).containsExactlyInAnyOrder("75", "25", "0", "100", "0", "0");
    assertThat(picture.text("joy (4)").number("y"))
        .isLessThan(picture.text("fear (2)").number("y"));
    assertThat(picture.text("joy").number("x")).isLessThan(picture.text("fear").number("x"));
    assertThat(picture.text("75").number("x")).isEqualTo(picture.text("joy").number("x"));
    assertThat(picture.text("25").number("x")).isEqualTo(picture.text("fear").number("x"));
    assertThat(picture.text("75").number("y")).isEqualTo(picture.text("25").number("y"));
    assertThat(figure.description())
        .isEqualTo(
            "Heat map of answers by category of the reference."
                + " joy: of 4 items 75 % answered alike, else most often fear, 25 %."
                + " fear: of 2 items 0 % answered alike, else most often joy, 100 %."
                + " calm: no items.");
    assertThat(figure.name()).isEqualTo("confusion-lexicon");
  }

  @Test
  void everyNumberCanBeReadOnItsTile() {
    List<Confusion> cells = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    for (int n = 0; n <= 20; n++) {
      categories.add("category " + n);
    }
    for (int n = 0; n <= 20; n++) {
      cells.add(count("category " + n, "category 0", 1 + 5L * n));
      cells.add(count("category " + n, "category 1", 1 + 5L * (20 - n)));
    }
    Picture picture = new Picture(ConfusionMap.of("many", cells, categories).svg());
    List<Picture.Mark> areas = picture.all("rect");
    int read = 0;
    for (Picture.Mark text : picture.all("text")) {
      for (Picture.Mark area : areas.subList(1, areas.size())) {
        double x = text.number("x") - area.number("x");
        double y = text.number("y") - area.number("y");
        if (x > 0 && x < area.number("width") && y > 0 && y < area.number("height")) {
          assertThat(Colours.contrast(text.attribute("fill"), area.attribute("fill")))
              .as(text.text())
              .isGreaterThanOrEqualTo(4.5);
          assertThat(Labels.width(text.text())).isLessThan(area.number("width"));
          read++;
        }
      }
    }
    assertThat(read).isEqualTo(21 * 21);
  }

  @Test
  void confusionsMustBeOfOneMatrixAndItsCategories() {
    List<String> categories = List.of("joy", "fear");
    assertThatThrownBy(() -> ConfusionMap.of("t", List.of(count("joy", "sad", 1)), categories))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not of the categories [joy, fear]")
        .hasMessageContaining("sad");
    assertThatThrownBy(
            () ->
                ConfusionMap.of(
                    "t",
                    List.of(
                        count("joy", "joy", 1), new Confusion("gpt", "emotion", "joy", "joy", 1)),
                    categories))
        .hasMessageContaining("several matrices");
    assertThatThrownBy(
            () ->
                ConfusionMap.of(
                    "t", List.of(count("joy", "joy", 1), count("joy", "joy", 2)), categories))
        .hasMessageContaining("second count");
  }

  @Test
  void agreementIsTheSameBothWays() {
    Figure figure =
        AgreementMap.of(
            "joy",
            "pearson",
            List.of(
                pair("rater 1", "rater 2", Estimate.of(0.75)),
                pair("rater 1", "rater 3", Estimate.of(-0.25)),
                pair("rater 2", "rater 3", Estimate.undefined("no item"))));
    Picture picture = new Picture(figure.svg());
    assertThat(tiles(picture))
        .containsExactlyInAnyOrder("0.75", "0.75", "-0.25", "-0.25", "–", "–");
    assertThat(figure.description())
        .isEqualTo(
            "Heat map of pearson between 3 raters, 3 pairs. Highest: rater 1 with rater 2 0.75."
                + " Lowest: rater 1 with rater 3 -0.25. Mean: 0.25. Undefined: 1 pair.");
  }

  @Test
  void darkerIsHigherEvenBeyondOne() {
    Picture picture =
        new Picture(
            AgreementMap.of(
                    "points",
                    "pearson",
                    List.of(
                        pair("rater 1", "rater 2", Estimate.of(4)),
                        pair("rater 1", "rater 3", Estimate.of(1))))
                .svg());
    assertThat(picture.all("rect"))
        .extracting(area -> area.attribute("fill"))
        .contains(Colours.shade(1), Colours.shade(0.25));
  }

  @Test
  void aPairHasOneEstimate() {
    assertThatThrownBy(
            () ->
                AgreementMap.of(
                    "joy",
                    "pearson",
                    List.of(
                        pair("rater 1", "rater 2", Estimate.of(0.5)),
                        pair("rater 2", "rater 1", Estimate.of(0.5)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a second estimate of rater 2 and rater 1");
  }
}
