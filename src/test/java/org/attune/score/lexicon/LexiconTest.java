package org.attune.score.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconTest {

  private static final List<String> TINY = List.of("joy", "fear", "neutral");
  private static final Scale LABELS = new Scale.Labels(TINY);
  private static final Scale NOMINAL = new Scale.Nominal(TINY);

  @TempDir Path models;

  private Lexicon lexicon(
      String name, Map<String, List<String>> groups, Map<String, Scale> dimensions) {
    return new Lexicon(
        new Lexicon.Options(name, groups),
        new Request(new TreeMap<>(dimensions), models, models, "cpu"));
  }

  private long[] degrees(Scale scale, Map<String, List<String>> groups, String text) {
    return lexicon("tiny", groups, Map.of("emotion", scale))
        .score(List.of(new Turn(List.of("happy"), text)))[0];
  }

  private long[] labels(String text) {
    return degrees(LABELS, Map.of(), text);
  }

  @Test
  void labelsAreLogisticOfPriorAndScaledEvidence() {
    // z = (-1 + 0.5 * 2, -2, 0.5 - 0.5 * 1)
    assertThat(labels("Happy")).containsExactly(5000, 1192, 5000);
    // z = (-1 + 0.5 * (2 + 1 + 0.5), -2 + 3, 0)
    assertThat(labels("happy \uD83D\uDE00!! afraid")).containsExactly(6792, 7311, 5000);
  }

  @Test
  void nominalIsSoftmaxOfTheSameLogOdds() {
    assertThat(degrees(NOMINAL, Map.of(), "Happy")).containsExactly(4683, 634, 4683);
  }

  @Test
  void textWithoutKnownWordsGetsThePriors() {
    assertThat(labels("")).containsExactly(2689, 1192, 6225);
    assertThat(labels("nothing known here")).containsExactly(2689, 1192, 6225);
    assertThat(degrees(NOMINAL, Map.of(), "")).containsExactly(1710, 629, 7662);
  }

  @Test
  void negationHalvesTheNextThreeWords() {
    // z = (-1 + 0.5 * 2 * 0.5, -2, 0.5 - 0.5 * 0.5)
    assertThat(labels("never was happy")).containsExactly(3775, 1192, 5622);
    assertThat(labels("wasn't a bit happy")).containsExactly(3775, 1192, 5622);
    assertThat(labels("never was a bit happy")).isEqualTo(labels("happy"));
    assertThat(labels("never, happy")).isEqualTo(labels("happy"));
  }

  @Test
  void pairsAddToTheirWords() {
    // z = (-1 + 0.5 * (-2 + 2 * 0.5), -2, 0.5 - 0.5 * 0.5)
    assertThat(labels("not happy")).containsExactly(1824, 1192, 5622);
    assertThat(labels("not, happy")).isEqualTo(labels("happy"));
  }

  @Test
  void intensifiersStrengthenTheNextWord() {
    // z = (-1 + 0.5 * 2 * 1.2, -2, 0.5 - 0.5 * 1.2)
    assertThat(labels("really happy")).containsExactly(5498, 1192, 4750);
    assertThat(labels("really a happy")).isEqualTo(labels("happy"));
    // 1.2 * 0.5
    assertThat(labels("never so happy")).containsExactly(4013, 1192, 5498);
  }

  @Test
  void wordCountsOnceWithTheModifiersOfItsFirstOccurrence() {
    assertThat(labels("happy happy never happy")).isEqualTo(labels("happy"));
    assertThat(labels("never happy. happy")).isEqualTo(labels("never happy"));
  }

  @Test
  void groupsCombineTheirLabels() {
    Map<String, List<String>> groups =
        Map.of("fine", List.of("joy", "neutral"), "bad", List.of("fear"));
    List<String> names = List.of("fine", "bad");
    assertThat(degrees(new Scale.Labels(names), groups, "happy")).containsExactly(7500, 1192);
    assertThat(degrees(new Scale.Nominal(names), groups, "happy")).containsExactly(9366, 634);
  }

  @Test
  void labelWithoutGroupStandsForItself() {
    assertThat(
            degrees(
                new Scale.Labels(List.of("fear", "fine")),
                Map.of("fine", List.of("joy", "neutral")),
                "happy"))
        .containsExactly(1192, 7500);
    assertThat(degrees(new Scale.Labels(List.of("fear")), Map.of(), "afraid"))
        .containsExactly(7311);
  }

  @Test
  void dimensionsFollowOneAnotherByName() {
    Lexicon both = lexicon("tiny", Map.of(), Map.of("b", LABELS, "a", NOMINAL));
    assertThat(both.score(List.of(new Turn(List.of(), "happy")))[0])
        .containsExactly(4683, 634, 4683, 5000, 1192, 5000);
  }

  @Test
  void rowDoesNotDependOnTheGroup() {
    Lexicon shipped =
        lexicon(
            "goemotions-ekman",
            Map.of(),
            Map.of(
                "emotion",
                new Scale.Nominal(
                    List.of("anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral"))));
    List<Turn> turns =
        Stream.of("I love this, thank you!", "", "that is disgusting", "not so sure?", "so sad :(")
            .map(text -> new Turn(List.of(), text))
            .toList();
    long[][] together = shipped.score(turns);
    for (int i = 0; i < turns.size(); i++) {
      assertThat(shipped.score(turns.subList(i, i + 1))[0]).isEqualTo(together[i]);
    }
    assertThat(shipped.score(List.of())).isEmpty();
    assertThat(together[0][3]).isGreaterThan(9000);
    assertThat(together[1][6]).isGreaterThan(5000);
    assertThat(together[2][1]).isGreaterThan(5000);
    assertThat(together[4][4]).isGreaterThan(5000);
  }

  @Test
  void fileOfTheModelsFolderIsReadAndHashed() throws Exception {
    Files.createDirectories(models.resolve("lexicons"));
    Files.writeString(models.resolve("lexicons/own.tsv"), "#label\tjoy\t0\t1\nhappy\tjoy\t1\n");
    Lexicon own = lexicon("own", Map.of(), Map.of("emotion", new Scale.Labels(List.of("joy"))));
    assertThat(own.score(List.of(new Turn(List.of(), "happy")))[0]).containsExactly(7311);
    assertThat(own.identity()).hasSize(64).matches("[0-9a-f]+");
    assertThat(own.identity())
        .isNotEqualTo(lexicon("tiny", Map.of(), Map.of("emotion", LABELS)).identity());
  }

  @Test
  void errorsNameBothSides() {
    assertThatThrownBy(() -> lexicon("absent", Map.of(), Map.of("emotion", LABELS)))
        .hasMessageContaining("no shipped lexicon absent")
        .hasMessageContaining("lexicons/absent.tsv");
    assertThatThrownBy(() -> lexicon("../tiny", Map.of(), Map.of("emotion", LABELS)))
        .hasMessageContaining("../tiny");
    Scale interval = new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
    assertThatThrownBy(() -> lexicon("tiny", Map.of(), Map.of("joyfulness", interval)))
        .hasMessageContaining("joyfulness")
        .hasMessageContaining("nominal and label scales only");
    assertThatThrownBy(() -> degrees(new Scale.Labels(List.of("joy", "anger")), Map.of(), ""))
        .hasMessageContaining("[joy, anger]")
        .hasMessageContaining("[joy, fear, neutral]");
    assertThatThrownBy(() -> degrees(LABELS, Map.of("joy", List.of("love")), ""))
        .hasMessageContaining("[love]");
    assertThatThrownBy(() -> degrees(LABELS, Map.of("joy", List.of()), ""))
        .hasMessageContaining("[]");
    assertThatThrownBy(() -> degrees(LABELS, Map.of("bliss", List.of("joy")), ""))
        .hasMessageContaining("[bliss]");
  }

  @Test
  void brokenFileNamesItsLine() throws Exception {
    Files.createDirectories(models.resolve("lexicons"));
    Files.writeString(
        models.resolve("lexicons/broken.tsv"), "#label\tjoy\t0\t1\nhappy\tbliss\t1\n");
    assertThatThrownBy(() -> lexicon("broken", Map.of(), Map.of("emotion", LABELS)))
        .hasMessageContaining("lexicon broken, line 2")
        .hasMessageContaining("bliss");
    Files.writeString(models.resolve("lexicons/empty.tsv"), "# nothing\n");
    assertThatThrownBy(() -> lexicon("empty", Map.of(), Map.of("emotion", LABELS)))
        .hasMessageContaining("no #label row");
  }
}
