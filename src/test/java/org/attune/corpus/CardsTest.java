package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.Names;
import org.attune.Shared;
import org.attune.statistic.Statistic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardsTest {

  /** Rows with too many columns, which the card tells of. */
  private static final Map<String, Integer> RAGGED = Map.of("isear", 163);

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
        assertThat(file.sha256().orElse("")).matches("[0-9a-f]{64}");
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
        assertThat(corpus.hashes()).containsEntry(file.path(), file.sha256().orElseThrow());
      }
    }
    assertThat(corpus.rejects()).hasSize(RAGGED.getOrDefault(dataset, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "facebook-valence-arousal.valence, valence",
    "facebook-valence-arousal.arousal, arousal",
    "popquorn-offensiveness.ratings, offensiveness",
    "crema-d-votes.all, emotion",
    "ferplus.ten-categories, emotion",
    "emobank.reader, reader-dominance",
    "emobank.writer, writer-valence",
    "affective-cognition.expt1-happy, happy",
    "affective-cognition.expt1-fear, fear",
    "empathy-expert-ratings.epitome-interpretations, epitome-interpretations",
    "empathy-expert-ratings.empatheticdialogues-fluency, empathetic-dialogues-fluency",
    "empathy-expert-ratings.perceived_empathy-practical, perceived-empathy-practical",
    "empathy-expert-ratings.lend_an_ear-self_oriented, lend-an-ear-self-oriented",
    "empathy-expert-ratings.crowd-lend_an_ear-validating_emotions, crowd-validating-emotions",
    "empathy-expert-ratings.crowd-lend_an_ear-dismissing_emotions, crowd-dismissing-emotions"
  })
  void haveTheItemsRatersAndRatingsOfTheReferenceValues(String view, String dimension)
      throws IOException {
    JsonNode golden = new ObjectMapper().readTree(Shared.file("golden/" + view + ".json").toFile());
    String dataset = golden.get("dataset").asText();
    Imported corpus = Imported.shared(dataset);
    JsonNode hashes = golden.get("sha256");
    assertThat(hashes).isNotEmpty();
    hashes
        .fields()
        .forEachRemaining(
            file ->
                assertThat(corpus.hashes())
                    .containsEntry(
                        file.getKey().substring(dataset.length() + 1), file.getValue().asText()));
    List<List<RatedItem.Rating>> panels =
        corpus.items().values().stream()
            .map(
                item ->
                    item.ratings().stream()
                        .filter(r -> r.dimension().equals(dimension))
                        .filter(r -> r.by() == RatedItem.By.RATER)
                        .toList())
            .filter(panel -> !panel.isEmpty())
            .toList();
    assertThat(panels).hasSize(golden.get("items").asInt());
    assertThat(panels.stream().mapToLong(List::size).sum())
        .isEqualTo(golden.get("ratings").asLong());
    long named =
        panels.stream().flatMap(List::stream).map(RatedItem.Rating::rater).distinct().count();
    long raters = named == 1 ? panels.stream().mapToLong(List::size).max().orElseThrow() : named;
    assertThat(raters).isEqualTo(golden.get("raters").asLong());
  }
}
