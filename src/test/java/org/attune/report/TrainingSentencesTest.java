package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingSentencesTest {

  private static final String STUDY =
      """
      corpora: [goemotions]
      splits: {train: train, development: development, test: test}
      dimensions: [{name: emotion}]
      consensus: {rule: majority}
      scorers:
        - {scorer: lexicon, lexicon: own}
        - {scorer: mllib-logistic-regression, as: one}
        - {scorer: mllib-logistic-regression, as: two, thresholds: {joy: 0.5}}
      tables: [{name: a, rows: [scorer], columns: [statistic], statistics: [macro-f1]}]
      resampling: {unit: speaker}
      """;

  private static Learning learning(int folds, String before) {
    return new Learning(folds, before, new TreeMap<>());
  }

  private static FinishedStudy study(
      String protocol, String scorer, Map<String, Learning> learning) {
    Map<String, ?> thresholds = Map.of(scorer, Map.of("emotion", Map.of("joy", 5000)));
    return SmallStudy.of(
        protocol, Map.of("goemotions", Map.of("thresholds", thresholds)), learning);
  }

  @Test
  void whoLearnedInTheStudyIsToldApartFromWhoHadLearnedBefore() {
    Map<String, Learning> learning =
        Map.of("lexicon", learning(0, ""), "one", learning(1, ""), "two", learning(1, ""));
    assertThat(new TrainingSentences(study(STUDY, "two", learning)).sentences())
        .containsExactly(
            "lexicon had been trained before the study, on what is not recorded here.",
            "one and two learned from the split train, with settings chosen on the split development.");
    assertThat(
            new TrainingSentences(
                    study(STUDY, "lexicon", Map.of("lexicon", learning(0, "a and b"))))
                .sentences())
        .containsExactly(
            "lexicon had been trained before the study, on a and b.",
            "Thresholds of labels were chosen on the split development.");
    assertThat(new TrainingSentences(study(STUDY, "one", Map.of())).sentences()).isEmpty();
  }

  @Test
  void foldsLearnFromTheOthers() {
    String none = STUDY.replace("train: train, development: development, ", "");
    String train = STUDY.replace("development: development, ", "");
    Map<String, Learning> learning = Map.of("two", learning(10, ""));
    assertThat(new TrainingSentences(study(none, "two", learning)).sentences())
        .containsExactly(
            "two rated in 10 folds by speaker, each by a model that learned from the other folds, with"
                + " settings chosen on a fifth of their units, held out.");
    assertThat(new TrainingSentences(study(train, "two", learning)).sentences())
        .containsExactly(
            "two rated in 10 folds by speaker, each by a model that learned from the split train outside"
                + " the fold, with settings chosen on a fifth of its units, held out.");
    assertThat(new TrainingSentences(study(STUDY, "two", learning)).sentences().get(0))
        .endsWith("with settings chosen on the split development outside the fold.");
  }
}
