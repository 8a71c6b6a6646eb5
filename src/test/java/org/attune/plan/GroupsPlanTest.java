package org.attune.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a protocol can ask of groups of items, and of groups of raters. */
class GroupsPlanTest {

  private static final String COMMENTS =
      """
      name: comments
      title: Comments
      source: Made up
      licence: None
      citation: None
      dimensions:
        emotion: {scale: nominal, labels: [anger, joy, neutral]}
        warmth: {scale: ordinal, labels: [low, middle, high]}
      tables:
        - format: csv
          files: [{path: comments.csv, sha256: "0"}]
          speaker: who
          text: text
          split: {column: part, names: {a: train, b: test}}
          strata: {register: {column: register}}
          ratings:
            - {dimension: emotion, shape: long, value: emotion, rater: rater}
            - {dimension: emotion, shape: wide, columns: {bert: model}, models: true}
            - {dimension: warmth, shape: long, value: warmth, rater: rater, groups: {gender: {column: gender}}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void card() throws IOException {
    Files.createDirectories(folder.resolve("comments"));
    Files.writeString(folder.resolve("comments").resolve(Catalog.CARD), COMMENTS);
  }

  private List<String> mistakes(String text) {
    Catalog catalog = new Catalog(List.of(folder));
    UserMistake mistake =
        catchThrowableOfType(
            UserMistake.class,
            () -> {
              Path file = Files.writeString(folder.resolve("study.yaml"), text);
              new Plan("study.yaml", catalog.protocol(file), catalog);
            });
    assertThat(mistake).as("the mistake in a plan").isNotNull();
    return mistake
        .getMessage()
        .lines()
        .map(line -> line.replaceFirst("^study\\.yaml: ", ""))
        .toList();
  }

  @Test
  void groupsOfRatersDivideNoItems() {
    String text =
        """
        study: groups
        title: Who rated?
        corpora: [comments]
        splits: {test: test}
        dimensions: [{name: warmth}, {name: emotion}]
        consensus: {rule: majority}
        scorers:
          - {scorer: recorded, as: bert, dimensions: [emotion], by-group: {strata: gender, equal: recall}}
        tables:
          - {name: models, rows: [stratum], columns: [dimension], statistics: [accuracy], strata: gender, reference: bert}
          - name: people
            rows: [stratum]
            columns: [statistic]
            statistics: [cross-group-reliability]
            against: raters
            strata: register
          - name: unknown
            rows: [stratum]
            columns: [statistic]
            statistics: [cross-group-reliability]
            against: raters
            strata: age
        resampling: {unit: gender}
        """;
    assertThat(mistakes(text))
        .containsExactly(
            "scorers.bert.by-group.strata: expected one of [register], found \"gender\"",
            "tables.models.reference: expected none where strata are groups of raters, as gender is: the ratings of"
                + " each group are the reference, found bert",
            "tables.people.strata: expected a group of raters (in the card, groups of ratings), for"
                + " cross-group-reliability, found register",
            "tables.unknown.strata: expected one of [register, gender], found \"age\"",
            "resampling.unit: expected one of [conversation, item, speaker, register], found \"gender\"");
  }

  @Test
  void rulesForGroupsAreLearnedOfWhatIsRunOnTurns() {
    String text =
        """
        study: groups
        title: Are groups treated alike?
        corpora: [comments]
        splits: {test: test}
        dimensions: [{name: emotion}]
        consensus: {rule: majority}
        scorers:
          - {scorer: recorded, as: bert, by-group: {strata: register, equal: recall}}
          - {scorer: lexicon, lexicon: goemotions-ekman, by-group: {strata: register, equal: calibration}}
        tables: [{name: models, rows: [scorer], columns: [], statistics: [accuracy]}]
        """;
    assertThat(mistakes(text))
        .containsExactly(
            "scorers.bert.by-group: expected a scorer that is run on turns, and without folds, found recorded",
            "scorers.bert.by-group.equal: expected dimensions of labels or two categories for recall, found emotion",
            "scorers.lexicon.by-group: expected a split to learn from (splits.train or splits.development), found none",
            "scorers.lexicon.by-group.equal: expected dimensions of numbers for calibration, found emotion");
  }
}
