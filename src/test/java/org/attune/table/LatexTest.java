package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.attune.statistic.Estimate;
import org.attune.table.ResultTable.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LatexTest {

  private static final String SPECIALS = "[50% & $5 #1 a_b {c} ~d ^e \\f <g> \"h\" |i -- 'j'' `k`";

  private static Cell cell(
      String scorer, String statistic, Estimate estimate, Optional<Cell.Test> test) {
    CellBuilder cell =
        CellBuilder.of(scorer, statistic, estimate)
            .missing("items without an answer are left out")
            .warnings("only 3 raters & 4 blocks");
    test.ifPresent(cell::test);
    return estimate instanceof Estimate.Value && test.isEmpty()
        ? cell.formula("large-sample t", -0.0625, 0.75).cell()
        : cell.cell();
  }

  private static Optional<Cell.Test> test(double p) {
    return Optional.of(new Cell.Test("permutation", p, p, "holm", 2));
  }

  /** Every feature of a table at once. */
  private static ResultTable everything() {
    return new ResultTable(
        "main_table",
        "Emotion & empathy, 100 % of items",
        List.of(Axis.SCORER),
        List.of(Axis.STATISTIC),
        3,
        List.of(
            cell("model_a", "cohen-kappa", Estimate.of(0.5, -0.25, 0.75), Optional.empty()),
            cell("model_a", "f1", Estimate.undefined("no label <joy>"), Optional.empty()),
            cell("rival", "cohen-kappa", Estimate.undefined("no items"), Optional.empty()),
            cell("rival", "recall", Estimate.undefined("no label <joy>"), Optional.empty()),
            cell("model_a - rival", "cohen-kappa", Estimate.of(-0.125, -0.5, 0), test(0.0001)),
            cell("model_a - rival", "f1", Estimate.of(0.25), test(0.03125))));
  }

  private static String table(ResultTable table) {
    return Latex.table(Shown.table(table), 0.95, "block bootstrap");
  }

  @Test
  void hasAllThatMarkdownHas() {
    assertThat(table(everything()))
        .isEqualTo(
            """
            % needs \\usepackage{booktabs,graphicx}
            \\begin{table}
            \\centering
            \\caption{Emotion \\& empathy, 100 \\% of items}\\label{tab:main-table}
            \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
            \\begin{tabular}{lrrr}
            \\toprule
            scorer & cohen-kappa & f1 & recall \\\\
            \\midrule
            model\\_a & 0.500 [$-$0.250, 0.750] ($-$0.062, 0.750) & ---\\textsuperscript{1} &  \\\\
            rival & ---\\textsuperscript{2} &  & ---\\textsuperscript{1} \\\\
            model\\_a $-$ rival & $-$0.125 [$-$0.500, 0.000] p $<$ 0.001 & 0.250 p = 0.031 &  \\\\
            \\bottomrule
            \\end{tabular}
            }
            \\par\\medskip\\noindent
            \\begin{minipage}{\\linewidth}
            \\footnotesize
            In brackets: 95 \\% interval from the block bootstrap.\\par
            In parentheses: 95 \\% interval by formula (large-sample t), which takes items as independent.\\par
            p: two-sided permutation test by block, holm over a family of 2.\\par
            cohen-kappa, f1, recall: items without an answer are left out.\\par
            Mind: only 3 raters \\& 4 blocks.\\par
            \\textsuperscript{1}~no label $<$joy$>$\\par
            \\textsuperscript{2}~no items\\par
            \\end{minipage}
            \\end{table}
            """);
  }

  @Test
  void linesOfTextsHaveAHeadAndNoNotes() {
    assertThat(
            Latex.grid(
                "quickstart-published",
                "Figures",
                List.of(List.of("who", "what"), List.of("*", "0.5"), List.of("[x]", "-1")),
                1))
        .isEqualTo(
            """
            % needs \\usepackage{booktabs}
            \\begin{table}
            \\centering
            \\caption{Figures}\\label{tab:quickstart-published}
            \\begin{tabular}{lr}
            \\toprule
            who & what \\\\
            \\midrule
            {}* & 0.5 \\\\
            {}[x] & $-$1 \\\\
            \\bottomrule
            \\end{tabular}
            \\end{table}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a & b; a \\& b",
        "5 %; 5 \\%",
        "$; \\$",
        "#; \\#",
        "a_b; a\\_b",
        "{}; \\textbraceleft{}\\textbraceright{}",
        "~^\\; \\textasciitilde{}\\textasciicircum{}\\textbackslash{}",
        "a<b>c; a$<$b$>$c",
        "-0.5; $-$0.5",
        "(-1, −2); ($-$1, $-$2)",
        "a - b; a $-$ b",
        "mean-f1 2-3 x-; mean-f1 2-3 x-",
        "a--b; a-{}-b",
        "?`; ?{}`",
        "κ ≥ 0; $\\kappa$ $\\geq$ 0",
        "größer 愛; größer 愛"
      })
  void charactersAreShownAsTheyAre(String text, String escaped) {
    assertThat(Latex.escaped(text)).isEqualTo(escaped);
  }

  @Test
  void lineBreaksAreSpaces() {
    assertThat(Latex.escaped("a\r\nb\tc")).isEqualTo("a b c");
  }

  static Stream<String> fragments() {
    return Stream.of(
        table(everything()),
        table(LatexLayoutTest.large(40, 1)),
        table(LatexLayoutTest.large(40, 4)),
        table(LatexLayoutTest.large(2, 3)),
        table(LatexLayoutTest.large(2, 7)),
        table(LatexLayoutTest.large(3, 8)),
        table(LatexLayoutTest.large(40, 8)),
        table(LatexLayoutTest.paired()),
        Latex.grid("specials", SPECIALS, Collections.nCopies(4, List.of(SPECIALS, SPECIALS)), 1),
        Latex.grid("wide", SPECIALS, Collections.nCopies(40, List.of("*", SPECIALS)), 2));
  }

  @ParameterizedTest
  @MethodSource("fragments")
  void isWellFormed(String fragment) {
    assertThat(LatexCheck.faults(fragment)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rival & | rival && | 11: 5 of 4 columns",
        "model\\_a & | model_a & | 10: raw _",
        "100 \\% | 100 % | 4: raw %",
        "4 blocks | 4 & blocks | 23: raw &",
        "\\end{tabular} | \\end{table} | 14: closes table in tabular",
        "$<$joy | <joy | 24: raw <",
        "p $<$ | p $< | 28: not closed: $",
        "\\toprule | \\toprule\\cmidrule(lr){2-5} | 7: a rule over columns 2 to 5 of 4",
        "scorer & | \\multicolumn{2}{c}{scorer} & | 8: 5 of 4 columns",
        "\\midrule | \\hline | 9: unknown \\hline",
        "booktabs, | | 7: not named: booktabs",
        "\\footnotesize | { | 28: not closed: {",
        "rival & | [rival & | 10: an option of the line break: ["
      })
  void theCheckFindsWhatIsBroken(String right, String wrong, String fault) {
    String broken = table(everything()).replace(right, wrong == null ? "" : wrong);
    assertThat(LatexCheck.faults(broken)).contains(fault);
  }

  @Test
  void pdfLatexTakesThem(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "pdflatex"))),
        "pdflatex is not on the PATH");
    String document =
        "\\documentclass{article}\n\\usepackage{booktabs,graphicx,longtable,lscape}\n"
            + "\\begin{document}\n"
            + String.join("\\clearpage\n", fragments().toList())
            + "\\end{document}\n";
    Files.writeString(folder.resolve("tables.tex"), document);
    Process process =
        new ProcessBuilder("pdflatex", "-halt-on-error", "-interaction=batchmode", "tables.tex")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(() -> read(folder.resolve("tables.log"))).isZero();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
