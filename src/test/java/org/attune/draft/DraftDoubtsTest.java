package org.attune.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.sheet.Hints;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names and values leave open is drafted carefully, and told. */
class DraftDoubtsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Beurteiler", "Email Address", "PROLIFIC_PID", "Sona ID", "zugeteilt an"})
  void whoRatedIsNoDimension(String name) throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item," + name + ",warmth",
            "a,x1@uni.org,1",
            "a,x2@uni.org,2",
            "b,x1@uni.org,3",
            "b,x2@uni.org,3");
    assertThat(drafted.card().dimensions()).containsOnlyKeys("warmth");
    assertThat(drafted.table().ratings().get(0).rater())
        .hasValueSatisfying(column -> assertThat(column).isEqualTo(name));
  }

  @Test
  void whoRatedWhatMayBeToldByValuesAlone() throws IOException {
    String[] rows = {"ab,1,3", "ab,2,4", "cd,1,3", "cd,2,5"};
    Drafted raters =
        Drafted.of(folder, "zugeteilt,item,warmth", rows[0], rows[1], rows[2], rows[3]);
    assertThat(raters.table().ratings().get(0).rater()).contains("zugeteilt");
    assertThat(raters.draft().told())
        .contains(
            "  column \"zugeteilt\" is taken for the rater by its values alone: if it is not, repeat"
                + " with --rater COL");
    Drafted items = Drafted.of(folder, "vp,bild,antwort", rows[0], rows[1], rows[2], rows[3]);
    assertThat(items.table().item()).contains("bild");
    assertThat(items.draft().card())
        .contains("# Please check: column \"bild\" is taken for the item by its values alone");
  }

  @Test
  void ratingsThatHappenToDifferAreNoRaters() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,helpful,verbose",
            "a,1,3",
            "a,2,4",
            "b,2,1",
            "b,3,1",
            "c,3,5",
            "c,1,5",
            "d,1,5",
            "d,3,5");
    assertThat(drafted.card().dimensions()).containsOnlyKeys("helpful", "verbose");
    assertThat(drafted.table().ratings().get(0).rater()).isEmpty();
  }

  @Test
  void peopleInRowsMayBeWhatWasRated() throws IOException {
    Path file =
        Files.write(
            folder.resolve("ratings.csv"), List.of("participant,calm1,calm2", "p1,1,2", "p2,2,2"));
    Hints hints = Hints.none().with(Hint.ITEM, "participant");
    assertThat(Drafted.of(file, hints, folder).table().item()).contains("participant");
  }

  @Test
  void addressesAreNoRatings() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "id,rater_1,rater_2,sent to",
            "a,1,2,x@uni.org",
            "b,2,2,y@uni.org",
            "c,3,2,x@uni.org",
            "d,3,2,x@uni.org");
    assertThat(drafted.table().strata()).isEmpty();
    assertThat(drafted.draft().told()).anyMatch(line -> line.contains("addresses are no ratings"));
  }

  @Test
  void numbersAfterAWordMayNumberQuestions() throws IOException {
    Drafted drafted =
        Drafted.of(folder, "message,warmth1,warmth2", "Oh dear.,1,2", "I see.,2,2", "So what?,3,2");
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.startsWith("  warmth1, warmth2 are taken for raters: "));
  }

  @Test
  void idsThatDifferInBlanksOrCaseAreTold() throws IOException {
    Drafted drafted =
        Drafted.of(folder, "item,rater,warmth", "a,Ann,1", "a,Ben,1", "\"a \",Cleo,2", "b,ann,3");
    assertThat(drafted.draft().told())
        .filteredOn(line -> line.startsWith("  ids in column "))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"item\"", "such as in line 2 and line 4"),
            line -> assertThat(line).contains("\"rater\"", "such as in line 2 and line 5"));
  }

  /** Cards get into results. */
  @Test
  void noCardOfALongTableHoldsIdsOrTexts() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "item,rater,warmth",
            "Item A,Ann,1",
            "Item A,ann,1",
            "Item A,Ben,2",
            "item a,Cleo,3",
            "item b,Ann,3",
            "item b,Cleo,It is hard to say because she never answers.");
    assertThat(drafted.draft().card()).doesNotContainIgnoringCase("ann", "item a", "hard to say");
  }

  @Test
  void columnsThatQualtricsAddsAreLeftAside() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder,
            "ResponseId,Status,Progress,UserLanguage,item,warmth",
            "R_1,IP Address,100,EN,a,1",
            "R_2,IP Address,100,DE,a,2",
            "R_1,IP Address,100,EN,b,3",
            "R_2,IP Address,90,DE,b,3");
    assertThat(drafted.card().dimensions()).containsOnlyKeys("warmth");
    assertThat(drafted.table().ratings().get(0).rater()).contains("ResponseId");
    assertThat(drafted.table().strata()).isEmpty();
  }

  @Test
  void answersOfModelsOffPeoplesScaleAreTold() throws IOException {
    Drafted drafted =
        Drafted.of(
            folder, "id,r1,r2,gpt4,claude", "a,1,2,14,1", "b,7,6,98,7", "c,3,4,50,", "d,3,3,50,4");
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.contains("gpt4 answers from 14 to 98, people from 1 to 7"))
        .noneMatch(line -> line.contains("claude answers"));
    Drafted narrow =
        Drafted.of(folder, "id,r1,r2,gpt4", "a,0,20,0.1", "b,100,91,0.9", "c,30,40,0.4");
    assertThat(narrow.draft().told())
        .anyMatch(line -> line.contains("gpt4 answers from 0.1 to 0.9, people from 0 to 100"));
  }

  @Test
  void wordsThatOnlyModelsSayAreTold() throws IOException {
    Drafted drafted =
        Drafted.of(folder, "id,r1,r2,gpt4", "a,joy,joy,happy", "b,fear,joy,fear", "c,joy,fear,joy");
    assertThat(drafted.draft().told())
        .anyMatch(line -> line.contains("only models say happy: if these are people's labels"));
  }

  @Test
  void whatStandsForAMissingAnswerOfAModelIsNoneOfPeoples() throws IOException {
    Drafted drafted =
        Drafted.of(folder, "id,r1,r2,gpt4", "a,-10,-9,1", "b,10,9,-9", "c,-3,-4,0", "d,3,3,2");
    assertThat(drafted.table().ratings().get(0).missing()).isEmpty();
  }
}
