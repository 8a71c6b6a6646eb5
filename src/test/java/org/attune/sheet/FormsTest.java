package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.attune.Shared;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of ratings in the forms in which people have them, read to the number they look for. */
class FormsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "02-labelstudio-csv/full.json | emotion | .556",
        "02-labelstudio-csv/min.json | emotion | .556",
        "05-potato/annotated_instances.csv | emotion | .605",
        "05-potato/annotated_instances.tsv | emotion | .605",
        "05-potato/truefalse.csv | emotion | .605",
        "08-mturk-batch/Batch_4411_batch_results.csv | answer-emotion-label | .548",
        "08-mturk-batch/radio_onehot.csv | answer-emotion | .740",
        "09-jspsych/data.csv | response | .804",
        "09-jspsych/slider.csv | response | .804",
        "11-excel/bom.csv | rating | .944",
        "11-excel/bomsep.csv | rating | .944",
        "11-excel/sep.csv | rating | .944",
        "11-excel/cp1252.csv | rating | .944",
        "11-excel/mac.csv | rating | .944",
        "11-excel/trailing.csv | rating | .944",
        "11-excel/unicode.txt | rating | .944",
        "43-jsonl-to-new/long.jsonl | emotion | .556",
        "45-speech-formats/elan.txt | emo | .863",
        "45-speech-formats/elan_header.txt | emotion | .411",
        "54-psychopy/all.csv | valence-slider-response | .791",
        "54-psychopy/with_instructions.csv | valence-slider-response | .791",
        "56-parquet/ann.json | rating | .702",
        "57-convokit/L.json | meta-annotations | .738"
      })
  void areReadAsTheyAreMeant(String file, String dimension, double alpha) {
    assertThat(Cases.shared(file).alpha(dimension)).isCloseTo(alpha, within(.0005));
  }

  @ParameterizedTest
  @CsvSource({"joy, .712", "sadness, .5625", "anger, .6875", "fear, .293"})
  void eachLabelOfPotatoIsThereOrNot(String label, double alpha) {
    Cases cases = Cases.shared("05-potato/annotated_instances.csv");
    assertThat(cases.labelAlpha("emotion", label)).isCloseTo(alpha, within(.0005));
  }

  @Test
  void prodigysRatersAgreeAsFarAsTheyAnswered() {
    Cases cases = Cases.shared("04-prodigy/export.jsonl");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.dimension().scale().labels()).contains("rejected").doesNotContain("ignore");
    assertThat(cases.told()).contains("\"ignore\"", "--missing rejected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iemocap.txt", "msp.txt"})
  void corporaOfSpeechHaveRatersAndDimensions(String file) {
    Cases cases = Cases.shared("45-speech-formats/" + file);
    assertThat(cases.dimensions()).contains("category", "valence", "dominance");
    assertThat(cases.dimension("valence").panel().raters()).isEqualTo(2);
  }

  @Test
  void whatIsLeftAsideOfACorpusIsReadIfItIsNamed() {
    Hints secondary = Hints.none().with(Hint.RATED, "secondary");
    assertThat(Cases.shared("45-speech-formats/msp.txt", secondary).dimensions())
        .containsExactly("secondary");
  }

  @Test
  void tiersOfATranscriptMayBeRatings() throws IOException {
    String text =
        "@UTF8\n@Begin\n*MOT:\tso .\n%emo:\tcalm\n%mor:\tadv|so\n*CHI:\tno .\n%emo:\ttense\n@End\n";
    RatingsFile reading =
        RatingsFile.of(Files.writeString(folder.resolve("talk.cha"), text), Hints.none());
    assertThat(reading.dimensions()).extracting(RatedDimension::name).containsExactly("emo");
    assertThat(reading.sheet().edits().left()).containsKeys("mor", "start");
  }

  @Test
  void aTranscriptWithoutRatingsSaysWhatReadsIt() {
    Path talk = Shared.file("cases/45-speech-formats/talk.cha");
    assertThatThrownBy(() -> Cases.of(talk, Hints.none()))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("format: chat");
  }

  @Test
  void participantsOfPsychoPyAreFiles() {
    List<Path> files =
        List.of("p1", "p2", "p3").stream()
            .map(p -> Shared.file("cases/54-psychopy/" + p + ".csv"))
            .toList();
    RatingsFile all = RatingsFile.of(files, Hints.none());
    assertThat(all.sheet().lines()).hasSize(18);
    assertThat(all.layout().rater()).contains("participant");
    assertThat(all.dimensions().get(0).panel().complete()).isEqualTo(6);
  }

  @Test
  void pathsWithUmlautsSpacesAndBracketsJustWork() {
    Cases cases = Cases.shared("51-paths/Bewertungen M\u00E4rz (final) 2.csv");
    assertThat(cases.dimension().panel().items()).isEqualTo(10);
  }

  @Test
  void parquetIsRead() throws IOException {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message m { required binary item (UTF8); required int32 rater; optional group labels"
                + " (LIST) { repeated group list { required int32 element; } } required int32"
                + " warmth; }");
    Path file = folder.resolve("my.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(type).build()) {
      for (int i : IntStream.range(0, 12).toArray()) {
        Group row = new SimpleGroup(type);
        row.add("item", "t" + i / 2);
        row.add("rater", i % 2);
        row.addGroup("labels").addGroup("list").add("element", i % 3);
        row.add("warmth", 1 + i / 3);
        writer.write(row);
      }
    }
    Sheet sheet = SheetReader.read(file);
    assertThat(sheet.columns()).containsExactly("item", "rater", "labels", "warmth");
    assertThat(sheet.lines().get(5).values()).containsExactly("t2", "1", "[2]", "2");
    Cases cases = Cases.of(file, Hints.none().with(Hint.RATED, "warmth"));
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {bytes.length / 2, 100}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> SheetReader.read(file))
          .isInstanceOf(CorpusException.class)
          .hasMessageEndingWith(
              "my.parquet: expected a Parquet file, found other or damaged bytes");
    }
  }

  @Test
  void tiersOfElanAreRatersAndWhatTheyRated() throws IOException {
    String line = "%s\t\t%d.000\t%d.500\t0.500\t%s\n";
    StringBuilder text = new StringBuilder();
    for (String rater : List.of("anna", "ben")) {
      for (int i = 0; i < 5; i++) {
        text.append(line.formatted("valence@" + rater, i, i, i % 3 + 1));
        text.append(line.formatted("mood@" + rater, i, i, i % 2 == 0 ? "calm" : "tense"));
      }
    }
    text.append(line.formatted("mood@anna", 9, 9, "calm"));
    Sheet sheet = SheetReader.read(Files.writeString(folder.resolve("talk.txt"), text));
    assertThat(sheet.columns()).containsExactly("item", "rater", "valence", "mood");
    assertThat(sheet.lines().get(0).values()).containsExactly("0.000-0.500", "anna", "1", "calm");
    assertThat(sheet.edits().doubts())
        .containsExactly(
            "1 of 6 intervals are on one rater's tier only: intervals are the same where begin and end"
                + " are");
  }
}
