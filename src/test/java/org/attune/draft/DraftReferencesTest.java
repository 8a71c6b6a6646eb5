package org.attune.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.attune.corpus.Card;
import org.attune.corpus.Consensus.Rule;
import org.attune.protocol.TableEntry;
import org.attune.tally.Question.Against;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a panel concluded stands in the card, and raters and models are compared with it. */
class DraftReferencesTest {

  @TempDir Path folder;

  @Test
  void aReferenceBesideRatersIsAggregated() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,coder_a,coder_b,final,gpt4",
            "a,joy,joy,joy,joy",
            "b,fear,joy,joy,fear",
            "c,fear,fear,shame,fear",
            "d,joy,fear,fear,fear");
    Card.Ratings reference = drafted.table().ratings().get(2);
    assertThat(reference.shape()).isEqualTo(Card.Shape.AGGREGATED);
    assertThat(reference.value()).contains("final");
    assertThat(drafted.card().dimensions().get("rating").labels())
        .containsExactly("fear", "joy", "shame");
    TableEntry people = drafted.table("reference");
    assertThat(people.against()).isEqualTo(Against.EACH_RATER);
    assertThat(people.consensus().orElseThrow().rule()).isEqualTo(Rule.AGGREGATED);
    assertThat(drafted.table("models-reference").consensus().orElseThrow().rule())
        .isEqualTo(Rule.AGGREGATED);
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.contains("final") && line.contains("what a panel concluded"));
  }

  @Test
  void aReferenceOfALongTableStandsOnceAnItem() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,rater,emotion,gold",
            "a,p,joy,joy",
            "a,q,fear,joy",
            "b,p,fear,fear",
            "b,q,fear,fear");
    byte[] file = drafted.draft().files().get("references.csv");
    assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("item,emotion\na,joy\nb,fear\n");
    assertThat(drafted.tables()).containsExactly("agreement", "reference");
  }

  /** Nothing that may be a rating leaves in silence. */
  @Test
  void everyColumnThatIsNotReadIsToldUnderPleaseCheck() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,rater1,rater2,mean,sent to,note",
            "a,1,2,1.5,x@uni.org,so",
            "b,2,2,2,y@uni.org,so",
            "c,3,2,2.5,x@uni.org,so");
    int check = drafted.draft().told().indexOf("Please check:");
    assertThat(drafted.draft().told().subList(check, drafted.draft().told().size()))
        .anyMatch(line -> line.startsWith("  column \"mean\" is not read: "))
        .anyMatch(line -> line.startsWith("  column \"sent to\" is not read: "))
        .anyMatch(line -> line.startsWith("  column \"note\" is not read: "));
  }
}
