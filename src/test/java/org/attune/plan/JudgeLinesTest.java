package org.attune.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.protocol.Protocol;
import org.attune.tally.Question.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines a table of models as raters has, and which statistics fit each. */
class JudgeLinesTest {

  private static final String CARD =
      """
      name: comments
      title: Comments
      source: Made up
      licence: None
      citation: None
      dimensions:
        warmth: {scale: ordinal, labels: [low, middle, high]}
      tables:
        - format: csv
          files: [{path: comments.csv, sha256: "0"}]
          text: text
          ratings:
            - {dimension: warmth, shape: long, value: warmth, rater: rater}
            - {dimension: warmth, shape: wide, columns: {bert: model}, models: true}
      """;

  private static final String JUDGES =
      """
      study: judges
      title: Is the judge any good?
      corpora: [comments]
      dimensions: [{name: warmth}]
      consensus: {rule: mean}
      scorers:
        - {scorer: chat, as: judge, model: tiny, rubric: warmth}
        - {scorer: chat, as: again, model: tiny, rubric: warmth, sample: 1}
        - {scorer: chat, as: thrice, model: tiny, rubric: warmth, sample: 2}
        - {scorer: chat, as: turned, model: tiny, rubric: warmth, order: reversed}
        - {scorer: chat, as: other, model: large, rubric: warmth}
        - {scorer: recorded, as: bert, dimensions: [warmth]}
      tables:
        - name: judge
          against: %s
          rows: [scorer]
          columns: [statistic]
          statistics: [%s]
      """;

