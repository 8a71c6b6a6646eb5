package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attune.study.Catalog;
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
              - {path: a.csv, sha256: "00", rater: Cleo}
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
    assertThat(CardWithoutRaters.of(card))
        .doesNotContain("Ann", "ann_score", "Bo", "Cleo")
        .contains("columns: [id, rater 1, rater 2]", "rater: rater 3", "gpt: gpt")
        .contains("estimate: 0.50", "on: rater 1 and rater 2");
  }

  @Test
  void aCardThatNamesNobodyStaysAsItIs() throws IOException {
    String card = Files.readString(STUDIES.resolve("postcards").resolve("dataset.yaml"));
    String longForm =
        "name: x # kept\ntables:\n  - ratings:\n      - {dimension: d, shape: long, rater: worker}\n";
    assertThat(CardWithoutRaters.of(longForm)).isEqualTo(longForm);
    assertThat(CardWithoutRaters.of("name: x\n")).isEqualTo("name: x\n");
    assertThat(CardWithoutRaters.of(card)).isNotBlank();
  }

  /** Everything but names and columns is read as before. */
  @Test
  void allTestCardsCanStillBeRead() throws IOException {
    Catalog catalog = new Catalog(java.util.List.of(STUDIES));
    for (String name : catalog.cards().keySet()) {
      Card before = catalog.card(name);
      Card after =
          StrictYaml.read(name, CardWithoutRaters.of(catalog.cardText(name)), Card.class, catalog);
      assertThat(after.dimensions()).isEqualTo(before.dimensions());
      assertThat(after.notes()).isEqualTo(before.notes());
      assertThat(after.published()).isEqualTo(before.published());
      for (int t = 0; t < before.tables().size(); t++) {
        assertThat(after.tables().get(t).ratings()).hasSameSizeAs(before.tables().get(t).ratings());
      }
    }
  }
}
