package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that conclude from the others are no items. */
class SummaryRowsTest {

  private static final List<String> TABLE =
      List.of("Satz,Anna,Ben", "Gut so.,1,2", "Ach.,3,3", "Nein!,5,4", "Na ja.,2,2");

  @TempDir Path folder;

  private Cases with(String... rows) {
    List<String> lines = new ArrayList<>(TABLE);
    lines.addAll(List.of(rows));
    return Cases.of(folder, lines.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mittelwert,2.75,2.75",
        "M,2.75,2.75",
        "Summe,11,11",
        "\u00D8,2.8,2.8",
        "Standardabweichung,1.7,0.96",
        "Cohen's kappa,,0.43",
        "% agreement,,80%",
        "Moyenne,2.75,2.75",
        "\"ICC(2,1) = .71\",,",
        "Anmerkung: Ben kam dazu,,",
        ",2.75,2.75",
        "MW,2.75,2.75",
        "alle,2.75,2.8"
      })
  void areLeftOut(String row) {
    Cases cases = with(row);
    assertThat(cases.reading().survey().rows()).isEqualTo(4);
    assertThat(cases.dimension().panel().items()).isEqualTo(4);
    assertThat(with(",,", row).reading().survey().rows()).isEqualTo(4);
  }

  @Test
  void areTold() {
    assertThat(with("Mean,2.8,2.8", "SD,1.7,1.0").told())
        .contains("are left out: line 6 (\"Mean\"), line 7 (\"SD\")");
  }

  @Test
  void anItemThatIsCalledSoIsNotLostInSilence() {
    assertThat(with("Mean,3,2").told()).contains("if it is an item, call it otherwise");
    Cases between = with("Mean,3,2", "Ja.,1,1");
    assertThat(between.dimension().panel().items()).isEqualTo(6);
    assertThat(between.told()).contains("if it is a summary, delete it");
    assertThat(with("Mean people are everywhere,3,2").dimension().panel().items()).isEqualTo(5);
    Cases ids =
        Cases.of(folder, "id,text,r1,r2", "1,Good,1,2", "2,Bad,2,2", "3,So,3,4", "4,Mean,3,2");
    assertThat(ids.dimension().panel().items()).isEqualTo(4);
  }

  @Test
  void columnsThatConcludeAreNoRaters() {
    Cases cases =
        Cases.of(
            folder,
            "item,anna,ben,cara,total,mean",
            "a,1,2,3,6,2",
            "b,2,2,3,7,2.33",
            "c,4,4,5,13,4.33",
            "d,5,4,4,13,4.33");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.finding("total").why()).contains("conclusion");
  }

  @Test
  void wordsOfStatisticsMayNameItems() {
    Cases films = Cases.of(folder, "film,r1,r2", "Up,1,2", "Jaws,3,3", "Max,2,3", "Range,3,2");
    assertThat(films.dimension().panel().items()).isEqualTo(4);
    assertThat(films.reading().layout().item()).contains("film");
  }

  @Test
  void aColumnThatCountsRatersIsNone() {
    Cases cases =
        Cases.of(
            folder, "item,anna,ben,cara,n", "a,1,2,3,3", "b,2,2,3,3", "c,4,4,5,3", "d,5,4,4,3");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agree",
        "blank_mean",
        "icc",
        "kappa",
        "mean",
        "mean_sd",
        "n",
        "none",
        "noname",
        "note",
        "total"
      })
  void numbersOfPeople(String file) {
    Cases cases = Cases.shared("42-summary-rows/" + file + ".csv");
    assertThat(cases.alpha()).isCloseTo(0.572, within(0.0005));
    assertThat(cases.reading().survey().rows()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat_kappa", "cat_mode", "cat_none", "cat_total"})
  void categoriesOfPeople(String file) {
    Cases cases = Cases.shared("42-summary-rows/" + file + ".csv");
    assertThat(cases.alpha()).isCloseTo(0.641, within(0.0005));
    assertThat(cases.reading().survey().rows()).isEqualTo(10);
  }

  @Test
  void aRowOfMeansIsNoItemWhereIdsHaveNoHead() {
    Cases cases = Cases.of(folder, ",r1,r2,r3", "a,1,2,1", "b,3,3,4", "c,5,4,5", ",3,3,3.33");
    assertThat(cases.reading().survey().rows()).isEqualTo(3);
    Cases item = Cases.of(folder, ",r1,r2,r3", "a,1,2,1", "b,3,3,4", "c,5,4,5", "d,3,3,3");
    assertThat(item.reading().survey().rows()).isEqualTo(4);
  }
}
