package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  private static final Study SPLIT = Study.open("results/empathic-reactions-split");
  private static final Study FOLDS = Study.open("results/empathic-reactions");
  private static final Comparison BOTH = Study.compare(SPLIT, FOLDS);

  @Test
  void putsCellsOfOneKindBesideEachOther() {
    assertThat(BOTH.pairs()).hasSize(50);
    assertThat(BOTH.common().pairs()).hasSize(10);
    assertThat(BOTH.unmatched().pairs()).hasSize(40);
    Comparison pearson = BOTH.common().where("statistic", "pearson").where("dimension", "empathy");
    assertThat(pearson.pairs()).hasSize(1);
    assertThat(pearson.pairs().get(0).difference()).hasValue(0.334534 - 0.214456);
    assertThat(pearson.toString())
        .startsWith(
            "empathic-reactions-split beside empathic-reactions: 1 cells in both, 0 of them the same; 0 only in empathic-reactions-split, 0 only in empathic-reactions\n")
        .contains("|     0.214 [0.096, 0.327] | 0.335 [0.286, 0.381] |      0.120 | ")
        .contains("| items of empathic-reactions-split |")
        .contains("\n1 of the cells in both was counted on other items in each");
  }

  @Test
  void theSameStudyDoesNotDiffer() {
    Comparison same = Study.compare(FOLDS, FOLDS);
    assertThat(same.a()).isEqualTo("empathic-reactions (a)");
    assertThat(same.differing().pairs()).isEmpty();
    assertThat(same.common().pairs()).hasSize(30);
    assertThat(same.pairs()).allMatch(pair -> pair.difference().getAsDouble() == 0);
  }

  @Test
  void oneDecimalOfOneIntervalMakesACellDiffer(@TempDir Path folder) throws IOException {
    String estimates = Files.readString(Path.of("results", "empathic-reactions", "estimates.csv"));
    String changed = estimates.replaceFirst("0\\.286121", "0.286122");
    assertThat(changed).isNotEqualTo(estimates);
    Files.writeString(folder.resolve("estimates.csv"), changed);
    Comparison comparison = Study.compare(FOLDS, Study.open(folder.toString()));
    assertThat(comparison.differing().pairs()).hasSize(1);
    assertThat(comparison.differing().pairs().get(0).a().orElseThrow().statistic())
        .isEqualTo("pearson");
  }

  @Test
  void htmlSaysWhyDifferencesHaveNoInterval() {
    assertThat(BOTH.common().html())
        .contains("<caption")
        .contains(
            "<th scope=\"col\" style=\"text-align: right; white-space: nowrap\">difference</th>")
        .contains("Differences have no interval");
  }

  @Test
  void bothStudiesAreOneTable() {
    TableView table = BOTH.common().where("statistic", "pearson").table();
    assertThat(table.values("stratum"))
        .containsExactly("study=empathic-reactions-split", "study=empathic-reactions");
    assertThat(table.cells()).hasSize(4);
    assertThat(BOTH.common().where("statistic", "pearson").forest().figures()).hasSize(1);
  }

  @Test
  void mistakesAreToldWithWhatThereIs(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> BOTH.where("statistic", "alpha"))
        .hasMessage(
            "comparison: statistic: expected one of [pearson, concordance-correlation, mean-absolute-error, root-mean-squared-error, bias], found \"alpha\"");
    assertThatThrownBy(() -> BOTH.where("study", "a")).hasMessageContaining("[table, scorer,");
    Files.copy(Path.of("results", "quickstart", "estimates.csv"), folder.resolve("estimates.csv"));
    Files.writeString(folder.resolve("manifest.json"), "{\"resampling\": {\"level\": \"0.9\"}}");
    Study other = Study.open(folder.toString());
    assertThatThrownBy(() -> Study.compare(FOLDS, other))
        .hasMessage(
            "comparison: expected studies with intervals at the same level, found 0.95 and 0.9");
  }
}
