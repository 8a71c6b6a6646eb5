package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single corpora hold, as their cards read them. */
class CorporaTest {

  @Test
  void goemotionsHasItsSplitsAndSetsOfLabels() {
    Imported corpus = Imported.shared("goemotions");
    assertThat(counts(corpus, Imported.Item::split))
        .containsExactly(entry("development", 5426L), entry("test", 5427L), entry("train", 43410L));
    Function<Imported.Item, String> size =
        item -> item.split() + " " + Long.bitCount(item.ratings().get(0).code());
    assertThat(counts(corpus, size))
        .contains(
            entry("train 1", 36308L),
            entry("train 2", 6541L),
            entry("train 3", 532L),
            entry("train 4", 28L))
        .contains(entry("train 5", 1L))
        .contains(
            entry("test 1", 4590L),
            entry("test 2", 774L),
            entry("test 3", 61L),
            entry("test 4", 2L));
    assertThat(corpus.items().values())
        .allMatch(item -> item.ratings().get(0).by() == RatedItem.By.PANEL);
  }

  @Test
  void goemotionsNamesItsLabelsInTheirOrder() throws IOException {
    List<String> lines = Files.readAllLines(Shared.file("datasets/goemotions/labels.txt"));
    assertThat(Cards.card("goemotions").dimensions().get("emotion").labels()).isEqualTo(lines);
  }

  @Test
  void facebookHasTwoRatersAndAnEmptyText() {
    Imported corpus = Imported.shared("facebook-valence-arousal");
    assertThat(corpus.items()).allSatisfy((id, item) -> assertThat(item.ratings()).hasSize(4));
    Imported.Item empty = corpus.items().get("dataset-fb-valence-arousal-anon.csv:72");
    assertThat(empty.text()).isEmpty();
    assertThat(empty.ratings()).extracting(RatedItem.Rating::code).containsExactly(2L, 0L, 5L, 5L);
  }

  @Test
  void popquornHasItsRatings() {
    Imported corpus = Imported.shared("popquorn-offensiveness");
    assertThat(corpus.ratings("offensiveness", item -> true))
        .containsExactly(
            entry("1", 7516L),
            entry("2", 2190L),
            entry("3", 1590L),
            entry("4", 1039L),
            entry("5", 701L));
    assertThat(corpus.items().values())
        .allMatch(item -> item.ratings().size() >= 5 && item.ratings().size() <= 10);
  }

  @ParameterizedTest
  @CsvSource({
    "tweets, tweets, 4200, 4200, 159750, 20, 99, 199",
    "amazon, amazonReviewSnippets, 3708, 300, 74160, 20, 20, 0",
    "movie, movieReviewSnippets, 10605, 10605, 198810, 15, 29, 0",
    "news, nytEditorialSnippets, 5190, 498, 103800, 20, 20, 0"
  })
  void vaderHasItsKindsAndTheirMeans(
      String kind,
      String file,
      int items,
      int documents,
      long ratings,
      int least,
      int most,
      int differing)
      throws IOException {
    Imported corpus = Imported.shared("vader-ground-truth");
    List<Imported.Item> own = corpus.items(item -> item.strata().get("kind").equals(kind));
    assertThat(own).hasSize(items).allMatch(item -> item.text() != null);
    assertThat(own.stream().map(Imported.Item::conversation).distinct()).hasSize(documents);
    assertThat(own.stream().mapToInt(item -> sentiments(item).length).summaryStatistics())
        .returns(ratings, s -> s.getSum())
        .returns(least, s -> s.getMin())
        .returns(most, s -> s.getMax());
    for (String[] line :
        Shared.tabbed("datasets/vader-ground-truth/" + file + "_anonDataRatings.txt")) {
      Imported.Item item = corpus.items().get(kind + "-" + line[0].replace("\uFEFF", ""));
      assertThat(mean(item)).isCloseTo(Double.parseDouble(line[1]), within(1e-9));
    }
    assertThat(own)
        .filteredOn(item -> Math.abs(mean(item) - publishedMean(item)) > 1e-8)
        .hasSize(differing);
  }

  private static long[] sentiments(Imported.Item item) {
    return item.ratings().stream()
        .filter(r -> r.dimension().equals("sentiment"))
        .mapToLong(RatedItem.Rating::code)
        .toArray();
  }

  private static double mean(Imported.Item item) {
    return Arrays.stream(sentiments(item)).average().orElseThrow() - 4;
  }

  private static double publishedMean(Imported.Item item) {
    RatedItem.Rating mean = item.ratings().get(0);
    assertThat(mean.dimension()).isEqualTo("published-mean");
    assertThat(mean.by()).isEqualTo(RatedItem.By.PANEL);
    return (double) mean.code() / Scale.UNIT;
  }

