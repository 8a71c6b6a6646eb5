package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with a row a person and a column an item are turned, or it is asked. */
class RowsAreRatersTest {

  /** Ratings of eight items, each row a person's. */
  private static final String[] PEOPLE = {
    "2,4,6,3,6,4,1,5", "2,5,6,4,7,4,1,4", "2,4,5,2,7,5,1,6", "1,5,6,3,5,4,2,5"
  };

  @TempDir Path folder;

  private Cases read(Hints hints, String columns, String... before) {
    List<String> lines = new ArrayList<>(List.of(columns));
    for (int i = 0; i < PEOPLE.length; i++) {
      lines.add(before.length == 0 ? PEOPLE[i] : before[i] + "," + PEOPLE[i]);
    }
    return Cases.of(folder, hints, lines.toArray(String[]::new));
  }

  /** The same ratings with a row an item. */
  private double turned() {
    List<String> lines = new ArrayList<>(List.of("item,r1,r2,r3,r4"));
    for (int item = 0; item < 8; item++) {
      StringBuilder line = new StringBuilder("i" + item);
      for (String person : PEOPLE) {
        line.append(',').append(person.split(",")[item]);
      }
      lines.add(line.toString());
    }
    return Cases.of(folder, lines.toArray(String[]::new)).alpha();
  }

