package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small tables under small cards. */
class TableReaderTest {

  private static final String LONG = "item: id, ratings: [{dimension: %s, shape: long, value: x, rater: who}]";
  private static final String ONE = "item: id, ratings: [{dimension: %s, shape: %s, value: x%s}]";

  @TempDir Path folder;

  private Imported read(String table, String... lines) throws IOException {
    Files.write(folder.resolve("a.csv"), List.of(lines));
    return Imported.of(card("[{format: csv, files: [{path: a.csv, sha256: x}], " + table + "}]"), folder);
  }

  private static Card card(String tables) {
    return Cards.card(
        "card",
        """
        {name: small, title: Small, source: here, licence: CC0-1.0, citation: none,
         dimensions: {
           kind: {scale: nominal, labels: [a, b, c]},
           level: {scale: ordinal, labels: [low, mid, high], values: [1, 2, 4]},
           score: {scale: interval, min: -4, max: 4},
           set: {scale: labels, labels: [a, b, c]}},
         tables: %s}
        """
            .formatted(tables));
  }

  private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> ratings(
      Imported corpus, String item) {
    return assertThat(corpus.items().get(item).ratings())
        .extracting(Fragment.Rating::dimension, Fragment.Rating::by, Fragment.Rating::rater, Fragment.Rating::code);
  }

  @Test
  void readsLongRatingsOfAnItemFromItsRows() throws IOException {
    Imported corpus = read(LONG.formatted("level"), "id,who,x", "i,r2,high", "j,r1,low", "i,r1,mid", "j,r2,");
    ratings(corpus, "i")
        .containsExactly(tuple("level", Fragment.By.RATER, "r1", 1L), tuple("level", Fragment.By.RATER, "r2", 2L));
    ratings(corpus, "j").containsExactly(tuple("level", Fragment.By.RATER, "r1", 0L));
    assertThat(corpus.rejects()).isEmpty();
  }

  @Test
  void readsWideRatingsAColumnARater() throws IOException {
    String wide = "ratings: [{dimension: score, shape: wide, columns: {r1: x, r2: y}}]";
    Imported corpus = read(wide, "x,y", "-4,4", ",0", "1.0,2e0");
    ratings(corpus, "a.csv:2")
        .containsExactly(tuple("score", Fragment.By.RATER, "r1", 0L), tuple("score", Fragment.By.RATER, "r2", 8L));
    ratings(corpus, "a.csv:3").containsExactly(tuple("score", Fragment.By.RATER, "r2", 4L));
    assertThat(corpus.items().get("a.csv:4").ratings()).extracting(Fragment.Rating::code).containsExactly(5L, 6L);
  }

