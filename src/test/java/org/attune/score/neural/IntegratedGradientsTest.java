package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Attributing;
import org.attune.score.Attributing.Attributed;
import org.attune.score.Attributing.Part;
import org.attune.score.AttributionContract;
import org.attune.score.Models;
import org.attune.score.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tokens add to the outputs of a TorchScript model. */
class IntegratedGradientsTest {

  @ParameterizedTest
  @CsvSource({"tiny-emotion", "tiny-labels", "tiny-empathy", "tiny-valence"})
  void partsSumToTheChangeAndOutputsAreTheModels(String model) {
    Scale scale =
        Map.of(
                "tiny-emotion", TinyModels.EMOTION,
                "tiny-labels", TinyModels.LABELS,
                "tiny-empathy", TinyModels.LEVELS,
                "tiny-valence", TinyModels.VALENCE)
            .get(model);
    try (Djl scorer = TinyModels.open(TinyModels.MODELS, model, scale);
        Attributing gradients = scorer.attributing().orElseThrow()) {
      assertThat(gradients.exact()).isFalse();
      List<TinyModels.Case> cases = TinyModels.cases(model).stream().limit(4).toList();
      List<Turn> turns = cases.stream().map(TinyModels.Case::turn).toList();
      List<Attributed> texts = gradients.of(turns, AttributionContract.everything(scorer, turns));
      AttributionContract.check(scorer, turns);
      for (int i = 0; i < cases.size(); i++) {
        for (int k = 0; k < cases.get(i).logits().length; k++) {
          assertThat(texts.get(i).output()[k]).isCloseTo(cases.get(i).logits()[k], within(1e-3));
        }
      }
    }
  }

  @Test
  void theShippedModelReadsItsWordsWhereTheyStand() {
    String said = "\uD83D\uDE00\uD83D\uDE00 thanks a lot, unbelievably kind";
    try (Djl scorer =
            new Djl(
                new Djl.Options("attune-mini", 128, false, Map.of("valence", "valence")),
                new Request(
                    new TreeMap<>(Map.of("valence", TinyModels.VALENCE)),
                    new Models(Path.of("none")),
                    Path.of("none"),
                    "cpu"));
        Attributing gradients = scorer.attributing().orElseThrow()) {
      AttributionContract.check(scorer, List.of(new Turn(List.of(), said)));
      Attributed text =
          gradients.of(List.of(new Turn(List.of(), said)), List.of(new int[1])).get(0);
      List<String> read = new ArrayList<>();
      for (Part part : text.parts()) {
        read.add(said.substring(part.from(), part.to()));
      }
      assertThat(read).contains("thanks", "a", "lot", ",", "kind");
      assertThat(String.join("", read)).contains("unbelievably");
    }
  }
}
