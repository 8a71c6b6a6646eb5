package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Valence_R1, valence-r1",
    "Anonymized Message, anonymized-message",
    "spinnerID, spinner-id",
    "GPT-4o, gpt-4o",
    "(W\u00E4rme), w\u00E4rme"
  })
  void arePlain(String name, String plain) {
    assertThat(ColumnNames.plain(name)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt4",
        "GPT-4o",
        "chatgpt",
        "claude_3",
        "llama3",
        "Llama-2-70b",
        "gemini",
        "model",
        "model_a",
        "prediction",
        "y_pred",
        "roberta",
        "vader",
        "o3-mini"
      })
  void tellModels(String name) {
    assertThat(ColumnNames.model(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Beurteiler",
        "Beurteilerin",
        "Email Address",
        "E-Mail",
        "Coder Initials",
        "rated_by_whom",
        "PROLIFIC_PID",
        "pid",
        "Sona ID",
        "subj",
        "sub",
        "vp",
        "vpn",
        "VP-Nr",
        "Rater Name"
      })
  void tellWhoRated(String name) {
    assertThat(ColumnNames.rater(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"claudia", "modelling", "anna", "berta", "philip", "rater1"})
  void tellPeopleFromModels(String name) {
    assertThat(ColumnNames.model(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "warmth_r1, warmth, r1",
    "r1_warmth, warmth, r1",
    "warmth_rater_2, warmth, rater-2",
    "rater-1-warmth, warmth, rater-1",
    "Valence1, valence, 1",
    "rater1, '', rater1",
    "annotator_B, '', annotator-b",
    "rater_anna, '', rater-anna",
    "warmth_gpt-4, warmth, gpt-4",
    "gpt-4, '', gpt-4"
  })
  void pairDimensionsWithRaters(String name, String dimension, String who) {
    assertThat(ColumnNames.part(name)).contains(new ColumnNames.Part(dimension, who));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "warmth", "warmth_anna", "self_oriented"})
  void mayPairNothing(String name) {
    assertThat(ColumnNames.part(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "item_id, item",
    "workerid, rater",
    "Annotator ID, rater",
    "utterance, text",
    "conv_id, conversation",
    "speaker, speaker",
    "turn_no, turn",
    "reaction time, aside",
    "mean_rating, summary",
    "gender, group",
    "empathy_bin, rated"
  })
  void tellWhatAColumnIs(String name, String sort) {
    boolean is =
        switch (sort) {
          case "item" -> ColumnNames.item(name);
          case "rater" -> ColumnNames.rater(name);
          case "text" -> ColumnNames.text(name);
          case "conversation" -> ColumnNames.conversation(name);
          case "speaker" -> ColumnNames.speaker(name);
          case "turn" -> ColumnNames.turn(name);
          case "aside" -> ColumnNames.aside(name);
          case "summary" -> ColumnNames.summary(name);
          case "group" -> ColumnNames.group(name);
          default -> ColumnNames.rated(name);
        };
    assertThat(is).isTrue();
  }

  @Test
  void namesInOtherLanguagesAreKnown() {
    assertThat(
            List.of(
                "\u6807\u6CE8\u5458",
                "\u8A55\u4FA1\u8005",
                "\u044D\u043A\u0441\u043F\u0435\u0440\u0442",
                "\u00C9valuateur",
                "\u043E\u0446\u0435\u043D\u0449\u0438\u043A"))
        .allMatch(ColumnNames::rater);
    assertThat(
            List.of(
                "\u60C5\u611F",
                "\u043E\u0446\u0435\u043D\u043A\u0430",
                "puntuaci\u00F3n",
                "\u8A55\u4FA1"))
        .allMatch(ColumnNames::rated);
    assertThat(List.of("\u6587\u672C", "\u767A\u8A71", "\u0422\u0435\u043A\u0441\u0442"))
        .allMatch(ColumnNames::text);
  }

  @Test
  void aTableInChineseIsRead(@TempDir Path folder) {
    Cases cases =
        Cases.of(
            folder,
            "\u7F16\u53F7,\u6587\u672C,\u6807\u6CE8\u5458,\u60C5\u611F",
            "1,\u4ECA\u5929\u5929\u6C14\u771F\u597D\u554A,\u5F20\u4E09,\u9AD8\u5174",
            "1,\u4ECA\u5929\u5929\u6C14\u771F\u597D\u554A,\u674E\u56DB,\u9AD8\u5174",
            "2,\u6211\u5F88\u60F3\u5FF5\u6211\u7684\u5BB6,\u5F20\u4E09,\u60B2\u4F24",
            "2,\u6211\u5F88\u60F3\u5FF5\u6211\u7684\u5BB6,\u674E\u56DB,\u9AD8\u5174",
            "3,\u4F60\u600E\u4E48\u80FD\u8FD9\u6837\u8BF4,\u5F20\u4E09,\u6124\u6012",
            "3,\u4F60\u600E\u4E48\u80FD\u8FD9\u6837\u8BF4,\u674E\u56DB,\u6124\u6012");
    assertThat(cases.dimensions()).containsExactly("\u60C5\u611F");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.finding("\u6587\u672C").as()).isEqualTo("text");
  }
}
