package org.attune.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the card of a corpus does not allow is refused before anything is read. */
class ConsentTest {

  private static final String CARD =
      """
      name: letters
      title: Letters
      source: Made up
      licence: None
      citation: None
      use: %s
      dimensions:
        emotion: {scale: nominal, labels: [anger, joy]}
      tables:
        - format: csv
          files: [{path: letters.csv}]
          text: text
          split: {column: part}
          ratings: [{dimension: emotion, shape: long, value: emotion, rater: rater}]
      """;

  private static final String PROTOCOL =
      """
      study: letters
      title: Who learns?
      corpora: [letters]
      splits: {train: train, test: test}
      dimensions: [{name: emotion}]
      consensus: {rule: majority}
      scorers: [{scorer: %s}]
      tables: [{name: t, rows: [scorer], columns: [statistic], statistics: [accuracy]}]
      """;

  @TempDir private Path folder;

  private Plan plan(String use, String scorer) throws IOException {
    Path card = folder.resolve("letters/dataset.yaml");
    Files.createDirectories(card.getParent());
    Files.writeString(card, CARD.formatted(use));
    Path file = Files.writeString(folder.resolve("study.yaml"), PROTOCOL.formatted(scorer));
    Catalog catalog = new Catalog(List.of(folder));
    return new Plan("study.yaml", catalog.protocol(file), catalog);
  }

  private static final String READS = "lexicon, lexicon: goemotions-ekman";
  private static final String LEARNS = "mllib-logistic-regression";

  @Test
  void whatIsNotAllowedIsRefused() throws IOException {
    assertThat(plan("[research, publication]", READS).corpora()).hasSize(1);
    assertThat(plan("[research, publication, training]", LEARNS).corpora()).hasSize(1);
    assertThatThrownBy(() -> plan("[research, publication]", LEARNS))
        .hasMessage(
            "study.yaml: corpora: expected corpora whose cards allow training (use), found letters, whose card does not");
    assertThatThrownBy(() -> plan("[publication]", READS))
        .hasMessage(
            "study.yaml: corpora: expected corpora whose cards allow research (use), found letters, whose card does not");
  }

  @Test
  void remoteModelsAreAllowedInOneOfTwoWays() throws IOException {
    assertThat(plan("[research, remote-models]", READS).corpora().get(0).card().remote()).isTrue();
    assertThat(plan("[research]", READS).corpora().get(0).card().remote()).isFalse();
    assertThatThrownBy(() -> plan("[research]\nremote: true", READS))
        .hasMessageContaining("expected remote-models in use where remote is true");
  }
}
