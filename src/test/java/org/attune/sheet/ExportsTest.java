package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that are recognised by the program that wrote them. */
class ExportsTest {

  @TempDir Path folder;

  private Sheet read(String name, String text, Hints hints) throws IOException {
    Sheet sheet = SheetReader.read(Files.writeString(folder.resolve(name), text));
    return new TableExport.Exports().apply(sheet, hints.or(sheet.edits().known()));
  }

  private Sheet read(String... lines) throws IOException {
    return read("my.csv", String.join("\n", lines) + "\n", Hints.none());
  }

  private static String known(Sheet sheet, Hint hint) {
    return String.join(",", sheet.edits().known().all(hint));
  }

  private static List<String> rows(Sheet sheet) {
    return sheet.lines().stream().map(line -> String.join("|", line.values())).toList();
  }

  @Test
  void potatosColumnsOfLabelsAreSchemes() throws IOException {
    Sheet sheet =
        read(
            "user,instance_id,displayed_text,mood:::calm,mood:::tense,force:::scale_1,force:::scale_2,"
                + "why:::text_box,slide:::slider",
            "u1,i1,Hi there.,calm,,,2,so,40",
            "u2,i1,Hi there.,,,1,,,55",
            "u3,i1,Hi there.,,tense,,2,,0");
    assertThat(sheet.columns())
        .containsExactly("user", "instance_id", "displayed_text", "mood", "force", "slide");
    assertThat(rows(sheet))
        .containsExactly(
            "u1|i1|Hi there.|calm|2|40", "u2|i1|Hi there.||1|55", "u3|i1|Hi there.|tense|2|0");
    assertThat(sheet.edits().left()).containsOnlyKeys("why:::text_box");
    assertThat(known(sheet, Hint.ITEM) + " " + known(sheet, Hint.RATER))
        .isEqualTo("instance_id user");
    assertThat(sheet.edits().changes()).contains("read as an export of Potato");
  }

  @Test
  void severalTicksAreAList() throws IOException {
    Sheet sheet =
        read(
            "user,instance_id,mood:::calm,mood:::tense,mood:::glad",
            "u1,i1,true,,true",
            "u2,i1,,false,",
            "u3,i1,,true,");
    assertThat(sheet.values("mood")).containsExactly("[\"calm\",\"glad\"]", "[]", "[\"tense\"]");
  }

  @Test
  void boxesAreTickedInTheWordsThatMarksInColumnsMayHave() throws IOException {
    Sheet potato =
        read(
            "user,instance_id,mood:::calm,mood:::tense,slide:::slider",
            "u1,i1,t,f,1",
            "u2,i1,-,\u2713,55",
            "u3,i1,f,t,0");
    assertThat(potato.values("mood")).containsExactly("calm", "tense", "tense");
    assertThat(potato.values("slide")).containsExactly("1", "55", "0");
    Sheet turk =
        read(
            "HITId,WorkerId,Answer.mood.calm,Answer.mood.tense,Answer.sure.no,Answer.sure.yes",
            "H1,W1,Y,N,no,",
            "H2,W1,N,Y,,yes");
    assertThat(rows(turk)).containsExactly("H1|W1|calm|no", "H2|W1|tense|yes");
  }

  @Test
  void potatosJsonIsTheSame() throws IOException {
    String row =
        "{\"id\": \"i%d\", \"label_annotations\": {\"mood\": {\"%s\": \"%s\"}},"
            + " \"behavioral_data\": {\"time\": \"1s\"}}\n";
    Sheet sheet =
        read(
            "my.jsonl",
            row.formatted(1, "calm", "calm") + row.formatted(2, "tense", "true"),
            Hints.none());
    assertThat(sheet.values("mood")).containsExactly("calm", "tense");
  }

