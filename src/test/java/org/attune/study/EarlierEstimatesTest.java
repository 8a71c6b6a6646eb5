package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.result.ComparedCells;
import org.attune.result.Deviations;
import org.attune.table.CsvWriter;
import org.junit.jupiter.api.Test;

/** Results of a version that did not count answers, beside what is made of them now. */
class EarlierEstimatesTest {

  private static final String EARLIER =
      String.join(",", CsvWriter.EARLIER_ESTIMATES) + "\nt,s,r,d,,,f1,0.5,,,,,,,,,3,2,1,,,\n";
  private static final String NOW =
      String.join(",", CsvWriter.ESTIMATES) + "\nt,s,r,d,,,f1,0.5,,,,,,,,,3,3,4,,,2,1,,,\n";

  @Test
  void onlyThatColumnsCameLaterIsTold() {
    Deviations comparison = ComparedCells.all(EARLIER, NOW);
    assertThat(comparison.differences())
        .containsExactly(
            "columns answered, of, counted-on, otherwise nothing recorded, values again");
    assertThat(comparison.within(0)).isTrue();
  }

  @Test
  void aNumberThatDiffersIsToldBesideThem() {
    assertThat(ComparedCells.all(EARLIER, NOW.replace("0.5", "0.25")).differences())
        .hasSize(2)
        .contains("t, s, r, d, f1: estimate 0.5 recorded, 0.25 again");
  }
}
