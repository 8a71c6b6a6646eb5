package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CellBuilder;
import org.attune.table.Html;
import org.attune.table.ResultTable;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableViewTest {

  private static final TableView REGISTERS = Study.open("results/quickstart").table("registers");

  private static Cell cell(String scorer, String statistic, Estimate estimate) {
    return CellBuilder.of(scorer, statistic, estimate)
        .in("t")
        .with("")
        .on("")
        .counted(4, 0, 4)
        .cell();
  }

  private static TableView view(Cell... cells) {
    return new TableView(
        new ResultTable(
            "t",
            "1 < 2 & \"so\"",
            List.of(Axis.SCORER),
            List.of(Axis.STATISTIC),
            2,
            List.of(cells)),
        0.9,
        "bootstrap");
  }

  @Test
  void whereKeepsCells() {
    assertThat(REGISTERS.cells()).hasSize(15);
    assertThat(REGISTERS.where("scorer", "lexicon", "attune-mini").cells()).hasSize(10);
    assertThat(REGISTERS.where("stratum", "all").where("scorer", "lexicon").cell().items())
        .isEqualTo(210);
    assertThat(REGISTERS.values("stratum"))
        .containsExactly(
            "all",
            "register=casual",
            "register=formal",
            "register=professional",
            "register=text-message");
  }

  @Test
  void axesChangePlaces() {
    assertThat(REGISTERS.rows("scorer").toString())
        .contains("| scorer ")
        .contains("register=casual |");
    assertThat(REGISTERS.columns("stratum").toString())
        .isEqualTo(REGISTERS.rows("scorer").toString());
    assertThat(REGISTERS.rows("scorer", "stratum").table().columns()).isEmpty();
  }

  @Test
  void mistakesAreToldWithWhatThereIs() {
    assertThatThrownBy(() -> REGISTERS.where("scorer", "lexicon", "gpt"))
        .hasMessage(
            "table registers: scorer: expected one of [lexicon, mllib-logistic-regression, attune-mini], found \"gpt\"");
    assertThatThrownBy(() -> REGISTERS.rows("model"))
        .hasMessage(
            "table registers: expected an axis, one of [scorer, reference, dimension, label, stratum, statistic], found \"model\"");
    assertThatThrownBy(() -> REGISTERS.where("scorer", "lexicon").cell())
        .hasMessage(
            "table registers: expected one cell, found 5 that differ by stratum [all, register=casual, register=formal, register=professional, register=text-message]");
  }

  @Test
  void htmlCanBeReadAloud() {
    String html =
        view(
                cell("a", "f1", Estimate.of(0.5, 0.25, 0.75)),
                cell("b", "f1", Estimate.undefined("no items")))
            .html();
    assertThat(html)
        .isEqualTo(
            """
            <div class="scroll" style="overflow-x: auto" tabindex="0" role="region" aria-label="1 &lt; 2 &amp; &quot;so&quot;">
            <table>
            <caption style="text-align: left">1 &lt; 2 &amp; &quot;so&quot;</caption>
            <thead>
            <tr><th scope="col" style="text-align: left">scorer</th><th scope="col" style="text-align: right; white-space: nowrap">f1</th></tr>
            </thead>
            <tbody>
            <tr><th scope="row" style="text-align: left">a</th><td style="text-align: right; white-space: nowrap">0.50 <span class="range">[0.25, 0.75]</span></td></tr>
            <tr><th scope="row" style="text-align: left">b</th><td style="text-align: right; white-space: nowrap">—(1)</td></tr>
            </tbody>
            </table>
            </div>
            <p><small>In brackets: 90 % interval from the bootstrap.</small></p>
            <p><small>(1) no items</small></p>
            """);
  }

  @Test
  void figuresStandInThePageWithTheirWords() {
    Figures figures = REGISTERS.where("stratum", "all").forest();
    assertThat(figures.figures()).hasSize(1);
    assertThat(figures.html())
        .startsWith("<figure>\n<img src=\"data:image/svg+xml;base64,")
        .contains("alt=\"" + Html.escaped(figures.figures().get(0).description()) + "\"")
        .contains("<figcaption>" + Html.escaped(figures.figures().get(0).title()));
    assertThat(figures.toString()).contains("lexicon");
  }

  @Test
  void figuresAreSavedUnderTheirNames(@TempDir Path folder) throws IOException {
    Figures figures = REGISTERS.forest();
    List<Path> files = figures.save(folder.resolve("paper/figures"));
    assertThat(files)
        .extracting(file -> folder.relativize(file).toString())
        .isEqualTo(
            figures.figures().stream().map(f -> "paper/figures/" + f.name() + ".svg").toList());
    assertThat(Files.readString(files.get(0)))
        .isEqualTo(figures.figures().get(0).svg())
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
  }
}
