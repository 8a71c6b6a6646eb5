package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.attune.Launch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in a folder of results, its verification ends with what is different. */
class DamagedResultsTest {

  private static final String STUDY = "models";

  @TempDir private Path folder;

  private Bench bench;

  @BeforeEach
  void copy() {
    bench = Finished.copyToVerify(STUDY, folder.resolve("copy"));
  }

  private Path result(String file) {
    return bench.results(STUDY).resolve(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tallies/everyday-conversations.tsv | 'entry\t0\t\n0\t' | 'entry\t0\t\n0\t5,77 '"
            + " | the files cannot be made from those kept: ",
        "manifest.json | '\"items\" :' | '\"item\" :' | report.html: ",
        "codes/everyday-conversations.tsv | 'lexicon\t' | 'lexicon\tx'"
            + " | codes/everyday-conversations.tsv: expected SHA-256 ",
        "estimates.csv | ',macro-f1,' | ',\"macro-f1,' | estimates.csv: ",
        "report.html | '<h1>' | '<h2>' | report.html: "
      })
  void damagedFilesAreDifferent(String file, String from, String to, String told) {
    Finished.onlyTables(bench);
    String text = Bench.read(result(file));
    from = from.translateEscapes();
    to = to.translateEscapes();
    assertThat(text).contains(from);
    Bench.write(result(file), text.replaceFirst(Pattern.quote(from), to));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.err()).isEmpty();
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out()).contains("different  " + told, "Not everything is the same: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[1]", "{} {}"})
  void aManifestThatIsNoneIsAMistake(String manifest) {
    Bench.write(result("manifest.json"), manifest);
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(2);
    assertThat(verify.err()).startsWith(result("manifest.json") + ": expected JSON, found ");
  }

  @Test
  void aManifestWithAnotherKindOfValueIsAMistake() {
    Path manifest = result("manifest.json");
    Bench.write(
        manifest, Bench.read(manifest).replaceFirst("\"items\" : \\d+", "\"items\" : \"many\""));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(2);
    assertThat(verify.err())
        .isEqualTo(
            manifest
                + ": corpora.everyday-conversations.items: expected a whole number, found \"many\"\n");
  }

  @Test
  void withoutTalliesTheTablesAreNotMadeAgain() {
    Finished.onlyTables(bench);
    Bench.delete(result("tallies/postcards.tsv"));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out())
        .containsPattern(
            "different  tallies/postcards.tsv: expected SHA-256 .*, found no such file")
        .containsPattern("Rung 1(?s:.)*not climbed  not all tallies are there(?s:.)*Rung 3");
  }

  @Test
  void afolderWithoutResultsIsAMistake() {
    Bench.delete(result("manifest.json"));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(2);
    assertThat(verify.err())
        .isEqualTo(
            bench.results(STUDY)
                + ": expected results as `attune run` writes them, found no manifest.json\n");
  }

  @Test
  void whatIsNoTextOrHiddenDoesNotStopIt(@TempDir Path other) throws IOException {
    Finished.onlyTables(bench);
    Files.write(result("figure.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    Files.createDirectories(result(".git"));
    Files.write(result(".git/index"), new byte[] {(byte) 0xff});
    Path link = Files.createSymbolicLink(other.resolve(STUDY), bench.results(STUDY));
    Launch verify = bench.verify(link);
    assertThat(verify.exit()).as(verify.out() + verify.err()).isEqualTo(3);
    assertThat(verify.out())
        .contains("unknown    figure.png: the study does not make it")
        .doesNotContain("index");
  }

  @Test
  void missingAndUnknownFilesAreTold() {
    Finished.onlyTables(bench);
    Bench.delete(result("emotions.md"));
    Bench.write(result("own.txt"), "mine\n");
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out()).contains("different  emotions.md: no such file", "unknown    own.txt");
  }
}