  private void isTurned(Cases cases) {
    assertThat(cases.dimension().panel().items()).isEqualTo(8);
    assertThat(cases.dimension().panel().raters()).isEqualTo(PEOPLE.length);
    assertThat(cases.alpha()).isCloseTo(turned(), within(1e-12));
    assertThat(cases.told()).contains("a row is a person");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "participant|video 1,video 2,video 3,video 4,video 5,video 6,video 7,video 8",
        "PROLIFIC_PID|item_1,item_2,item_3,item_4,item_5,item_6,item_7,item_8",
        "VP|Bild1,Bild2,Bild3,Bild4,Bild5,Bild6,Bild7,Bild8",
        "annotator_id|sentence 1,sentence 2,sentence 3,sentence 4,sentence 5,sentence 6,sentence 7,sentence 8",
        "WorkerId|Frozen,Her,Alien,Seven,Coco,Brave,Big,Ran",
        "Participant|1,2,3,4,5,6,7,8",
        "id|clip01,clip02,clip03,clip04,clip05,clip06,clip07,clip08",
        "name|vid1,vid2,vid3,vid4,vid5,vid6,vid7,vid8",
        "coder|1_warmth,2_warmth,3_warmth,4_warmth,5_warmth,6_warmth,7_warmth,8_warmth",
        "rater|warmth1,warmth2,warmth3,warmth4,warmth5,warmth6,warmth7,warmth8",
        "pid|How sad is tweet 1? (1 to 7),How sad is tweet 2? (1 to 7),How sad is tweet 3? (1 to 7),"
            + "How sad is tweet 4? (1 to 7),How sad is tweet 5? (1 to 7),How sad is tweet 6? (1 to 7),"
            + "How sad is tweet 7? (1 to 7),How sad is tweet 8? (1 to 7)"
      })
  void isTurnedByNamesOfPeopleAndItems(String person, String columns) {
    isTurned(read(Hints.none(), person + "," + columns, "Ann", "Ben", "Cleo", "Dan"));
  }

  @Test
  void isTurnedWithoutAColumnOfPeople() {
    Cases cases = read(Hints.none(), "vid1,vid2,vid3,vid4,vid5,vid6,vid7,vid8");
    isTurned(cases);
    assertThat(cases.told()).contains("repeat with --rows items");
  }

  @Test
  void dimensionsStayApart() {
    Cases cases =
        read(
            Hints.none(),
            "rater,warmth_v1,trust_v1,warmth_v2,trust_v2,warmth_v3,trust_v3,warmth_v4,trust_v4",
            "a",
            "b",
            "c",
            "d");
    assertThat(cases.dimensions()).containsExactly("warmth", "trust");
    assertThat(cases.dimension("trust").panel().items()).isEqualTo(4);
  }

  @Test
  void whatIsAboutPeopleIsNoRating() {
    Cases cases =
        read(
            Hints.none(),
            "Timestamp,participant,age,gender,v1,v2,v3,v4,v5,v6,v7,v8",
            "2024/03/01,p1,21,f",
            "2024/03/02,p2,34,m",
            "2024/03/03,p3,21,f",
            "2024/03/04,p4,45,m");
    isTurned(cases);
    assertThat(cases.finding("gender").why()).startsWith("a group of raters");
    assertThat(cases.finding("Timestamp").why()).contains("how ratings were made");
  }

  @Test
  void theUserSaysWhatARowIs() {
    String columns = "q1,q2,q3,q4,q5,q6,q7,q8";
    assertThatThrownBy(() -> read(Hints.none(), columns))
        .isInstanceOf(CorpusException.class)
        .hasMessageContainingAll("--rows raters", "--rows items");
    isTurned(read(Hints.none().with(Hint.ROWS, Hints.RATERS), columns));
    Cases items = read(Hints.none().with(Hint.ROWS, Hints.ITEMS), columns);
    assertThat(items.dimension().panel().items()).isEqualTo(PEOPLE.length);
    isTurned(
        read(
            Hints.none().with(Hint.ROWS, Hints.RATERS),
            "x,r1,r2,r3,r4,r5,r6,r7,r8",
            "a",
            "b",
            "c",
            "d"));
  }

  @Test
  void aHintThatCannotBeObeyedIsAMistake() {
    assertThatThrownBy(
            () ->
                Cases.of(
                    folder,
                    Hints.none().with(Hint.ROWS, Hints.RATERS),
                    "person,warmth",
                    "a,1",
                    "b,2"))
        .hasMessageContaining("--rows raters");
    assertThatThrownBy(
            () ->
                Cases.of(
                    folder,
                    Hints.none().with(Hint.CONVERSATION, "x"),
                    "item,x,r1,r2",
                    "a,1,2,3",
                    "b,2,3,3"))
        .hasMessageContaining("(--conversation)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"subject,judge1,judge2,judge3", "stimulus,rater1,rater2,rater3"})
  void ratersInColumnsStay(String columns) {
    Cases cases = Cases.of(folder, columns, "a,1,2,3", "b,2,2,3", "c,4,3,5", "d,5,5,4");
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.dimension().panel().items()).isEqualTo(4);
    assertThat(cases.reading().layout().item()).contains(columns.split(",")[0]);
  }

  @Test
  void theTransposedTableSaysTheSame() {
    double right = Cases.shared("06-rows-are-raters/transposed.csv").alpha();
    assertThat(Cases.shared("06-rows-are-raters/items.csv").alpha()).isEqualTo(right);
    assertThat(Cases.shared("06-rows-are-raters/forms.csv").alpha()).isEqualTo(right);
    Cases dims = Cases.shared("06-rows-are-raters/dims.csv");
    assertThat(dims.dimension("valence").panel().items()).isEqualTo(4);
    assertThat(dims.alpha("valence")).isCloseTo(0.853, within(0.0005));
    assertThat(dims.alpha("arousal")).isCloseTo(0.448, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({
    "name_vid, .865, .828",
    "noid_vid, .821, .827",
    "prolific_vid, .834, .802",
    "qualtrics_dlg, .831, .849",
    "qualtrics_lm, .846, .788",
    "qualtrics_loop, .773, .825",
    "qualtrics_tweet, .807, .802",
    "qualtrics_vid, .840, .818",
    "rater_vid, .832, .807",
    "subj_vid, .792, .829"
  })
  void filesOfSurveysWithTwoDimensions(String file, double warmth, double sadness) {
    Cases cases = Cases.shared("55-more-rows-are-raters/" + file + ".csv");
    assertThat(cases.alpha("warmth")).isCloseTo(warmth, within(0.0005));
    assertThat(cases.alpha("sadness")).isCloseTo(sadness, within(0.0005));
    assertThat(cases.dimension("warmth").panel().items()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "coder_text, .775",
    "name_single, .837",
    "noid_single, .817",
    "qualtrics_single, .784",
    "rater_single, .818",
    "titanic_single, .822"
  })
  void filesOfSurveysWithOneDimension(String file, double alpha) {
    Cases cases = Cases.shared("55-more-rows-are-raters/" + file + ".csv");
    assertThat(cases.alpha()).isCloseTo(alpha, within(0.0005));
    assertThat(cases.dimension().panel().items()).isEqualTo(6);
  }

  @Test
  void aResponseOfASurveyIsAPersonsAndNoItem() {
    String clips = "clip1_mood,clip2_mood,clip3_mood,clip4_mood,clip5_mood,clip6_mood,clip7_mood,";
    Cases cases = read(Hints.none(), "ResponseId," + clips + "clip8_mood", "R1", "R2", "R3", "R4");
    isTurned(cases);
    Cases files =
        read(
            Hints.none(),
            "i1.jpg,i2.jpg,i3.jpg,i4.jpg,i5.jpg,i6.jpg,i7.jpg,i8.jpg".replace("i", "image_"));
    assertThat(files.dimensions()).containsExactly("rating");
  }

  @Test
  void anEmptyAddressOfAFormNamesNobody() {
    String clips = "Clip 1,Clip 2,Clip 3,Clip 4,Clip 5,Clip 6,Clip 7,Clip 8";
    String[] people = {"1,anonymous", "2,anonymous", "3,anonymous", "4,anonymous"};
    isTurned(read(Hints.none(), "ID,Email," + clips, people));
  }

  @Test
  void rowsThatMayBePeopleAreDoubted() {
    Cases few = read(Hints.none(), "s1,s2,s3,s4,s5,s6,s7,s8");
    assertThat(few.told()).contains("there are fewer rows than raters", "--rows raters");
  }

  @Test
  void theOrderOfTrialsIsNoIdBesideWhatWasShown() {
    Cases cases =
        Cases.of(
            folder,
            "Participant Private ID,Trial Number,stimulus,Response",
            "1,1,x.png,4",
            "1,2,y.png,1",
            "1,3,z.png,3",
            "2,1,z.png,3",
            "2,2,x.png,5",
            "2,3,y.png,1");
    assertThat(cases.reading().layout().item()).contains("stimulus");
    assertThat(cases.reading().layout().rater()).contains("Participant Private ID");
  }
}