  @Test
  void rejectedWorkOfTurkersIsLeftOutAndDoubted() throws IOException {
    Sheet sheet =
        read(
            "HITId,Title,WorkerId,AssignmentStatus,WorkTimeInSeconds,Input.text,Answer.mood.label,Reject",
            "H1,Mood,W1,Approved,12,Hi there,calm,",
            "H1,Mood,W2,Rejected,2,Hi there,tense,too fast",
            "H1,Mood,W3,Submitted,20,Hi there,calm,");
    assertThat(sheet.columns())
        .containsExactly("HITId", "WorkerId", "Input.text", "Answer.mood.label");
    assertThat(sheet.values("WorkerId")).containsExactly("W1", "W3");
    assertThat(sheet.edits().changes()).contains("rows of rejected assignments are left out: 1");
    assertThat(sheet.edits().doubts())
        .containsExactly(
            "1 of 3 assignments were rejected and are left out: to count one, write Approved into"
                + " its AssignmentStatus");
    assertThat(known(sheet, Hint.TEXT)).isEqualTo("Input.text");
  }

  @Test
  void turkersBoxesAndFormsOfJsonAreOneColumn() throws IOException {
    Sheet boxes =
        read(
            "HITId,WorkerId,Input.id,Answer.mood.calm,Answer.mood.tense,Answer.force",
            "H1,W1,t1,true,false,3",
            "H2,W1,t2,false,true,4");
    assertThat(rows(boxes)).containsExactly("W1|t1|calm|3", "W1|t2|tense|4");
    assertThat(known(boxes, Hint.ITEM)).isEqualTo("Input.id");
    Sheet json =
        read(
            "HITId,WorkerId,Answer.taskAnswers",
            "H1,W1,\"[{\"\"mood\"\": {\"\"calm\"\": true, \"\"tense\"\": false}, \"\"force\"\":"
                + " \"\"3\"\"}]\"",
            "H2,W1,\"[{\"\"mood\"\": {\"\"calm\"\": false, \"\"tense\"\": true}, \"\"force\"\":"
                + " \"\"4\"\"}]\"");
    assertThat(json.columns()).containsExactly("HITId", "WorkerId", "Answer.mood", "Answer.force");
    assertThat(rows(json)).containsExactly("H1|W1|calm|3", "H2|W1|tense|4");
  }

  @Test
  void questionsBelowTheNamesOfQualtricsAreNoAnswers() throws IOException {
    Sheet sheet =
        read(
            "StartDate,Status,ResponseId,IPAddress,film1,film2,film3",
            "Start Date,Response Type,Response ID,IP Address,Film 1,Film 2,Film 3",
            "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",x,x,x,x,x",
            "2024-01-01 10:00:00,IP Address,R_1,127.0.0.1,1,2,3",
            "2024-01-01 11:00:00,Survey Preview,R_2,127.0.0.1,2,2,3");
    assertThat(sheet.columns()).containsExactly("ResponseId", "film1", "film2", "film3");
    assertThat(rows(sheet)).containsExactly("R_1|1|2|3", "R_2|2|2|3");
    assertThat(sheet.lines().get(0).number()).isEqualTo(4);
    assertThat(known(sheet, Hint.RATER) + " " + known(sheet, Hint.ROWS))
        .isEqualTo("ResponseId raters");
    assertThat(sheet.edits().doubts())
        .containsExactly(
            "1 of 2 rows have Status \"Survey Preview\": delete those that are no answers");
  }

