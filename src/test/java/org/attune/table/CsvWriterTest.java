package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

  private static final String HEADER =
      "table,scorer,reference,dimension,label,stratum,statistic,estimate,low,high,formula,formula-low,formula-high,test,p,p-adjusted,items,answered,of,counted-on,otherwise,raters,"
          + "blocks,reason,missing,warnings\n";

  @Test
  void estimatesHaveALineACell() {
    assertThat(CsvWriter.estimates(Shown.cells(List.of()))).isEqualTo(HEADER);
    Cell between =
        CellBuilder.of("", "alpha", Estimate.undefined("no ratings"))
            .in("raters")
            .with("")
            .on("valence")
            .formula("F", -0.5, 0.25)
            .test(new Cell.Test("permutation", 0.01, 0.03, "holm", 3))
            .counted(0, 0, 0)
            .missing("left out")
            .warnings("few", "old")
            .cell();
    assertThat(
            CsvWriter.estimates(
                Shown.cells(
                    List.of(
                        Cells.of(
                            "lexicon", "joy", "site=north", "f1", Estimate.of(2.0 / 3, -1e-9, 1)),
                        Cells.of("a - b", "f1", Estimate.of(-0.0)),
                        between))))
        .isEqualTo(
            HEADER
                + "main,lexicon,consensus,emotion,joy,site=north,f1,0.666667,0.000000,1.000000,,,,,,,12,,,,,3,4,,,\n"
                + "main,a - b,consensus,emotion,,,f1,0.000000,,,,,,,,,12,,,,,3,4,,,\n"
                + "raters,,,valence,,,alpha,,,,F,-0.500000,0.250000,\"permutation, holm over 3\",0.010000,0.030000,0,,,,,,0,"
                + "no ratings,left out,few; old\n");
  }

  @Test
  void quotesWhereNeeded() {
    assertThat(
            CsvWriter.lines(
                List.of(
                    List.of("a,b", "say \"so\"", "two\nlines", " x ", "joy|fear", "zur Größe"))))
        .isEqualTo("\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",\" x \",joy|fear,zur Größe\n");
  }

  @Test
  void aTableHasEstimateAndLimitsSideBySide() {
    ResultTable table =
        new ResultTable(
            "main",
            "not in CSV",
            List.of(Axis.SCORER, Axis.STRATUM),
            List.of(Axis.LABEL, Axis.STATISTIC),
            2,
            List.of(
                Cells.of("m", "", "", "f1", Estimate.of(0.125, 0, 0.375)),
                Cells.of("m", "joy", "", "f1", Estimate.of(1)),
                Cells.of("m", "joy", "site=a, b", "f1", Estimate.undefined("none"))));
    assertThat(CsvWriter.table(Shown.table(table)))
        .isEqualTo(
            """
            scorer,stratum,all f1,all f1 low,all f1 high,joy f1,joy f1 low,joy f1 high
            m,,0.12,0.00,0.38,1.00,,
            m,"site=a, b",,,,,,
            """);
  }
}
