package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.attune.Launch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus whose utterances are heard and seen, without texts. */
class MediaTest {

  private static final String STUDY = "calls";

  private static final String CARD =
      """
      name: calls
      title: Calls
      source: Made up
      licence: CC0-1.0
      citation: none
      dimensions: {calm: {scale: nominal, labels: [no, yes]}}
      tables:
        - format: csv
          files: [{path: calls.csv}]
          item: id
          media: [{column: voice, kind: sound, folder: clips}, {column: face, kind: picture}]
          ratings: [{dimension: calm, shape: wide, columns: {a: a, b: b}}]
      """;

  private static final String PROTOCOL =
      """
      study: calls
      title: Calls
      corpora: [calls]
      dimensions: [{name: calm}]
      tables: [{name: raters, rows: [statistic], columns: [dimension], against: raters,
                statistics: [percent-agreement]}]
      resampling: {replicates: 100}
      limits: {rejects: 5}
      """;

  @TempDir private Path folder;
  private Bench bench;

  /** A second of a tone. */
  private static void tone(Path file, int step) throws IOException {
    byte[] samples = new byte[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i * step);
    }
    AudioFormat format = new AudioFormat(8000, 8, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length),
        AudioFileFormat.Type.WAVE,
        file.toFile());
  }

  @BeforeEach
  void write() throws IOException {
    bench = Bench.at(folder);
    Path corpus = bench.corpus(STUDY);
    Files.createDirectories(corpus.resolve("clips"));
    Bench.write(corpus.resolve("dataset.yaml"), CARD);
    Bench.write(
        corpus.resolve("calls.csv"),
        """
        id,voice,face,a,b
        1,one.wav,face.png,yes,yes
        2,two.wav,,yes,no
        3,gone.wav,,yes,no
        4,empty.wav,,no,no
        5,../calls.csv,,no,no
        6,out.wav,,no,no
        7,,,no,no
        8,one.wav,/etc/hostname,no,no
        """);
    tone(corpus.resolve("clips/one.wav"), 3);
    tone(corpus.resolve("clips/two.wav"), 5);
    Files.createFile(corpus.resolve("clips/empty.wav"));
    tone(folder.resolve("outside.wav"), 7);
    Files.createSymbolicLink(corpus.resolve("clips/out.wav"), folder.resolve("outside.wav"));
    ImageIO.write(
        new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB),
        "png",
        corpus.resolve("face.png").toFile());
    Bench.write(bench.protocol(STUDY), PROTOCOL);
  }

  private ImportStep.Imported imported() throws IOException {
    try (Stream<Path> files = Files.walk(bench.work().resolve("corpora"))) {
      Path last =
          files
              .filter(file -> file.endsWith("import.json"))
              .max(java.util.Comparator.comparing(file -> file.toFile().lastModified()))
              .orElseThrow();
      return State.readJson(last, ImportStep.Imported.class).orElseThrow();
    }
  }

  @Test
  void filesThatAreMissingEmptyOrOutsideAreRejectedWithTheirRows() throws IOException {
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    ImportStep.Imported imported = imported();
    String there = "expected a file of sound in the dataset folder, not behind a link out of it";
    assertThat(imported.first())
        .containsExactly(
            "calls.csv:4: column \"voice\": " + there + ", found \"clips/gone.wav\"",
            "calls.csv:5: column \"voice\": expected a file of sound that is not empty, found"
                + " \"clips/empty.wav\"",
            "calls.csv:6: column \"voice\": expected a file of sound inside of the dataset folder,"
                + " found \"../calls.csv\"",
            "calls.csv:7: column \"voice\": " + there + ", found \"clips/out.wav\"",
            "calls.csv:9: column \"face\": expected a file of picture inside of the dataset folder,"
                + " found \"/etc/hostname\"");
    assertThat(imported.items()).isEqualTo(3);
    assertThat(imported.files()).containsOnlyKeys("calls.csv", "media: picture", "media: sound");
  }

  @Test
  void aChangedFileIsNoticed() throws IOException {
    assertThat(bench.run("run", STUDY).exit()).isZero();
    Map<String, String> before = imported().files();
    assertThat(bench.run("run", STUDY).out()).contains("import calls: unchanged");
    tone(bench.corpus(STUDY).resolve("clips/two.wav"), 11);
    Launch again = bench.run("run", STUDY);
    assertThat(again.exit()).isZero();
    assertThat(again.out() + again.err())
        .contains("calls/media: sound: expected SHA-256 " + before.get("media: sound"));
    assertThat(Bench.read(bench.results(STUDY).resolve("manifest.json")))
        .contains(imported().files().get("media: sound"))
        .doesNotContain(before.get("media: sound"), "one.wav");
  }
}
