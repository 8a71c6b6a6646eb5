package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.attune.Launch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the work folder is taken only for what was written there. */
class KeptWorkTest {

  private static final String STUDY = "agreement";
  private static final String SCORES = "made again: scores of postcards by lexicon ";
  private static final String NO_LONGER = "no longer are what was written";

  @TempDir private Path folder;

  private Bench bench;
  private SortedMap<String, String> right;

  @BeforeEach
  void copy() {
    bench = Finished.copy(STUDY, folder);
    right = bench.files(STUDY);
  }

  /** Files below the work folder whose whole path fits, in the order of their names. */
  private List<Path> found(String path) {
    try (Stream<Path> files = Files.walk(bench.work())) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(f -> bench.work().relativize(f).toString().matches(path))
              .sorted()
              .toList();
      assertThat(found).as(path).isNotEmpty();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path items(String corpus) {
    return found("corpora/" + corpus + "-[^/]*/items/part-[^/]*parquet").get(0);
  }

  private List<Path> groups() {
    return found("scores/postcards/lexicon-[^/]*/group-[^/]*tsv");
  }

  private Path counted(String name) {
    return found("studies/" + STUDY + "/" + name).get(0);
  }

  /** Another digit in place of the last one of a file. */
  private static void changeLastDigit(Path file) {
    String text = Bench.read(file);
    int at = text.length() - 1;
    while (!Character.isDigit(text.charAt(at))) {
      at--;
    }
    char other = text.charAt(at) == '7' ? '3' : '7';
    Bench.write(file, text.substring(0, at) + other + text.substring(at + 1));
  }

  private Launch again(String verb) {
    Launch run = bench.run(verb, STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return run;
  }

  @Test
  void whatDoesNotFitIsMadeAgainAndTold() throws IOException {
    Files.delete(items("neighbours"));
    Path doubled = items("interviews");
    Files.copy(doubled, doubled.resolveSibling("part-00001-twice.snappy.parquet"));
    Bench.edit(found("corpora/postcards-.*/import.json").get(0), ": 30", ": 29");
    List<Path> groups = groups();
    Bench.write(groups.get(0), "");
    String second = Bench.read(groups.get(1));
    Bench.write(
        groups.get(1), second.substring(0, second.lastIndexOf('\n', second.length() - 2) + 1));
    changeLastDigit(groups.get(2));
    Files.delete(groups.get(3));
    changeLastDigit(counted("tallies-neighbours.tsv"));
    changeLastDigit(counted("codes-postcards.tsv"));
    Files.delete(counted("tallies-interviews.tsv"));
    String out = again("run").out();
    assertThat(bench.files(STUDY)).isEqualTo(right);
    assertThat(out.lines().filter(line -> line.contains("made again")))
        .containsExactly(
            "  made again: items of neighbours " + NO_LONGER,
            "  made again: items of interviews " + NO_LONGER,
            "  made again: items of postcards " + NO_LONGER,
            "  " + SCORES + NO_LONGER,
            "  made again: tallies of neighbours " + NO_LONGER,
            "  made again: tallies of interviews " + NO_LONGER,
            "  made again: tallies of postcards " + NO_LONGER);
    assertThat(out)
        .contains("score postcards with lexicon: 30 different turns, ")
        .contains((groups.size() - 4) + " of " + groups.size() + " groups were done")
        .contains("table agreement: unchanged");
    assertThat(again("run").out()).doesNotContain("made again");
  }

  /** Verbs by themselves read no more than what the verb before wrote, and as it wrote it. */
  @Test
  void aVerbByItselfMakesAgainWhatItReads() throws IOException {
    Path part = items("postcards");
    Path below = Files.createDirectory(part.resolveSibling("season=none"));
    Files.copy(part, below.resolve(part.getFileName()));
    changeLastDigit(groups().get(0));
    Path stray = groups().get(1);
    Files.copy(stray, stray.resolveSibling("group-00099-0123456789abcdef.tsv"));
    Files.delete(found("studies/" + STUDY + "/tally.json").get(0));
    assertThat(again("tally").out())
        .contains("made again: items of postcards " + NO_LONGER)
        .contains(SCORES + NO_LONGER);
    changeLastDigit(counted("tallies-postcards.tsv"));
    assertThat(again("table").out())
        .contains("made again: tallies of postcards " + NO_LONGER)
        .doesNotContain(SCORES);
    assertThat(bench.files(STUDY)).isEqualTo(right);
  }

  /** What a killed run finished has no record yet but its name. */
  @Test
  void whatHasNoRecordIsLookedAtTooAndAnEditedRecordIsNone() throws IOException {
    Path tally = counted("tally.json");
    Bench.edit(tally, "\"joy\" : 4000", "\"joy\" : 9000");
    Launch table = bench.run("table", STUDY);
    assertThat(table.exit()).isEqualTo(2);
    assertThat(table.err())
        .isEqualTo(
            "study agreement: expected what `attune tally` writes, found something else in "
                + tally
                + "; run it first, or `attune run` for all\n");
    Files.delete(counted("score.json"));
    changeLastDigit(groups().get(0));
    assertThat(again("run").out()).contains(SCORES + NO_LONGER);
    assertThat(bench.files(STUDY)).isEqualTo(right);
  }

  /** Otherwise what was counted for one question would be read as the answer to another. */
  @Test
  void scoresAndTalliesOfAnotherQuestionAreNotTaken() {
    Bench.edit(bench.protocol(STUDY), "{joy: 0.4}", "{joy: 0.5}");
    Launch table = bench.run("table", STUDY);
    assertThat(table.exit()).as(table.out()).isEqualTo(2);
    assertThat(table.err())
        .contains("expected what `attune tally` writes of ")
        .contains(" for this protocol and its scores, found others in ");
    Bench.edit(bench.protocol(STUDY), "lexicon: goemotions-ekman", "lexicon: goemotions");
    Launch tally = bench.run("tally", STUDY);
    assertThat(tally.exit()).as(tally.out()).isEqualTo(2);
    assertThat(tally.err())
        .contains(
            "expected what `attune score` writes of postcards for this protocol, found others");
  }

  /** As with a new build of the program: items are made anew, and no model reads them again. */
  @Test
  void scoresOfTheSameTurnsOutliveTheItemsTheyWereMadeOf() throws IOException {
    Path card = bench.corpus("postcards").resolve("dataset.yaml");
    Bench.write(card, "# Read again, and found right.\n" + Bench.read(card));
    List<Path> groups = groups();
    String out = again("run").out();
    assertThat(out)
        .contains("import postcards: 30 items")
        .contains("score postcards with lexicon: 30 different turns, unchanged");
    assertThat(groups()).isEqualTo(groups);
  }
}
