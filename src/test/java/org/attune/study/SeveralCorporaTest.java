package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.result.ResultFolder;
import org.attune.result.Tallies;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Count;
import org.attune.tally.JointTally;
import org.attune.tally.Question.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralCorporaTest {

  private static final String CARD =
      """
      name: %s
      title: Talk
      source: Made up
      licence: None
      citation: None
      dimensions:
        emotion: {scale: nominal, labels: %s}
      tables:
        - format: csv
          files: [{path: talk.csv, sha256: "0"}]
          text: text
          ratings: [{dimension: emotion, shape: long, value: emotion, rater: rater}]
      published:
        - {name: BERT, dimension: emotion, statistic: accuracy, estimate: 0.6, source: a paper}
      """;

  private static final String PROTOCOL =
      """
      study: both
      title: Two corpora that share a dimension and a scorer
      corpora: [home, work]
      dimensions: [{name: emotion}]
      consensus: {rule: majority}
      scorers:
        - {scorer: lexicon, lexicon: goemotions-ekman}
        - {scorer: dawid-skene}
      tables:
        - {name: panel, rows: [dimension], columns: [statistic], statistics: [brier],
           scorers: [lexicon], reference: dawid-skene}
        - {name: models, rows: [dimension], columns: [statistic], statistics: [accuracy, brier],
           scorers: [lexicon], published: true}
      resampling: {replicates: 0}
      """;

  private static final String MANIFEST =
      """
      {"attune": "0", "corpora": {"home": {"items": 3, "scorers": []}, "work": {"items": 3, "scorers": []}}}
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Of the lexicon as many items as its entry's number says, all of the first category. */
  private static String tallies(PlannedCorpus corpus) {
    List<Count> counts = new ArrayList<>(List.of(new Count(Count.ITEMS, "", 0, 0, 0, 1)));
    for (int e = 0; e < corpus.entries().size(); e++) {
      int number = e;
      Entry entry = corpus.entries().get(e);
      for (int item = 0; item <= number; item++) {
        if (entry.tallier().equals(CalibrationTally.CONFIDENCE.name())) {
          CalibrationTally.addBin(
              (first, second, n) -> counts.add(new Count(number, "", 0, first, second, n)),
              0,
              7,
              0.5,
              true);
        } else if (entry.tallier().equals(JointTally.CATEGORIES.name())) {
          counts.add(new Count(number, "", 0, 0, 0, 1));
        }
      }
    }
    return Tallies.text(counts);
  }

  @Test
  void aDimensionOfTwoCorporaIsTwoDimensions() throws IOException {
    Path home = write("home/dataset.yaml", CARD.formatted("home", "[joy, anger]"));
    Path work = write("work/dataset.yaml", CARD.formatted("work", "[joy, fear]"));
    Catalog catalog = new Catalog(List.of(folder));
    Path protocol = write("both.yaml", PROTOCOL);
    Plan plan = new Plan("both.yaml", catalog.protocol(protocol), catalog);
    SortedMap<String, String> kept = new TreeMap<>();
    kept.put(ResultFolder.MANIFEST, MANIFEST);
    kept.put(ResultFolder.PROTOCOL, PROTOCOL);
    kept.put(ResultFolder.card("home"), Files.readString(home));
    kept.put(ResultFolder.card("work"), Files.readString(work));
    for (PlannedCorpus corpus : plan.corpora()) {
      kept.put(ResultFolder.tallies(corpus.name()), tallies(corpus));
    }
    SortedMap<String, String> files =
        new ResultFiles(catalog.protocol(protocol), plan, catalog, kept).derived();
    assertThat(files.get("confusion.csv"))
        .isEqualTo(
            """
            scorer,dimension,reference,model,items
            lexicon,home/emotion,joy,joy,2
            dawid-skene,home/emotion,joy,joy,5
            lexicon,work/emotion,joy,joy,2
            dawid-skene,work/emotion,joy,joy,5
            """);
    assertThat(files.get("calibration.csv"))
        .as("against the consensus of the study, which the second table asks for")
        .isEqualTo(
            """
            scorer,dimension,label,bin,items,confidence,right
            lexicon,home/emotion,,7,4,0.500000,1.000000
            lexicon,work/emotion,,7,4,0.500000,1.000000
            """);
    assertThat(files.get("report.html"))
        .contains(
            "Published figures, and ours beside them</caption>",
            "<figcaption>lexicon, home/emotion</figcaption>",
            "<figcaption>lexicon, work/emotion</figcaption>",
            "<figcaption>home/emotion</figcaption>",
            "<figcaption>work/emotion</figcaption>");
  }
}
