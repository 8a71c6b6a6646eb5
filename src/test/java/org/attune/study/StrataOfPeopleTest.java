package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.spark.StratumLevels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrataOfPeopleTest {

  private static final String CARD =
      """
      name: talks
      title: Talks
      source: here
      licence: none
      citation: Attune contributors (2026)
      dimensions: {calm: {scale: nominal, labels: ["no", "yes"]}}
      tables:
        - format: csv
          files: [{path: turns.csv}]
          speaker: who
          strata:
            place: {column: place}
            voice: {column: who}
            judge: {column: coder}
          ratings:
            - dimension: calm
              shape: long
              value: calm
              rater: coder
              groups: {age: {column: age}, name: {column: coder}}
      """;

  @TempDir private Path folder;

  private StrataOfPeople strata;

  @BeforeEach
  void card() {
    Bench.write(folder.resolve("talks").resolve("dataset.yaml"), CARD);
    Card card = new Catalog(List.of(folder)).card("talks");
    strata = new StrataOfPeople(card, new RaterIds(List.of("Anneliese", "Bo", "17", "expert")));
  }

  /** So many conversations, each level in as many of them. */
  private static StratumLevels levels(long all, long each, String... names) {
    SortedMap<String, Long> levels = new TreeMap<>();
    for (String name : names) {
      levels.put(name, each);
    }
    return new StratumLevels(levels, all);
  }

  private static String[] numbered(String name, int levels) {
    return IntStream.range(0, levels).mapToObj(i -> name + i).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anneliese",
        "anna.b@example.org",
        "5f3c1b2a9d8e7f6a5b4c3d2e",
        "A2SUAM1J3GNN3B",
        "123e4567-e89b-12d3-a456-426614174000"
      })
  void oneIdOfSomebodyIsEnough(String level) {
    assertThat(strata.people("place", levels(50, 25, "garden", level))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bo",
        "17",
        "expert",
        "garden",
        "Annelies",
        "South Africa",
        "ADMINISTRATION",
        "2026-11-30"
      })
  void otherWordsAreGroups(String level) {
    assertThat(strata.people("place", levels(50, 25, "street", level))).isEmpty();
  }

  @Test
  void manyLevelsOfFewConversationsAreLikeNames() {
    assertThat(strata.people("place", levels(40, 1, numbered("Family ", 21)))).isPresent();
    assertThat(strata.people("place", levels(20, 1, numbered("Family ", 20)))).isEmpty();
    assertThat(strata.people("place", levels(42, 2, numbered("Region ", 21)))).isEmpty();
  }

  /** A therapist and a client are in every talk; a couple is in its own. */
  @Test
  void speakersAreRolesIfTheySpeakEverywhere() {
    assertThat(strata.people("voice", levels(12, 12, "therapist", "client"))).isEmpty();
    assertThat(strata.people("voice", levels(12, 2, numbered("Kim ", 12)))).isPresent();
    assertThat(strata.people("place", levels(12, 2, numbered("Kim ", 12)))).isEmpty();
  }

  /** Counted are raters, not conversations. */
  @Test
  void aGroupOfOneRaterIsAPerson() {
    assertThat(strata.people("age", levels(12, 4, "young", "middle", "old"))).isEmpty();
    assertThat(strata.people("age", levels(2, 1, "young", "old")))
        .contains("one rater alone in 2 of its 2 values");
    assertThat(strata.people("name", levels(12, 4, "A", "B", "C"))).isPresent();
  }

  @Test
  void theColumnOfRatersIsPeopleHoweverTheyAreCalled() {
    assertThat(strata.people("judge", levels(12, 12, "A", "B"))).isPresent();
  }
}
