package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbabilityReaderTest {

  private static final String COLUMNS = "columns: {a: pa, b: pb, c: pc}";

  @TempDir Path folder;

  private Imported read(String dimension, String more, String... lines) throws IOException {
    return SmallCorpus.read(
        folder,
        "delimiter: ';', item: id, ratings: [{dimension: %s, shape: probabilities, model: m, %s}]"
            .formatted(dimension, more),
        lines);
  }

  private static List<Integer> degrees(Imported corpus, String item) {
    assertThat(corpus.items().get(item).ratings())
        .allMatch(r -> r.by() == RatedItem.By.DEGREE && r.rater().equals("m"));
    return corpus.items().get(item).ratings().stream().map(RatedItem.Rating::degree).toList();
  }

  @Test
  void readsAColumnForEachLabel() throws IOException {
    Imported corpus =
        read(
            "kind",
            COLUMNS,
            "id;pa;pb;pc",
            "i;.2;0.30004;5e-1",
            "j;;;",
            "k;1;0;0",
            "l;.33;.33;.33");
    assertThat(corpus.rejects()).isEmpty();
    assertThat(degrees(corpus, "i")).containsExactly(2000, 3000, 5000);
    assertThat(corpus.items().get("i").ratings())
        .extracting(RatedItem.Rating::category)
        .containsExactly(0, 1, 2);
    assertThat(corpus.items().get("j").ratings()).isEmpty();
    assertThat(degrees(corpus, "l")).containsExactly(3300, 3300, 3300);
  }

  @Test
  void readsJsonInACell() throws IOException {
    Imported corpus =
        read(
            "kind",
            "value: p, names: {A: a}",
            "id;p",
            "i;\"{\"\"b\"\": 0.75, \"\"A\"\": 0.25}\"",
            "j;[0.5, 0.25, 0.25]",
            "k;{'c': 1}",
            "l;",
            "m;[0.5, 0.5]",
            "n;{'a': 0.5, 'd': 0.5}",
            "o;joy");
    assertThat(degrees(corpus, "i")).containsExactly(2500, 7500, 0);
    assertThat(degrees(corpus, "j")).containsExactly(5000, 2500, 2500);
    assertThat(degrees(corpus, "k")).containsExactly(0, 0, 10_000);
    assertThat(corpus.items().get("l").ratings()).isEmpty();
    assertThat(corpus.rejects())
        .extracting(Reject::found)
        .containsExactly("\"[0.5, 0.5]\"", "\"d\"", "\"joy\"");
  }

  @Test
  void probabilitiesOfLabelsNeedNotAddUp() throws IOException {
    Imported corpus = read("set", COLUMNS, "id;pa;pb;pc", "i;.9;.8;0", "j;.9;;0");
    assertThat(degrees(corpus, "i")).containsExactly(9000, 8000, 0);
    assertThat(corpus.rejects())
        .extracting(Reject::toString)
        .containsExactly("a.csv:3: set: expected probabilities from 0 to 1, found nothing");
    assertThat(read("set", "value: p", "id;p", "i;{'a': 1, 'b': 0}").rejects())
        .extracting(Reject::toString)
        .containsExactly(
            "a.csv:2: set: expected a probability of every label, found none of \"c\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i;.5;.5;.5 | kind: expected probabilities that add up to 1, found a sum of 1.5000",
        "i;.31;.31;.31 | kind: expected probabilities that add up to 1, found a sum of 0.9300",
        "i;1;1;0 | kind: expected probabilities that add up to 1, found a sum of 2.0000",
        "i;-0.1;.6;.5 | kind: expected probabilities from 0 to 1, found \"-0.1\"",
        "i;20;30;50 | kind: expected probabilities from 0 to 1, found \"20\"",
        "i;.5;.5; | kind: expected probabilities from 0 to 1, found nothing",
        "i;sure;0;0 | kind: expected probabilities from 0 to 1, found \"sure\""
      })
  void rejectsOtherNumbers(String line, String reason) throws IOException {
    assertThat(read("kind", COLUMNS, "id;pa;pb;pc", line).rejects())
        .extracting(Reject::toString)
        .containsExactly("a.csv:2: " + reason);
  }

  @Test
  void ofTwoCategoriesOneProbabilityIsEnough() throws IOException {
    Card card =
        Cards.card(
            "card",
            """
            {name: small, title: Small, source: here, licence: CC0-1.0, citation: none,
             dimensions: {sarcasm: {scale: nominal, labels: ['no', 'yes']}},
             tables: [{format: csv, files: [{path: a.csv}], item: id, ratings: [
               {dimension: sarcasm, shape: probabilities, model: m, value: p},
               {dimension: sarcasm, shape: probabilities, model: n, columns: {'no': q}}]}]}
            """);
    java.nio.file.Files.write(folder.resolve("a.csv"), List.of("id,p,q", "i,.3,.3"));
    assertThat(Imported.of(card, folder).items().get("i").ratings())
        .extracting(r -> Map.entry(r.rater(), r.degree()))
        .containsExactly(
            Map.entry("m", 7000), Map.entry("m", 3000), Map.entry("n", 3000), Map.entry("n", 7000));
  }

  @Test
  void aModelRatesAnItemOnce() throws IOException {
    assertThat(read("kind", COLUMNS, "id;pa;pb;pc", "i;1;0;0", "i;0;1;0").rejects())
        .extracting(Reject::reason)
        .containsExactly("kind of the item is rated a second time by the same rater");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "score | value: p | probabilities of categories, levels or labels, found such of score, an interval scale",
        "kind | 'columns: {a: p, b: p, d: p}' | probabilities of one of [a, b, c], found \"d\"",
        "kind | 'columns: {a: p, b: p}' | probabilities of one of [a, b, c], found none of \"c\""
      })
  void refusesWhatCannotBe(String dimension, String more, String message) {
    assertThatThrownBy(() -> read(dimension, more, "id;p", "i;1"))
        .isInstanceOf(CorpusException.class)
        .hasMessage("dataset card small: expected " + message);
  }

  @Test
  void aModelNeedsAName() {
    assertThatThrownBy(
            () ->
                SmallCorpus.card(
                    "[{format: csv, files: [{path: a}],"
                        + " ratings: [{dimension: kind, shape: probabilities, value: p}]}]"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("models' ratings need the models' names");
  }
}
