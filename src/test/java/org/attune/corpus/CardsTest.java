package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.Shared;
import org.attune.statistic.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardsTest {

  static List<String> names() throws IOException {
    return Cards.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readWithoutFindings(String dataset) throws IOException {
    Card card = Cards.card(dataset);
    assertThat(card.name()).isEqualTo(dataset);
    for (Card.Table table : card.tables()) {
      for (Card.File file : table.files()) {
        assertThat(file.sha256()).matches("[0-9a-f]{64}");
        assertThat(new TableReader(card, table, file, file.path()).where())
            .isEqualTo(dataset + "/" + file.path());
      }
    }
    Set<String> statistics = Names.in(Statistic.class, Statistic.class).keySet();
    assertThat(card.published())
        .allSatisfy(figure -> assertThat(figure.statistic()).isIn(statistics));
  }

  @ParameterizedTest
  @MethodSource("names")
  void areOfFilesThatAreAsTheySay(String dataset) throws IOException {
    boolean own =
        Files.exists(
            Path.of(
                "datasets", dataset, Cards.card(dataset).tables().get(0).files().get(0).path()));
    Imported corpus =
        own
            ? Imported.of(Cards.card(dataset), Path.of("datasets", dataset))
            : Imported.shared(dataset);
    for (Card.Table table : corpus.card().tables()) {
      for (Card.File file : table.files()) {
        assertThat(corpus.hashes()).containsEntry(file.path(), file.sha256());
      }
    }
    assertThat(corpus.rejects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "facebook-valence-arousal.valence, valence",
    "facebook-valence-arousal.arousal, arousal",
    "popquorn-offensiveness.ratings, offensiveness",
    "crema-d-votes.all, emotion",
    "ferplus.ten-categories, emotion"
  })
  void haveTheItemsRatersAndRatingsOfTheReferenceValues(String view, String dimension)
      throws IOException {
    JsonNode golden = new ObjectMapper().readTree(Shared.file("golden/" + view + ".json").toFile());
    String dataset = golden.get("dataset").asText();
    Imported corpus = Imported.shared(dataset);
    JsonNode hashes = golden.get("sha256");
    corpus
        .hashes()
        .forEach(
            (file, hash) -> assertThat(hashes.get(dataset + "/" + file).asText()).isEqualTo(hash));
    List<List<Fragment.Rating>> panels =
        corpus.items().values().stream()
            .map(
                item ->
                    item.ratings().stream().filter(r -> r.dimension().equals(dimension)).toList())
            .toList();
    assertThat(panels).hasSize(golden.get("items").asInt());
    assertThat(panels.stream().mapToLong(List::size).sum())
        .isEqualTo(golden.get("ratings").asLong());
    boolean anonymous = corpus.raters() == 1;
    long raters =
        anonymous ? panels.stream().mapToLong(List::size).max().orElseThrow() : corpus.raters();
    assertThat(raters).isEqualTo(golden.get("raters").asLong());
  }

  @Test
  void goemotionsHasItsSplitsAndSetsOfLabels() {
    Imported corpus = Imported.shared("goemotions");
    assertThat(counts(corpus, Fragment::split))
        .containsExactly(entry("development", 5426L), entry("test", 5427L), entry("train", 43410L));
    Function<Fragment, String> size =
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
        .allMatch(item -> item.ratings().get(0).by() == Fragment.By.PANEL);
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
    Fragment empty = corpus.items().get("dataset-fb-valence-arousal-anon.csv:72");
    assertThat(empty.text()).isEmpty();
    assertThat(empty.ratings()).extracting(Fragment.Rating::code).containsExactly(2L, 0L, 5L, 5L);
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
    List<Fragment> own = corpus.items(item -> item.strata().get("kind").equals(kind));
    assertThat(own).hasSize(items).allMatch(item -> item.text() != null);
    assertThat(own.stream().map(Fragment::conversation).distinct()).hasSize(documents);
    assertThat(own.stream().mapToInt(item -> sentiments(item).length).summaryStatistics())
        .returns(ratings, s -> s.getSum())
        .returns(least, s -> s.getMin())
        .returns(most, s -> s.getMax());
    for (String[] line :
        Shared.tabbed("datasets/vader-ground-truth/" + file + "_anonDataRatings.txt")) {
      Fragment item = corpus.items().get(kind + "-" + line[0].replace("\uFEFF", ""));
      assertThat(mean(item)).isCloseTo(Double.parseDouble(line[1]), within(1e-9));
    }
    assertThat(own)
        .filteredOn(item -> Math.abs(mean(item) - publishedMean(item)) > 1e-8)
        .hasSize(differing);
  }

  private static long[] sentiments(Fragment item) {
    return item.ratings().stream()
        .filter(r -> r.dimension().equals("sentiment"))
        .mapToLong(Fragment.Rating::code)
        .toArray();
  }

  private static double mean(Fragment item) {
    return Arrays.stream(sentiments(item)).average().orElseThrow() - 4;
  }

  private static double publishedMean(Fragment item) {
    Fragment.Rating mean = item.ratings().get(0);
    assertThat(mean.dimension()).isEqualTo("published-mean");
    assertThat(mean.by()).isEqualTo(Fragment.By.PANEL);
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
    assertThat(counts(corpus, Fragment::speaker)).hasSize(91);
    assertThat(counts(corpus, Fragment::conversation).values()).hasSize(7442).containsOnly(3L);
  }

  @Test
  void ferplusHasItsSplitsAndVotes() {
    Imported corpus = Imported.shared("ferplus");
    assertThat(counts(corpus, Fragment::split))
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

  private static long votes(Imported corpus, String presentation) {
    return corpus.items(item -> item.strata().get("presentation").equals(presentation)).stream()
        .mapToLong(item -> item.ratings().size())
        .sum();
  }

  private static Map<String, Long> counts(Imported corpus, Function<Fragment, String> of) {
    return corpus.items().values().stream()
        .collect(Collectors.groupingBy(of, TreeMap::new, Collectors.counting()));
  }
}
