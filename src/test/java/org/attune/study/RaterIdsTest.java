package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaterIdsTest {

  private static final RaterIds IDS =
      new RaterIds(List.of("Anneliese", "r-07", "Bo", "12", "3.5", "First", "R_kT5", "Jose\u0301"));

  @Test
  void idsAreWordsOfTheirOwn() {
    String text =
        """
        Anneliese saw all of it,
        annelieses friend did not.
        By R-07; and by r-071 too,
        (Jose\u0301).
        12 times the first, Bo, 3.5
        R_kT5
        """;
    assertThat(IDS.lines(text, text)).containsExactly(1, 3, 4, 6);
  }

  @Test
  void whatIsNotShownIsNotTold() {
    assertThat(
            IDS.lines("columns:\n  Anneliese: a\n  r-07: b", "columns:\n  rater 1: a\n  r-07: b"))
        .containsExactly(3);
  }

  @Test
  void shortIdsNumbersAndCommonWordsNameNobody() {
    assertThat(List.of("Bo", "12", "3.5", "first", "r-7", "")).noneMatch(IDS::names);
    assertThat(List.of("anneliese", " R-07 ")).allMatch(IDS::names);
  }
}
