package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.Launch;
import org.attune.spark.SharedSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A study that asks what its scorers looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainStudyTest {

  private static final String STUDY = "explained";
  private static final String PROTOCOL =
      """
      study: explained
      title: "What do two models look at?"
      corpora: [everyday-conversations]
      splits: {test: test}
      dimensions:
        - name: emotion
      consensus: {rule: majority}
      scorers:
        - {scorer: lexicon, lexicon: goemotions-ekman}
        - {scorer: djl, as: tiny, model: tiny-emotion, max-tokens: 96}
        - {scorer: recorded, as: notes}
      tables:
        - {name: models, rows: [scorer], columns: [statistic], statistics: [accuracy], scorers: [lexicon, tiny]}
      resampling: {replicates: 100, level: 0.95, seed: 3, unit: conversation}
      explain: {scorers: [lexicon, tiny], items: 30, seed: 2, people: 3}
      """;

  private Path folder;
  private Bench bench;
  private Map<String, String> results;

  @BeforeAll
  void run(@TempDir Path place) {
    folder = place;
    bench = Bench.at(folder.resolve("one"), "everyday-conversations").ownModels("tiny-emotion");
    Bench.write(bench.protocol(STUDY), PROTOCOL.replace("  - {scorer: recorded, as: notes}\n", ""));
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("explain everyday-conversations by tiny: 30 items");
    results = bench.files(STUDY);
  }

  private Launch explain(String... more) {
    SharedSession.on("local[2]");
    List<String> arguments = new ArrayList<>(List.of("explain", bench.protocol(STUDY).toString()));
    arguments.addAll(List.of(more));
    arguments.addAll(
        List.of(
            "--work",
            bench.work().toString(),
            "--master",
            "local[2]",
            "--models",
            bench.model("tiny-emotion").getParent().toString(),
            "--conf",
            bench.work().resolveSibling("spark.conf").toString()));
    return Launch.of(bench.work().getParent(), arguments);
  }

  @Test
  void resultsTellOfEveryScorerAndMethodAndHoldNoText() {
    String truth = results.get("explanations/faithfulness.csv");
    assertThat(truth)
        .contains("lexicon,emotion,exact,comprehensiveness,gain,")
        .contains("tiny,emotion,gradients,sufficiency,own,")
        .contains("tiny,emotion,occlusion,sufficiency,random,");
    assertThat(results.get("explanations/words.csv")).contains(",lexicon,emotion,exact,joy,");
    assertThat(results.get("report.html"))
        .contains("What the scorers looked at")
        .contains("How true explanations are of the scorers");
    assertThat(results.get("citations.bib")).contains("deyoung2020", "sundararajan2017");
    assertThat(results.get("manifest.json")).contains("explanations-sha256");
    String turns = Bench.read(bench.corpus("everyday-conversations").resolve("turns.csv"));
    for (String line : turns.lines().skip(1).toList()) {
      String[] words = line.split(" ");
      for (int w = 0; w + 3 < words.length; w++) {
        String four = String.join(" ", List.of(words).subList(w, w + 4));
        results.forEach(
            (name, content) -> {
              if (name.startsWith("explanations/")) {
                assertThat(content).as(name).doesNotContain(four);
              }
            });
      }
    }
  }

  @Test
  void anItemIsShownOnTheScreenAndMistakesAreTold() {
    String id =
        Bench.read(bench.corpus("everyday-conversations").resolve("turns.csv"))
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .split("[,\t]")[0];
    Launch shown = explain("--item", id, "--scorer", "lexicon");
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out()).contains("emotion by lexicon").contains("exact (log-odds");
    assertThat(explain("--item", "nobody's").err())
        .isEqualToIgnoringNewLines(
            "--item: expected the id of an item with a text, as the corpus has it, found"
                + " nobody's, which is none of everyday-conversations");
    assertThat(explain("--item", id, "--scorer", "oracle").err())
        .contains("--scorer: expected one of [lexicon, tiny], found oracle");
    assertThat(explain("--item", id, "--scorer", "lexicon", "--method", "gradients").err())
        .contains("expected some of [exact, occlusion], which fit it, found [gradients]");
    assertThat(explain().err()).contains("found a protocol");
    Bench.write(
        bench.protocol("silent"), PROTOCOL.replace("[lexicon, tiny], items", "[notes], items"));
    assertThat(bench.run("run", "silent").err())
        .contains(
            "explain.scorers: expected scorers that rate texts here, found notes, which is recorded");
  }

  @Test
  void verifyMakesThemAgainAndFindsWhatWasChanged() {
    Bench copy = bench.copyTo(folder.resolve("copy")).ownModels("tiny-emotion");
    Launch same = copy.verify(STUDY);
    assertThat(same.out()).contains("equal      explanations/everyday-conversations.tsv");
    assertThat(same.exit()).isZero();
    Path words = copy.results(STUDY).resolve("explanations/words.csv");
    Bench.write(words, Bench.read(words).replaceFirst("\n[^\n]*", ""));
    Launch changed = copy.verify(STUDY);
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.out()).contains("explanations/words.csv");
  }
}
