package org.attune.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.attune.draft.Drafted.fixture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.attune.corpus.Card;
import org.attune.corpus.Card.Level;
import org.attune.corpus.Card.Shape;
import org.attune.corpus.Hashes;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.TableEntry;
import org.attune.sheet.Hints;
import org.attune.sheet.Hints.Hint;
import org.attune.tally.Question.Against;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A draft of each shape of file: it is planned without a mistake, and is what a person would write.
 */
class DraftTest {

  @TempDir Path folder;

  @Test
  void aRowARatingIsLong() {
    Drafted drafted = Drafted.of(fixture("long.csv"), folder);
    Card.Table table = drafted.table();
    assertThat(table.item()).contains("item");
    assertThat(table.conversation()).contains("conversation");
    assertThat(table.text()).contains("text");
    assertThat(table.strata()).containsOnlyKeys("register");
    assertThat(table.ratings())
        .singleElement()
        .satisfies(
            ratings -> {
              assertThat(ratings.shape()).isEqualTo(Shape.LONG);
              assertThat(ratings.value()).contains("warmth");
              assertThat(ratings.rater()).contains("rater");
              assertThat(ratings.missing()).containsExactly("NA");
            });
    Card.Dimension warmth = drafted.card().dimensions().get("warmth");
    assertThat(warmth.scale()).isEqualTo(Level.ORDINAL);
    assertThat(warmth.labels()).containsExactly("1", "2", "3", "4", "5");
    assertThat(drafted.protocol().resampling().unit()).isEqualTo("conversation");
    assertThat(drafted.tables()).containsExactly("agreement", "severity", "raters", "by-stratum");
    assertThat(drafted.table("agreement").statistics())
        .containsExactly(
            "percent-agreement", "krippendorff-alpha", "gwet-ac2-ordinal", "icc2", "icc2k");
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.contains("gender") && line.contains("belongs to raters"))
        .anyMatch(line -> line.contains("rating_time") && line.contains("how ratings were made"));
  }

  @Test
  void aNameForEachTextIsTheItemWhateverItIsCalled() {
    Drafted drafted = Drafted.of(fixture("named.csv"), folder);
    assertThat(drafted.table().item()).contains("message");
    assertThat(drafted.table().strata()).isEmpty();
  }

  @Test
  void whatIsOfferedForModelsCanBeTakenIntoUse() throws IOException {
    Drafted drafted = Drafted.of(fixture("long.csv"), folder);
    assertThat(drafted.protocol().scorers()).isEmpty();
    Protocol with = Drafted.plan(drafted.withModels(), folder);
    assertThat(with.scorers())
        .extracting(ScorerEntry::scorer)
        .containsExactly("mllib-logistic-regression");
    assertThat(with.tables())
        .extracting(TableEntry::name)
        .contains("agreement", "models", "ceiling", "models-by-stratum");
  }

  @Test
  void aColumnARaterIsWide() {
    Drafted drafted = Drafted.of(fixture("wide.csv"), folder);
    Card.Ratings ratings = drafted.table().ratings().get(0);
    assertThat(ratings.shape()).isEqualTo(Shape.WIDE);
    assertThat(ratings.columns()).containsOnlyKeys("anna", "ben", "cara");
    assertThat(ratings.names()).isEqualTo(Map.of("Anger", "anger"));
    Card.Dimension rating = drafted.card().dimensions().get("rating");
    assertThat(rating.scale()).isEqualTo(Level.NOMINAL);
    assertThat(rating.labels()).containsExactly("anger", "fear", "joy", "sadness");
    assertThat(drafted.protocol().resampling().unit()).isEqualTo("item");
    assertThat(drafted.tables()).containsExactly("agreement");
    assertThat(drafted.table("agreement").statistics())
        .containsExactly("percent-agreement", "krippendorff-alpha", "gwet-ac1");
  }

  @Test
  void namesOfColumnsMayPairDimensionsWithRaters() {
    Drafted drafted = Drafted.of(fixture("grid.csv"), folder);
    assertThat(drafted.table().delimiter()).contains(";");
    assertThat(drafted.card().dimensions()).containsOnlyKeys("warmth", "clarity");
    Card.Dimension warmth = drafted.card().dimensions().get("warmth");
    assertThat(warmth.scale()).isEqualTo(Level.INTERVAL);
    assertThat(warmth.min().orElseThrow()).isEqualByComparingTo("0");
    assertThat(warmth.max().orElseThrow()).isEqualByComparingTo("100");
    assertThat(warmth.step()).isEqualByComparingTo("1");
    assertThat(drafted.table().ratings())
        .extracting(Card.Ratings::columns)
        .containsExactly(
            Map.of("r1", "warmth_r1", "r2", "warmth_r2"),
            Map.of("r1", "clarity_r1", "r2", "clarity_r2"));
    assertThat(drafted.table().strata()).containsOnlyKeys("condition");
    assertThat(drafted.table("agreement").statistics())
        .containsExactly("krippendorff-alpha", "standard-error-of-measurement", "icc2", "icc2k");
  }

  @Test
  void columnsOfModelsAreRecordedRatings() {
    Drafted drafted = Drafted.of(fixture("models.csv"), folder);
    Card.Ratings models = drafted.table().ratings().get(1);
    assertThat(models.models()).isTrue();
    assertThat(models.columns()).isEqualTo(Map.of("gpt4", "gpt4", "claude-3", "claude_3"));
    assertThat(drafted.table().speaker()).contains("speaker");
    assertThat(drafted.protocol().resampling().unit()).isEqualTo("speaker");
    assertThat(drafted.protocol().scorers())
        .extracting(ScorerEntry::scorer, ScorerEntry::name)
        .containsExactly(tuple("recorded", "gpt4"), tuple("recorded", "claude-3"));
    TableEntry ceiling = drafted.table("ceiling");
    assertThat(ceiling.against()).isEqualTo(Against.REST);
    assertThat(ceiling.share()).isTrue();
    assertThat(drafted.table("models").differences())
        .containsExactly(new TableEntry.Difference("claude-3", "gpt4"));
    assertThat(drafted.draft().files()).containsOnlyKeys("models.csv");
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.contains("mean_rating") && line.contains("conclusion"));
  }

  @Test
  void ratersWithNamesOfModelsGetAFileOfTheirOwn() {
    Drafted drafted = Drafted.of(fixture("raters-and-models.tsv"), folder);
    assertThat(drafted.draft().files()).containsOnlyKeys("models.csv", "people.csv");
    assertThat(text(drafted, "models.csv").lines())
        .startsWith("item,model,valence,arousal", "x1,gpt-4o,2,7", "x1,claude-3,1,7")
        .hasSize(1 + 8 * 2);
    assertThat(text(drafted, "people.csv").lines())
        .startsWith("text_id,annotator,valence,arousal", "x1,maya,2,7")
        .hasSize(1 + 8 * 3);
    assertThat(drafted.protocol().scorers())
        .extracting(ScorerEntry::name)
        .containsExactly("claude-3", "gpt-4o");
    assertThat(drafted.card().dimensions().get("valence").labels())
        .containsExactly("-2", "-1", "0", "1", "2");
    assertThat(drafted.card().dimensions().get("arousal").labels()).hasSize(9);
  }

  @Test
  void answersOfSeveralWordsAreSets() throws IOException {
    Drafted drafted = Drafted.of(fixture("sets.csv"), folder);
    Card.Dimension emotions = drafted.card().dimensions().get("emotions");
    assertThat(emotions.scale()).isEqualTo(Level.LABELS);
    assertThat(emotions.labels()).containsExactly("anger", "fear", "joy", "pride");
    assertThat(drafted.table().ratings().get(0).separator()).contains(";");
    assertThat(drafted.protocol().scorers()).extracting(ScorerEntry::name).containsExactly("gpt");
    assertThat(text(drafted, "models.csv").lines()).hasSize(1 + 15);
    Path without =
        Files.write(
            folder.resolve("sets-without.csv"),
            Files.readAllLines(fixture("sets.csv")).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList());
    Protocol with = Drafted.plan(Drafted.of(without, folder).withModels(), folder);
    assertThat(with.scorers().get(0).thresholds())
        .containsOnlyKeys("anger", "fear", "joy", "pride");
  }

  @Test
  void ratersMayBeUnknownAndTextsTellItemsApart() {
    Drafted drafted = Drafted.of(fixture("unknown-raters.csv"), folder);
    assertThat(drafted.table().item()).contains("sentence");
    assertThat(drafted.table().text()).contains("sentence");
    assertThat(drafted.table().ratings().get(0).rater()).isEmpty();
    Card.Dimension intensity = drafted.card().dimensions().get("intensity");
    assertThat(intensity.max().orElseThrow()).isEqualByComparingTo("5");
    assertThat(intensity.step()).isEqualByComparingTo("0.5");
    assertThat(drafted.tables()).containsExactly("agreement");
    assertThat(drafted.table("agreement").statistics())
        .containsExactly("krippendorff-alpha", "standard-error-of-measurement", "icc1", "icc1k");
  }

  @Test
  void wordsWithAKnownOrderAreLevels() {
    Drafted drafted = Drafted.of(fixture("levels.csv"), folder);
    Card.Dimension rating = drafted.card().dimensions().get("rating");
    assertThat(rating.scale()).isEqualTo(Level.ORDINAL);
    assertThat(rating.labels()).containsExactly("never", "rarely", "sometimes", "often", "always");
    assertThat(drafted.table().ratings().get(0).missing()).containsExactly("N/A");
  }

  @Test
  void oneRatingAnItemIsComparedWithAModelThatLearns() {
    Drafted drafted = Drafted.of(fixture("single.csv"), folder);
    assertThat(drafted.protocol().scorers())
        .extracting(ScorerEntry::name)
        .containsExactly("mllib-logistic-regression");
    assertThat(drafted.tables()).containsExactly("models");
  }

  @Test
  void aPackedFileIsCopiedAsItIs() throws IOException {
    Path packed = folder.resolve("my ratings.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(fixture("wide.csv"), out);
    }
    Drafted drafted = Drafted.of(packed, folder);
    assertThat(drafted.draft().files()).containsOnlyKeys("my-ratings.csv.gz");
    assertThat(drafted.table().files().get(0).sha256()).contains(Hashes.ofFile(packed));
    assertThat(drafted.draft().files().get("my-ratings.csv.gz"))
        .isEqualTo(Files.readAllBytes(packed));
  }

  @Test
  void dimensionsOfDifferentLevelsHaveTablesOfTheirOwn() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,rater,emotion,intensity,gpt_emotion,gpt_intensity,claude_intensity",
            "a,1,joy,2.5,joy,2,3",
            "a,2,joy,3.5,joy,2,3",
            "b,1,fear,1,joy,1,",
            "b,2,joy,1.5,joy,1,");
    assertThat(drafted.tables())
        .containsExactly(
            "agreement-nominal",
            "agreement-interval",
            "severity-interval",
            "raters-interval",
            "models-nominal",
            "ceiling-nominal",
            "models-interval",
            "ceiling-interval");
    assertThat(drafted.protocol().scorers())
        .extracting(ScorerEntry::name, ScorerEntry::dimensions)
        .containsExactly(tuple("gpt", List.of()), tuple("claude", List.of("intensity")));
    assertThat(drafted.table("models-interval").consensus().orElseThrow().rule())
        .hasToString("MEAN");
  }

  @Test
  void manyModelsAreComparedWithTheFirst() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "id,r1,r2,gpt,claude,llama,gemini,mistral",
            "a,1,2,1,1,1,1,1",
            "b,2,3,2,2,2,2,2",
            "c,5,4,3,3,3,3,3");
    assertThat(drafted.table("models").differences())
        .extracting(TableEntry.Difference::minus)
        .containsExactly("gpt", "gpt", "gpt", "gpt");
  }

  @Test
  void hintsGoBeforeGuesses() throws IOException {
    Path file =
        Files.write(
            folder.resolve("ratings.csv"),
            List.of("a,b,c,d", "1,x,3,9", "1,y,4,8", "2,x,1,7", "2,y,1,7"));
    Hints hints = Hints.none().with(Hint.ITEM, "a").with(Hint.RATER, "b").with(Hint.RATED, "c");
    Drafted drafted = Drafted.of(file, hints, folder);
    assertThat(drafted.table().item()).contains("a");
    assertThat(drafted.table().ratings())
        .singleElement()
        .satisfies(
            ratings -> {
              assertThat(ratings.rater()).contains("b");
              assertThat(ratings.value()).contains("c");
            });
  }

  @Test
  void theSameFileGivesTheSameDraft() {
    Stream.of("long.csv", "sets.csv", "raters-and-models.tsv")
        .forEach(
            file -> {
              Draft once = Draft.of("mine", List.of(fixture(file)), Hints.none());
              Draft again = Draft.of("mine", List.of(fixture(file)), Hints.none());
              assertThat(again.card()).isEqualTo(once.card());
              assertThat(again.protocol()).isEqualTo(once.protocol());
              assertThat(again.told()).isEqualTo(once.told());
            });
  }

  private static String text(Drafted drafted, String file) {
    return new String(drafted.draft().files().get(file), StandardCharsets.UTF_8);
  }
}
