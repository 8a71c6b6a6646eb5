package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a panel concluded is a reference, neither a rater nor a group of items. */
class ReferencesTest {

  @TempDir Path folder;

  private void isReference(Cases cases, String column) {
    assertThat(cases.dimension().rated().reference()).contains(column);
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.reading().layout().about().strata()).isEmpty();
    assertThat(cases.finding(column).as()).isEqualTo("reference");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Final",
        "final code",
        "Endurteil final",
        "Konsens",
        "Goldstandard",
        "consenso",
        "r\u00E9f\u00E9rence",
        "y_true",
        "gold_emotion",
        "tie-break",
        "Musterl\u00F6sung",
        "true_label",
        "majority",
        "agreed code",
        "arbitrated",
        "expert",
        "emotion",
        "label"
      })
  void areKnownByTheirNames(String name) {
    for (String raters : new String[] {"coder_a,coder_b", "anna,ben"}) {
      Cases cases =
          Cases.of(
              folder,
              "item," + raters + "," + name,
              "a,joy,joy,joy",
              "b,fear,joy,joy",
              "c,fear,fear,fear",
              "d,joy,fear,fear");
      isReference(cases, name);
    }
  }

  @Test
  void belongToTheDimensionTheyName() {
    Cases cases =
        Cases.of(
            folder,
            "item,warmth_r1,warmth_r2,trust_r1,trust_r2,warmth_final,trust_final",
            "a,1,2,3,3,2,3",
            "b,2,2,1,2,2,1",
            "c,5,4,4,5,4,5");
    assertThat(cases.dimension("warmth").rated().reference()).contains("warmth_final");
    assertThat(cases.dimension("trust").rated().reference()).contains("trust_final");
  }

  @Test
  void standInEachRowOfAnItem() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater,emotion,gold",
            "a,p,joy,joy",
            "a,q,fear,joy",
            "b,p,fear,fear",
            "b,q,fear,fear");
    isReference(cases, "gold");
    Cases torn =
        Cases.of(
            folder,
            "item,rater,emotion,gold",
            "a,p,joy,joy",
            "a,q,fear,fear",
            "b,p,fear,fear",
            "b,q,fear,fear");
    assertThat(torn.dimension("emotion").rated().reference()).isEmpty();
    assertThat(torn.finding("gold").why()).contains("rows of one item differ");
  }

  @Test
  void areWhatTheUserSays() {
    Cases cases =
        Cases.of(
            folder,
            Hints.none().with(Hint.REFERENCE, "cara"),
            "item,anna,ben,cara",
            "a,joy,joy,joy",
            "b,fear,joy,joy",
            "c,fear,fear,fear");
    isReference(cases, "cara");
  }

  @Test
  void expertsWhoRateAreRaters() {
    Cases cases =
        Cases.of(
            folder, "item,expert,warmth", "a,1,1", "a,2,2", "b,1,3", "b,2,3", "c,1,2", "c,2,1");
    assertThat(cases.reading().layout().rater()).contains("expert");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Final_code",
        "adjudicated",
        "agreed",
        "consensus",
        "correct",
        "emotion",
        "expert",
        "final",
        "gold",
        "gold_label",
        "ground_truth",
        "label",
        "majority_vote",
        "master",
        "original_label",
        "reference",
        "resolved"
      })
  void areRightInEachFile(String file) {
    isReference(Cases.shared("20-gold-column/" + file + ".csv"), file.replace("Final_", "Final "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gold", "Consensus", "adjudicated", "gold_standard", "final label"})
  void whoIsCalledSoIsNoRater(String name) {
    Cases cases =
        Cases.of(
            folder,
            "id,rater,emotion",
            "a,anna,joy",
            "a,ben,joy",
            "a,%s,joy".formatted(name),
            "b,anna,fear",
            "b,ben,joy",
            "b,%s,fear".formatted(name),
            "c,anna,fear",
            "c,ben,fear",
            "d,%s,joy".formatted(name));
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.dimension().rated().reference()).isPresent();
    assertThat(cases.told())
        .contains("rater \"%s\" are taken for what is right".formatted(name))
        .contains("left out for items that nobody else rated: 1");
  }

  @Test
  void anExpertAmongRatersIsOne() {
    Cases cases =
        Cases.of(
            folder,
            "id,rater,emotion",
            "a,expert,joy",
            "a,novice,joy",
            "b,expert,fear",
            "b,novice,joy",
            "c,expert,fear",
            "c,novice,fear");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
  }
}
