package org.attune.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attune.table.CalibrationBin;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {

  private static CalibrationBin bin(
      String scorer, String label, int bin, long items, double confidence, double right) {
    return new CalibrationBin(scorer, "emotion", label, bin, items, confidence, right);
  }

  @Test
  void pointsStandAtConfidenceAndShareRight() {
    Figure figure =
        CalibrationCurve.of(
            "calibration", List.of(bin("a", "", 9, 25, 0.6, 0.8), bin("a", "", 3, 100, 0.2, 0.2)));
    Picture picture = new Picture(figure.svg());
    List<Picture.Mark> points = picture.all("circle");
    List<Picture.Mark> labels = picture.all("text");
    double zero =
        labels.stream()
            .filter(t -> t.text().equals("0.0") && t.attribute("text-anchor").equals("middle"))
            .findFirst()
            .orElseThrow()
            .number("x");
    double one =
        labels.stream()
            .filter(t -> t.text().equals("1.0") && t.attribute("text-anchor").equals("middle"))
            .findFirst()
            .orElseThrow()
            .number("x");
    double unit = one - zero;
    assertThat(points.get(0).number("cx")).isCloseTo(zero + 0.2 * unit, within(0.1));
    assertThat(points.get(1).number("cx")).isCloseTo(zero + 0.6 * unit, within(0.1));
    assertThat(points.get(0).number("cy") - points.get(1).number("cy"))
        .isCloseTo(0.6 * unit, within(0.1));
    assertThat(points.get(0).number("r")).isGreaterThan(points.get(1).number("r"));
    assertThat(figure.description())
        .endsWith(
            "a: 125 items in 2 bins, mean confidence 0.28, right 0.32;"
                + " farthest from the diagonal at confidence 0.60, right 0.80.");
  }

  @Test
  void theLineOfPerfectCalibrationIsDrawn() {
    Picture picture = new Picture(CalibrationCurve.of("none", List.of()).svg());
    Picture.Mark diagonal =
        picture.all("line").stream()
            .filter(l -> !l.attribute("stroke-dasharray").isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(diagonal.number("x2") - diagonal.number("x1"))
        .isCloseTo(diagonal.number("y1") - diagonal.number("y2"), within(0.1));
  }

  @Test
  void linesAreNamedByWhatSetsThemApart() {
    Picture labels =
        new Picture(
            CalibrationCurve.of(
                    "t", List.of(bin("a", "joy", 0, 1, 0, 0), bin("a", "fear", 0, 1, 0, 1)))
                .svg());
    assertThat(labels.texts()).contains("a, joy", "a, fear");
    Picture scorers =
        new Picture(
            CalibrationCurve.of(
                    "t", List.of(bin("a", "joy", 0, 1, 0, 0), bin("b", "joy", 0, 1, 0, 1)))
                .svg());
    assertThat(scorers.texts()).contains("a", "b");
  }

  @Test
  void withoutBinsItSaysSo() {
    assertThat(CalibrationCurve.of("none", List.of()).description()).endsWith("No items.");
  }
}
