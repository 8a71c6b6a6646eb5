package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON of programs for annotation, in which ratings stand inside of tasks. */
class JsonExportTest {

  private static final String CHOICE =
      "{\"value\": {\"choices\": [%s]}, \"from_name\": \"mood\", \"to_name\": \"text\", \"type\":"
          + " \"choices\"}";
  private static final String OTHERS =
      "{\"value\": {\"rating\": 4}, \"from_name\": \"force\", \"type\": \"rating\"}, {\"value\":"
          + " {\"taxonomy\": [[\"negative\", \"fear\"]]}, \"from_name\": \"tree\", \"type\":"
          + " \"taxonomy\"}, {\"value\": {\"text\": [\"because\"]}, \"from_name\": \"why\","
          + " \"type\": \"textarea\"}";

  @TempDir Path folder;

  private Sheet read(String text) throws IOException {
    Sheet sheet = SheetReader.read(Files.writeString(folder.resolve("my.json"), text));
    return new TableExport.Exports().apply(sheet, sheet.edits().known());
  }

  private static List<String> rows(Sheet sheet) {
    return sheet.lines().stream().map(line -> String.join("|", line.values())).toList();
  }

  private static String annotation(String key, String by, String results) {
    return "{\"%s\": %s, \"was_cancelled\": false, \"result\": [%s]}".formatted(key, by, results);
  }

  @Test
  void labelStudioGivesAnnotationsOfPeopleAndPredictionsOfModels() throws IOException {
    String annotations =
        String.join(
            ",",
            annotation("completed_by", "1", CHOICE.formatted("\"calm\"") + "," + OTHERS),
            annotation(
                "completed_by",
                "{\"id\": 2, \"email\": \"b@x.example\"}",
                CHOICE.formatted("\"calm\", \"sad, or so\"")),
            "{\"completed_by\": 3, \"was_cancelled\": true, \"result\": []}");
    Sheet sheet =
        read(
            "[{\"id\": 7, \"data\": {\"text\": \"Hi there\"}, \"annotations\": [%s], \"predictions\": [%s]}]"
                .formatted(
                    annotations,
                    annotation("model_version", "\"bert\"", CHOICE.formatted("\"tense\""))));
    assertThat(sheet.columns()).containsExactly("id", "annotator", "text", "mood", "force", "tree");
    assertThat(rows(sheet))
        .containsExactly(
            "7|1|Hi there|calm|4|negative / fear",
            "7|b@x.example|Hi there|[\"calm\",\"sad, or so\"]||",
            "7|model bert|Hi there|tense||");
    assertThat(sheet.edits().changes())
        .containsExactly(
            "read as Label Studio's JSON",
            "tasks that somebody skipped (cancelled annotations) are left out: 1",
            "predictions are models' ratings: model bert");
    assertThat(sheet.edits().left()).containsOnlyKeys("why");
    assertThat(ColumnNames.model("model bert")).isTrue();
    assertThat(sheet.edits().known().all(Hint.RATED)).containsExactly("mood", "force", "tree");
  }

  @Test
  void labelStudiosAnnotationsMayBeNobodys() throws IOException {
    String nobodys = annotation("id", "5", CHOICE.formatted("\"calm\""));
    String deleted = annotation("completed_by", "null", CHOICE.formatted("\"tense\""));
    String tasks =
        "[{\"id\": 7, \"data\": {}, \"annotations\": [%s, %s]},"
            + " {\"id\": 8, \"data\": {}, \"annotations\": [%s, %s]}]";
    Sheet unknown = read(tasks.formatted(nobodys, deleted, nobodys, nobodys));
    assertThat(unknown.columns()).containsExactly("id", "text", "mood");
    assertThat(unknown.edits().doubts())
        .containsExactly("no annotation says who made it (completed_by), so raters are unknown");
    String known = annotation("completed_by", "1", CHOICE.formatted("\"calm\""));
    Sheet some = read(tasks.formatted(known, deleted, nobodys, nobodys));
    assertThat(some.values("annotator"))
        .containsExactly("1", "nameless 1", "nameless 1", "nameless 2");
    assertThat(some.edits().doubts())
        .singleElement()
        .asString()
        .startsWith(
            "annotations that do not say who made them (completed_by): 3; the first of each task is"
                + " taken for one rater's (\"nameless 1\"), and so on");
  }

