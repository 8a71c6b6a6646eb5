package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRatingsTest {

  private static final String CARD =
      """
      name: answers
      title: Answers
      source: Made up
      licence: None
      citation: None
      dimensions:
        emotion: {scale: nominal, labels: [anger, joy]}
      tables:
        - format: csv
          files: [{path: ann.csv, sha256: "0", rater: ann}]
          ratings: [{dimension: emotion, shape: long, value: emotion}]
        - format: csv
          files: [{path: bert.csv, sha256: "0", rater: bert}, {path: gpt.csv, sha256: "0", rater: gpt}]
          ratings: [{dimension: emotion, shape: long, value: emotion, models: true}]
      """;

  private static final String STUDY =
      """
      study: answers
      title: Which models have answered?
      corpora: [answers]
      dimensions: [{name: emotion}]
      consensus: {rule: majority}
      scorers: [{scorer: recorded, as: first, model: bert}, {scorer: recorded, as: %s}]
      tables: [{name: models, rows: [scorer], columns: [], statistics: [accuracy]}]
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeCard() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("answers")).resolve(Catalog.CARD), CARD);
  }

  private Plan plan(String model) throws IOException {
    Catalog catalog = new Catalog(List.of(folder));
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY.formatted(model));
    return new Plan("study.yaml", catalog.protocol(study), catalog);
  }

  @Test
  void aModelMayBeTheRaterOfAFile() throws IOException {
    assertThat(plan("gpt").corpora().get(0).cells())
        .extracting(cell -> cell.scorer().words())
        .containsExactly("first", "gpt");
  }

  @Test
  void aPersonIsNoModel() {
    assertThatThrownBy(() -> plan("ann"))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "study.yaml: scorers.ann: expected a corpus with ratings of the model ann, found none");
  }
}
