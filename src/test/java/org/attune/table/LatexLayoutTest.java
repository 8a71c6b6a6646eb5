package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.statistic.Estimate;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where wide and long tables are put. */
class LatexLayoutTest {

  static ResultTable large(int rows, int columns) {
    List<Cell> cells = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        cells.add(Cells.of("scorer-" + r, "statistic-" + c, Estimate.of(r, -1, 100)));
      }
    }
    return new ResultTable("large", "", List.of(Axis.SCORER), List.of(Axis.STATISTIC), 3, cells);
  }

  private static String table(ResultTable table) {
    return Latex.table(Shown.table(table), 0.95, "block bootstrap");
  }

  @Test
  void aLongTableRepeatsItsHeadOnEveryPage() {
    assertThat(table(large(35, 1))).doesNotContain("longtable");
    assertThat(table(large(36, 1)))
        .startsWith(
            """
            % needs \\usepackage{booktabs,longtable}
            \\begingroup
            \\begin{longtable}{lr}
            \\caption{large}\\label{tab:large} \\\\
            \\toprule
            scorer & statistic-0 \\\\
            \\midrule
            \\endfirsthead
            \\toprule
            scorer & statistic-0 \\\\
            \\midrule
            \\endhead
            \\bottomrule
            \\endfoot
            scorer-0 & 0.000 [$-$1.000, 100.000] \\\\
            """)
        .endsWith(
            """
            scorer-35 & 35.000 [$-$1.000, 100.000] \\\\
            \\end{longtable}
            \\par\\medskip\\noindent
            \\begin{minipage}{\\linewidth}
            \\footnotesize
            In brackets: 95 \\% interval from the block bootstrap.\\par
            \\end{minipage}
            \\endgroup
            """);
  }

  // a row of large() is as wide as 2 + 9 and, for each column, 2 + 24 characters, or 2 + 17 with
  // the interval below
  @ParameterizedTest
  @CsvSource({
    "3, 2, ''",
    "3, 3, resizebox",
    "3, 4, resizebox addlinespace",
    "3, 5, resizebox landscape",
    "3, 7, resizebox addlinespace landscape",
    "3, 8, resizebox 3 tables",
    "30, 5, scriptsize addlinespace landscape",
    "40, 2, ''",
    "40, 3, addlinespace",
    "40, 4, scriptsize landscape",
    "40, 5, scriptsize addlinespace landscape",
    "40, 8, scriptsize addlinespace landscape 2 tables"
  })
  void wideTablesAreSetSmaller(int rows, int columns, String how) {
    String latex = table(large(rows, columns));
    List<String> found =
        new ArrayList<>(
            Stream.of("small", "resizebox", "scriptsize", "tiny", "addlinespace", "landscape")
                .filter(way -> latex.contains("\\" + way) || latex.contains("{" + way + "}"))
                .toList());
    int tables = latex.split("caption").length - 1;
    if (tables > 1) {
      found.add(tables + " tables");
    }
    assertThat(String.join(" ", found)).isEqualTo(how);
  }

  @Test
  void whatIsTooWideForAPageBecomesSeveralTables() {
    assertThat(table(large(3, 8)))
        .startsWith("% needs \\usepackage{booktabs,graphicx}\n\\begin{table}\n")
        .contains(
            "\\caption{large (part 1 of 3)}\\label{tab:large}\n",
            "\\caption{large (part 3 of 3)}\\label{tab:large-3}\n",
            "scorer & statistic-6 & statistic-7 \\\\\n")
        .containsSubsequence("scorer-2 & 2.000", "scorer-2 & 2.000", "scorer-2 & 2.000");
  }

  static ResultTable paired() {
    return new ResultTable(
        "paired",
        "",
        List.of(Axis.LABEL),
        List.of(Axis.SCORER, Axis.STATISTIC),
        3,
        Stream.of("logistic-regression", "encoder", "transformer")
            .flatMap(
                scorer ->
                    Stream.of("average-precision-of-a-label", "f1")
                        .map(statistic -> Cells.of(scorer, statistic, Estimate.of(0.5, 0.25, 1))))
            .toList());
  }

  @Test
  void whatColumnsShareStandsOverThem() {
    assertThat(table(paired()))
        .contains(
            """
            \\toprule
             & \\multicolumn{2}{c}{logistic-regression} & \\multicolumn{2}{c}{encoder} & \\multicolumn{2}{c}{transformer} \\\\
            \\cmidrule(lr){2-3} \\cmidrule(lr){4-5} \\cmidrule(lr){6-7}
             & average-precision- &  & average-precision- &  & average-precision- &  \\\\*
            label & of-a-label & f1 & of-a-label & f1 & of-a-label & f1 \\\\
            \\midrule
            all & 0.500 [0.250, 1.000] & 0.500 [0.250, 1.000] & 0.500 [0.250, 1.000] & 0.500 [0.250, 1.000] & 0.500 [0.250, 1.000] & 0.500 [0.250, 1.000] \\\\
            \\bottomrule
            """);
  }
}
