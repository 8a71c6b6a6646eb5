package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {

  private static final String LONG =
      "item: id, ratings: [{dimension: %s, shape: long, value: x, rater: who}]";
  private static final String ONE = "item: id, ratings: [{dimension: %s, shape: %s, value: x%s}]";

  @TempDir Path folder;

  private Imported read(String table, String... lines) throws IOException {
    return SmallCorpus.read(folder, table, lines);
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
    assertThat(corpus.items().get("i").ratings())
        .extracting(RatedItem.Rating::rater)
        .containsExactly("r1", "r2", "r4");
  }

  @Test
  void rejectsASecondRatingByTheSameRater() throws IOException {
    Imported named =
        read(LONG.formatted("kind"), "id,who,x", "i,r1,a", "i,r1,a", "i,r2,b", "j,r1,c");
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
            SmallCorpus.card(
                """
                [{format: csv, files: [{path: t.csv, sha256: x, prefix: p-, split: s, strata: {k: v}}],
                  item: id, text: text},
                 {format: csv, files: [{path: r.csv, sha256: x, prefix: p-}], item: id,
                  ratings: [{dimension: kind, shape: long, value: x}]}]
                """),
            folder);
    assertThat(corpus.items()).containsOnlyKeys("p-1", "p-2");
    Imported.Item item = corpus.items().get("p-1");
    assertThat(item.text()).isEqualTo("one");
    assertThat(item.split()).isEqualTo("s");
    assertThat(item.strata()).isEqualTo(Map.of("k", "v"));
    assertThat(item.line()).isEqualTo(2);
    assertThat(item.ratings()).extracting(RatedItem.Rating::code).containsExactly(1L, 2L);
    assertThat(corpus.items().get("p-2").text()).isEmpty();
  }

  @Test
  void takesPartsOfColumns() throws IOException {
    String parts =
        "item: id, conversation: 'id ~ ^(\\d+)_', turn: 'id ~ _(\\d+)$', reply-to: 're ~ <(.*)>',"
            + " strata: {split: {column: 'id ~ ^(\\d)', names: {'1': one}}}, split: {column: 'id ~ _(\\d)'}";
    Imported corpus = read(parts, "id,re", "12_3,<1_2>", "12_4,", "1_x,", "2_1,");
    Imported.Item item = corpus.items().get("12_3");
    assertThat(item.conversation()).isEqualTo("12");
    assertThat(item.turn()).isEqualTo(3);
    assertThat(item.replyTo()).isEqualTo("1_2");
    assertThat(item.split()).isEqualTo("3");
    assertThat(item.strata()).isEqualTo(Map.of("split", "one"));
    assertThat(corpus.items().get("12_4").replyTo()).isNull();
    assertThat(corpus.items().get("2_1").strata()).isEqualTo(Map.of("split", "2"));
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason, Reject::found)
        .containsExactly(tuple(4L, "column \"id\": expected _(\\d+)$", "\"1_x\""));
  }

  @Test
  void standsForItselfWhereTheCardSaysNothing() throws IOException {
    Imported.Item item = read("text: t", "t", "hello").items().get("a.csv:2");
    assertThat(item.conversation()).isEqualTo("a.csv:2");
    assertThat(item.turn()).isEqualTo(2);
    assertThat(item.speaker()).isNull();
    assertThat(item.context()).isEmpty();
  }

  @Test
  void ofSeveralTextsBeforeTheFirstMayBeMissing() throws IOException {
    Imported corpus =
        read(
            "item: id, text: t, context: [c3, c2, c1]",
            "id,c3,c2,c1,t",
            "a,one,two,three,text",
            "b,,two,three,text",
            "c, ,,three,text",
            "d,,,,text",
            "e,one,,three,text");
    assertThat(corpus.items().get("a").context()).containsExactly("one", "two", "three");
    assertThat(corpus.items().get("b").context()).containsExactly("two", "three");
    assertThat(corpus.items().get("c").context()).containsExactly("three");
    assertThat(corpus.items().get("d").context()).containsExactly("");
    assertThat(corpus.items().get("e").context()).containsExactly("one", "", "three");
  }

  @Test
  void rejectsRowsThatAreTooShortAndTurnsThatAreNoNumbers() throws IOException {
    Imported corpus = read("text: t, turn: n", "n,t", "1,one", "2", "x,three", "1.5,four");
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(3L, "expected 2 columns, found 1"),
            tuple(4L, "turn: expected a whole number"),
            tuple(5L, "turn: expected a whole number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "item: id, text: nowhere | small/a.csv: expected a column \"nowhere\", found columns [id, x]",
        "item: id, split: {column: nowhere} | small/a.csv: expected a column \"nowhere\", found columns [id, x]",
        "item: id, strata: {g: {column: nowhere}} | small/a.csv: expected a column \"nowhere\", found columns [id, x]",
        "ratings: [{dimension: other, shape: long, value: x}] | dataset card small: expected ratings of one of",
        "ratings: [{dimension: kind, shape: counts, columns: {d: x}}] | dataset card small: expected counts of one of"
      })
  void saysWhatTheCardSaysWrong(String table, String message) {
    assertThatThrownBy(() -> read(table, "id,x", "1,2"))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aFirstRowThatNamesNoColumnsIsNotShown() {
    assertThatThrownBy(
            () ->
                read(
                    "item: id, text: words",
                    "Anna Schmidt,I have thought of ending it all",
                    "Ben Meier,x"))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "small/a.csv: expected a column \"id\", found 2 columns, none with a name the card has (does the first"
                + " row name them?)");
    assertThatThrownBy(() -> read("item: id, text: words", "ID,Text", "1,x"))
        .hasMessage("small/a.csv: expected a column \"id\", found columns [ID, Text]");
  }

  @Test
  void itemsWithoutTheIdOfTheirConversationAreNotOneConversation() throws IOException {
    Imported corpus = read("item: id, conversation: c", "id,c", "1,", "2, ", "3,a");
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(2L, "expected a value in column \"c\""),
            tuple(3L, "expected a value in column \"c\""));
    assertThat(corpus.items()).containsOnlyKeys("3");
  }

  @Test
  void whoRatedIsNotBlank() throws IOException {
    Imported corpus =
        read(LONG.formatted("kind"), "id,who,x", "1, ,a", "1,,b", "2,r1,a", "2,,", "3, , ");
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(2L, "column \"who\": expected who rated"),
            tuple(3L, "column \"who\": expected who rated"));
    assertThat(corpus.items()).containsOnlyKeys("2", "3");
  }
}