  @Test
  void labelStudiosMinimalJsonHasOneColumnAControl() throws IOException {
    String row =
        "{\"text\": \"Hi\", \"id\": 7, \"mood\": %s, \"annotator\": %d, \"annotation_id\": 5,"
            + " \"created_at\": \"x\", \"lead_time\": 2.5}";
    Sheet sheet =
        read(
            "["
                + row.formatted("\"calm\"", 1)
                + ","
                + row.formatted("{\"choices\": [\"calm\", \"sad\"]}", 2)
                + "]");
    assertThat(sheet.columns()).containsExactly("text", "id", "mood", "annotator");
    assertThat(sheet.values("mood")).containsExactly("calm", "[\"calm\",\"sad\"]");
    assertThat(sheet.edits().known().one(Hint.RATER)).contains("annotator");
  }

  private static String task(String more, String answer, String who) {
    return ("{\"text\": \"Hi\", \"_input_hash\": -5, \"_task_hash\": 6, %s, \"answer\": \"%s\","
            + " \"_annotator_id\": \"%s\"}\n")
        .formatted(more, answer, who);
  }

  @Test
  void prodigyTellsRejectFromIgnore() throws IOException {
    String options =
        "\"options\": [{\"id\": 1, \"text\": \"calm\"}, {\"id\": 2, \"text\": \"sad\"}],"
            + " \"accept\": [%s]";
    Sheet sheet =
        read(
            task(options.formatted("1"), "accept", "ann")
                + task(options.formatted(""), "reject", "ben")
                + task(options.formatted(""), "ignore", "cleo"));
    assertThat(rows(sheet)).containsExactly("-5|ann|Hi|calm", "-5|ben|Hi|rejected");
    assertThat(sheet.edits().changes())
        .contains("answers \"ignore\" are no answers and left out: 1");
    assertThat(sheet.edits().doubts()).singleElement().asString().contains("--missing rejected");
    Sheet several =
        read(
            task(options.formatted("1, 2"), "accept", "ann")
                + task(options.formatted("2"), "reject", "ben"));
    assertThat(several.values("choice")).containsExactly("[\"calm\",\"sad\"]", "[]");
    assertThat(several.edits().known().is(Hint.EMPTY, Hints.NO_LABEL)).isTrue();
    Sheet binary =
        read(
            task("\"label\": \"SAD\"", "accept", "ann")
                + task("\"label\": \"SAD\"", "reject", "ben"));
    assertThat(binary.values("SAD")).containsExactly("accept", "reject");
  }

  @Test
  void doccanoHasLabelsOfNobodyOrOfUsers() throws IOException {
    Sheet sheet =
        read(
            "{\"id\": 1, \"text\": \"Hi\", \"label\": [\"calm\"], \"Comments\": []}\n"
                + "{\"id\": 2, \"text\": \"Ho\", \"label\": [\"calm\", \"sad\"], \"Comments\":"
                + " []}\n");
    assertThat(rows(sheet)).containsExactly("1|Hi|calm", "2|Ho|[\"calm\",\"sad\"]");
    Sheet older =
        read(
            "{\"id\": 1, \"text\": \"Hi\", \"annotations\": [{\"label\": 3, \"user\": 1},"
                + " {\"label\": 4, \"user\": 2}], \"meta\": {}}\n");
    assertThat(rows(older)).containsExactly("1|Hi|1|3", "1|Hi|2|4");
    assertThat(older.edits().known().one(Hint.RATER)).contains("user");
  }

  @Test
  void argillasSuggestionsAreModelsAndDraftsAreNone() throws IOException {
    String record =
        "{\"id\": \"r1\", \"fields\": {\"text\": \"Hi\"}, \"responses\": {\"mood\": [{\"user_id\":"
            + " \"u1\", \"value\": \"calm\", \"status\": \"submitted\"}, {\"user_id\": \"u2\","
            + " \"value\": [\"calm\", \"glad\"]}, {\"user_id\": \"u3\", \"value\": \"sad\","
            + " \"status\": \"draft\"}]}, \"suggestions\": {\"mood\": {\"value\": \"tense\","
            + " \"agent\": \"bert\"}}}\n";
    Sheet sheet = read(record);
    assertThat(rows(sheet))
        .containsExactly("r1|u1|Hi|calm", "r1|u2|Hi|[\"calm\",\"glad\"]", "r1|model bert|Hi|tense");
    assertThat(sheet.edits().changes())
        .containsExactly(
            "read as records of Argilla",
            "drafts and discarded responses are left out: 1",
            "suggestions are models' ratings: model bert");
  }
}
