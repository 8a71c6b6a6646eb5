package org.attune.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.protocol.Protocol;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CellBuilder;
import org.attune.table.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTest {

  private static final String CARD =
      """
      name: talk
      title: Talk
      source: Made up
      licence: None
      citation: None
      dimensions:
        emotion: {scale: nominal, labels: [joy, anger]}
      tables:
        - format: csv
          files: [{path: talk.csv, sha256: "0"}]
          text: text
          split: {column: part}
          ratings: [{dimension: emotion, shape: long, value: emotion, rater: rater}]
      published:
        - {name: BERT, dimension: emotion, statistic: accuracy, estimate: 0.64, source: a paper}
        - {name: BERT, dimension: emotion, statistic: accuracy, estimate: 0.66, on: dev, source: a paper}
        - {name: BERT, dimension: emotion, statistic: accuracy, estimate: 0.65, on: ten folds, source: a paper}
      """;

  private static final String PROTOCOL =
      """
      study: talk
      title: Talk
      corpora: [talk]
      splits: {train: train, development: dev, test: test}
      dimensions: [{name: emotion}]
      consensus: {rule: majority}
      scorers: [{scorer: lexicon, lexicon: goemotions-ekman}]
      tables:
        - {name: models, rows: [], columns: [], statistics: [accuracy], published: true}
      """;

  @TempDir private Path folder;

  private Published.Table found(String text) throws IOException {
    return found(text, 12);
  }

  private Published.Table found(String text, long answered) throws IOException {
    return found(text, List.of(cell("lexicon", answered, Optional.empty())));
  }

  private Published.Table found(String text, List<Cell> cells) throws IOException {
    Files.createDirectories(folder.resolve("talk"));
    Files.writeString(folder.resolve("talk/dataset.yaml"), CARD);
    Path file = Files.writeString(folder.resolve("talk.yaml"), text);
    Catalog catalog = new Catalog(List.of(folder));
    Protocol protocol = catalog.protocol(file);
    return new Published(
            new Plan("talk.yaml", protocol, catalog).corpora(),
            protocol.splits(),
            protocol.tables().get(0),
            Shown.cells(cells).tables().get(0))
        .found();
  }

  private static Cell cell(String scorer, long answered, Optional<Cell.Compared> compared) {
    return CellBuilder.of(scorer, "accuracy", Estimate.of(0.5, 0.4, 0.6))
        .in("models")
        .with("majority")
        .answered(new Cell.Coverage(answered, 12))
        .compared(compared)
        .cell();
  }

  @Test
  void noColumnIsADifferenceAShareOrTheCeilingOfOneModel() throws IOException {
    Optional<Cell.Compared> compared =
        Optional.of(new Cell.Compared("common", OptionalDouble.empty()));
    List<Cell> cells =
        List.of(
            cell("raters", 12, Optional.empty()),
            cell("raters (items of lexicon)", 12, compared),
            cell("lexicon", 12, Optional.empty()),
            cell("lexicon / raters", 12, compared),
            cell("lexicon - other", 12, compared));
    String shares =
        PROTOCOL.replace(
            "rows: [], columns: []", "rows: [scorer], columns: [], against: rest, share: true");
    assertThat(found(shares, cells).lines().get(0))
        .endsWith("published", "ours (test): raters", "ours (test): lexicon");
  }

  @Test
  void oursAreOnTheTestSplitAndStandBesideNoOther() throws IOException {
    Published.Table published = found(PROTOCOL);
    assertThat(published.caption())
        .isEqualTo("Published figures, and ours on the split test beside them");
    assertThat(published.lines())
        .containsExactly(
            List.of(
                "published by",
                "dimension",
                "statistic",
                "on",
                "published",
                "ours (test): lexicon"),
            List.of("BERT", "emotion", "accuracy", "test", "0.64", "0.500"),
            List.of("BERT", "emotion", "accuracy", "dev", "0.66", ""),
            List.of("BERT", "emotion", "accuracy", "ten folds", "0.65", "0.500"));
  }

  @Test
  void oursOfAScorerThatDidNotAnswerAllAreOfFewerItems() throws IOException {
    assertThat(found(PROTOCOL, 9).caption())
        .isEqualTo(
            "Published figures, and ours on the split test beside them; lexicon answered 9 of 12"
                + " items");
  }

  @Test
  void withoutSplitsOursAreOnAllItems() throws IOException {
    Published.Table published =
        found(PROTOCOL.replace("splits: {train: train, development: dev, test: test}\n", ""));
    assertThat(published.caption()).isEqualTo("Published figures, and ours beside them");
    assertThat(published.lines().get(0)).endsWith("ours: lexicon");
  }
}