  @Test
  void readsCountsAsThatManyRatings() throws IOException {
    String counts = "item: id, ratings: [{dimension: kind, shape: counts, columns: {c: z, a: x}, labels: position}]";
    Imported corpus = read(counts, "id,x,z", "i,2,1", "j,0,3.0", "k,,1", "l,-1,1", "m,1.5,1", "n,many,1", "o,1,4e9");
    ratings(corpus, "i")
        .containsExactly(
            tuple("kind", Fragment.By.RATER, "", 0L),
            tuple("kind", Fragment.By.RATER, "", 0L),
            tuple("kind", Fragment.By.RATER, "", 2L));
    assertThat(corpus.items().get("j").ratings()).extracting(Fragment.Rating::code).containsExactly(2L, 2L, 2L);
    assertThat(corpus.items().get("k").ratings()).extracting(Fragment.Rating::code).containsExactly(2L);
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(5L, "column \"x\": expected a number of votes"),
            tuple(6L, "column \"x\": expected a number of votes"),
            tuple(7L, "column \"x\": expected a number of votes"),
            tuple(8L, "column \"z\": expected a number of votes"));
  }

  @Test
  void readsListsWithAndWithoutBrackets() throws IOException {
    String list = ONE.formatted("score", "list", ", separator: ';'");
    Imported corpus = read(list, "id,x", "i,[1; -1;1]", "j,0", "k,[]", "l,", "m,1;;2");
    assertThat(corpus.items().get("i").ratings()).extracting(Fragment.Rating::code).containsExactly(3L, 5L, 5L);
    ratings(corpus, "j").containsExactly(tuple("score", Fragment.By.RATER, "", 4L));
    assertThat(corpus.items().get("k").ratings()).isEmpty();
    assertThat(corpus.items().get("l").ratings()).isEmpty();
    assertThat(corpus.items().get("m").ratings()).extracting(Fragment.Rating::code).containsExactly(5L, 6L);
    assertThat(corpus.rejects()).isEmpty();
  }

  @Test
  void readsWhatAPanelConcludedAsAnAnswer() throws IOException {
    Imported levels = read(ONE.formatted("level", "aggregated", ""), "id,x", "i,mid", "j,2.5", "k,4");
    ratings(levels, "i").containsExactly(tuple("level", Fragment.By.PANEL, "", 2 * Scale.UNIT));
    assertThat(levels.items().get("j").ratings()).extracting(Fragment.Rating::code).containsExactly(2_500_000_000L);
    assertThat(levels.items().get("k").ratings()).extracting(Fragment.Rating::code).containsExactly(4 * Scale.UNIT);
    Imported kinds = read(ONE.formatted("kind", "aggregated", ""), "id,x", "i,b");
    ratings(kinds, "i").containsExactly(tuple("kind", Fragment.By.PANEL, "", 1L));
  }

  @Test
  void rejectsAPanelsAnswerBeyondTheScale() throws IOException {
    Imported corpus = read(ONE.formatted("level", "aggregated", ""), "id,x", "i,0.9", "j,4.1", "k,1e99", "l,much");
    assertThat(corpus.items()).isEmpty();
    assertThat(corpus.rejects())
        .extracting(Reject::reason)
        .containsExactly(
            "level: expected a number from low to high",
            "level: expected a number from low to high",
            "level: expected a number from low to high",
            "level: expected a number");
  }

  @Test
  void readsModelsAnswersAlsoBeyondTheScale() throws IOException {
    String models = "item: id, ratings: [{dimension: score, shape: wide, columns: {m1: x, m2: y}, models: true}]";
    Imported corpus = read(models, "id,x,y", "i,0.123456789,-4.5", "j,1,1e10");
    ratings(corpus, "i")
        .containsExactly(
            tuple("score", Fragment.By.MODEL, "m1", 123_456_789L),
            tuple("score", Fragment.By.MODEL, "m2", -4_500_000_000L));
    assertThat(corpus.rejects()).extracting(Reject::reason).containsExactly("score: expected a number from -4 to 4");
  }

  @ParameterizedTest
  @CsvSource({
    "name, a, 1", "name, 'c, a', 5", "name, 'a,a', 1", "position, 1, 2", "position, '0,2', 5", "position, ' 2 ', 4"
  })
  void readsSetsOfLabels(String by, String raw, long mask) throws IOException {
    String sets = ONE.formatted("set", "aggregated", ", separator: ',', labels: " + by);
    Imported corpus = read(sets, "id,x", "i,\"" + raw + "\"");
    assertThat(corpus.items().get("i").ratings()).extracting(Fragment.Rating::code).containsExactly(mask);
  }

  @ParameterizedTest
  @CsvSource({
    "name, 'a,d', 'expected labels of [a, b, c]'",
    "name, 'a,', 'expected labels of [a, b, c]'",
    "name, '0', 'expected labels of [a, b, c]'",
    "position, '0,3', 'expected a position from 0 to 2'",
    "position, '-1', 'expected a position from 0 to 2'",
    "position, 'a', 'expected a position from 0 to 2'"
  })
  void rejectsSetsWithOtherLabels(String by, String raw, String reason) throws IOException {
    String sets = ONE.formatted("set", "long", ", separator: ',', labels: " + by);
    Imported corpus = read(sets, "id,x", "i,\"" + raw + "\"");
    assertThat(corpus.rejects()).extracting(Reject::reason).containsExactly("set: " + reason);
  }

  @Test
  void readsPositionsOfCategories() throws IOException {
    Imported corpus = read(ONE.formatted("kind", "long", ", labels: position"), "id,x", "i,2", "j,3");
    assertThat(corpus.items().get("i").ratings()).extracting(Fragment.Rating::code).containsExactly(2L);
    assertThat(corpus.rejects()).extracting(Reject::reason).containsExactly("kind: expected a position from 0 to 2");
  }

  @Test
  void translatesNames() throws IOException {
    String names = ONE.formatted("kind", "long", ", names: {Alpha: a, '2': b}");
    Imported corpus = read(names, "id,x", "i,Alpha", "j,2", "k,c", "l,alpha");
    assertThat(corpus.items().values())
        .flatExtracting(Fragment::ratings)
        .extracting(Fragment.Rating::code)
        .containsExactly(0L, 1L, 2L);
    assertThat(corpus.rejects()).extracting(Reject::line).containsExactly(5L);
  }

  @Test
  void rejectsWhatIsOffTheScaleWithoutItsText() throws IOException {
    Imported corpus =
        read(ONE.formatted("score", "long", ""), "id,x", "i,5", "j,0.5", "k,secret", "l,NaN", "m,1e-999999999", "n,1");
    assertThat(corpus.items()).containsOnlyKeys("n");
    assertThat(corpus.rejects())
        .hasSize(5)
        .allSatisfy(r -> assertThat(r.reason()).isEqualTo("score: expected a number from -4 to 4 in steps of 1"));
  }

  @Test
  void rejectsARowThatContradictsAnEarlierOneAsAWhole() throws IOException {
    String table =
        "item: id, text: t, conversation: c, speaker: s, turn: n, reply-to: re, context: [before], split: {column: p},"
            + " strata: {g: {column: g}}, ratings: [{dimension: kind, shape: long, value: x, rater: who}]";
    Imported corpus =
        read(
            table,
            "id,t,c,s,n,re,before,p,g,who,x",
            "i,T,C,S,1,R,B,P,G,r1,a",
            "i,T,C,S,1.0,R,B,P,G,r2,b",
            "i,-,C,S,1,R,B,P,G,r3,c",
            "i,T,-,S,1,R,B,P,G,r3,c",
            "i,T,C,-,1,R,B,P,G,r3,c",
            "i,T,C,S,2,R,B,P,G,r3,c",
            "i,T,C,S,1,-,B,P,G,r3,c",
            "i,T,C,S,1,R,-,P,G,r3,c",
            "i,T,C,S,1,R,B,-,G,r3,c",
            "i,T,C,S,1,R,B,P,-,r3,c",
            "i,T,C,S,1,,B,P,G,r4,c");
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(4L, "text of the item differs from an earlier row"),
            tuple(5L, "conversation of the item differs from an earlier row"),
            tuple(6L, "speaker of the item differs from an earlier row"),
            tuple(7L, "turn of the item differs from an earlier row"),
            tuple(8L, "reply-to of the item differs from an earlier row"),
            tuple(9L, "context of the item differs from an earlier row"),
            tuple(10L, "split of the item differs from an earlier row"),
            tuple(11L, "g of the item differs from an earlier row"));
    assertThat(corpus.items().get("i").ratings()).extracting(Fragment.Rating::rater).containsExactly("r1", "r2", "r4");
  }

  @Test
  void rejectsASecondRatingByTheSameRater() throws IOException {
    Imported named = read(LONG.formatted("kind"), "id,who,x", "i,r1,a", "i,r1,a", "i,r2,b", "j,r1,c");
    assertThat(named.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(tuple(3L, "kind of the item is rated a second time by the same rater"));
    assertThat(named.items().get("i").ratings()).hasSize(2);
    Imported unnamed = read(ONE.formatted("kind", "long", ""), "id,x", "i,a", "i,a");
    assertThat(unnamed.items().get("i").ratings()).hasSize(2);
    Imported panel = read(ONE.formatted("kind", "aggregated", ""), "id,x", "i,a", "i,a");
    assertThat(panel.rejects()).extracting(Reject::line).containsExactly(3L);
  }

  @Test
  void joinsTablesByItem() throws IOException {
    Files.write(folder.resolve("t.csv"), List.of("id,text", "1,one", "2,"));
    Files.write(folder.resolve("r.csv"), List.of("id,x", "2,a", "1,b", "1,c"));
    Imported corpus =
        Imported.of(
            card(
                """
                [{format: csv, files: [{path: t.csv, sha256: x, prefix: p-, split: s, strata: {k: v}}],
                  item: id, text: text},
                 {format: csv, files: [{path: r.csv, sha256: x, prefix: p-}], item: id,
                  ratings: [{dimension: kind, shape: long, value: x}]}]
                """),
            folder);
    assertThat(corpus.items()).containsOnlyKeys("p-1", "p-2");
    Fragment item = corpus.items().get("p-1");
    assertThat(item.text()).isEqualTo("one");
    assertThat(item.split()).isEqualTo("s");
    assertThat(item.strata()).isEqualTo(Map.of("k", "v"));
    assertThat(item.line()).isEqualTo(2);
    assertThat(item.ratings()).extracting(Fragment.Rating::code).containsExactly(1L, 2L);
    assertThat(corpus.items().get("p-2").text()).isEmpty();
  }

  @Test
  void takesPartsOfColumns() throws IOException {
    String parts =
        "item: id, conversation: 'id ~ ^(\\d+)_', turn: 'id ~ _(\\d+)$', reply-to: 're ~ <(.*)>',"
            + " strata: {split: {column: 'id ~ ^(\\d)', names: {'1': one}}}, split: {column: 'id ~ _(\\d)'}";
    Imported corpus = read(parts, "id,re", "12_3,<1_2>", "12_4,", "1_x,", "2_1,");
    Fragment item = corpus.items().get("12_3");
    assertThat(item.conversation()).isEqualTo("12");
    assertThat(item.turn()).isEqualTo(3);
    assertThat(item.replyTo()).isEqualTo("1_2");
    assertThat(item.split()).isEqualTo("3");
    assertThat(item.strata()).isEqualTo(Map.of("split", "one"));
    assertThat(corpus.items().get("12_4").replyTo()).isNull();
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(4L, "column \"id\": expected _(\\d+)$, found something else"), tuple(5L, "id: expected one of [1]"));
  }

  @Test
  void standsForItselfWhereTheCardSaysNothing() throws IOException {
    Fragment item = read("text: t", "t", "hello").items().get("a.csv:2");
    assertThat(item.conversation()).isEqualTo("a.csv:2");
    assertThat(item.turn()).isEqualTo(2);
    assertThat(item.speaker()).isNull();
    assertThat(item.context()).isEmpty();
  }

  @Test
  void rejectsRowsThatAreTooShortAndTurnsThatAreNoNumbers() throws IOException {
    Imported corpus = read("text: t, turn: n", "n,t", "1,one", "2", "x,three", "1.5,four");
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(3L, "expected a value in column \"t\", found none"),
            tuple(4L, "turn: expected a whole number"),
            tuple(5L, "turn: expected a whole number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text: nowhere | small/a.csv: expected a column \"nowhere\", found columns",
        "split: {column: nowhere} | small/a.csv: expected a column \"nowhere\", found columns",
        "strata: {g: {column: nowhere}} | small/a.csv: expected a column \"nowhere\", found columns",
        "item: 'id ~ x' | column \"id ~ x\": expected a group (...) in the regular expression, found none",
        "item: 'id ~ (' | column \"id ~ (\": expected a regular expression after ~, found Unclosed group",
        "ratings: [{dimension: other, shape: long, value: x}] | dataset card small: expected ratings of one of",
        "ratings: [{dimension: kind, shape: counts, columns: {d: x}}] | dataset card small: expected counts of one of"
      })
  void saysWhatTheCardSaysWrong(String table, String message) {
    assertThatThrownBy(() -> read(table, "id,x", "1,2"))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(message);
  }
}
