package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.attune.score.neural.TinyModels.EMOTION;
import static org.attune.score.neural.TinyModels.EMOTIONS;
import static org.attune.score.neural.TinyModels.LABELS;
import static org.attune.score.neural.TinyModels.LEVELS;
import static org.attune.score.neural.TinyModels.MODELS;
import static org.attune.score.neural.TinyModels.VALENCE;
import static org.attune.score.neural.TinyModels.cases;
import static org.attune.score.neural.TinyModels.copy;
import static org.attune.score.neural.TinyModels.open;
import static org.attune.score.neural.TinyModels.options;
import static org.attune.score.neural.TinyModels.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Extent;
import org.attune.score.ScorerContract;
import org.attune.score.neural.TinyModels.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of the {@link TinyModels}. */
class DjlTest {

  private static void givesExpected(Djl scorer, List<Case> cases) {
    try (scorer) {
      long[][] rows = scorer.score(cases.stream().map(Case::turn).toList());
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i]).as("%s", cases.get(i).texts()).isEqualTo(cases.get(i).row());
      }
    }
  }

  @Test
  void aModelIsTheSameHoweverItsFolderIsNamed(@TempDir Path folder) throws IOException {
    Path whole = copy(folder.resolve("a"), "tiny-emotion", "{");
    Path here = Path.of("").toAbsolutePath();
    Path part = here.relativize(copy(folder.resolve("b"), "tiny-emotion", "{"));
    assertThat(ModelFolder.open(part).identity()).isEqualTo(ModelFolder.open(whole).identity());
  }

  @Test
  void aModelThatWasMovedIsOpenedWhereItLiesNow(@TempDir Path folder) throws IOException {
    ModelFolder before = ModelFolder.open(copy(folder.resolve("a"), "tiny-emotion", "{ "));
    LoadedModel loaded = LoadedModel.of(before, "cpu", NumericPrecision.FP32);
    ModelFolder now = ModelFolder.open(copy(folder.resolve("b"), "tiny-emotion", "{ "));
    Files.delete(before.path().resolve("tokenizer.json"));
    assertThat(LoadedModel.of(now, "cpu", NumericPrecision.FP32)).isSameAs(loaded);
    assertThat(loaded.tokenizer(now, 31).encode("so glad").getIds()).isNotEmpty();
  }

  @Test
  void nominalIsSoftmax() {
    givesExpected(open(MODELS, "tiny-emotion", EMOTION), cases("tiny-emotion"));
  }

  @Test
  void labelsAreSigmoids() {
    givesExpected(open(MODELS, "tiny-labels", LABELS), cases("tiny-labels"));
  }

  @Test
  void ordinalOfPairsIsSoftmaxOverLevels() {
    try (Djl scorer = open(MODELS, "tiny-empathy", LEVELS)) {
      assertThat(scorer.context()).isEqualTo(1);
    }
    givesExpected(open(MODELS, "tiny-empathy", LEVELS), cases("tiny-empathy"));
  }

  @Test
  void intervalIsTheNumberItself() {
    givesExpected(open(MODELS, "tiny-valence", VALENCE), cases("tiny-valence"));
  }

  @Test
  void theScaleDecidesNotTheNumberOfOutputs() {
    Case first = cases("tiny-labels").get(0);
    try (Djl scorer = open(MODELS, "tiny-labels", new Scale.Nominal(List.of("a", "b", "c", "d")))) {
      double[] powers = Arrays.stream(first.logits()).map(Math::exp).toArray();
      double sum = Arrays.stream(powers).sum();
      assertThat(scorer.score(List.of(first.turn()))[0])
          .isEqualTo(Arrays.stream(powers).mapToLong(p -> Math.round(10_000 * p / sum)).toArray());
    }
  }

  @Test
  void headsAreFoundByOutputAndColumn() {
    SortedMap<String, Scale> dimensions =
        new TreeMap<>(Map.of("arousal", VALENCE, "mood", LEVELS, "valence", VALENCE));
    Map<String, String> heads =
        Map.of("mood", "columns 0-2", "valence", "column 3", "arousal", "output 1");
    Djl.Options options = new Djl.Options("tiny-heads", 128, false, heads);
    try (Djl scorer = new Djl(options, request(MODELS, dimensions))) {
      for (Case expected : cases("tiny-heads")) {
        long[] row = expected.row();
        assertThat(scorer.score(List.of(expected.turn()))[0])
            .containsExactly(row[4], row[0], row[1], row[2], row[3]);
      }
    }
  }

  @Test
  void labelNamesAreMatchedToTheScale() {
    List<String> order =
        List.of("joy", "surprise", "neutral", "sadness", "fear", "disgust", "anger");
    Case first = cases("tiny-emotion").get(0);
    try (Djl scorer = open(MODELS, "tiny-emotion", new Scale.Nominal(order))) {
      assertThat(scorer.score(List.of(first.turn()))[0])
          .isEqualTo(order.stream().mapToLong(e -> first.row()[EMOTIONS.indexOf(e)]).toArray());
    }
  }

  @Test
  void saysWhichTextsItCuts() {
    Turn words = new Turn(List.of(), "one two three four five six");
    int all;
    try (Djl scorer = open(MODELS, "tiny-emotion", EMOTION)) {
      all = scorer.extent(words).length();
      assertThat(scorer.extent(words).cut()).isFalse();
      assertThat(scorer.longest()).hasValue(128);
    }
    for (int most : new int[] {all - 1, all, all + 1}) {
      Djl.Options options = new Djl.Options("tiny-emotion", most, false, Map.of());
      SortedMap<String, Scale> dimensions = new TreeMap<>(Map.of("emotion", EMOTION));
      try (Djl scorer = new Djl(options, request(MODELS, dimensions))) {
        assertThat(scorer.extent(words)).isEqualTo(new Extent(Math.min(most, all), most < all));
        assertThat(scorer.extent(new Turn(List.of(), "one")).cut()).isFalse();
      }
    }
  }

  @Test
  void aPairIsCutWhicheverOfItsTextsIsTooLong() {
    String words = "one two three four five six seven eight nine ten";
    Djl.Options options = new Djl.Options("tiny-empathy", 9, true, Map.of());
    SortedMap<String, Scale> dimensions = new TreeMap<>(Map.of("mood", LEVELS));
    try (Djl scorer = new Djl(options, request(MODELS, dimensions))) {
      assertThat(scorer.extent(new Turn(List.of(words), "one")).cut()).isTrue();
      assertThat(scorer.extent(new Turn(List.of("one"), words)).cut()).isTrue();
      assertThat(scorer.extent(new Turn(List.of("one"), "two")).cut()).isFalse();
    }
  }

  @Test
  void keepsTheContract() {
    ScorerContract.check(() -> open(MODELS, "tiny-emotion", EMOTION), many("tiny-emotion"), 7);
    ScorerContract.check(() -> open(MODELS, "tiny-empathy", LEVELS), many("tiny-empathy"), 3);
    ScorerContract.check(() -> open(MODELS, "tiny-valence", VALENCE), many("tiny-valence"), 1);
  }

  @Test
  void tasksShareTheModel() {
    List<Case> cases = cases("tiny-emotion");
    IntStream.range(0, 16)
        .parallel()
        .forEach(i -> givesExpected(open(MODELS, "tiny-emotion", EMOTION), cases));
  }

  /** More turns than go into a batch, of many lengths. */
  private static List<Turn> many(String model) {
    Stream<Turn> generated =
        IntStream.rangeClosed(1, 60)
            .mapToObj(
                i ->
                    new Turn(
                        i % 3 == 0 ? List.of() : List.of("why " + i),
                        "I am so sad ".repeat(i % 13) + i));
    return Stream.concat(cases(model).stream().map(Case::turn), generated).toList();
  }

  @Test
  void anyTextHasARow() {
    List<Turn> turns =
        Stream.of("\0", "\uD83D\uDE00 ok", "\uD83D", "\n\t ", "\u202Eabc", "x".repeat(100_000))
            .map(t -> new Turn(List.of(), t))
            .toList();
    ScorerContract.check(() -> open(MODELS, "tiny-emotion", EMOTION), turns, 7);
  }

  @Test
  void onlyTheLastTurnBeforeIsRead() {
    try (Djl scorer = open(MODELS, "tiny-empathy", LEVELS)) {
      long[][] rows =
          scorer.score(
              List.of(
                  new Turn(List.of("b"), "c"),
                  new Turn(List.of("a", "b"), "c"),
                  new Turn(List.of(), "c")));
      assertThat(rows[1]).isEqualTo(rows[0]);
      assertThat(rows[2]).isNotEqualTo(rows[0]);
      assertThat(rows[2]).isEqualTo(scorer.score(List.of(new Turn(List.of(""), "c")))[0]);
    }
  }

  @Test
  void isLoadedOncePerContentAndDevice(@TempDir Path models) throws IOException {
    ModelFolder original = ModelFolder.open(MODELS.resolve("tiny-valence"));
    ModelFolder copy =
        ModelFolder.open(copy(models, "tiny-valence", "{\"max_position_embeddings\": 512,"));
    assertThat(LoadedModel.of(original, "cpu", NumericPrecision.FP32))
        .isSameAs(LoadedModel.of(original, "cpu", NumericPrecision.FP32));
    assertThat(copy.identity()).isNotEqualTo(original.identity());
    assertThat(LoadedModel.of(copy, "cpu", NumericPrecision.FP32))
        .isNotSameAs(LoadedModel.of(original, "cpu", NumericPrecision.FP32));
  }

  @Test
  void closedScorersDoNotScore() {
    Djl scorer = open(MODELS, "tiny-valence", VALENCE);
    scorer.close();
    scorer.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> scorer.score(List.of(new Turn(List.of(), "a"))));
    givesExpected(open(MODELS, "tiny-valence", VALENCE), cases("tiny-valence"));
  }
}
