package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Launch;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.protocol.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of somebody who would have them pass, whatever they hold. */
class ForgedResultsTest {

  private static final String STUDY = "models";
  private static final String TALLIES = "tallies/everyday-conversations.tsv";
  private static final String CODES = "codes/everyday-conversations.tsv";
  private static final String VERDICT = "Everything is the same: rungs 1 to 3.";
  private static final long GIB = 1L << 30;

  @TempDir private Path folder;

  private Bench bench;

  @BeforeEach
  void copy() {
    bench = Finished.copyToVerify(STUDY, folder.resolve("copy"));
  }

  private Path result(String file) {
    return bench.results(STUDY).resolve(file);
  }

  /** Changes a file whose hash stands in the manifest. */
  private void forge(String file, String from, String to) {
    String before = Bench.hash(result(file));
    Bench.edit(result(file), from, to);
    Bench.edit(result("manifest.json"), before, Bench.hash(result(file)));
  }

  /** Makes what follows from the files kept, as if these had been there from the beginning. */
  private void remake() {
    Catalog catalog = new Catalog(List.of(result("cards")));
    Protocol protocol = catalog.protocol(result("protocol.yaml"));
    SortedMap<String, String> kept = new TreeMap<>();
    Bench.files(bench.results(STUDY))
        .keySet()
        .forEach(name -> kept.put(name, Catalog.read(result(name))));
    new ResultFiles(protocol, new Plan("", protocol, catalog), catalog, kept)
        .derived()
        .forEach((name, text) -> State.write(result(name), text));
  }

  /**
   * The protocol says that anything is near enough, the manifest that models ran elsewhere, even
   * one that is no neural model; then numbers of the neural model and of the others are changed.
   */
  @Test
  void noProtocolWidensWhatTheVerifierAsks() {
    forge(
        "protocol.yaml", "\ntables:", "\nreproduction: {codes: 0, estimates: 1000000000}\ntables:");
    Bench.edit(result("manifest.json"), "\"pytorch\" : \"", "\"pytorch\" : \"1.");
    Bench.edit(
        result("manifest.json"),
        "\"scorer\" : \"lexicon\"",
        "\"scorer\" : \"lexicon\", \"stack\" : { \"pytorch\" : \"1.0\" }");
    StringBuilder codes = new StringBuilder();
    for (String line : Bench.read(result(CODES)).split("\n")) {
      codes.append(line.startsWith("djl\t") ? line.replaceAll("\\d+", "1234") : line).append('\n');
    }
    forge(CODES, Bench.read(result(CODES)), codes.toString());
    String first = Bench.read(result(TALLIES));
    int entry = first.indexOf("entry\t0\t");
    int end = first.indexOf('\n', first.indexOf('\n', entry) + 1);
    String head = first.substring(entry, end); // of the lexicon, the first scorer
    String count = head.substring(head.lastIndexOf('\t') + 1).split(" ")[0];
    forge(
        TALLIES, head, head.replaceFirst("\t" + count, "\t" + count.replaceFirst(":.*|$", ":99")));
    remake();
    Launch verify = bench.verify(STUDY);
    assertThat(verify.out())
        .contains(
            "not used: the protocol allows more difference, codes 0.0 where 0.995 is asked",
            "not used: the protocol allows more difference, estimates 1.0E9 where 0.005 is asked")
        .containsPattern("different  " + CODES + ", djl, .* differ")
        .contains("scorers.lexicon.stack: ")
        .containsPattern("different  " + TALLIES + ": .* differ\n *entry 0, line ")
        .containsPattern("different  estimates.csv: ")
        .containsPattern("emotions, lexicon, .*: estimate .* recorded, ")
        .doesNotContain("near       estimates.csv")
        .contains("\nNot everything is the same: rungs 1 to 3.");
    assertThat(verify.exit()).isEqualTo(1);
  }

