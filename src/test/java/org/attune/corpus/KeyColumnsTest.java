package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.attune.Shared;
import org.attune.statistic.Estimate;
import org.attune.statistic.KrippendorffAlpha;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyColumnsTest {

  private static final String TURNS =
      "item: [d, u], conversation: d, reply-to: [d, re], text: t,"
          + " ratings: [{dimension: kind, shape: long, value: x, rater: who}]";

  @TempDir Path folder;

  @Test
  void anItemIsKnownBySeveralColumns() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            TURNS,
            "d,u,re,t,who,x",
            "1,1,,hi,r1,a",
            "1,1,,hi,r2,b",
            "1,2,1,yes,r1,a",
            "2,1,,hi,r1,c");
    assertThat(corpus.rejects()).isEmpty();
    assertThat(corpus.items()).containsOnlyKeys("1/1", "1/2", "2/1");
    assertThat(corpus.items().get("1/1").ratings()).hasSize(2);
    assertThat(corpus.items().get("1/2").conversation()).isEqualTo("1");
    assertThat(corpus.items().get("1/2").replyTo()).isEqualTo("1/1");
    assertThat(corpus.items().get("2/1").replyTo()).isNull();
  }

  @Test
  void noTwoListsOfValuesGiveOneId() throws IOException {
    Imported corpus =
        SmallCorpus.read(folder, "item: [d, u]", "d,u", "a/b,c", "a,b/c", "a\\,/b", "a\\/,b", ",b");
    assertThat(corpus.items())
        .containsOnlyKeys("a\\/b/c", "a/b\\/c", "a\\\\/\\/b", "a\\\\\\//b", "/b");
  }

  /** So that two tables can make two items of one row. */
  @Test
  void aTextMayStandForAColumn() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            "item: [id, '= cause ~ x'], turn: '= 2', conversation: id",
            "id,x",
            "q1,1",
            ",2");
    assertThat(corpus.items()).containsOnlyKeys("q1/cause ~ x");
    assertThat(corpus.items().get("q1/cause ~ x").turn()).isEqualTo(2);
    assertThat(corpus.rejects())
        .extracting(Reject::toString)
        .containsExactly("a.csv:3: expected a value in column \"id\", found nothing");
  }

  @Test
  void aFileOfAModelIsJoinedByTheSameColumns() throws IOException {
    Imported people = SmallCorpus.read(folder, "item: [d, u]", "d,u", "1,1", "1,2");
    Imported model = SmallCorpus.read(folder, "item: [Dialogue, Turn]", "Turn,Dialogue", "2,1");
    assertThat(people.items().keySet()).containsAll(model.items().keySet());
  }

  @Test
  void anItemWithoutAnIdIsRejected() throws IOException {
    Imported one = SmallCorpus.read(folder, "item: id", "id,x", "1,2", " ,3", ",4");
    assertThat(one.items()).containsOnlyKeys("1");
    assertThat(one.rejects())
        .extracting(Reject::toString)
        .containsExactly(
            "a.csv:3: expected a value in column \"id\", found nothing",
            "a.csv:4: expected a value in column \"id\", found nothing");
    assertThat(SmallCorpus.read(folder, "item: [d, u]", "d,u", ", ").items()).isEmpty();
  }

  /** Ordinal alpha .934, that of the turns of sessions, not of the numbers 1, 2 ... of turns. */
  @Test
  void ratingsOfTurnsOfSessionsAgree() throws IOException {
    Path file = Shared.file("cases/16-composite-key/agreeing.csv");
    Card card =
        Cards.card(
            "card",
            """
            {name: sessions, title: Sessions, source: here, licence: CC0-1.0, citation: none,
             dimensions: {empathy: {scale: ordinal, labels: [1, 2, 3, 4, 5]}},
             tables: [{format: csv, files: [{path: agreeing.csv}], item: [session, turn],
               conversation: session,
               ratings: [{dimension: empathy, shape: long, value: empathy, rater: coder}]}]}
            """);
    Imported corpus = Imported.of(card, file.getParent());
    assertThat(corpus.rejects()).isEmpty();
    assertThat(corpus.items()).hasSize(24);
    Scale scale = card.dimensions().get("empathy").toScale();
    KrippendorffAlpha alpha = new KrippendorffAlpha();
    Counts.Builder counts = Counts.builder();
    for (Imported.Item item : corpus.items().values()) {
      long[] codes = item.ratings().stream().mapToLong(RatedItem.Rating::code).toArray();
      alpha.tallier().count(Case.ofRatings(scale, codes), counts);
    }
    Estimate estimate = alpha.estimate(alpha.tallier().tally(counts.build()), scale);
    assertThat(estimate)
        .isInstanceOfSatisfying(
            Estimate.Value.class, v -> assertThat(v.point()).isCloseTo(.934, within(5e-4)));
  }

  @Test
  void noColumnIsNoId() {
    assertThatThrownBy(() -> SmallCorpus.card("[{format: csv, files: [], item: []}]"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining(
            "tables[0].item: expected a text, or a list of such, found an empty list");
  }
}
