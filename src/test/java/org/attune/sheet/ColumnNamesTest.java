package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

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
    "(Wärme), wärme"
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
}
