package org.attune.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.attune.statistic.Estimate;
import org.attune.table.CalibrationBin;
import org.attune.table.Confusion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every figure. */
class FigureTest {

  private static Figure forest() {
    return ForestPlot.of(
            Cells.table(
                Cells.of("raters", "joy", "", Estimate.of(0.5, 0.25, 0.75)),
                Cells.of("lexicon", "joy", "", Estimate.of(-0.125, -0.5, 0.25)),
                Cells.of("raters", "Ärger <&>", "", Estimate.of(0.75)),
                Cells.of("lexicon", "Ärger <&>", "", Estimate.undefined("no item"))))
        .get(0);
  }

  private static Figure confusion() {
    return ConfusionMap.of(
        "lexicon & \"joy\"",
        List.of(
            new Confusion("lexicon", "emotion", "joy", "joy", 3),
            new Confusion("lexicon", "emotion", "joy", "Ärger <1>", 1)),
        List.of("joy", "Ärger <1>"));
  }

  private static Figure calibration() {
    return CalibrationCurve.of(
        "calibration of joy",
        List.of(
            new CalibrationBin("lexicon", "emotion", "joy", 2, 10, 0.2, 0.1),
            new CalibrationBin("lexicon", "emotion", "joy", 9, 40, 0.6, 0.8)));
  }

  private static Figure agreement() {
    return AgreementMap.of(
        "joy",
        "pearson",
        List.of(
            Cells.of("rater 1", "rater 2", "joy", "", "", "pearson", Estimate.of(-0.25)),
            Cells.of("rater 2", "rater 3", "joy", "", "", "pearson", Estimate.of(0.5))));
  }

  static Stream<Figure> figures() {
    return Stream.of(
        forest(),
        confusion(),
        calibration(),
        agreement(),
        ConfusionMap.of("nothing", List.of(), List.of()),
        CalibrationCurve.of("nothing", List.of()),
        AgreementMap.of("nothing", "pearson", List.of()));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void saysWhatItIsToScreenReaders(Figure figure) {
    Picture picture = new Picture(figure.svg());
    Picture.Mark svg = picture.one("svg");
    assertThat(svg.attribute("role")).isEqualTo("img");
    assertThat(svg.attribute("aria-labelledby"))
        .isEqualTo(figure.name() + "-title " + figure.name() + "-desc");
    assertThat(picture.one("title").text()).isEqualTo(figure.title());
    assertThat(picture.one("desc").text()).isEqualTo(figure.description()).isNotEmpty();
    assertThat(picture.ids()).containsExactly(figure.name() + "-title", figure.name() + "-desc");
    assertThat(figure.name()).matches("[\\p{Ll}\\p{N}]+(-[\\p{Ll}\\p{N}]+)*");
  }

  @ParameterizedTest
  @MethodSource("figures")
  void needsNothingButItself(Figure figure) {
    assertThat(figure.svg().replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http", "<style", "style=", "<script", "url(", "class=", "Lucida", "NaN");
    Picture.Mark svg = new Picture(figure.svg()).one("svg");
    assertThat(svg.attribute("viewBox"))
        .isEqualTo("0 0 " + svg.attribute("width") + " " + svg.attribute("height"));
    assertThat(svg.attribute("font-family")).isEqualTo("sans-serif");
    assertThat(svg.number("font-size")).isGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void keepsAllTextInsideAndReadable(Figure figure) {
    Picture picture = new Picture(figure.svg());
    Picture.Mark svg = picture.one("svg");
    for (Picture.Mark text : picture.all("text")) {
      double width =
          Labels.width(text.text()) * (text.attribute("font-weight").isEmpty() ? 1 : 1.14);
      double before =
          switch (text.attribute("text-anchor")) {
            case "middle" -> width / 2;
            case "end" -> width;
            default -> 0;
          };
      boolean upright = !text.attribute("transform").isEmpty();
      double x = upright ? text.number("x") : text.number("x") - before;
      assertThat(x).as(text.text()).isBetween(0.0, svg.number("width") - (upright ? 0 : width));
      double low = text.number("y") + (upright ? before : 4);
      assertThat(low).as(text.text()).isBetween(10.0, svg.number("height"));
    }
  }

  @Test
  void isTheSameWhateverTheLocaleAndTimeZone() {
    List<Figure> before = figures().toList();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String other : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab")) {
        Locale.setDefault(Locale.forLanguageTag(other));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        assertThat(figures()).as(other).containsExactlyElementsOf(before);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void isTheSameOnEveryMachine() throws IOException {
    try (InputStream kept = FigureTest.class.getResourceAsStream("forest.svg")) {
      assertThat(forest().svg()).isEqualTo(new String(kept.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void standsInOnePageWithOthers() {
    StringBuilder page = new StringBuilder("<html>");
    figures().limit(4).forEach(figure -> page.append(figure.svg()));
    assertThat(new Picture(page.append("</html>").toString()).ids())
        .hasSize(8)
        .doesNotHaveDuplicates();
  }

  @Test
  void namesAreOfLettersDigitsAndHyphens() {
    assertThat(Figure.name("models", "macro-f1", "", "2")).isEqualTo("models-macro-f1-2");
    assertThat(Figure.name("confusion", "GPT & \"Ärger\" (1)")).isEqualTo("confusion-gpt-ärger-1");
    assertThat(Figure.name("&")).isEqualTo("figure");
  }
}