  @Test
  void aRowOfQualtricsThatIsARatingOfAnItemStaysSo() throws IOException {
    Sheet sheet =
        read(
            "ResponseId,Progress,item,warmth,force",
            "R_1,100,a,1,2",
            "R_1,100,b,2,3",
            "R_2,90,a,2,2");
    assertThat(known(sheet, Hint.RATER)).isEqualTo("ResponseId");
    assertThat(known(sheet, Hint.ROWS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,submitdate,lastpage,startlanguage,seed,F1,F2",
        "Response ID,Date submitted,Last page,Start language,Seed,F1,F2",
        "id. Response ID,submitdate. Date submitted,lastpage. Last page,startlanguage. Start"
            + " language,seed. Seed,F1. Film 1,F2. Film 2"
      })
  void limeSurveysRowsAreRespondents(String names) throws IOException {
    Sheet sheet = read(names, "1,2024-01-01,3,en,77,4,5", "2,2024-01-02,3,en,78,3,5");
    assertThat(sheet.columns()).hasSize(3);
    assertThat(known(sheet, Hint.RATER)).isEqualTo(sheet.columns().get(0));
    assertThat(known(sheet, Hint.ROWS)).isEqualTo("raters");
    assertThat(sheet.edits().left()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Timestamp", "Zeitstempel", "Horodateur", "Marca temporal"})
  void rowsOfGoogleFormsAreRespondents(String time) throws IOException {
    Sheet sheet =
        read(
            time + ",Email Address,How warm is film 1?,How warm is film 2?",
            "2024/03/01 9:00:00 AM GMT+1,a@x.example,1,4",
            "2024/03/01 9:10:00 AM GMT+1,b@x.example,2,5");
    assertThat(known(sheet, Hint.RATER)).isEqualTo("Email Address");
    assertThat(known(sheet, Hint.ROWS)).isEqualTo("raters");
    assertThat(sheet.columns()).hasSize(3);
  }

  @Test
  void aColumnOfTimesAloneIsNoForm() throws IOException {
    Sheet sheet = read("Timestamp,item,r1", "12,a,1", "13,b,2");
    assertThat(sheet.edits().changes()).isEmpty();
  }

  @Test
  void jsPsychHasTrialsAndOtherRows() throws IOException {
    String start = "rt,stimulus,response,trial_type,trial_index,time_elapsed,phase,participant_id";
    Sheet sheet =
        read(
            start,
            "9,,null,instructions,0,10,,p1",
            "9,x.mp4,\"{\"\"Q0\"\":5}\",survey-likert,1,20,practice,p1",
            "9,a.mp4,\"{\"\"Q0\"\":3}\",survey-likert,2,20,main,p1",
            "9,b.mp4,\"{\"\"Q0\"\":0}\",survey-likert,3,20,main,p1",
            "9,,\"{\"\"Q0\"\":\"\"33\"\"}\",survey-text,4,20,main,p1");
    assertThat(sheet.columns()).containsExactly("stimulus", "response", "phase", "participant_id");
    assertThat(rows(sheet)).containsExactly("a.mp4|3|main|p1", "b.mp4|0|main|p1");
    assertThat(
            known(sheet, Hint.ITEM)
                + " "
                + known(sheet, Hint.RATER)
                + " "
                + known(sheet, Hint.RATED))
        .isEqualTo("stimulus participant_id response");
    assertThat(sheet.edits().changes())
        .contains(
            "rows without an answer, such as instructions, are left out: 1",
            "rows with an answer that is about no stimulus are left out: 1",
            "rows of practice (column \"phase\") are left out: 1");
  }

  @Test
  void jsPsychsJsonMayAskSeveralQuestions() throws IOException {
    String row =
        "{\"trial_type\": \"survey-likert\", \"trial_index\": %d, \"time_elapsed\": 5, \"subject\":"
            + " \"s\", \"stimulus\": \"%s.mp4\", \"response\": {\"warmth\": %d, \"force\": 1}}";
    Sheet sheet =
        read(
            "my.json",
            "[" + row.formatted(1, "a", 4) + "," + row.formatted(2, "b", 2) + "]",
            Hints.none());
    assertThat(known(sheet, Hint.RATED)).isEqualTo("response.warmth,response.force");
    assertThat(sheet.values("response.warmth")).containsExactly("4", "2");
  }

  @Test
  void psychoPyHasTrialsAndOtherRows() throws IOException {
    Sheet sheet =
        read(
            "image,warm.response,warm.rt,practice.thisN,trials.thisN,participant,session,expName,psychopyVersion,",
            ",,,,,1,001,x,2023.2.3,",
            "z.png,6,1.5,0,,1,001,x,2023.2.3,",
            "a.png,5,1.5,,0,1,001,x,2023.2.3,",
            "b.png,3,1.5,,1,1,001,x,2023.2.3,");
    assertThat(sheet.columns()).containsExactly("image", "warm.response", "participant");
    assertThat(rows(sheet)).containsExactly("a.png|5|1", "b.png|3|1");
    assertThat(
            known(sheet, Hint.ITEM)
                + " "
                + known(sheet, Hint.RATER)
                + " "
                + known(sheet, Hint.RATED))
        .isEqualTo("image participant warm.response");
  }

  @Test
  void aColumnThatTheUserNamesStays() throws IOException {
    String text =
        "image,warm.response,warm.rt,trials.thisN,participant,expName\n"
            + "a.png,5,1.5,0,1,x\n"
            + "b.png,3,2.5,1,1,x\n";
    Hints hints = Hints.none().with(Hint.RATED, "warm.rt");
    assertThat(read("my.csv", text, hints).columns()).contains("warm.rt");
  }

  @Test
  void goEmotionsUnclearIsNoEmotion() throws IOException {
    Sheet sheet =
        read(
            "text,id,author,subreddit,rater_id,example_very_unclear,joy,anger",
            "Hi there,t1,a,r,1,False,1,0",
            "Hi there,t1,a,r,2,True,0,0");
    assertThat(sheet.columns()).containsExactly("text", "id", "rater_id", "joy", "anger");
    assertThat(sheet.lines()).hasSize(1);
    assertThat(known(sheet, Hint.RATER)).isEqualTo("rater_id");
  }

  @Test
  void semEvalSaysWhichEmotionAColumnIsOf() throws IOException {
    Sheet sheet =
        read(
            "my.txt",
            "ID\tTweet\tAffect Dimension\tIntensity Score\n"
                + "1\t\"Oh\tanger\t0.5\n"
                + "2\tno\"\tjoy\t0.2\n",
            Hints.none());
    assertThat(sheet.values("Tweet")).containsExactly("\"Oh", "no\"");
    assertThat(known(sheet, Hint.DIMENSION) + " " + known(sheet, Hint.VALUE))
        .isEqualTo("Affect Dimension Intensity Score");
  }

  @Test
  void dicesTellsOfRaters() throws IOException {
    Sheet sheet =
        read(
            "rater_id,rater_age,item_id,conversation,answer_time_ms,Q1_bias,Q_overall",
            "1,gen z,10,Hi there,99,Yes,No",
            "2,millenial,10,Hi there,99,No,No");
    assertThat(sheet.columns())
        .containsExactly("rater_id", "item_id", "conversation", "Q1_bias", "Q_overall");
    assertThat(known(sheet, Hint.RATED)).isEqualTo("Q1_bias,Q_overall");
  }

  @Test
  void otherTablesAreLeftAlone() throws IOException {
    Sheet sheet = read("id,r1,r2", "a,1,2", "b,2,2");
    assertThat(sheet.edits()).isEqualTo(Sheet.Edits.none());
    assertThatThrownBy(() -> read("ResponseId,Status,Q1", "x,x,\"{\"\"ImportId\"\":\"\"Q1\"\"}\""))
        .hasMessage(
            "my.csv: expected answers below the ids that Qualtrics gives the columns, found none");
  }

  @Test
  void assignmentsOfTolokaAreReadWithTheirControlTasks() throws IOException {
    Sheet sheet =
        read(
            "INPUT:id,INPUT:text,OUTPUT:mood,GOLDEN:mood,HINT:text,ASSIGNMENT:task_id,ASSIGNMENT:worker_id,ASSIGNMENT:status",
            "i1,Hi there,calm,calm,,t1,w1,APPROVED",
            "i1,Hi there,tense,calm,,t1,w2,REJECTED",
            "i2,Oh no,tense,,,t2,w1,APPROVED");
    assertThat(sheet.columns())
        .containsExactly(
            "INPUT:id", "INPUT:text", "OUTPUT:mood", "GOLDEN:mood", "ASSIGNMENT:worker_id");
    assertThat(sheet.values("ASSIGNMENT:worker_id")).containsExactly("w1", "w1");
    assertThat(known(sheet, Hint.ITEM)).isEqualTo("INPUT:id");
    assertThat(known(sheet, Hint.RATED)).isEqualTo("OUTPUT:mood");
    assertThat(known(sheet, Hint.REFERENCE)).isEqualTo("GOLDEN:mood");
  }

  @Test
  void aReportOfAppenHasItsOwnColumnsLeftOut() throws IOException {
    Sheet sheet =
        read(
            "_unit_id,_golden,_trust,_worker_id,_tainted,mood,mood:confidence,mood_gold,mood_gold_reason,text",
            "7,true,0.9,1,false,calm,1,calm,plain,Hi there",
            "7,true,0.8,2,true,tense,1,calm,plain,Hi there");
    assertThat(sheet.columns())
        .containsExactly("_unit_id", "_worker_id", "mood", "mood_gold", "text");
    assertThat(known(sheet, Hint.REFERENCE)).isEqualTo("mood_gold");
    assertThat(sheet.edits().doubts()).singleElement().asString().startsWith("1 of 2 judgments");
  }

  @Test
  void rowsOfSurveyMonkeyAndSosciAreRespondents() throws IOException {
    Sheet monkey =
        read(
            "Respondent ID,Collector ID,Start Date,How warm is it?,,Which mood?",
            ",,,Reply 1,Reply 2,Response",
            "11,4,x,1,2,calm",
            "12,4,x,2,2,tense");
    assertThat(known(monkey, Hint.RATER)).isEqualTo("Respondent ID");
    assertThat(known(monkey, Hint.ROWS)).isEqualTo(Hints.RATERS);
    assertThat(monkey.columns())
        .containsExactly(
            "Respondent ID",
            "How warm is it? [Reply 1]",
            "How warm is it? [Reply 2]",
            "Which mood?");
    assertThat(rows(monkey)).containsExactly("11|1|2|calm", "12|2|2|tense");
    Sheet sosci =
        read(
            "CASE,QUESTNNR,MODE,STARTED,V101_01,V101_02,TIME001,FINISHED",
            "1,base,interview,2024-01-01,3,4,33,1",
            "2,base,interview,2024-01-01,2,4,31,1");
    assertThat(sosci.columns()).containsExactly("CASE", "V101_01", "V101_02");
    assertThat(known(sosci, Hint.ROWS)).isEqualTo(Hints.RATERS);
  }

  @Test
  void gorillasEventsThatAreNoAnswersAreNoRatings() {
    String head =
        "Event Index,UTC Date,Tree Node Key,Participant Public ID,Participant Private ID,Task Name"
            + ",Spreadsheet Row,Trial Number,Zone Name,Zone Type,Response,display,clip";
    List<String> lines = new ArrayList<>(List.of(head));
    for (String person : List.of("901", "902")) {
      lines.add("1,d,t,BLIND," + person + ",Rate,,BEGIN TASK,,,,,");
      lines.add("2,d,t,BLIND," + person + ",Rate,1,1,warm,response_slider,9,Practice,p.wav");
      for (int clip = 1; clip < 5; clip++) {
        String start = "3,d,t,BLIND," + person + ",Rate," + clip + "," + clip + ",";
        String end = ",Trial," + clip + ".wav";
        lines.add(start + "cross,fixation," + end);
        lines.add(start + "warm,response_slider," + clip + end);
        lines.add(start + "clear,response_slider," + (5 - clip) + end);
        lines.add(start + "next,continue_button,continue" + end);
      }
    }
    lines.add("END OF FILE,,,,,,,,,,,,");
    Cases cases = Cases.of(folder, lines.toArray(String[]::new));
    assertThat(cases.dimensions()).containsExactlyInAnyOrder("warm", "clear");
    assertThat(cases.reading().ratings(cases.dimension("warm"))).hasSize(8);
    assertThat(cases.alpha("warm")).isEqualTo(1);
    assertThat(cases.told()).contains("Gorilla", "practice");
  }
}
