package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.attune.table.Cell.Compared;
import org.attune.table.Cell.Coverage;
import org.junit.jupiter.api.Test;

/** What stands below a table of scorers that did not answer all. */
class AnswerCoverageTest {

  private static final Coverage HALF = new Coverage(20, 40);

  private static List<String> notes(Cell... cells) {
    return Notes.of(List.of(cells), 0.95, "block bootstrap");
  }

  private static Cell alone(String scorer, String dimension, Coverage coverage) {
    return Cells.answered(scorer, dimension, "accuracy", coverage, Optional.empty());
  }

  private static Cell compared(String scorer, String statistic, String rule, double otherwise) {
    return Cells.answered(
        scorer,
        "joy",
        statistic,
        HALF,
        Optional.of(new Compared(rule, OptionalDouble.of(otherwise))));
  }

  @Test
  void whoAnsweredAllIsNotTold() {
    assertThat(notes(alone("mini", "joy", new Coverage(40, 40)))).isEmpty();
    assertThat(AnswerCoverage.missing(List.of())).isEmpty();
  }

  @Test
  void howManyItemsAScorerAnsweredIsToldOnce() {
    assertThat(
            notes(
                alone("gpt", "joy", HALF),
                alone("mini", "joy", new Coverage(40, 40)),
                Cells.answered("gpt", "joy", "f1", HALF, Optional.empty())))
        .containsExactly("gpt answered 20 of 40 items.");
  }

  @Test
  void numbersThatDifferAreToldOfEachDimensionOrAsARange() {
    assertThat(notes(alone("gpt", "joy", HALF), alone("gpt", "fear", new Coverage(39, 40))))
        .containsExactly("gpt answered 20 of 40 items (joy), 39 of 40 items (fear).");
    List<Cell> many = new ArrayList<>();
    for (int d = 0; d < 9; d++) {
      many.add(alone("gpt", "d" + d, new Coverage(30 + d, 50)));
    }
    assertThat(notes(many.toArray(Cell[]::new)))
        .containsExactly("gpt answered from 30 of 50 to 38 of 50 items.");
  }

  @Test
  void whatTheOtherRuleGivesStandsBeside() {
    assertThat(
            notes(
                compared("gpt / raters", "accuracy", "common", 1.275),
                compared("gpt / raters", "kappa", "common", 1.44)))
        .containsExactly(
            "gpt / raters: counted on the 20 of 40 items both have; each on its own items it would"
                + " be 1.275 (accuracy), 1.440 (kappa).");
    assertThat(notes(compared("gpt - mini", "f1", "own", 0.0083)))
        .containsExactly(
            "gpt - mini: each counted on its own items; on the 20 of 40 items both have it would be"
                + " 0.008 (f1).");
  }

  @Test
  void theCeilingOfAModelSaysItByItsName() {
    assertThat(notes(compared("raters (items of gpt)", "accuracy", "common", 0.667))).isEmpty();
  }

  @Test
  void aPairedTestHasNoOtherRule() {
    Optional<Compared> paired = Optional.of(new Compared("common", OptionalDouble.empty()));
    assertThat(notes(Cells.answered("gpt - mini", "joy", "mcnemar-exact", HALF, paired)))
        .containsExactly("gpt - mini: counted on the 20 of 40 items both have.");
  }
}
