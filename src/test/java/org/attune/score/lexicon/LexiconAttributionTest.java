package org.attune.score.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/** What words add to what a lexicon says. */
class LexiconAttributionTest {

  @TempDir Path models;

  private Lexicon lexicon(String name, Map<String, List<String>> groups, Scale scale) {
    return new Lexicon(
        new Lexicon.Options(name, groups),
        new Request(new TreeMap<>(Map.of("d", scale)), models, models, "cpu"));
  }

  private static List<Turn> turns(String... texts) {
    return Stream.of(texts).map(text -> new Turn(List.of("happy"), text)).toList();
  }

  @Test
  void partsOfWhatIsShippedSumToTheOutput() {
    List<String> ekman =
        List.of("anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral");
    List<Turn> turns =
        turns(
            "",
            "I'm not really happy, but thank you SO much!!! \uD83D\uDE02\uD83D\uDE02",
            "u/someone [NAME] said\nso sad... don\u2019t you think? I hate hate hate it");
    AttributionContract.check(
        lexicon("goemotions-ekman", Map.of(), new Scale.Labels(ekman)), turns);
    Map<String, List<String>> groups =
        Map.of("bad", List.of("anger", "disgust", "fear", "sadness"), "good", List.of("joy"));
    for (Scale scale :
        List.of(
            new Scale.Labels(List.of("bad", "good")), new Scale.Nominal(List.of("bad", "good")))) {
      AttributionContract.check(lexicon("goemotions-ekman", groups, scale), turns);
    }
  }

  @Test
  void outputsAreTheDegreesBeforeTheyAreDegrees() {
    Map<String, List<String>> groups =
        Map.of("bad", List.of("anger", "disgust", "fear", "sadness"), "good", List.of("joy"));
    Scale scale = new Scale.Labels(List.of("bad", "good"));
    List<Turn> turns = turns("I hate it, what a sad day");
    try (Lexicon lexicon = lexicon("goemotions-ekman", groups, scale);
        Attributing own = lexicon.attributing().orElseThrow()) {
      long[] degrees = lexicon.score(turns)[0];
      double[] output = own.of(turns, List.of(new int[0])).get(0).output();
      for (int o = 0; o < output.length; o++) {
        assertThat(10_000 / (1 + Math.exp(-output[o]))).isCloseTo(degrees[o], within(.51));
      }
    }
  }

  @Test
  void aLexiconOfOneWordIsExplainedByItWhereItStandsFirst() throws IOException {
    Files.createDirectories(models.resolve("lexicons"));
    Files.writeString(
        models.resolve("lexicons/one.tsv"),
        "#label\tjoy\t-1\t0.5\n#label\tnone\t0\t1\nhappy\tjoy\t2\nmy happy\tjoy\t4\n");
    try (Lexicon lexicon = lexicon("one", Map.of(), new Scale.Labels(List.of("joy", "none")));
        Attributing own = lexicon.attributing().orElseThrow()) {
      assertThat(own.exact()).isTrue();
      String text = "What? HAPPY, happy me";
      Attributed alone = own.of(turns(text), List.of(new int[0])).get(0);
      assertThat(alone.parts()).hasSize(1);
      assertThat(text.substring(alone.parts().get(0).from(), alone.parts().get(0).to()))
          .isEqualTo("HAPPY");
      assertThat(alone.parts().get(0).added()).containsExactly(1, 0);
      // the pair adds 2, a half to each of its words
      Attributed pair = own.of(turns("my happy"), List.of(new int[0])).get(0);
      assertThat(pair.parts().stream().mapToDouble(p -> p.added()[0])).containsExactly(1d, 2d);
      assertThat(pair.baseline()).containsExactly(-1, 0);
    }
  }
}
