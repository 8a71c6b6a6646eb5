package org.attune.statistic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Means over pairs of raters on real data equal what irr says. */
class GoldenPairsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "empatheticdialogues-fluency",
        "epitome-emotional_reactions",
        "epitome-explorations",
        "epitome-interpretations",
        "lend_an_ear-self_oriented",
        "lend_an_ear-validating_emotions",
        "perceived_empathy-practical"
      })
  void experts(String view) throws IOException {
    String name = "empathy-expert-ratings." + view;
    GoldenChecks checks = new GoldenChecks(name);
    RaterRows data = RaterRows.experts(RatedData.expertColumn(view));
    for (Golden.Value value : Golden.values(Golden.read(name).root())) {
      if (value.statistic().equals("light_kappa")) {
        checks.check(value, new PairwiseCohenKappa(), data.scale(), data.items());
      } else if (value.statistic().equals("kendall_w")) {
        checks.check(value, new KendallW(), data.scale(), data.items());
      }
    }
    checks.report(2, 0);
  }

  @Test
  void publishedTables() throws IOException {
    GoldenChecks checks = new GoldenChecks("published");
    for (JsonNode table : Golden.read("published").root().path("oracles")) {
      for (Golden.Value value : Golden.values(table)) {
        if (value.statistic().equals("kendall_w")) {
          RaterRows data =
              RaterRows.table(RaterRows.wholeNumbers(0, 1000), Golden.list(table.path("table")));
          checks.check(value, new KendallW(), data.scale(), data.items());
        }
      }
    }
    checks.report(1, 0);
  }
}