  @Test
  void cremaDHasItsPresentationsActorsAndVotes() {
    Imported corpus = Imported.shared("crema-d-votes");
    assertThat(votes(corpus, "voice")).isEqualTo(68568);
    assertThat(votes(corpus, "face")).isEqualTo(71654);
    assertThat(votes(corpus, "audio-visual")).isEqualTo(71778);
    assertThat(counts(corpus, item -> item.strata().get("intended")))
        .containsExactly(
            entry("anger", 3813L),
            entry("disgust", 3813L),
            entry("fear", 3813L),
            entry("happy", 3813L),
            entry("neutral", 3261L),
            entry("sad", 3813L));
    assertThat(counts(corpus, Imported.Item::speaker)).hasSize(91);
    assertThat(counts(corpus, Imported.Item::conversation).values()).hasSize(7442).containsOnly(3L);
  }

  @Test
  void ferplusHasItsSplitsAndVotes() {
    Imported corpus = Imported.shared("ferplus");
    assertThat(counts(corpus, Imported.Item::split))
        .containsExactly(entry("development", 3589L), entry("test", 3589L), entry("train", 28709L));
    assertThat(corpus.ratings("emotion", item -> true))
        .containsExactly(
            entry("anger", 28468L),
            entry("contempt", 6062L),
            entry("disgust", 5391L),
            entry("fear", 12174L),
            entry("happiness", 91446L),
            entry("neutral", 107485L),
            entry("not-a-face", 1943L),
            entry("sadness", 47446L),
            entry("surprise", 41490L),
            entry("unknown", 16964L));
  }

  @Test
  void emobankHasItsDocumentsSplitsAndATextThatReadsNone() {
    Imported corpus = Imported.shared("emobank");
    assertThat(counts(corpus, item -> String.valueOf(item.split())))
        .containsExactly(
            entry("development", 1000L),
            entry("null", 486L),
            entry("test", 1000L),
            entry("train", 8062L));
    assertThat(counts(corpus, Imported.Item::conversation)).hasSize(135 + 1250);
    assertThat(counts(corpus, item -> item.strata().get("category")))
        .hasSize(7)
        .contains(entry("SemEval", 1250L), entry("fiction", 2893L));
    assertThat(corpus.items().get("easy_money_13624_13628").text()).isEqualTo("None");
    assertThat(corpus.items().get("easy_money_13624_13628"))
        .returns("easy_money", Imported.Item::conversation)
        .returns(13624L, Imported.Item::turn);
    assertThat(corpus.ratings("reader-valence", item -> true))
        .containsExactly(
            entry("1", 6097L),
            entry("2", 6073L),
            entry("3", 34708L),
            entry("4", 5545L),
            entry("5", 632L));
    List<Imported.Item> kept = corpus.items(item -> item.split() != null);
    assertThat(kept)
        .allSatisfy(
            item ->
                assertThat(item.ratings())
                    .filteredOn(r -> r.by() == RatedItem.By.PANEL)
                    .extracting(RatedItem.Rating::dimension)
                    .containsExactly("arousal", "dominance", "valence"));
  }

  @Test
  void affectiveCognitionHasItsRatings() {
    Imported corpus = Imported.shared("affective-cognition");
    assertThat(corpus.ratings("fear", item -> true)).contains(entry("1", 848L), entry("9", 4L));
    assertThat(corpus.ratings("disappointed", item -> true)).contains(entry("1", 383L));
    assertThat(corpus.items().values())
        .allMatch(item -> item.ratings().size() >= 8 * 13 && item.ratings().size() <= 8 * 34);
  }

  @Test
  void empathyHasItsFrameworksExpertsAndModels() {
    Imported corpus = Imported.shared("empathy-expert-ratings");
    assertThat(counts(corpus, item -> item.strata().get("framework")))
        .containsExactly(
            entry("empathetic-dialogues", 50L),
            entry("epitome", 50L),
            entry("lend-an-ear", 50L),
            entry("perceived-empathy", 50L));
    Map<String, Long> raters =
        corpus.items().values().stream()
            .flatMap(item -> item.ratings().stream())
            .filter(r -> !r.dimension().startsWith("crowd-"))
            .collect(
                Collectors.groupingBy(
                    r -> r.by() + " " + r.rater(), TreeMap::new, Collectors.counting()));
    assertThat(raters)
        .containsExactly(
            entry("MODEL claude", 1050L),
            entry("MODEL gemini", 1050L),
            entry("MODEL gpt", 1050L),
            entry("RATER expert1", 1050L),
            entry("RATER expert2", 1050L),
            entry("RATER expert3", 1050L));
    assertThat(corpus.items(item -> item.text() == null))
        .hasSize(50)
        .allMatch(item -> item.strata().get("framework").equals("perceived-empathy"));
    assertThat(corpus.items(item -> item.context().size() == 1))
        .hasSize(50)
        .allMatch(item -> item.strata().get("framework").equals("epitome"));
    assertThat(corpus.card().published()).hasSize(3 * 21);
  }

  private static long votes(Imported corpus, String presentation) {
    return corpus.items(item -> item.strata().get("presentation").equals(presentation)).stream()
        .flatMap(item -> item.ratings().stream())
        .filter(rating -> rating.by() == RatedItem.By.RATER)
        .count();
  }

  private static Map<String, Long> counts(Imported corpus, Function<Imported.Item, String> of) {
    return corpus.items().values().stream()
        .collect(Collectors.groupingBy(of, TreeMap::new, Collectors.counting()));
  }
}
