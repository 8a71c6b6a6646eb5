package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.attune.catalog.Catalog;
import org.attune.protocol.Protocol;
import org.attune.report.Learning;
import org.attune.result.Manifest;
import org.junit.jupiter.api.Test;

class LearningsTest {

  private static final Protocol PROTOCOL =
      new Catalog(List.of(Path.of("datasets"))).protocol(Path.of("protocols", "quickstart.yaml"));

  @Test
  void cardsOfShippedModelsTellWhatTheyLearnedFrom() throws Exception {
    SortedMap<String, Learning> all =
        Learnings.of(
            PROTOCOL,
            Manifest.read("", Files.readString(Path.of("results", "quickstart", "manifest.json"))));
    assertThat(all).containsOnlyKeys("attune-mini", "lexicon", "mllib-logistic-regression");
    Learning mini = all.get("attune-mini");
    assertThat(mini.folds()).isZero();
    assertThat(mini.before())
        .isEqualTo("the split train of goemotions, emobank, epitome, empathic-reactions");
    assertThat(mini.card())
        .containsOnlyKeys("learned from", "limits", "meant for", "not meant for");
    assertThat(mini.card().get("not meant for"))
        .hasSize(3)
        .contains("Finding out who is at risk. It was never tried for that.");
    assertThat(all.get("lexicon").before())
        .isEqualTo("GoEmotions (Demszky et al. 2020, arXiv:2005.00547), train.tsv and dev.tsv");
    assertThat(all.get("mllib-logistic-regression").folds()).isEqualTo(1);
  }

  @Test
  void anotherModelOfTheNameIsNotTakenForTheShippedOne() {
    String manifest =
        """
        {"corpora": {"everyday-conversations": {"scorers": [
          {"name": "attune-mini", "model-sha256": "00"}, {"name": "lexicon", "model-sha256": "00"}]}}}
        """;
    for (String each : List.of(manifest, "{}")) {
      SortedMap<String, Learning> all = Learnings.of(PROTOCOL, Manifest.read("", each));
      assertThat(all.get("attune-mini").before()).isEmpty();
      assertThat(all.get("attune-mini").card()).isEmpty();
      assertThat(all.get("lexicon").before()).isEmpty();
    }
  }
}
