package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.attune.study.Terminal.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 8 | 10 | [........................]   0 % 0/8 groups",
        "2 | 8 | 4 | [######..................]  25 % 2/8 groups, 30.0 groups/min, 12 s left",
        "8 | 8 | 4 | [########################] 100 % 8/8 groups, 2.0 groups/s, 0 s left",
        "1 | 100 | 90 | [........................]   1 % 1/100 groups, 0.7 groups/min, 2 h 28 min left",
        "10 | 20 | 100 | [############............]  50 % 10/20 groups, 6.0 groups/min, 1 min 40 s left",
        "0 | 0 | 1 | [########################] 100 % 0/0 groups"
      })
  void tellsHowFarHowFastAndHowLong(long done, long of, double seconds, String line) {
    assertThat(Terminal.progress(done, of, "groups", seconds)).isEqualTo(line);
  }

  @Test
  void afterItIsHaltedNothingIsTold() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), Detail.PLAIN);
    terminal.begin("import mine");
    terminal.halt("stopped; the same command goes on");
    terminal.note("odd");
    terminal.end("3 items");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("stopped; the same command goes on\n");
  }

  @Test
  void textOfOthersCannotActOnTheTerminal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), Detail.PLAIN);
    terminal.begin("import \u001b[2Jmine");
    terminal.note("a\rb\u202e");
    terminal.end("3 items\u0007");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("  a\\u000db\\u202e\nimport \\u001b[2Jmine: 3 items\\u0007\n");
  }

  private static String told(Detail detail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), detail);
    terminal.begin("import mine");
    terminal.log("of this machine");
    terminal.end("3 items");
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whereNobodyWatchesOnlyWhatIsFinishedIsTold() {
    assertThat(told(Detail.PLAIN)).isEqualTo("import mine: 3 items\n");
  }

  @Test
  void whoWatchesSeesTheRunningStage() {
    assertThat(told(Detail.LIVE))
        .contains("\rimport mine ...".replace("\r", "\r\u001b[K"))
        .endsWith("\r\u001b[Kimport mine: 3 items\n");
  }

  @Test
  void anErrorBeginsALineOfItsOwnAndTheRunningStageFitsOnOne() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), Detail.LIVE);
    terminal.begin("score " + "long-name".repeat(20));
    terminal.stop();
    String told = bytes.toString(StandardCharsets.UTF_8);
    assertThat(told).endsWith("\r\u001b[K");
    assertThat(told.split("\r\u001b\\[K"))
        .allMatch(line -> line.length() <= Terminal.width(System.getenv("COLUMNS")));
  }

  @ParameterizedTest
  @CsvSource({"120, 119", "wide, 79", "0, 79", ", 79"})
  void theLineIsAsWideAsTheShellSays(String columns, int width) {
    assertThat(Terminal.width(columns)).isEqualTo(width);
  }

  @Test
  void verboseTellsWhatIsOtherwiseInTheLog() {
    assertThat(told(Detail.VERBOSE))
        .isEqualTo("import mine ...\nof this machine\nimport mine: 3 items\n");
  }
}
