package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One odd cell drives no rater away. */
class OddCellsTest {

  @TempDir Path folder;

  private static String told(Cases cases) {
    return cases.told() + "\n" + cases.dimension().scale().doubt();
  }

  private Cases with(String head, String cell) {
    return with(Hints.none(), head, cell);
  }

  private Cases with(Hints hints, String head, String cell) {
    return Cases.of(
        folder,
        hints,
        head,
        "a,1,2,1",
        "b,2,2,3",
        "c,4,5," + cell,
        "d,5,5,4",
        "e,3,3,3",
        "f,2,1,2",
        "g,4,4,5",
        "h,1,1,1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.5", "44", "\"4,5\"", "#REF!", "3?", "low", "(4)", "2024-03-01", "~4"})
  void aRaterStaysAndTheCellIsTold(String cell) {
    for (String head : new String[] {"item,rater1,rater2,rater3", "item,anna,ben,cara"}) {
      Cases cases = with(head, cell);
      assertThat(cases.dimension().panel().raters()).isEqualTo(3);
      assertThat(told(cases)).containsOnlyOnce("line 4");
    }
  }

  @Test
  void severalOddCellsDriveNobodyAway() {
    for (String head : new String[] {"item,rater1,rater2,rater3", "item,anna,ben,cara"}) {
      Cases cases =
          Cases.of(
              folder,
              head,
              "a,1,2,unsure",
              "b,2,2,unsure",
              "c,4,5,4",
              "d,5,5,4",
              "e,3,3,unsure",
              "f,2,1,2",
              "g,4,4,5",
              "h,1,1,1");
      assertThat(cases.dimension().panel().raters()).isEqualTo(3);
      assertThat(told(cases)).contains("\"unsure\" (3 times, line 2 in column", ", line 6 in");
    }
  }

  @Test
  void aNamedRaterOfACategoryStays() {
    Cases cases =
        Cases.of(
            folder, "item,coder_a,coder_b,coder_c", "a,joy,joy,5", "b,fear,joy,7", "c,fear,fear,5");
    assertThat(cases.dimension().rated().people()).hasSize(3);
  }

  @Test
  void whoIsNamedByTheUserIsARater() {
    Hints hints = Hints.none().with(Hint.RATED, List.of("rater1", "rater2", "rater3"));
    assertThat(with(hints, "item,rater1,rater2,rater3", "44").dimension().panel().raters())
        .isEqualTo(3);
    Hints two = Hints.none().with(Hint.RATED, List.of("anna", "cara"));
    Cases cases = with(two, "item,anna,ben,cara", "4");
    assertThat(cases.dimension().rated().people()).containsOnlyKeys("anna", "cara");
    assertThat(cases.finding("ben").why()).contains("--rated");
  }

  @Test
  void plainTablesHaveNothingToTell() {
    assertThat(with("item,rater1,rater2,rater3", "4").told()).doesNotContain("not like the others");
    assertThat(with("item,rater1,rater2,rater3", "NA").told()).doesNotContain("in line");
  }

  @Test
  void whatIsSaidToBeMissingIsNotOddHoweverItIsWritten() {
    for (String cell : List.of("Skip", "SKIP", "99.0")) {
      Hints hints = Hints.none().with(Hint.MISSING, List.of("skip", "99"));
      assertThat(with(hints, "item,rater1,rater2,rater3", cell).told()).doesNotContain("in line 4");
    }
  }

  @Test
  void aMinusSignIsNoMarkAroundANumber() {
    Cases cases = with(Hints.none().with(Hint.MISSING, "-1"), "item,rater1,rater2,rater3", "-1");
    assertThat(cases.dimension().scale().missing()).containsExactly("-1");
    assertThat(cases.reading().ratings(cases.dimension())).hasSize(23);
  }

  @Test
  void codesOfTwoDigitsMayStandTogether() {
    Cases cases =
        Cases.of(
            folder,
            "id,r1,r2,r3",
            "a,1,2,97",
            "b,2,98,3",
            "c,5,5,4",
            "d,4,97,5",
            "e,98,1,2",
            "f,3,3,3",
            "g,2,2,1");
    assertThat(cases.dimension().scale().missing()).containsExactly("97", "98");
  }

  @Test
  void nineIsNoLevelBesideYesAndNo() {
    Cases cases =
        Cases.of(folder, "id,r1,r2", "a,1,1", "b,0,9", "c,0,0", "d,1,1", "e,9,0", "f,0,1", "g,1,1");
    assertThat(cases.dimension().scale().missing()).containsExactly("9");
    Cases levels =
        Cases.of(folder, "id,r1,r2", "a,1,1", "b,2,9", "c,2,2", "d,1,1", "e,9,2", "f,2,1", "g,1,1");
    assertThat(levels.dimension().scale().missing()).isEmpty();
    assertThat(levels.dimension().scale().doubt()).contains("a level, or a code for no answer");
  }
}
