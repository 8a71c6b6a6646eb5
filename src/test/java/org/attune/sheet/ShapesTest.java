package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of several columns, dimensions in a column, doubled rows, groups of raters. */
class ShapesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"dialogue_id,utterance_id", "session,turn", "conv,msg_no", "Interview,Zeile"})
  void placesInConversationsAreNoIds(String columns) {
    Cases cases =
        Cases.of(
            folder,
            columns + ",coder,empathy",
            "d1,1,p,1",
            "d1,1,q,2",
            "d1,2,p,3",
            "d1,2,q,3",
            "d2,1,s,5",
            "d2,1,t,4",
            "d2,2,s,2",
            "d2,2,t,2");
    assertThat(cases.dimension().panel().items()).isEqualTo(4);
    assertThat(cases.reading().layout().about().conversation()).contains(columns.split(",")[0]);
    assertThat(cases.reading().ratings(cases.dimension()).get(0).item()).isEqualTo("d1/1");
  }

  @Test
  void theUserNamesAllColumnsOfAnId() {
    Cases cases =
        Cases.of(
            folder,
            Hints.none().with(Hint.ITEM, List.of("image", "emotion", "view")),
            "image,emotion,view,rater,intensity",
            "a,joy,1,p,1",
            "a,joy,1,q,2",
            "a,joy,2,p,4",
            "a,joy,2,q,4",
            "a,fear,1,p,3",
            "a,fear,1,q,3");
    assertThat(cases.dimension("intensity").panel().items()).isEqualTo(3);
    assertThat(cases.reading().ratings(cases.dimension("intensity")).get(0).item())
        .isEqualTo("a/joy/1");
  }

  @ParameterizedTest
  @CsvSource({
    "agreeing, 24, .934",
    "disjoint, 24, -.165",
    "meld_like, 12, .562",
    "notext, 12, .562",
    "sessionturn, 15, .349",
    "wide, 12, .775"
  })
  void idsOfTwoColumns(String file, int items, double alpha) {
    Cases cases = Cases.shared("16-composite-key/" + file + ".csv");
    assertThat(cases.dimension().panel().items()).isEqualTo(items);
    assertThat(cases.alpha()).isCloseTo(alpha, within(0.0005));
    assertThat(cases.reading().layout().about().conversation()).isPresent();
  }

  private static final String[] TIDY = {
    "a,p,warmth,1",
    "a,p,trust,3",
    "a,q,warmth,2",
    "a,q,trust,3",
    "b,p,warmth,5",
    "b,p,trust,2",
    "b,q,warmth,4",
    "b,q,trust,1"
  };

  private Cases tidy(Hints hints, String head) {
    String[] lines = new String[TIDY.length + 1];
    lines[0] = head;
    System.arraycopy(TIDY, 0, lines, 1, TIDY.length);
    return Cases.of(folder, hints, lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item,rater,dimension,score",
        "video,annotator,Frage,Antwort",
        "stimulus,vp,scale,response",
        "post_id,coder,emotion,intensity",
        "clip,ppt,item,answer"
      })
  void aColumnMaySayTheDimension(String head) {
    Cases cases = tidy(Hints.none(), head);
    assertThat(cases.dimensions()).containsExactly("warmth", "trust");
    assertThat(cases.dimension("warmth").panel().items()).isEqualTo(2);
    assertThat(cases.dimension("warmth").panel().raters()).isEqualTo(2);
  }

  @Test
  void theUserMaySayWhichColumn() {
    Hints hints = Hints.none().with(Hint.DIMENSION, "what").with(Hint.VALUE, "n");
    assertThat(tidy(hints, "item,rater,what,n").dimensions()).containsExactly("warmth", "trust");
    Hints wrong = Hints.none().with(Hint.DIMENSION, "rater");
    assertThatThrownBy(() -> tidy(wrong, "item,rater,what,n")).hasMessageContaining("--dimension");
  }

  @Test
  void ratersMayHaveColumnsBesideAColumnOfDimensions() {
    Cases cases =
        Cases.of(
            folder,
            "item,dimension,rater1,rater2",
            "a,warmth,1,2",
            "a,trust,3,3",
            "b,warmth,5,4",
            "b,trust,2,1");
    assertThat(cases.dimensions()).containsExactly("warmth", "trust");
    assertThat(cases.dimension("trust").panel().raters()).isEqualTo(2);
  }

  @Test
  void filesWithDimensionsInAColumn() {
    assertThat(Cases.shared("17-tidy-dimension/tidy.csv").dimensions())
        .containsExactly("warmth", "competence", "empathy");
    assertThat(Cases.shared("17-tidy-dimension/question.csv").dimensions()).hasSize(3);
    assertThat(Cases.shared("17-tidy-dimension/emotionrows.csv").dimensions())
        .containsExactly("joy", "sadness", "anger", "fear");
    Cases sets = Cases.shared("17-tidy-dimension/onelabelperrow.csv");
    assertThat(sets.dimension().scale().level()).isEqualTo(Level.LABELS);
    assertThat(sets.dimension().panel().complete()).isEqualTo(12);
    Cases times = Cases.shared("17-tidy-dimension/session.csv");
    assertThat(times.dimension().panel().items()).isEqualTo(16);
    assertThat(times.told()).contains("rated an item several times");
  }

  @Test
  void equalRowsCountOnceAndOthersAreToldWithBothLines() {
    String[] lines = {"item,rater,score", "a,p,1", "a,p,1", "a,q,2", "b,p,3", "b,q,3"};
    Cases cases = Cases.of(folder, lines);
    assertThat(cases.reading().survey().rows()).isEqualTo(4);
    assertThat(cases.told()).contains("counted once: 1 (line 3)");
    lines[2] = "a,p,2";
    assertThatThrownBy(() -> Cases.of(folder, lines))
        .hasMessageContainingAll("my.csv:3", "as in line 2", "--item a,b");
    Cases unknown =
        Cases.of(
            folder, "text,score", "Hello there.,1", "Hello there.,1", "Bye now.,2", "Bye now.,3");
    assertThat(unknown.reading().survey().rows()).isEqualTo(4);
    assertThat(Cases.shared("48-duplicates/exact_dups.csv").reading().survey().rows())
        .isEqualTo(16);
    assertThatThrownBy(() -> Cases.shared("48-duplicates/dups.csv"))
        .hasMessageContainingAll("dups.csv:14", "line 2");
  }

  @Test
  void whatIsAboutRatersIsNoGroupOfItems() {
    Cases dices = Cases.shared("21-dices/dices.csv");
    assertThat(dices.reading().layout().about().strata())
        .doesNotContainKeys("rater-gender", "rater-locale");
    assertThat(dices.finding("rater_gender").why()).contains("of raters");
    assertThat(dices.finding("rater_locale").why()).contains("of raters");
    assertThat(dices.dimensions())
        .containsExactly("q1-whole-harmful-content", "q2-unfair-bias", "q-overall");
    Cases own =
        Cases.of(
            folder,
            "item,rater,gender,score",
            "a,p,f,1",
            "b,p,f,2",
            "c,q,m,3",
            "d,q,m,1",
            "a,s,f,2");
    assertThat(own.reading().layout().about().strata()).isEmpty();
    assertThat(own.finding("gender").why()).startsWith("a group of raters");
  }

  @Test
  void whatIsTheSameEverywhereIsNoRating() {
    Cases cases =
        Cases.of(
            folder, "item,rater,quality,warmth", "a,p,ok,1", "a,q,ok,2", "b,p,ok,3", "b,q,ok,3");
    assertThat(cases.dimensions()).containsExactly("warmth");
    assertThat(cases.finding("quality").why()).contains("same in all rows");
  }

  @Test
  void whatIsTheSameForAnItemIsNoRatingForItsName() {
    StringBuilder rows = new StringBuilder("item,rater,audio_quality,warmth");
    for (int i = 0; i < 24; i++) {
      rows.append("\ni").append(i / 2).append(i % 2 == 0 ? ",p," : ",q,");
      rows.append(i / 2 % 3).append(',').append(i % 5 + 1);
    }
    Cases cases = Cases.of(folder, rows.toString().split("\n"));
    assertThat(cases.dimensions()).containsExactly("warmth");
    assertThat(cases.told()).contains("\"audio_quality\" is the same in all rows of an item");
  }

  @Test
  void columnsThatAreCalledByEmotionsAreDimensions() {
    Cases cases =
        Cases.of(
            folder,
            "image,happy,sad,angry,fearful,disgusted,surprised,text",
            "a,1,2,3,4,5,6,Once upon a time there was a mouse.",
            "b,2,3,4,5,6,7,Twice upon a time there was a mouse.",
            "c,7,2,3,1,1,2,Thrice upon a time there was a mouse.");
    assertThat(cases.dimensions())
        .containsExactly("happy", "sad", "angry", "fearful", "disgusted", "surprised");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratersID", "annotatorIDs", "Coders", "worker_ids"})
  void pluralsAreRaters(String name) {
    Cases cases = Cases.of(folder, "item," + name + ",score", "a,1,1", "a,2,2", "b,1,3", "b,2,3");
    assertThat(cases.reading().layout().rater()).contains(name);
  }

  @Test
  void aTranscriptIsAConversation() {
    Cases cases =
        Cases.of(
            folder,
            "item,transcript_id,rater,score",
            "a,t1,p,1",
            "a,t1,q,2",
            "b,t1,p,3",
            "b,t1,q,3",
            "c,t2,p,1",
            "c,t2,q,1");
    assertThat(cases.reading().layout().about().conversation()).contains("transcript_id");
  }

  @Test
  void rowsMayBeItemsWithoutAnId() {
    Cases cases = Cases.shared("15-pandas/noitem.csv");
    assertThat(cases.reading().layout().item()).contains("text");
    assertThat(cases.finding("Unnamed: 0").as()).isEmpty();
  }

  @Test
  void theNumberOfALineIsNoRater() {
    Cases cases =
        Cases.of(
            folder,
            "session,line,anna,ben",
            "s1,1,1,2",
            "s1,2,4,4",
            "s1,3,3,2",
            "s2,1,5,4",
            "s2,2,2,2",
            "s2,3,1,1");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.dimension().panel().items()).isEqualTo(6);
    assertThat(cases.finding("line").why()).isEqualTo("it is a part of the items' ids");
  }

  @Test
  void timesInRecordingsAreNoDimensions() {
    Cases cases =
        Cases.of(
            folder,
            "video,onset,rater,valence",
            "v1,00:01:00,anna,1",
            "v1,00:01:00,ben,2",
            "v1,00:02:00,anna,4",
            "v1,00:02:00,ben,4",
            "v2,00:01:00,anna,3",
            "v2,00:01:00,ben,2",
            "v2,00:02:00,anna,5",
            "v2,00:02:00,ben,5");
    assertThat(cases.dimensions()).containsExactly("valence");
    assertThat(cases.dimension().panel().items()).isEqualTo(4);
  }

  @Test
  void aQuestionBesideColumnsOfPeopleIsNoRater() {
    Cases cases =
        Cases.of(
            folder,
            "item,question,amy,bob",
            "a,Is it warm?,1,2",
            "a,Is it clear?,4,4",
            "b,Is it warm?,3,3",
            "b,Is it clear?,2,1",
            "c,Is it warm?,5,5",
            "c,Is it clear?,1,1");
    assertThat(cases.dimensions()).containsExactly("is-it-warm", "is-it-clear");
    assertThat(cases.dimension("is-it-warm").panel().raters()).isEqualTo(2);
    assertThat(cases.told()).contains("amy, bob are taken for raters, because column \"question\"");
  }

  @ParameterizedTest
  @CsvSource({
    "anna_t1 anna_t2 ben_t1 ben_t2, t1 t2, anna ben",
    "anna_pre anna_post ben_pre ben_post, pre post, anna ben",
    "t1_anna t2_anna t1_ben t2_ben, t1 t2, anna ben",
    "rater1_1 rater1_2 rater2_1 rater2_2, occasion-1 occasion-2, rater1 rater2",
    "warmth_anna_t1 warmth_anna_t2 warmth_ben_t1 warmth_ben_t2, warmth-t1 warmth-t2, anna ben"
  })
  void ratersOnSeveralOccasionsAreNoDimensions(String names, String dimensions, String raters) {
    Cases cases =
        Cases.of(folder, "id," + names.replace(' ', ','), "a,1,2,1,1", "b,4,4,5,4", "c,3,3,2,3");
    assertThat(cases.dimensions()).containsExactly(dimensions.split(" "));
    assertThat(cases.reading().raters(cases.reading().dimensions().get(0)))
        .containsExactly(raters.split(" "));
    assertThat(cases.told()).contains("occasions", "--rated");
  }

  @Test
  void numbersBehindNamesMayBeOccasions() {
    String[] lines = {"id,anna_1,anna_2,ben_1,ben_2", "a,1,2,1,1", "b,4,4,5,4", "c,3,3,2,3"};
    assertThat(Cases.of(folder, lines).told()).contains("occasions", "--rated anna_1,ben_1");
    Cases once = Cases.of(folder, Hints.none().with(Hint.RATED, List.of("anna_1", "ben_1")), lines);
    assertThat(once.dimension().panel().raters()).isEqualTo(2);
    assertThat(once.reading().ratings(once.dimension())).hasSize(6);
  }

  @Test
  void aSecondColumnOfEachRaterIsADimension() {
    Cases cases =
        Cases.of(folder, "id,anna,anna_depth,ben,ben_depth", "a,1,2,1,1", "b,4,4,5,4", "c,3,3,2,3");
    assertThat(cases.dimensions()).containsExactly("rating", "depth");
    assertThat(cases.dimension("depth").panel().raters()).isEqualTo(2);
    Cases sure =
        Cases.of(folder, "id,anna,anna_conf,ben,ben_conf", "a,1,2,1,1", "b,4,4,5,4", "c,3,3,2,3");
    assertThat(sure.dimension().panel().raters()).isEqualTo(2);
    assertThat(sure.finding("anna_conf").as()).isEmpty();
  }

  @Test
  void firstAndSecondChoicesAreDimensions() {
    Cases cases =
        Cases.of(
            folder,
            "id,anna_primary,anna_secondary,ben_primary,ben_secondary",
            "a,joy,fear,joy,",
            "b,fear,joy,fear,joy",
            "c,fear,,joy,fear");
    assertThat(cases.dimensions()).containsExactly("primary", "secondary");
    assertThat(cases.reading().raters(cases.dimension("primary"))).containsExactly("anna", "ben");
  }

  @Test
  void placesInASeriesAreNoRaters() {
    Cases cases =
        Cases.of(
            folder,
            "line_id,Emotion,Sentiment,Season,Episode",
            "a,joy,positive,1,2",
            "b,anger,negative,2,1",
            "c,joy,positive,2,2");
    assertThat(cases.dimensions()).containsExactly("emotion", "sentiment");
  }

  @Test
  void ratersWhoAreModelsByAColumnAreModels() {
    Cases cases =
        Cases.of(
            folder,
            "item,annotator_id,annotator_type,empathy",
            "a,p,human,1",
            "a,q,human,2",
            "a,m,LLM,5",
            "b,p,human,4",
            "b,q,human,4",
            "b,m,LLM,1");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.dimension().models()).containsExactly("model_m");
  }

  @Test
  void yesAndNoAreTheSameHoweverTheyAreWritten() {
    Cases cases =
        Cases.of(
            folder,
            "item,rater1,rater2,rater3",
            "a,y,yes,TRUE",
            "b,n,no,FALSE",
            "c,Yes,yes,TRUE",
            "d,No,no,FALSE",
            "e,y,no,TRUE");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.dimension().scale().labels()).hasSize(2);
    assertThat(cases.told()).contains("yes and no");
  }

  @Test
  void occasionsOfOnePersonAreNoRatersInSilence() {
    String[] lines = {
      "id,valence_pre,valence_post,arousal_pre,arousal_post", "a,1,2,1,1", "b,4,4,5,4", "c,3,3,2,3"
    };
    assertThat(Cases.of(folder, lines).told())
        .contains("pre, post are taken for raters", "--rated valence_pre,arousal_pre");
    Hints once = Hints.none().with(Hint.RATED, List.of("valence_pre", "arousal_pre"));
    assertThat(Cases.of(folder, once, lines).dimension("arousal-pre").panel().raters()).isZero();
  }
}
