package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks of the project: their code runs and shows what their words say. */
class NotebooksTest {

  static List<NotebookFile> notebooks() {
    return NotebookFile.all();
  }

  private static List<Object> shown(String name) {
    NotebookFile notebook =
        NotebookFile.all().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
    List<Object> shown = new ArrayList<>();
    try (Shell shell = new Shell()) {
      notebook.codeCells().forEach(cell -> shown.add(shell.run(NotebookFile.source(cell))));
    }
    return shown;
  }

  @Test
  void resultsAreExplored() {
    List<Object> shown = shown("explore-results");
    assertThat(shown).doesNotContainNull();
    assertThat(shown.get(0)).asString().startsWith("How well do a lexicon");
    assertThat(shown.get(1)).asString().contains("0.433 [0.380, 0.510]");
    assertThat(shown.get(2))
        .asList()
        .contains("lexicon", "attune-mini - mllib-logistic-regression");
    assertThat(((TableView) shown.get(3)).cells()).hasSize(6);
    assertThat(((Figures) shown.get(4)).figures()).hasSize(2);
    ConfusionMatrix confusion = (ConfusionMatrix) shown.get(5);
    for (String mostly : List.of("anger", "disgust", "fear", "sadness")) {
      assertThat(2 * confusion.items(mostly, "neutral"))
          .isGreaterThanOrEqualTo(confusion.items(mostly));
    }
    for (String reference : confusion.categories()) {
      assertThat(confusion.items(reference, "anger") + confusion.items(reference, "disgust"))
          .isZero();
    }
    assertThat(((Figures) shown.get(6)).html()).contains("<img src=\"data:image/svg+xml;base64,");
    assertThat(((Figures) shown.get(7)).figures().get(0).title())
        .contains("mllib-logistic-regression");
  }

  @Test
  void studiesAreCompared() {
    List<Object> shown = shown("compare-studies");
    assertThat(shown).doesNotContainNull();
    Comparison common = (Comparison) shown.get(2);
    assertThat(common.pairs()).hasSize(10);
    assertThat(common.differing().pairs()).as("all of them differ").hasSize(10);
    assertThat(((Comparison) shown.get(3)).pairs())
        .as("the linear model does better in folds")
        .allMatch(pair -> pair.difference().getAsDouble() > 0)
        .allMatch(pair -> pair.b().get().items() > 4 * pair.a().get().items());
    assertThat(((Figures) shown.get(4)).figures()).hasSize(1);
    assertThat(((Comparison) shown.get(5)).common().pairs()).isEmpty();
  }

  @Test
  void ratingsOfOnesOwnAreMeasured() {
    List<Object> shown = shown("bring-your-own-ratings");
    assertThat(shown).doesNotContainNull();
    Ratings ratings = (Ratings) shown.get(0);
    assertThat(ratings.items()).isEqualTo(36);
    assertThat(shown.get(1)).asString().contains("| krippendorff-alpha | 0.522 [0.330, 0.684] |");
    assertThat(((TableView) shown.get(2)).cells()).hasSize(4);
    assertThat(((Figures) shown.get(3)).toString()).contains("without dov");
    assertThat(((Figures) shown.get(4)).figures()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void ratingsTakeTenLines(NotebookFile notebook) {
    long lines =
        notebook.codeCells().stream()
            .flatMap(cell -> NotebookFile.source(cell).lines())
            .filter(line -> !line.isBlank())
            .count();
    assertThat(lines)
        .isPositive()
        .isLessThanOrEqualTo(notebook.name().startsWith("bring") ? 10 : 20);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void filesHoldNoOutputsPathsOrMagics(NotebookFile notebook) {
    assertThat(notebook.json().path("metadata").path("kernelspec").path("name").asText())
        .isEqualTo("java");
    assertThat(notebook.json().path("nbformat").asInt()).isEqualTo(4);
    assertThat(notebook.json().path("cells").findValuesAsText("id")).doesNotHaveDuplicates();
    for (var cell : notebook.codeCells()) {
      assertThat(cell.path("outputs").size()).isZero();
      assertThat(cell.path("execution_count").isNull()).isTrue();
      assertThat(NotebookFile.source(cell))
          .doesNotContainPattern("(?m)^%|/home|/tmp|\\.jar|[0-9]+\\.[0-9]+\\.[0-9]");
    }
  }

  @Test
  void aCellThatFailsIsNotPassedOver() {
    try (Shell shell = new Shell()) {
      assertThat(shell.run("int a = 1;\na + 1")).isEqualTo(2);
      assertThat(shell.run("a")).isEqualTo(1);
      assertThat(shell.run("int b = 1;")).isNull();
      assertThatThrownBy(() -> shell.run("nobody")).hasMessageContaining("nobody");
      assertThatThrownBy(() -> shell.run("int c = ;")).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> shell.run("String.valueOf(1 / 0)")).hasMessageContaining("1 / 0");
    }
  }
}
