package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.attune.corpus.Reading.HEADER;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;
import static org.attune.corpus.Reading.texts;
import static org.attune.corpus.Reading.values;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Formats in which annotations of speech are kept. */
class SpeechFormatsTest {

  @Test
  void elanGivesIntervalsInSeconds() throws IOException {
    List<Row> rows = rows(new Elan(), sample("elan.txt"), HEADER);
    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("annotation", "calm"),
            entry("begin", "0.000"),
            entry("end", "2.500"),
            entry("item", "0.000-2.500"),
            entry("participant", ""),
            entry("tier", "mood-R1"));
    assertThat(values(rows.get(1)))
        .containsEntry("item", "63.120-64.000")
        .containsEntry("annotation", "");
    assertThat(texts(rows).get(2))
        .isEqualTo(
            "3 expected tier, participant, begin, end, duration and annotation between tabs, found"
                + " other columns");
    assertThat(values(rows.get(3)))
        .containsEntry("item", "0.000-2.500")
        .containsEntry("tier", "mood-R2");
  }

  @Test
  void elanNamesItsColumnsOrNot() throws IOException {
    List<Row> rows = rows(new Elan(), sample("elan-named.txt"), HEADER);
    assertThat(values(rows.get(0)))
        .containsEntry("item", "3600.500-3601.000")
        .containsEntry("annotator", "lea")
        .containsEntry("participant", "Ann");
    assertThat(texts(rows).get(1)).isEqualTo("4 expected a time, found another value");
  }

  @Test
  void iemocapGivesARowARaterOfATurn() throws IOException {
    List<Row> rows = rows(new Iemocap(), sample("iemocap.txt"), HEADER);
    assertThat(rows.stream().map(Row::line)).containsExactly(10L, 3L, 3L, 3L, 11L);
    assertThat(texts(rows).get(0))
        .startsWith("10 expected a turn ([start - end], name, emotion, degrees) or a rating");
    assertThat(values(rows.get(1)))
        .containsExactly(
            entry("activation", "2"),
            entry("category", "Neutral; Sadness"),
            entry("conversation", "Ses09M_impro03"),
            entry("dominance", "2"),
            entry("emotion", "xxx"),
            entry("end", "2.2500"),
            entry("rater", "E1"),
            entry("speaker", "F"),
            entry("start", "0.5000"),
            entry("turn", "Ses09M_impro03_F000"),
            entry("valence", "3"));
    assertThat(values(rows.get(2))).containsEntry("category", "Other").doesNotContainKey("valence");
    assertThat(values(rows.get(3)))
        .containsEntry("rater", "F9")
        .containsEntry("activation", "3")
        .doesNotContainKey("dominance");
    assertThat(values(rows.get(4))).containsEntry("speaker", "M");
  }

  @Test
  void mspPodcastGivesARowAWorkerOfASound() throws IOException {
    List<Row> rows = rows(new MspPodcast(), sample("msp-podcast.txt"), HEADER);
    assertThat(values(rows.get(1)))
        .containsExactly(
            entry("agreed", "N"),
            entry("arousal", "4.0"),
            entry("category", "O-curious"),
            entry("dominance", "4.0"),
            entry("file", "MSP-PODCAST_0007_0001.wav"),
            entry("rater", "WORKER00000002"),
            entry("secondary", "Happy,Amused"),
            entry("valence", "5.0"));
    assertThat(texts(rows).get(2)).startsWith("6 expected a sound (name.wav; category; A: V: D:)");
    assertThat(values(rows.get(3))).containsEntry("agreed", "X");
  }

  @Test
  void chatGivesUtterancesWithTheirTiers() throws IOException {
    List<Row> rows = rows(new Chat(), sample("chat.cha"), HEADER);
    assertThat(values(rows.get(0)))
        .containsExactly(
            entry("emo", "calm"),
            entry("end", "1520"),
            entry("mor", "cop|be"),
            entry("speaker", "MOT"),
            entry("start", "0"),
            entry("text", "are you sad or tired ?"),
            entry("turn", "1"));
    assertThat(texts(rows).get(1)).startsWith("11 expected an utterance (*SPEAKER:)");
    assertThat(values(rows.get(2))).containsEntry("text", "no .").containsEntry("emo", "angry");
  }
}
