package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.statistic.Remark;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  private static String table(String caption, List<Axis> rows, List<Axis> columns, Cell... cells) {
    return Markdown.table(
        Shown.table(new ResultTable("main", caption, rows, columns, 3, List.of(cells))),
        0.95,
        "block bootstrap");
  }

  private static String table(Cell... cells) {
    return table("", List.of(Axis.SCORER), List.of(Axis.STATISTIC), cells);
  }

  @Test
  void rowsLeftNumbersRightIntervalsInBrackets() {
    assertThat(
            table(
                "How well the models do",
                List.of(Axis.SCORER, Axis.LABEL),
                List.of(Axis.STATISTIC),
                Cells.of("lexicon", "joy", "", "f1", Estimate.of(0.25, 0.1, 0.4)),
                Cells.of("lexicon", "", "", "accuracy", Estimate.of(-1)),
                Cells.of("größer", "joy", "", "f1", Estimate.of(12))))
        .isEqualTo(
            """
            How well the models do

            | scorer  | label |                   f1 | accuracy |
            | ------- | ----- | -------------------: | -------: |
            | lexicon | joy   | 0.250 [0.100, 0.400] |          |
            | lexicon | all   |                      |   -1.000 |
            | größer  | joy   |               12.000 |          |

            In brackets: 95 % interval from the block bootstrap.
            """);
  }

  @Test
  void equalReasonsShareAFootnote() {
    assertThat(
            table(
                Cells.of("a", "f1", Estimate.undefined("no label")),
                Cells.of("a", "kappa", Estimate.undefined("no pairs")),
                Cells.of("b", "f1", Estimate.of(1)),
                Cells.of("b", "kappa", Estimate.undefined("no label"))))
        .isEqualTo(
            """
            | scorer |    f1 | kappa |
            | ------ | ----: | ----: |
            | a      |  —(1) |  —(2) |
            | b      | 1.000 |  —(1) |

            (1) no label

            (2) no pairs
            """);
  }

  @Test
  void aMissingIntervalHasItsReasonInAFootnote() {
    assertThat(
            table(
                Cells.of("a", "f1", Estimate.without(1, "no interval: why")),
                Cells.of("a", "kappa", Estimate.undefined("no pairs"))))
        .isEqualTo(
            """
            | scorer |        f1 | kappa |
            | ------ | --------: | ----: |
            | a      | 1.000 (1) |  —(2) |

            (1) no interval: why

            (2) no pairs
            """);
  }

  @Test
  void fewBlocksAreToldOnceWithTheRowsTheyAreOf() {
    assertThat(notes(blocks("", 60), blocks("site=north", 6), blocks("site=south", 14)))
        .endsWith(
            "Mind: only 6 (site=north), 14 (site=south) blocks to resample: intervals from fewer"
                + " than 60 tend to be too narrow.");
    assertThat(notes(blocks("", 7), blocks("site=north", 7)))
        .endsWith(
            "Mind: only 7 blocks to resample: intervals from fewer than 60 tend to be too narrow.");
    assertThat(notes(blocks("", 60))).doesNotContain("Mind");
  }

  @Test
  void remarksAreToldOnceWithTheRowsTheyAreOf() {
    Remark absent = new Remark.AbsentLabels("in the reference", List.of("fear", "joy"));
    Remark other = new Remark.AbsentLabels("in the reference", List.of("fear"));
    Cell plain = Cells.of("c", "f1", Estimate.of(0.5));
    Cell a = Cells.remarked(Cells.of("a", "f1", Estimate.of(0.5)), absent);
    Cell b = Cells.remarked(Cells.of("b", "f1", Estimate.of(0.5)), absent);
    Cell c = Cells.remarked(plain, other);
    String topic = "ean over the labels given in the reference, so without: ";
    assertThat(notes(a, b)).isEqualTo("M" + topic + "fear, joy.");
    assertThat(notes(a, b, plain)).isEqualTo("M" + topic + "fear, joy (a, b).");
    assertThat(notes(a, b, c)).isEqualTo("M" + topic + "fear, joy (a, b); fear (c).");
    assertThat(notes(a, Cells.of("a", "kappa", Estimate.of(0))))
        .isEqualTo("f1: m" + topic + "fear, joy.");
  }

  private static String notes(Cell... cells) {
    return String.join("\n", Notes.of(List.of(cells), 0.95, "block bootstrap"));
  }

  private static Cell blocks(String stratum, int blocks) {
    Estimate estimate = Estimate.of(0.5, 0.25, 0.75);
    return Cells.of("a", "", stratum, "f1", estimate, blocks, Warnings.of(estimate, blocks, true));
  }

  @Test
  void withoutLabelAndStratumIsAll() {
    assertThat(
            table(
                "",
                List.of(Axis.STRATUM),
                List.of(Axis.LABEL, Axis.STATISTIC),
                Cells.of("m", "", "", "f1", Estimate.of(0)),
                Cells.of("m", "joy", "site=north", "f1", Estimate.of(1))))
        .isEqualTo(
            """
            | stratum    | all f1 | joy f1 |
            | ---------- | -----: | -----: |
            | all        |  0.000 |        |
            | site=north |        |  1.000 |
            """);
  }

  @Test
  void namesCannotBreakTheTable() {
    assertThat(
            table(
                Cells.of("a|b", "f1", Estimate.of(1)),
                Cells.of("c\\|d\r\ne", "f1", Estimate.undefined("x"))))
        .isEqualTo(
            """
            | scorer   |    f1 |
            | -------- | ----: |
            | a\\|b     | 1.000 |
            | c\\\\\\|d e |  —(1) |

            (1) x
            """);
  }

  @Test
  void widthCountsCharactersNotUnits() {
    assertThat(Markdown.grid(List.of(List.of("h", "n"), List.of("😀😀😀😀", "1")), 1))
        .isEqualTo(
            """
            | h    |   n |
            | ---- | --: |
            | 😀😀😀😀 |   1 |
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, 90",
    "0.95, 95",
    "0.5, 50",
    "0.29, 29",
    "0.995, 99.5",
    "0.999, 99.9",
    "0.9995, 99.95"
  })
  void theLevelIsShownInFull(double level, String shown) {
    Cell cell = Cells.of("a", "f1", Estimate.of(0, 0, 0));
    ResultTable table =
        new ResultTable(
            "main", "", List.of(Axis.SCORER), List.of(Axis.STATISTIC), 0, List.of(cell));
    assertThat(Markdown.table(Shown.table(table), level, "block bootstrap"))
        .contains("\nIn brackets: " + shown + " % interval from");
  }

  // 0.0005 as a double is a little more than that
  @ParameterizedTest
  @CsvSource({
    "-0.0004, 3, 0.000",
    "-0.0, 2, 0.00",
    "-0.4, 0, 0",
    "0.5, 0, 0",
    "1.5, 0, 2",
    "2.5, 0, 2",
    "0.125, 2, 0.12",
    "0.375, 2, 0.38",
    "-0.125, 2, -0.12",
    "-0.0005, 3, -0.001",
    "0.0005, 3, 0.001",
    "1e-300, 2, 0.00",
    "1e9, 1, 1000000000.0",
    "0.1, 20, 0.10000000000000000555"
  })
  void numbersAreRoundedHalfToEvenAndNeverMinusZero(double number, int decimals, String text) {
    assertThat(Markdown.number(number, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<img src=x onerror=alert(1)>; \\<img src=x onerror=alert(1)>",
        "\\<b>; \\\\\\<b>",
        "</td><!-- x --><?php; \\</td>\\<!-- x -->\\<?php",
        "<https://a.org>; \\<https://a.org>",
        "[x](javascript:alert(1)); [x]\\(javascript:alert(1))",
        "![x][y]; ![x]\\[y]",
        "[y]: https://a.org; [y]\\: https://a.org",
        "p < .05 and 0.3 [0.2, 0.4] (0.1, 0.5); p < .05 and 0.3 [0.2, 0.4] (0.1, 0.5)"
      })
  void neitherHtmlNorLinksCanBeBroughtIn(String text, String escaped) {
    assertThat(Markdown.paragraph(text)).isEqualTo(escaped);
    assertThat(Markdown.grid(List.of(List.of("x"), List.of(text)), 1)).contains("| " + escaped);
    ResultTable table =
        new ResultTable(
            "main",
            text + "\n\n# more",
            List.of(Axis.SCORER),
            List.of(Axis.STATISTIC),
            0,
            List.of(Cells.of(text, "f1", Estimate.undefined(text))));
    assertThat(Markdown.table(Shown.table(table), 0.95, "jackknife"))
        .startsWith(escaped + "  # more\n\n")
        .contains("| " + escaped + " ")
        .contains("(1) " + escaped);
  }
}
