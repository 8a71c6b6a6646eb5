package org.attune.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.Medium;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Scorer;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

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
        moods: {scale: labels, labels: [calm, tense, tired]}
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
            - {dimension: warmth, shape: long, value: warmth, rater: rater}
            - {dimension: moods, shape: long, value: moods, rater: rater, separator: ";"}
      """;

  private static final String FACES =
      """
      name: faces
      title: Faces
      source: Made up
      licence: None
      citation: None
      dimensions:
        emotion: {scale: nominal, labels: [anger, joy, unknown]}
      tables:
        - format: csv
          files: [{path: faces.csv, sha256: "0", strata: {light: dim}}]
          ratings: [{dimension: emotion, shape: counts, columns: {anger: a, joy: j, unknown: u}}]
      """;

  private static final String GOOD =
      """
      study: good
      title: How do two models compare?
      corpora: [comments]
      splits: {train: train, test: test}
      dimensions: [{name: emotion}, {name: warmth}, {name: feeling, of: emotion, groups: {bad: [anger], good: [joy]}}]
      consensus: {rule: majority}
      scorers:
        - {scorer: lexicon, lexicon: goemotions-ekman, dimensions: [emotion]}
        - {scorer: recorded, as: bert}
      tables:
        - name: models
          rows: [dimension, scorer]
          columns: [statistic]
          statistics: [accuracy, quadratic-kappa]
          differences: [{of: bert, minus: lexicon}]
        - name: labels
          rows: [label]
          columns: [stratum]
          statistics: [f1]
          scorers: [bert]
          dimensions: [emotion]
          strata: register
        - {name: people, rows: [dimension], columns: [], statistics: [fleiss-kappa], against: raters}
      resampling: {unit: speaker}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeCards() throws IOException {
    write("comments/dataset.yaml", COMMENTS);
    write("faces/dataset.yaml", FACES);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Plan plan(String text) throws IOException {
    Catalog catalog = new Catalog(List.of(folder));
    return new Plan("study.yaml", catalog.protocol(write("study.yaml", text)), catalog);
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

  private static String changed(String good, String bad) {
    assertThat(GOOD).contains(good);
    return GOOD.replace(good, bad);
  }

  /** Options of a scorer that hears, as none that is shipped does. */
  public record Hearing() implements Scorer.OfMedia {
    @Override
    public Set<Medium.Kind> media() {
      return Set.of(Medium.Kind.SOUND);
    }
  }

  private Plan heard(String media) throws IOException {
    write("faces/dataset.yaml", FACES.replace("    ratings:", media + "    ratings:"));
    Catalog catalog = new Catalog(List.of(folder));
    Vocabulary vocabulary =
        new Vocabulary() {
          @Override
          public Set<String> names(String kind) {
            Set<String> names = new TreeSet<>(catalog.names(kind));
            names.add("hearing");
            return names;
          }

          @Override
          public Class<? extends Record> variant(String kind, String name) {
            return name.equals("hearing") ? Hearing.class : catalog.variant(kind, name);
          }
        };
    String text =
        """
        study: heard
        title: Heard
        corpora: [faces]
        dimensions: [{name: emotion}]
        consensus: {rule: majority}
        scorers: [{scorer: hearing}]
        tables: [{name: models, rows: [scorer], columns: [statistic], statistics: [accuracy]}]
        """;
    Protocol protocol = StrictYaml.read("study.yaml", text, Protocol.class, vocabulary);
    return new Plan("study.yaml", protocol, catalog);
  }

  @Test
  void aScorerThatHearsIsRefusedACorpusWithoutSound() throws IOException {
    String refused =
        "study.yaml: scorers.hearing: expected a corpus with sound (media of a table of its card),"
            + " found %s in faces";
    assertThatThrownBy(() -> heard("")).hasMessage(refused.formatted("none"));
    assertThatThrownBy(() -> heard("    media: [{column: face, kind: picture}]\n"))
        .hasMessage(refused.formatted("picture"));
    Plan plan = heard("    media: [{column: face, kind: picture}, {column: voice, kind: sound}]\n");
    assertThat(plan.corpora().get(0).scorers())
        .extracting(ScorerEntry::name)
        .containsExactly("hearing");
  }

  @Test
  void aFolderOfMediaIsInsideOfTheDatasetFolder() {
    assertThatThrownBy(() -> heard("    media: [{column: face, kind: picture, folder: ../x}]\n"))
        .hasMessageContaining("folder")
        .hasMessageContaining("expected a folder inside of the dataset folder, found \"../x\"");
  }

  @Test
  void plansWhatFits() throws IOException {
    PlannedCorpus corpus = plan(GOOD).corpora().get(0);
    assertThat(corpus.dimensions())
        .extracting(d -> d.name())
        .containsExactly("emotion", "warmth", "feeling");
    assertThat(corpus.cells().stream().filter(c -> c.table().name().equals("models")))
        .extracting(c -> c.scorer().words() + " " + c.dimension() + " " + c.statistic().name())
        .containsExactly(
            "lexicon emotion accuracy",
            "bert emotion accuracy",
            "bert - lexicon emotion accuracy",
            "bert warmth accuracy",
            "bert warmth quadratic-kappa",
            "bert feeling accuracy");
    assertThat(corpus.cells().stream().filter(c -> c.table().name().equals("labels")))
        .extracting(c -> c.label() + corpus.entries().get(c.entry()).strata().names())
        .containsExactly(
            "anger[]",
            "anger[register]",
            "joy[]",
            "joy[register]",
            "neutral[]",
            "neutral[register]");
  }

  @Test
  void aDimensionMayBeOfOneCorpusOnly() throws IOException {
    String two =
        """
        study: two
        title: How well do people agree?
        corpora: [comments, faces]
        dimensions:
          - name: emotion
          - {name: known, of: emotion, groups: {anger: [anger], joy: [joy]}, corpora: [faces]}
        consensus: {rule: majority}
        tables: [{name: people, rows: [dimension], columns: [], statistics: [fleiss-kappa], against: raters}]
        """;
    assertThat(plan(two).corpora().stream().flatMap(corpus -> corpus.cells().stream()))
        .extracting(PlannedCell::dimension)
        .containsExactly("comments/emotion", "faces/emotion", "faces/known");
  }

  private static final String JUDGED =
      """
      study: judged
      title: Does a model see what people see?
      corpora: [comments]
      dimensions: [{name: warmth}, {name: emotion}, {name: kindness, of: warmth}]
      consensus: {rule: median}
      scorers: [{scorer: recorded, as: bert}, {scorer: recorded, as: other, model: bert, dimensions: [warmth]}]
      tables:
        - name: construct
          rows: [dimension, scorer]
          columns: [statistic]
          statistics: [%s]
          against: %s
      """;

  /** On one dimension or on two, those with an order; people first, then models that rate both. */
  @Test
  void peopleAndModelsAreSeenOnEveryTwoDimensions() throws IOException {
    PlannedCorpus corpus =
        plan(JUDGED.formatted("monotrait-heterorater, heterotrait-monorater", "traits"))
            .corpora()
            .get(0);
    assertThat(corpus.cells())
        .extracting(c -> c.scorer().words() + ", " + c.dimension() + ": " + c.statistic().name())
        .containsExactly(
            "raters, warmth: monotrait-heterorater",
            "bert, warmth: monotrait-heterorater",
            "other, warmth: monotrait-heterorater",
            "raters, warmth with kindness: heterotrait-monorater",
            "bert, warmth with kindness: heterotrait-monorater",
            "raters, kindness: monotrait-heterorater",
            "bert, kindness: monotrait-heterorater");
    assertThat(corpus.cells()).allMatch(cell -> cell.second() < 0 && cell.ties() < 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pearson | traits | statistics of raters on one or two dimensions, found pearson
          halo-ratio | raters | against: traits, found halo-ratio
          prediction-powered-mean | rest | against: consensus, found prediction-powered-mean
          human-mean, accuracy | consensus, reference: other | people as the reference: no reference, found human-mean
          """)
  void statisticsOfJudgesStandWhereTheyBelong(String statistics, String against, String expected) {
    assertThat(mistakes(JUDGED.formatted(statistics, against.replace(", ", "\n    "))))
        .contains("tables.construct.statistics: expected " + expected);
  }

  /** A mean of ratings has no ties. */
  @Test
  void tiesOfAConsensusAreNotThoseOfAMean() throws IOException {
    String text =
        JUDGED
            .formatted("human-mean, accuracy", "consensus")
            .replace("median", "majority")
            .replace("rows: [dimension, scorer]", "rows: [dimension, scorer, label]");
    assertThat(plan(text).corpora().get(0).cells())
        .allMatch(c -> c.ties() < 0 == c.statistic().name().equals("human-mean"));
  }

  @Test
  void whatScoresConversationsIsResampledByThem() {
    String text =
        """
        study: bad
        title: What is a question?
        corpora: [comments]
        splits: {test: test}
        dimensions: [{name: emotion}]
        consensus: {rule: majority}
        scorers: [{scorer: lexicon, lexicon: goemotions}]
        tables: [{name: models, rows: [], columns: [], statistics: [joint-accuracy]}]
        resampling: {unit: item}
        """;
    assertThat(mistakes(text))
        .contains(
            "resampling.unit: expected conversation, the unit that joint-accuracy scores, found item");
  }

  @Test
  void tellsAllUnknownNamesAtOnce() {
    String text =
        """
        study: bad
        title: Who knows these names?
        corpora: [comments, faces]
        splits: {train: trains, development: development, test: a}
        dimensions: [{name: emotion}, {name: mood}, {name: care, of: warmth, corpora: [faces, cats]}]
        consensus: {rule: majority}
        scorers:
          - {scorer: lexicon, lexicon: goemotions, dimensions: [feeling], thresholds: {calm: 0.5}}
        tables:
          - {name: models, rows: [], columns: [], statistics: [f1], scorers: [bert], dimensions: [moods], strata: age}
          - {name: two, rows: [], columns: [], statistics: [f1], differences: [{of: lexicon, minus: words}]}
          - {name: more, rows: [], columns: [], statistics: [accuracy, fleiss-kappa]}
          - {name: people, rows: [], columns: [], statistics: [accuracy, fleiss-kappa], against: raters}
        resampling: {unit: conversations}
        """;
    assertThat(mistakes(text))
        .containsExactly(
            "dimensions.mood.of: expected one of [emotion, warmth, moods], found \"mood\"",
            "dimensions.care.corpora: expected one of [comments, faces], found \"cats\"",
            "dimensions.care.of: expected one of [emotion], found \"warmth\"",
            "scorers.lexicon.dimensions: expected one of [emotion, mood, care], found \"feeling\"",
            "scorers.lexicon.thresholds: expected none, because there are none, found \"calm\"",
            "tables.models.dimensions: expected one of [emotion, mood, care], found \"moods\"",
            "tables.models.scorers: expected one of [lexicon], found \"bert\"",
            "tables.models.strata: expected one of [register, light], found \"age\"",
            "tables.two.differences: expected one of [lexicon], found \"words\"",
            "tables.more.statistics: expected against: raters, found fleiss-kappa",
            "tables.people.statistics: expected against: consensus, rest or pairs, found accuracy",
            "splits.train: expected one of [train, test], found \"trains\"",
            "splits.development: expected one of [train, test], found \"development\"",
            "splits.test: expected one of [train, test], found \"a\"",
            "resampling.unit: expected one of [conversation, item, speaker, register, light], found \"conversations\"");
  }

  @Test
  void tellsAllThatDoesNotFitAtOnce() {
    String text =
        """
        study: bad
        title: Does this fit?
        corpora: [comments]
        dimensions:
          - {name: warmth, groups: {warm: [high]}}
          - {name: feeling, of: emotion, groups: {bad: [anger], good: [joy, bliss]}}
          - {name: twice, of: emotion, groups: {bad: [anger], worse: [anger]}}
          - {name: emotion}
        consensus: {rule: mean}
        scorers: [{scorer: recorded, as: gpt}, {scorer: recorded, as: bert}, {scorer: lexicon, lexicon: goemotions}]
        tables:
          - {name: models, rows: [], columns: [scorer], statistics: [accuracy, hamming-loss]}
          - name: people
            rows: []
            columns: []
            statistics: [fleiss-kappa, percent-agreement]
            against: raters
            strata: register
        """;
    assertThat(mistakes(text))
        .containsExactly(
            "dimensions.warmth.groups: expected a scale without order to group, found one of [low, middle, high]",
            "dimensions.feeling.groups: expected one of [anger, joy, neutral], found \"bliss\"",
            "dimensions.twice.groups: expected each label in one group, found \"anger\" in two",
            "consensus.rule: expected majority for dimension emotion, found mean",
            "scorers.gpt: expected a corpus with ratings of the model gpt, found none",
            "tables.models.statistics: expected statistics that fit the scale of a dimension shown, found hamming-loss",
            "tables.people: expected statistic among rows or columns, because it has several values, found [] and []",
            "tables.people: expected stratum among rows or columns, because it has several values, found [] and []");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows: [dimension, scorer] | rows: [dimension] | tables.models: expected scorer among rows or columns, because"
            + " it has several values, found [dimension] and [statistic]",
        "rows: [dimension, scorer] | rows: [scorer] | tables.models: expected dimension among rows or columns, because"
            + " it has several values, found [scorer] and [statistic]",
        "rows: [label] | rows: [] | tables.labels: expected label among rows or columns, because it has several values,"
            + " found [] and [stratum]",
        "{rule: majority} | {rule: any} | consensus.rule: expected majority for dimension emotion, found any",
        "[accuracy, quadratic-kappa] | [accuracy, hamming-loss] | tables.models.statistics: expected statistics that"
            + " fit the scale of a dimension shown, found hamming-loss"
      })
  void refuses(String good, String bad, String first) {
    assertThat(mistakes(changed(good, bad)).get(0)).isEqualTo(first);
  }

  @Test
  void statisticsOfCategoriesNeedAnswersThatAreCategories() {
    String text =
        """
        study: between
        title: What if the median lies between two levels?
        corpora: [comments]
        dimensions: [{name: warmth}]
        consensus: {rule: median, ties: middle}
        scorers: [{scorer: recorded, as: bert}]
        tables: [{name: models, rows: [statistic], columns: [], statistics: [pearson, accuracy]}]
        """;
    assertThat(mistakes(text))
        .containsExactly(
            "tables.models.statistics: expected statistics of values, because the consensus may lie between the"
                + " categories, found accuracy");
  }

  @Test
  void scorersNeedTextsSplitsNeedNames() {
    String text =
        """
        study: faces
        title: What can be read in faces?
        corpora: [faces]
        %s
        dimensions: [{name: emotion}]
        consensus: {rule: majority}
        scorers: [{scorer: lexicon, lexicon: goemotions}]
        tables: [{name: models, rows: [], columns: [], statistics: [accuracy]}]
        """;
    assertThat(mistakes(text.formatted("splits: {test: test}")))
        .containsExactly("splits.test: expected none, because there are none, found \"test\"");
    assertThat(mistakes(text.formatted("")))
        .containsExactly(
            "scorers.lexicon: expected a corpus with texts, found none",
            "tables.models.statistics: expected statistics that fit the scale of a dimension shown, found accuracy");
  }
}
