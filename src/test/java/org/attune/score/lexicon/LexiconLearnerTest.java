package org.attune.score.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LexiconLearnerTest {

  @TempDir Path folder;

  private final StringWriter printed = new StringWriter();

  private int run(List<String> arguments) {
    CommandLine command = new CommandLine(new LexiconLearner());
    command.setOut(new PrintWriter(printed)).setErr(new PrintWriter(printed));
    return command.execute(arguments.toArray(String[]::new));
  }

  private List<String> tiny(String out, String... more) throws Exception {
    Files.writeString(folder.resolve("labels.txt"), "x\ny\nz\n");
    Files.writeString(
        folder.resolve("train.tsv"),
        "Good day\t0\ta\ngood \"one\tx\tb\nbad day\ty\tc\nbad \"one\t1,z\td\n");
    Files.writeString(folder.resolve("dev.tsv"), "good\tx\te\nbad\ty\tf\nday\tz\tg\n");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--train",
                folder.resolve("train.tsv").toString(),
                "--dev",
                folder.resolve("dev.tsv").toString(),
                "--labels",
                folder.resolve("labels.txt").toString(),
                "--source",
                "made up",
                "--least",
                "1",
                "--threshold",
                "0.5",
                "--prior",
                "10",
                "--out",
                folder.resolve(out).toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /**
   * The example of the README of github.com/Wigder/fightin_words: z of each word, prior 0.05 a
   * word.
   */
  @Test
  void logOddsOfThePublishedExample() {
    double prior = 0.05;
    double all = 11 * prior;
    assertThat(LogOdds.of(0, 9, 1, 9, prior, all).z())
        .isCloseTo(-0.6894227886807968, within(1e-12));
    assertThat(LogOdds.of(1, 9, 0, 9, prior, all).z()).isCloseTo(0.6894227886807968, within(1e-12));
    assertThat(LogOdds.of(2, 9, 2, 9, prior, all).z()).isZero();
  }

  @Test
  void plattScalingMeetsTheSmoothedTargets() {
    // At 1: 3 of 4 positive, mean target (3 * 5/6 + 1/6) / 4 = 2/3, log-odds ln 2; at -1 the
    // reverse.
    PlattScaling fit =
        PlattScaling.fit(
            new double[] {1, 1, 1, 1, -1, -1, -1, -1},
            new boolean[] {true, true, true, false, true, false, false, false});
    assertThat(fit.prior()).isCloseTo(0, within(1e-8));
    assertThat(fit.scale()).isCloseTo(Math.log(2), within(1e-8));
    // No evidence: the log-odds of the mean target (2/3 + 3 * 1/5) / 4 = 19/60.
    PlattScaling flat = PlattScaling.fit(new double[4], new boolean[] {true, false, false, false});
    assertThat(flat.prior()).isCloseTo(Math.log(19.0 / 41), within(1e-8));
    assertThat(flat.scale()).isZero();
  }

  @Test
  void weightsOfATinyCorpus() throws Exception {
    assertThat(run(tiny("tiny.tsv"))).as(printed.toString()).isZero();
    // Words: good, bad, day, one twice each, 8 in all, so 2.5 of 10 pseudo-counts each; x has 4, y
    // 4, z 2 of them.
    // good, x: ln((2 + 2.5) / (4 + 10 - 4.5)) - ln(2.5 / (4 + 10 - 2.5)) = ln(4.5 / 9.5) - ln(2.5 /
    // 11.5) = 0.779
    // one, z: ln((1 + 2.5) / (2 + 10 - 3.5)) - ln((1 + 2.5) / (6 + 10 - 3.5)) = ln(12.5 / 8.5) =
    // 0.386, z = 0.51
    // bad, z: the same counts; good, z: ln(2.5 / 9.5) - ln(4.5 / 11.5) = -0.397, z = -0.50826
    assertThat(
            Files.readAllLines(folder.resolve("tiny.tsv")).stream()
                .filter(line -> !line.startsWith("#")))
        .containsExactly(
            "bad\tx\t-0.779",
            "bad\ty\t0.779",
            "bad\tz\t0.386",
            "day\tz\t-0.397",
            "good\tx\t0.779",
            "good\ty\t-0.779",
            "good\tz\t-0.397",
            "one\tz\t0.386");
    assertThat(printed.toString()).contains("dev   macro-F1 ");
  }

  @Test
  void sameBytesEveryRun() throws Exception {
    run(tiny("one.tsv", "--pair-threshold", "0.1"));
    run(tiny("two.tsv", "--pair-threshold", "0.1"));
    assertThat(folder.resolve("one.tsv")).hasSameBinaryContentAs(folder.resolve("two.tsv"));
    assertThat(Files.readString(folder.resolve("one.tsv")))
        .contains("# Source: made up\n", "\ngood day\tx\t");
  }

  @Test
  void groupsComeFirstAndAreLearnedAsOne() throws Exception {
    run(tiny("groups.tsv", "--group", "g=y,z"));
    assertThat(Files.readString(folder.resolve("groups.tsv")))
        .containsSubsequence("#label\tg\t", "#label\tx\t")
        .contains("\ngood\tg\t-0.779\n");
    assertThat(run(tiny("bad.tsv", "--group", "g=y,q"))).isEqualTo(2);
    assertThat(printed.toString()).contains("group g: q is unknown or in two groups");
    assertThat(folder.resolve("bad.tsv")).doesNotExist();
  }

  @Test
  void shippedLexiconsAreWhatTheLearnerMakesOfGoEmotions() throws Exception {
    assertThat(learn("goemotions")).contains("test  macro-F1 0.4633  micro-F1 0.5302");
    assertThat(
            learn(
                "goemotions-ekman",
                "--group",
                "anger=anger,annoyance,disapproval",
                "--group",
                "disgust=disgust",
                "--group",
                "fear=fear,nervousness",
                "--group",
                "joy=joy,amusement,approval,excitement,gratitude,love,optimism,relief,pride,admiration,desire,caring",
                "--group",
                "sadness=sadness,disappointment,embarrassment,grief,remorse",
                "--group",
                "surprise=surprise,realization,confusion,curiosity"))
        .contains("test  macro-F1 0.5784  micro-F1 0.6406");
  }

  private String learn(String name, String... groups) throws Exception {
    Path data = Shared.file("datasets/goemotions");
    Path out = folder.resolve(name + ".tsv");
    List<String> arguments = new ArrayList<>(List.of(groups));
    for (String split : List.of("train", "dev", "test")) {
      arguments.addAll(List.of("--" + split, data.resolve(split + ".tsv").toString()));
    }
    arguments.addAll(
        List.of(
            "--labels",
            data.resolve("labels.txt").toString(),
            "--out",
            out.toString(),
            "--source",
            "GoEmotions (Demszky et al. 2020, arXiv:2005.00547), train.tsv and dev.tsv; licence of the source Apache-2.0"));
    assertThat(run(arguments)).as(printed.toString()).isZero();
    try (InputStream shipped =
        LexiconLearner.class.getResourceAsStream("/lexicons/" + name + ".tsv")) {
      assertThat(out).hasBinaryContent(shipped.readAllBytes());
    }
    return printed.toString();
  }
}
