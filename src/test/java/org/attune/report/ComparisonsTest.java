package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonsTest {

  private static Comparisons study(String corpus, String dimension, String scorers, String table) {
    return new Comparisons(
        SmallStudy.of(
            """
            corpora: [%s]
            dimensions: [{name: %s}]
            consensus: {rule: mean}
            scorers: [%s]
            tables: [%s]
            """
                .formatted(corpus, dimension, scorers, table),
            Map.of()));
  }

  private static String table(String name, String more) {
    return "{name: %s, rows: [dimension], columns: [statistic], statistics: [bias]%s}"
        .formatted(name, more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "facebook-valence-arousal | valence | people | the ratings of people (consensus: mean)",
        "emobank | valence | people, aggregated | the ratings of people (as the corpus aggregates them)",
        "emobank | reader-valence | people | the ratings of people (consensus: mean)",
        "empathic-reactions | empathy | writers, of themselves | what the writers reported of themselves",
        "everyday-conversations | emotion | author of the texts | the labels the authors intended"
      })
  void theReferenceIsWhatTheCardSays(String corpus, String dimension, String by, String expected) {
    FinishedStudy account =
        SmallStudy.of(
            """
            corpora: [%s]
            dimensions: [{name: %s}]
            consensus: {rule: mean}
            tables: [%s]
            """
                .formatted(corpus, dimension, table("a", "")),
            Map.of());
    assertThat(new Comparisons(account).reference()).isEqualTo(expected);
    assertThat(new Comparisons(account).others()).isEmpty();
    assertThat(Comparisons.by(account.cards().get(corpus), dimension)).isEqualTo(by);
  }

  @Test
  void tablesThatCompareOtherwiseAreNamed() {
    String scorer = "{scorer: lexicon, lexicon: goemotions}";
    Comparisons both =
        study(
            "facebook-valence-arousal",
            "valence",
            scorer,
            String.join(
                ", ",
                table("a", ""),
                table("ceiling", ", against: rest, consensus: {rule: median}"),
                table("b", ", consensus: {rule: median}"),
                table("c", ", reference: lexicon"),
                table("d", ", against: pairs"),
                table("e", ", against: pairs"),
                table("f", ", against: each-rater"),
                table("g", ", against: raters")));
    assertThat(both.reference()).isEqualTo("the ratings of people (consensus: mean)");
    assertThat(both.others())
        .containsExactly(
            "Table ceiling compares scorers, and each rater in turn, with the other raters (consensus:"
                + " median); table b compares scorers with the ratings of people (consensus: median);"
                + " table c compares scorers with lexicon; tables d and e compare every two raters;"
                + " table f compares each rater with the other raters (consensus: mean); table g"
                + " compares raters among themselves.");
  }

  @Test
  void aRuleThatNoTableFollowsIsNotTold() {
    String rest = table("a", ", against: rest");
    assertThat(study("facebook-valence-arousal", "valence", "", rest).reference())
        .isEqualTo("the ratings of people");
    assertThat(study("facebook-valence-arousal", "valence", "", rest).others())
        .containsExactly(
            "Table a compares each rater in turn with the other raters (consensus: mean).");
  }
}
