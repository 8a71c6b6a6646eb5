package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.catalog.Catalog;
import org.attune.yaml.StrictYaml;
import org.junit.jupiter.api.Test;

class CardWithoutRatersTest {

  private static final Path STUDIES = Path.of("src", "test", "resources", "studies", "datasets");

  @Test
  void whoIsNamedByAColumnOrAFileIsNumbered() {
    String card =
        """
        name: mine # a comment
        tables:
          - format: csv
            header: false
            columns: [id, ann_score, Bo]
            files:
              - {path: cleo/*.csv, sha256: "00", rater: Abe}
            ratings:
              - dimension: warmth
                shape: wide
                columns: {Ann: ann_score, Bo: Bo}
              - dimension: warmth
                shape: wide
                models: true
                columns: {gpt: gpt}
        published:
          - {name: they, dimension: warmth, estimate: 0.50, on: rater 1 and rater 2}
        """;
    CardWithoutRaters shown = new CardWithoutRaters("single-ratings: public\n" + card);
    assertThat(shown.text())
        .doesNotContain("Ann", "ann_score", "Bo", "Abe", "cleo")
        .contains("columns: [id, rater 2, rater 3]", "rater: rater 1", "path: rater-1/1.csv")
        .contains("gpt: gpt", "estimate: 0.50", "on: rater 1 and rater 2");
    Map<String, String> files = Map.of("cleo/a.csv", "aa", "cleo/b.csv", "bb", "turns.csv", "cc");
    assertThat(shown.files(files, Hashes::ofTexts))
        .isEqualTo(Map.of("rater-1/1.csv", "aa", "rater-1/1.csv (2)", "bb", "turns.csv", "cc"));
    assertThat(
            shown.reasons(
                Map.of("expected a value in column \"ann_score\", found none", 2L, "other", 1L)))
        .isEqualTo(Map.of("expected a value in column \"rater 2\", found none", 2L, "other", 1L));
    CardWithoutRaters guarded = new CardWithoutRaters(card);
    assertThat(shown.text()).contains("sha256");
    assertThat(guarded.text()).contains("rater: rater 1").doesNotContain("sha256");
    assertThat(guarded.files(files, Hashes::ofTexts))
        .isEqualTo(
            Map.of("files of raters", Hashes.ofTexts(List.of("aa", "bb")), "turns.csv", "cc"));
  }

  @Test
  void aCardThatNamesNobodyStaysAsItIs() throws IOException {
    String card = Files.readString(STUDIES.resolve("postcards").resolve("dataset.yaml"));
    String longForm =
        "name: x # kept\ntables:\n  - ratings:\n      - {dimension: d, shape: long, rater: worker}\n";
    assertThat(new CardWithoutRaters(longForm).text()).isEqualTo(longForm);
    assertThat(new CardWithoutRaters("name: x\n").text()).isEqualTo("name: x\n");
    assertThat(new CardWithoutRaters(card).text()).isNotBlank();
  }

  /** Everything but names and columns is read as before. */
  @Test
  void allTestCardsCanStillBeRead() throws IOException {
    Catalog catalog = new Catalog(List.of(STUDIES));
    for (String name : catalog.cards().keySet()) {
      Card before = catalog.card(name);
      Card after =
          StrictYaml.read(
              name, new CardWithoutRaters(catalog.cardText(name)).text(), Card.class, catalog);
      assertThat(after.dimensions()).isEqualTo(before.dimensions());
      assertThat(after.notes()).isEqualTo(before.notes());
      assertThat(after.published()).isEqualTo(before.published());
      for (int t = 0; t < before.tables().size(); t++) {
        assertThat(after.tables().get(t).ratings()).hasSameSizeAs(before.tables().get(t).ratings());
      }
    }
  }
}
