package org.attune.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoicesTest {

  private static final Choices CHOICES =
      Choices.of(
          "statistics",
          List.of("accuracy", "cohen-kappa", "fleiss-kappa", "icc", "krippendorff-alpha", "mae"));

  @ParameterizedTest
  @CsvSource({
    "acuracy, accuracy",
    "accuarcy, accuracy",
    "Cohen Kappa, cohen-kappa",
    "fleissKappa, fleiss-kappa",
    "cohen_kapa, cohen-kappa",
    "alpha, krippendorff-alpha",
    "ICC, icc"
  })
  void nearMissesAreRecognised(String text, String meant) {
    assertThat(CHOICES.meant(text)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"kappa", "rho", "x", "''", "recall"})
  void othersAreNotGuessedAt(String text) {
    assertThat(CHOICES.meant(text)).isEmpty();
  }

  @Test
  void swappedNeighboursAreOneStep() {
    assertThat(Choices.distance("abc", "acb")).isEqualTo(1);
    assertThat(Choices.distance("", "abc")).isEqualTo(3);
    assertThat(Choices.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void fewNamesAreListed() {
    assertThat(Choices.of("statistics", List.of()).expected())
        .isEqualTo("one of the statistics, of which there are none");
    assertThat(Choices.of("statistics", List.of("mae")).expected()).isEqualTo("mae");
    assertThat(Choices.of("statistics", List.of("mae", "icc")).expected())
        .isEqualTo("one of icc, mae");
  }
}
