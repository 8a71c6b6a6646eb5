package org.attune.score.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Attributing;
import org.attune.score.Attributing.Attributed;
import org.attune.score.AttributionContract;
import org.attune.score.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What words add to the sums of a linear model. */
class LinearAttributionTest {

  @TempDir Path folder;

  private static final class Fitted extends LinearScorer {
    Fitted(Request request) {
      super(request, TfIdf::read);
    }
  }

  private static List<Turn> turns(String... texts) {
    return Stream.of(texts).map(text -> new Turn(List.of(), text)).toList();
  }

  private Fitted written(TfIdf words, LinearModel.Link link, double[] intercepts, float[][] weights)
      throws IOException {
    Scale scale = new Scale.Nominal(List.of("a", "b", "c"));
    Request request = new Request(new TreeMap<>(Map.of("d", scale)), folder, folder, "cpu");
    LinearModel.Head head = new LinearModel.Head(link, intercepts, weights);
    new LinearModel(words, new LinearModel.Head[] {head}).write(LinearScorer.file(request));
    return new Fitted(request);
  }

  @Test
  void partsSumToTheSumsAlsoWhereLowerCaseIsLonger() throws IOException {
    String[] texts = {
      "I am so happy, so very happy!",
      "\u0130stanbul'da \uD83D\uDE00 GRO\u00DFE M\u00FCdigkeit",
      "sad",
      ""
    };
    TfIdf words = TfIdf.learn(List.of(texts), 1);
    Random random = new Random(1);
    float[][] weights = new float[3][words.size()];
    for (float[] of : weights) {
      for (int i = 0; i < of.length; i++) {
        of[i] = (float) random.nextGaussian();
      }
    }
    double[] intercepts = {.5, -1, Double.NEGATIVE_INFINITY};
    try (Fitted scorer = written(words, LinearModel.Link.SOFTMAX, intercepts, weights);
        Attributing own = scorer.attributing().orElseThrow()) {
      AttributionContract.check(scorer, turns(texts));
      Attributed text = own.of(turns(texts[1]), List.of(new int[0])).get(0);
      assertThat(text.baseline()).containsExactly(intercepts);
      assertThat(text.parts().stream().map(p -> texts[1].substring(p.from(), p.to())))
          .containsExactly("\u0130stanbul'da", "\uD83D\uDE00", "GRO\u00DFE", "M\u00FCdigkeit");
      double z0 = text.output()[0];
      double z1 = text.output()[1];
      assertThat(10_000 / (1 + Math.exp(z1 - z0)))
          .isCloseTo(scorer.score(turns(texts[1]))[0][0], within(.51));
    }
  }

  @Test
  void aModelOfOneWordIsExplainedByItWhereverItStands() throws IOException {
    TfIdf words = TfIdf.learn(List.of("happy the day was", "the day was long"), 1);
    float[][] weights = new float[3][words.size()];
    weights[1][position(words, "happy")] = 3;
    try (Fitted scorer = written(words, LinearModel.Link.SOFTMAX, new double[3], weights);
        Attributing own = scorer.attributing().orElseThrow()) {
      String text = "Happy was the day, happy the long";
      for (Attributing.Part part : own.of(turns(text), List.of(new int[0])).get(0).parts()) {
        boolean read = text.substring(part.from(), part.to()).equalsIgnoreCase("happy");
        assertThat(part.added()[1]).matches(a -> read ? a > 0 : a == 0);
        assertThat(part.added()[0]).isZero();
      }
    }
  }

  /** Where a word stands among the features: words stand behind characters. */
  private static int position(TfIdf words, String word) {
    int[] last = {-1};
    words.places(word, (feature, share, from, to) -> last[0] = Math.max(last[0], feature));
    return last[0];
  }
}
