package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.UserMistake;
import org.attune.corpus.CorpusException;
import org.attune.figure.Figure;
import org.attune.notebook.Study;
import org.attune.table.Subject;
import org.attune.table.Subject.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scorers that are called as differences and shares of others are. */
class NamesOfScorersTest {

  private static final String SCORERS =
      """
      [{scorer: recorded, as: a}, {scorer: recorded, as: b},
       {scorer: recorded, as: a - b, model: b}, {scorer: recorded, as: a / raters, model: a}]
      """
          .strip();

  private static final String TABLES =
      """
        - name: models
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy]
          differences: [{of: a - b, minus: a}, {of: b, minus: a}]
        - name: pair
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy]
          scorers: [a, b]
          differences: [{of: a, minus: b}]
        - name: rest
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy]
          scorers: [a - b]
          against: rest
          share: true
      """;

  @TempDir private Path folder;

  private static List<CountedItems.Item> items() {
    return CommonItemsTest.conversations(12, 21);
  }

  @Test
  void tableReportAndNotebookKeepThemApart() throws IOException {
    Path results =
        CountedItems.of(folder.resolve("study"), SCORERS, TABLES)
            .results(folder.resolve("results"), items());
    assertThat(rows(results.resolve("models.md")))
        .containsExactly("a", "b", "a - b", "a / raters", "a - b - a", "b - a");
    assertThat(rows(results.resolve("rest.md")))
        .containsExactly("raters", "a - b", "a - b / raters");
    assertThat(Files.readString(results.resolve("report.html")))
        .contains(
            "Forest plot of accuracy, 4 rows", "Forest plot of difference in accuracy, 2 rows");

    Study study = Study.open(results.toString());
    Model named = new Model("a - b");
    Subject difference = new Subject.Difference(new Model("a"), new Model("b"));
    assertThat(study.table("models").where("scorer", "a - b").cell().scorer()).isEqualTo(named);
    assertThat(study.table("models").where("scorer", "a - b - a").cell().scorer())
        .isEqualTo(new Subject.Difference(named, new Model("a")));
    assertThat(study.table("pair").where("scorer", "a - b").cell().scorer()).isEqualTo(difference);
    assertThat(study.table("rest").where("scorer", "a - b / raters").cell().scorer())
        .isEqualTo(new Subject.Share(named));
    assertThat(study.table("models").forest().figures())
        .extracting(Figure::description)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("Forest plot of accuracy, 4 rows"),
            two -> assertThat(two).startsWith("Forest plot of difference in accuracy, 2 rows"));
    assertThat(study.confusion(study.table("models").where("scorer", "a - b").cell()).scorer())
        .isEqualTo("a - b");
    assertThatThrownBy(() -> study.confusion(study.table("pair").where("scorer", "a - b").cell()))
        .isInstanceOf(CorpusException.class)
        .hasMessageEndingWith("found a - b on emotion");
  }

  private static List<String> rows(Path markdown) throws IOException {
    return Files.readAllLines(markdown).stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> line.split("\\|")[1].strip())
        .filter(row -> !row.equals("scorer") && !row.startsWith("--"))
        .toList();
  }

  @Test
  void twoRowsOfATableWithOneNameAreRefused() {
    String words = "expected scorers whose names are those of no differences and shares in it";
    assertThatThrownBy(
            () ->
                CountedItems.of(
                    folder, SCORERS, TABLES.replace("{of: a - b, minus: a}", "{of: a, minus: b}")))
        .isInstanceOf(UserMistake.class)
        .message()
        .satisfies(
            m -> assertThat(m.lines()).hasSize(1),
            m -> assertThat(m).contains("tables.models", words, "a - b for two rows"));
    assertThatThrownBy(
            () ->
                CountedItems.of(
                    folder,
                    SCORERS,
                    TABLES.replace("scorers: [a - b]", "scorers: [a, a / raters]")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("tables.rest")
        .hasMessageContaining("a / raters for two rows");
  }
}
