package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.attune.Launch;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.protocol.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are made again, and whatever was changed since is told. */
class VerificationTest {

  private static final String STUDY = "models";
  private static final int EMOTIONS = 7;

  @TempDir private Path folder;

  private Bench bench;

  @BeforeEach
  void copy() {
    bench = Finished.copyToVerify(STUDY, folder.resolve("copy"));
  }

  private Path result(String file) {
    return bench.results(STUDY).resolve(file);
  }

  /** The study itself was run with one. There are fewer groups of turns than partitions here. */
  @Test
  void whatIsUntouchedIsEqualForAnyPartitions() {
    bench = Finished.copyWithoutWork(STUDY, folder.resolve("anew"));
    Launch verify = bench.spark("local[2]", 17).verify(STUDY);
    assertThat(verify.err()).isEmpty();
    assertThat(verify.exit()).as(verify.out()).isZero();
    assertThat(verify.out())
        .contains("Rung 1", "Rung 2", "Rung 3")
        .endsWith("\nEverything is the same: rungs 1 to 3.\n")
        .doesNotContain("different  ", "not climbed", "unknown");
    assertThat(bench.work().resolve("verify").resolve(STUDY)).doesNotExist();
  }

  @Test
  void oneDigitOfAnEstimateIsTold() {
    Finished.onlyTables(bench);
    String line =
        Bench.read(result("estimates.csv"))
            .lines()
            .filter(l -> l.startsWith("emotions,lexicon,") && l.contains(",macro-f1,"))
            .findFirst()
            .orElseThrow();
    String estimate = line.split(",")[7];
    String changed = estimate.substring(0, estimate.length() - 1) + digitAfter(estimate);
    Bench.edit(result("estimates.csv"), "macro-f1," + estimate, "macro-f1," + changed);
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out())
        .contains("cells, 1 differ, by at most 0.00000")
        .contains(
            "macro-f1: estimate " + changed + " recorded, " + estimate + " again",
            "Not everything is the same: rung 1 only, tables from tallies.");
    assertThat(verify.out().lines().filter(l -> l.contains("different  "))).hasSize(1);
  }

  private static int digitAfter(String number) {
    return (number.charAt(number.length() - 1) - '0' + 1) % 10;
  }

  @Test
  void oneCountOfATallyIsTold() {
    Path tallies = result("tallies/everyday-conversations.tsv");
    Bench.edit(tallies, "entry\t0\t\n0\t", "entry\t0\t\n0\t5,6 ");
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out())
        .contains("different  tallies/everyday-conversations.tsv: expected SHA-256")
        .contains("different  estimates.csv")
        .containsPattern("Rung 2(?s:.)*different  tallies/everyday-conversations.tsv: .* 1 differ");
  }

  @Test
  void oneRowOfTheDataIsTold() {
    Path data = bench.corpus("everyday-conversations").resolve("turns.csv");
    String before = Bench.hash(data);
    String text = Bench.read(data);
    Bench.write(data, text.substring(0, text.length() - 2) + "!\n");
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out())
        .contains(
            "different  everyday-conversations/turns.csv: expected SHA-256 "
                + before
                + " (its card), found "
                + Bench.hash(data));
    assertThat(verify.out().lines().filter(l -> l.contains("different  "))).hasSize(1);
  }

  @Test
  void oneWeightOfAModelIsTold() throws IOException {
    changeWeight(bench.model("tiny-emotion").resolve("tiny-emotion.pt"));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out())
        .containsPattern(
            "manifest.json, everyday-conversations: .* differ\n *scorers.djl.model-sha256: ")
        .containsPattern("different  codes/everyday-conversations.tsv, djl, .* differ, by at most")
        .contains("equal      codes/everyday-conversations.tsv, lexicon")
        .contains("what was made again lies in ");
  }

  /** Adds 1 to the first number of the bias of the head, one for each of the seven emotions. */
  private static void changeWeight(Path archive) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    byte[] weights =
        entries.entrySet().stream()
            .filter(e -> e.getKey().contains("/data/") && e.getValue().length == EMOTIONS * 4)
            .findFirst()
            .orElseThrow()
            .getValue();
    ByteBuffer numbers = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    numbers.putFloat(0, numbers.getFloat(0) + 1);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(e.getKey());
        CRC32 sum = new CRC32();
        sum.update(e.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(e.getValue().length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(e.getValue());
      }
    }
  }

  /** What was made again the first time is taken over the second time, because it was not equal. */
  @Test
  void onAnotherMachineAFewCodesMayDiffer() {
    String codes = Bench.read(result("codes/everyday-conversations.tsv"));
    pretendAnotherMachine(200);
    Launch many = bench.verify(STUDY);
    assertThat(many.exit()).isEqualTo(1);
    assertThat(many.out())
        .contains("another machine: everyday-conversations, djl was run on ")
        .containsPattern(
            "different  codes/everyday-conversations.tsv, djl, .* 200 differ, by at most 1")
        .contains("equal      tallies/everyday-conversations.tsv");
    String before = Bench.hash(result("codes/everyday-conversations.tsv"));
    Bench.write(result("codes/everyday-conversations.tsv"), codes);
    Bench.edit(
        result("manifest.json"), before, Bench.hash(result("codes/everyday-conversations.tsv")));
    changeCodes(1);
    remake();
    Launch one = bench.verify(STUDY);
    assertThat(one.out())
        .containsPattern(
            "near       codes/everyday-conversations.tsv, djl, .* 1 differ, by at most 1")
        .doesNotContain("different  ")
        .endsWith(
            "\nEverything is the same, or near where it may be (at least 0.995 of the codes equal,"
                + " estimates at most 0.005 apart): rungs 1 to 3.\n");
    assertThat(one.exit()).isZero();
  }

  /** Names other libraries in the manifest, and changes codes of the neural scorer by 1. */
  private void pretendAnotherMachine(int codes) {
    changeCodes(codes);
    Bench.edit(result("manifest.json"), "\"pytorch\" : \"", "\"pytorch\" : \"1.");
    remake();
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

  private void changeCodes(int codes) {
    Path file = result("codes/everyday-conversations.tsv");
    StringBuilder changed = new StringBuilder();
    int left = codes;
    for (String line : Bench.read(file).split("\n")) {
      if (line.startsWith("djl\t") && left > 0) {
        int end = line.indexOf(',');
        long code = Long.parseLong(line.substring(4, end));
        changed.append("djl\t").append(code == 0 ? 1 : code - 1).append(line.substring(end));
        left--;
      } else {
        changed.append(line);
      }
      changed.append('\n');
    }
    assertThat(left).isZero();
    String before = Bench.hash(file);
    Bench.write(file, changed.toString());
    Bench.edit(result("manifest.json"), before, Bench.hash(file));
  }

  @Test
  void withoutTheDataOnlyTheTablesAreMadeAgain() {
    Finished.onlyTables(bench);
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).as(verify.out()).isEqualTo(3);
    assertThat(verify.out())
        .contains("equal      estimates.csv")
        .containsPattern("Rung 3: .*\n  not climbed  everyday-conversations: .* expected the file ")
        .containsPattern("Rung 2: .*\n  not climbed  everyday-conversations: ")
        .endsWith(
            "\nAs far as it could be made again, everything is the same: rung 1 only, tables from"
                + " tallies.\n");
  }

  @Test
  void withoutAModelCodesAreNotMadeAgain() {
    Bench.delete(bench.model("tiny-emotion").resolve("tiny-emotion.pt"));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).as(verify.out()).isEqualTo(3);
    assertThat(verify.out())
        .containsPattern(
            "Rung 3: .*\n  not climbed  everyday-conversations: scorer djl: .*tiny-emotion")
        .contains("equal      tallies/postcards.tsv")
        .endsWith(
            "everything is the same: rung 1, and rungs 2 and 3 of postcards, not of"
                + " everyday-conversations.\n");
  }

  @Test
  void aCorpusWithoutItsCardIsLeftOut() {
    Bench.delete(bench.corpus("postcards").resolve("dataset.yaml"));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).as(verify.out()).isEqualTo(3);
    assertThat(verify.out())
        .contains("not climbed  postcards: no card of it in datasets/ or below --data")
        .contains("equal      tallies/everyday-conversations.tsv");
  }

  @Test
  void onAnotherMachineTalliesMayDifferThoughTheSampledCodesDoNot() {
    Path tallies = result("tallies/everyday-conversations.tsv");
    String before = Bench.hash(tallies);
    // One of the neural scorer's answers: another emotion than before, the only one of its
    // category.
    Matcher answer =
        Pattern.compile("(entry\t5\t\n(?:.*\n)*?\\d+\t\\d+,)([1-9])(?= \\d)")
            .matcher(Bench.read(tallies));
    assertThat(answer.find()).isTrue();
    Bench.edit(tallies, answer.group(), answer.group(1) + (Integer.parseInt(answer.group(2)) - 1));
    Bench.edit(result("manifest.json"), before, Bench.hash(tallies));
    pretendAnotherMachine(0);
    Launch narrow = bench.verify(STUDY);
    assertThat(narrow.out())
        .containsPattern(
            "different  estimates.csv, of models on another machine \\(at most 0.005\\)");
    assertThat(narrow.exit()).isEqualTo(1);
    Launch wide = bench.verify(STUDY, "--tolerance", "estimates=0.5");
    assertThat(wide.out())
        .contains("near       tallies/everyday-conversations.tsv, of models on another machine: ")
        .containsPattern(
            "near       estimates.csv, of models on another machine \\(at most 0.5\\): .* differ, by at most 0.0")
        .containsPattern("near       confusion.csv, of models on another machine")
        .contains("(at least 0.995 of the codes equal, estimates at most 0.5 apart): rungs 1 to 3.")
        .doesNotContain("different  ");
    assertThat(wide.exit()).isZero();
  }

  @Test
  void codesThatAreMissingAreTold() {
    Bench.delete(result("codes/postcards.tsv"));
    Launch verify = bench.verify(STUDY);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out()).contains("different  codes/postcards.tsv: no such file");
  }
}