  private static final String WARMTH =
      """
      name: warmth
      title: Warmth
      definition: How warm a text is.
      sources: [{citation: Made up}]
      dimensions:
        warmth:
          title: Warmth
          definition: How warm a text is.
          question: How warm is it?
          scale: ordinal
          levels:
            - {label: low, meaning: Cold, example: Go.}
            - {label: middle, meaning: Neither, example: Here.}
            - {label: high, meaning: Warm, example: Come.}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("comments"));
    Files.writeString(folder.resolve("comments/dataset.yaml"), CARD);
    Files.writeString(folder.resolve("warmth.yaml"), WARMTH);
  }

  private PlannedCorpus plan(String text) throws IOException {
    Catalog catalog = new Catalog(List.of(folder), List.of(folder));
    Path file = Files.writeString(folder.resolve("study.yaml"), text);
    return new Plan("study.yaml", catalog.protocol(file), catalog).corpora().get(0);
  }

  private List<String> mistakes(String text) {
    UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> plan(text));
    assertThat(mistake).as("the mistake in a plan").isNotNull();
    return mistake
        .getMessage()
        .lines()
        .map(line -> line.replaceFirst("^study\\.yaml: ", ""))
        .toList();
  }

  private static List<String> lines(PlannedCorpus corpus, String statistic) {
    return corpus.cells().stream()
        .filter(cell -> cell.statistic().name().equals(statistic))
        .map(
            cell -> {
              Entry entry = corpus.entries().get(cell.entry());
              return cell.scorer().words()
                  + ", with "
                  + cell.reference().words()
                  + ": "
                  + entry.against()
                  + " "
                  + entry.model()
                  + " "
                  + entry.reference()
                  + " "
                  + entry.panel();
            })
        .toList();
  }

  /** Each statistic where it fits: what asks the same otherwise is a panel with what it varies. */
  @Test
  void aJudgeStandsBesidePeopleAndBesideItself() throws IOException {
    String statistics = "icc2, bias, answers-changed, length-slope, verbosity-slope";
    PlannedCorpus corpus = plan(JUDGES.formatted("judge", statistics));
    assertThat(lines(corpus, "icc2"))
        .containsExactly(
            "raters, with : RATERS -1 -1 []",
            "judge: asked again, with judge: RATERS -1 -1 [0, 1, 2]",
            "judge: in another order, with judge: RATERS -1 -1 [0, 3]");
    assertThat(lines(corpus, "bias"))
        .containsExactly(
            "raters, with other raters, mean: REST -1 -1 []",
            "judge, with mean: CONSENSUS 0 -1 []",
            "judge: asked again (again), with judge: CONSENSUS 1 0 []",
            "judge: asked again (thrice), with judge: CONSENSUS 2 0 []",
            "judge: in another order, with judge: CONSENSUS 3 0 []",
            "other, with mean: CONSENSUS 4 -1 []",
            "bert, with mean: CONSENSUS 5 -1 []");
    assertThat(lines(corpus, "answers-changed"))
        .containsExactly(
            "judge: asked again (again), with judge: CONSENSUS 1 0 []",
            "judge: asked again (thrice), with judge: CONSENSUS 2 0 []",
            "judge: in another order, with judge: CONSENSUS 3 0 []");
    assertThat(lines(corpus, "length-slope"))
        .containsExactly(
            "raters, with : JUDGE -1 -1 []",
            "judge, with : JUDGE 0 -1 []",
            "other, with : JUDGE 4 -1 []",
            "bert, with : JUDGE 5 -1 []");
    assertThat(lines(corpus, "verbosity-slope"))
        .containsExactly(
            "judge, with mean: JUDGE 0 -1 []",
            "other, with mean: JUDGE 4 -1 []",
            "bert, with mean: JUDGE 5 -1 []");
  }

  @Test
  void aPanelOfModelsRatesInThePlaceOfPeople() throws IOException {
    String named = JUDGES + "    panels: {both: [judge, bert]}\n";
    PlannedCorpus corpus = plan(named.formatted("raters", "icc2"));
    assertThat(lines(corpus, "icc2"))
        .containsExactly("raters, with : RATERS -1 -1 []", "both, with judge: RATERS -1 -1 [0, 5]");
    assertThat(mistakes(named.formatted("raters", "icc2").replace("bert]}", "ernie]}")))
        .containsExactly(
            "tables.judge.panels.both: expected one of [judge, again, thrice, turned, other, bert],"
                + " found \"ernie\"");
    assertThat(mistakes(JUDGES.formatted("consensus", "answers-changed, length-slope, bias")))
        .containsExactly(
            "tables.judge.statistics: expected a scorer as the reference, or against: judge, found"
                + " answers-changed",
            "tables.judge.statistics: expected against: traits or judge, found length-slope");
    assertThat(mistakes(JUDGES.formatted("judge", "mcnemar-exact, halo-ratio, bias")))
        .containsExactly(
            "tables.judge.statistics: expected statistics of one model on one dimension, found"
                + " mcnemar-exact",
            "tables.judge.statistics: expected statistics of one model on one dimension, found"
                + " halo-ratio");
  }

  /** What is kept under one sample and what is sent with one seed is no second opinion. */
  @Test
  void whoAsksAgainHasSamplesOfItsOwn() throws IOException {
    String study = JUDGES.formatted("judge", "icc2").replace("sample: 2", "sample: 3");
    String several = study.replace("rubric: warmth", "rubric: warmth, samples: 2");
    assertThat(mistakes(several))
        .containsExactly(
            "scorers.again.sample: expected samples that are none of those of judge (samples 0 to"
                + " 1), with which it stands in judge: asked again, found samples 1 to 2");
    assertThat(plan(several.replace("sample: 1", "sample: 5")).cells()).isNotEmpty();
    String seeded =
        study.replace("sample: 1", "seed: 2").replace("sample: 3", "seed: 1, sample: 1");
    assertThat(mistakes(seeded))
        .containsExactly(
            "scorers.thrice.sample: expected samples that are none of those of again (seeds 2 to"
                + " 2), with which it stands in judge: asked again, found seeds 2 to 2");
    String named = JUDGES.replace("as: other, model: large", "as: other, model: tiny");
    assertThat(mistakes(named.formatted("raters", "icc2") + "    panels: {two: [judge, other]}\n"))
        .containsExactly(
            "scorers.other.sample: expected samples that are none of those of judge (samples 0 to"
                + " 0), with which it stands in two, found samples 0 to 0");
  }

  @Test
  void aPanelIsToldApartFromAllOthers() {
    for (String name : List.of("raters", "'judge: asked again'", "judge")) {
      String panel = "    panels: {%s: [judge, bert]}\n".formatted(name);
      assertThat(mistakes(JUDGES.formatted("judge", "icc2, bias") + panel))
          .containsExactly(
              "tables.judge: expected scorers whose names are those of no differences and shares in"
                  + " it, nor of people or panels, found "
                  + name.replace("'", "")
                  + " for two rows");
    }
    assertThat(
            mistakes(JUDGES.formatted("raters", "icc2") + "    panels: {raters: [judge, bert]}\n"))
        .containsExactly(
            "tables.judge: expected scorers whose names are those of no differences and shares in"
                + " it, nor of people or panels, found raters for two rows");
  }

  /** The lines about position do not go where a second order is asked, too. */
  @Test
  void eachOfSeveralVariantsStandsBesideTheJudge() throws IOException {
    PlannedCorpus ordered =
        plan(
            JUDGES
                .replace("tiny, rubric: warmth", "tiny, seed: 1, rubric: warmth")
                .replace("sample: 2", "order: shuffled")
                .formatted("judge", "answers-changed"));
    assertThat(lines(ordered, "answers-changed"))
        .containsExactly(
            "judge: asked again, with judge: CONSENSUS 1 0 []",
            "judge: in another order (thrice), with judge: CONSENSUS 2 0 []",
            "judge: in another order (turned), with judge: CONSENSUS 3 0 []");
  }

  /** Whatever the consensus is: the error is of the mean of an item's ratings. */
  @Test
  void lengthIsSeenBesideAnswersAloneAndErrorsBesideTheMean() throws IOException {
    String statistics = "accuracy, length-slope, verbosity-slope, verbosity-correlation";
    PlannedCorpus corpus =
        plan(JUDGES.formatted("judge", statistics).replace("{rule: mean}", "{rule: majority}"));
    assertThat(lines(corpus, "accuracy")).contains("judge, with majority: CONSENSUS 0 -1 []");
    assertThat(lines(corpus, "length-slope")).contains("judge, with : JUDGE 0 -1 []");
    assertThat(lines(corpus, "verbosity-slope")).contains("judge, with mean: JUDGE 0 -1 []");
    assertThat(lines(corpus, "verbosity-correlation")).contains("judge, with mean: JUDGE 0 -1 []");
  }

  /** Not by what sees all raters of an item, nor where only a panel's conclusion is known. */
  @Test
  void judgesStandBesideTheHumanCeiling() throws IOException {
    String study = JUDGES.formatted("judge", "spearman, alternative-winning-rate, icc2");
    PlannedCorpus corpus = plan(study);
    assertThat(lines(corpus, "spearman"))
        .startsWith("raters, with other raters, mean: REST -1 -1 []");
    assertThat(lines(corpus, "alternative-winning-rate"))
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("raters"));
    Files.writeString(
        folder.resolve("comments/dataset.yaml"),
        CARD.replace(
            "shape: long, value: warmth, rater: rater", "shape: aggregated, value: warmth"));
    assertThat(lines(plan(JUDGES.formatted("judge", "spearman")), "spearman"))
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("raters"));
  }

  @Test
  void onlyScorersThatAreWantedStandBesideAJudge() throws IOException {
    String study = JUDGES.formatted("judge", "icc2") + "    scorers: [judge, turned]\n";
    assertThat(lines(plan(study), "icc2"))
        .containsExactly(
            "raters, with : RATERS -1 -1 []",
            "judge: in another order, with judge: RATERS -1 -1 [0, 3]");
  }

  @Test
  void whatIsAskedInTwoOtherWaysAtOnceIsToldToBeAJudgeOfItsOwn() throws IOException {
    String both = "warmth, seed: 1, sample: 1, order: reversed}";
    String two = JUDGES.replace("warmth, order: reversed}", both).formatted("judge", "icc2");
    assertThat(doubts(two))
        .containsExactly(
            "tables.judge: turned asks as judge does, but asked again and in another order at once,"
                + " so it is a judge of its own and not set beside that one");
    assertThat(doubts(JUDGES.formatted("judge", "icc2"))).isEmpty();
    assertThat(
            doubts(two.replace("against: judge", "against: consensus").replace("icc2", "pearson")))
        .isEmpty();
  }

  @Test
  void whatIsComparedWithNobodyIsRefusedBesideAJudge() {
    assertThat(mistakes(JUDGES.formatted("judge", "mean-answer")))
        .containsExactly("tables.judge.statistics: expected against: alone, found mean-answer");
  }

  private List<String> doubts(String text) throws IOException {
    Catalog catalog = new Catalog(List.of(folder), List.of(folder));
    Path file = Files.writeString(folder.resolve("study.yaml"), text);
    Protocol protocol = catalog.protocol(file);
    catalog.replies(protocol, false).ifPresent(catalog::add);
    return new Plan("study.yaml", protocol, catalog).doubts();
  }

  /** Shown no turn before it, a judge of replies does not know what they answer. */
  @Test
  void whoRatesRepliesWithoutWhatTheyAnswerIsTold() throws IOException {
    String replies =
        """
        study: judges
        title: Are replies warm?
        replies: {to: comments, rubrics: warmth, by: [{as: people, people: true}]}
        dimensions: [{name: warmth}]
        consensus: {rule: mean}
        scorers:
          - {scorer: chat, as: judge, model: tiny, rubric: warmth}
          - {scorer: chat, as: seer, model: tiny, rubric: warmth, context: 1}
        tables:
          - {name: t, against: alone, rows: [scorer], columns: [], statistics: [mean-answer]}
        """;
    assertThat(doubts(replies))
        .containsExactly(
            "scorers.judge: context: 0 shows each of the replies without the turn it answers;"
                + " context: 1 shows that, too");
  }
}