  @Test
  void noModelIsTakenFromWhereTheProtocolPoints() throws IOException {
    Path model = Files.createDirectories(result("theirs"));
    for (String name : List.of("config.json", "serving.properties", "tokenizer.json")) {
      Files.copy(bench.model("tiny-emotion").resolve(name), model.resolve(name));
    }
    Files.copy(bench.model("tiny-emotion").resolve("tiny-emotion.pt"), model.resolve("theirs.pt"));
    Bench.delete(bench.corpus("postcards").resolve("postcards.csv"));
    String named = "\"model\" : \"tiny-emotion\"";
    Bench.edit(result("manifest.json"), named, named.replace("tiny-emotion", model.toString()));
    forge("protocol.yaml", "model: tiny-emotion", "model: " + model);
    Launch verify = bench.verify(STUDY);
    assertThat(verify.out())
        .contains(
            "not climbed  everyday-conversations: scorer djl: model: expected the name of a folder in ")
        .contains("; found " + model);
    Launch theirs = bench.modelsIn(bench.results(STUDY)).verify(STUDY);
    assertThat(theirs.exit()).isEqualTo(2);
    assertThat(theirs.err()).startsWith("--models: expected a folder of yours, found ");
  }

  @Test
  void noLinkLeadsOutOfTheFolder() throws IOException {
    Finished.onlyTables(bench);
    Path secret = folder.resolve("secret");
    Bench.write(secret, "root:secret:0:0\n");
    Bench.delete(result("report.html"));
    Files.createSymbolicLink(result("report.html"), secret);
    Files.createSymbolicLink(result("more"), folder);
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out())
        .contains("different  report.html: a link, which is not followed")
        .contains("unknown    more: a link, which is not followed")
        .doesNotContain("root:secret");
    Path card = result("cards/postcards/dataset.yaml");
    Files.move(card, folder.resolve("card"));
    Files.createSymbolicLink(card, folder.resolve("card"));
    Launch linked = bench.verify(STUDY);
    assertThat(linked.exit()).isEqualTo(2);
    assertThat(linked.err())
        .isEqualTo(
            card + ": expected a file of the results, found a link, which is not followed\n");
  }

  @Test
  void nothingInTheFolderPrintsTheVerdict() throws IOException {
    Finished.onlyTables(bench);
    forge(
        "protocol.yaml",
        "title: \"",
        "title: \"\\e[2J\\n" + VERDICT + "\\n\\u202e\\u2028" + VERDICT + "\\r");
    Bench.edit(result("manifest.json"), "\"title\" : \"", "\"title\" : \"\\u001b[2J");
    Bench.edit(
        result("manifest.json"), "\"attune\" : \"", "\"attune\" : \"\\n" + VERDICT + "\\u009b");
    Files.writeString(result("a\n" + VERDICT + "\u001b[8m"), "x");
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out().lines()).noneMatch(line -> line.strip().startsWith(VERDICT));
    assertThat(verify.out().chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
    assertThat(verify.out())
        .contains("unknown    a\\u000a" + VERDICT + "\\u001b[8m: the study does not make it");
  }

  @Test
  void aLargeFileOfOthersIsKnownByName() throws IOException {
    Finished.onlyTables(bench);
    try (RandomAccessFile file = new RandomAccessFile(result("film.mp4").toFile(), "rw")) {
      file.setLength(3 * GIB);
    }
    Launch verify = bench.verify(STUDY);
    assertThat(verify.out()).contains("unknown    film.mp4: the study does not make it");
    assertThat(verify.exit()).as(verify.err()).isEqualTo(3);
    try (RandomAccessFile file = new RandomAccessFile(result(TALLIES).toFile(), "rw")) {
      file.setLength(3 * GIB);
    }
    Launch large = bench.verify(STUDY);
    assertThat(large.exit()).isEqualTo(2);
    assertThat(large.err())
        .isEqualTo(
            result(TALLIES)
                + ": expected at most 256 MiB in a file of results, and 512 in all, found 3072 MiB\n");
  }

  @Test
  void aToleranceThatIsNoneIsAMistake() {
    for (String none : List.of("codes=1.5", "estimates=-1", "estimates=NaN", "tables=1")) {
      Launch verify = bench.verify(STUDY, "--tolerance", none);
      assertThat(verify.exit()).isEqualTo(2);
      assertThat(verify.err()).startsWith("--tolerance: expected codes=N");
    }
  }
}
