package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.score.neural.TinyModels.EMOTION;
import static org.attune.score.neural.TinyModels.MODELS;
import static org.attune.score.neural.TinyModels.cases;
import static org.attune.score.neural.TinyModels.open;
import static org.attune.score.neural.TinyModels.request;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Turn;
import org.attune.score.ScorerContract;
import org.attune.score.neural.TinyModels.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Hugging Face model as {@code djl-convert} writes it, against the numbers of transformers; both
 * made by {@code src/test/python/make_converted_model.py}. It was traced on one text of a few
 * tokens, so other shapes show whether the trace holds for them.
 */
class ConvertedModelTest {

  private static final String MODEL = "converted-bert";

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 256, 4096})
  void givesWhatTransformersGivesInBatchesOfAnyShape(int budget) {
    Djl.Options options =
        new Djl.Options(MODEL, budget, 128, false, NumericPrecision.FP32, Map.of());
    List<Case> cases = cases(MODEL);
    assertThat(cases).extracting(Case::tokens).contains(2, 3, 75, 128);
    try (Djl scorer = new Djl(options, request(MODELS, new TreeMap<>(Map.of("d", EMOTION))))) {
      long[][] rows = scorer.score(cases.stream().map(Case::turn).toList());
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i]).as("%s", cases.get(i).texts()).isEqualTo(cases.get(i).row());
      }
    }
  }

  @Test
  void keepsTheContract() {
    Stream<Turn> lengths =
        IntStream.rangeClosed(1, 60).mapToObj(i -> new Turn(List.of(), "I am so sad. ".repeat(i)));
    List<Turn> turns = Stream.concat(cases(MODEL).stream().map(Case::turn), lengths).toList();
    ScorerContract.check(() -> open(MODELS, MODEL, EMOTION), turns, 7);
  }
}
