package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.Launch;
import org.attune.chat.StubEndpoint;
import org.attune.chat.StubEndpoint.Asked;
import org.attune.chat.StubEndpoint.Reply;
import org.attune.corpus.Scale;
import org.attune.notebook.Study;
import org.attune.statistic.Estimate;
import org.attune.statistic.KrippendorffAlphaOrdinal;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole study of a judge that is asked again, in other words and with its levels in reversed
 * order, and that leans to long letters and to those it wrote: table {@code against: judge}.
 */
class JudgeTableTest {

  private static final int LETTERS = 72;
  private static final Pattern NUMBER = Pattern.compile("number (\\d+)");
  private static final Scale LEVELS = new Scale.Ordinal(List.of("0", "1", "2"));

  private static final String CARD =
      """
      name: letters
      title: Letters
      source: Made by a test
      licence: Apache-2.0
      citation: Attune contributors (2026)
      single-ratings: public
      dimensions:
        emotional-reactions: {scale: ordinal, labels: ['0', '1', '2'], question: 'How'}
      tables:
        - format: csv
          files: [{path: letters.csv}]
          item: letter
          conversation: talk
          text: text
          strata: {by: {column: by}}
          ratings: [{dimension: emotional-reactions, shape: wide, columns: {a: a, b: b, c: c}}]
      """;

  private static final String STUDY =
      """
      study: letters
      title: Is the judge any good?
      corpora: [letters]
      dimensions: [{name: emotional-reactions}]
      consensus: {rule: mean}
      scorers:
        - {scorer: chat, as: judge, model: tiny, rubric: epitome, seed: 1, tries: 1}
        - {scorer: chat, as: once more, model: tiny, rubric: epitome, seed: 1, tries: 1, sample: 1}
        - {scorer: chat, as: reworded, model: tiny, rubric: epitome, seed: 1, tries: 1, wording: 1}
        - {scorer: chat, as: turned, model: tiny, rubric: epitome, seed: 1, tries: 1, order: reversed}
      tables:
        - name: judge
          against: judge
          rows: [scorer, stratum]
          columns: [statistic]
          statistics:
            [krippendorff-alpha-ordinal, icc2, bias, answers-changed, length-slope, verbosity-slope]
          strata: by
          between: [{of: tiny, minus: human}]
        - name: panels
          against: raters
          panels: {all four ways: [judge, once more, reworded, turned]}
          rows: [scorer]
          columns: [statistic]
          statistics: [krippendorff-alpha-ordinal, percent-agreement]
      resampling: {unit: conversation}
      """;

  @TempDir private Path folder;

  private static int level(int letter) {
    return letter * 7 % 3;
  }

  private static boolean byJudge(int letter) {
    return letter % 2 == 1;
  }

  private static String text(int letter) {
    return "It is number " + letter + "." + " I feel with you.".repeat(1 + letter * 11 % 17);
  }

  private static int third(int letter) {
    return letter % 5 == 0 ? Math.max(0, level(letter) - 1) : level(letter);
  }

  private static double people(int letter) {
    return (2 * level(letter) + third(letter)) / 3.0;
  }

  private static int judge(int letter) {
    int liked = text(letter).length() > 150 || byJudge(letter) && letter % 3 == 0 ? 1 : 0;
    return Math.min(2, level(letter) + liked);
  }

  private static int again(int letter) {
    return letter % 10 == 3 ? (judge(letter) + 1) % 3 : judge(letter);
  }

  private static int turned(int letter) {
    return letter % 6 == 1 ? Math.max(0, judge(letter) - 1) : judge(letter);
  }

  /** The letter to which the judge gives no answer where its levels are turned. */
  private static final int SILENT = 5;

  private static Reply answer(Asked call) {
    Matcher number = NUMBER.matcher(call.text());
    assertThat(number.find()).isTrue();
    int letter = Integer.parseInt(number.group(1));
    String system = call.texts().get(0);
    boolean reversed = system.indexOf("- 2:") < system.indexOf("- 0:");
    int said = reversed ? turned(letter) : call.seed() == 2 ? again(letter) : judge(letter);
    return reversed && letter == SILENT
        ? StubEndpoint.refuses("No.")
        : StubEndpoint.says("{\"emotional-reactions\": \"%d\"}".formatted(said));
  }

  private Bench bench() {
    Bench bench = Bench.at(folder);
    StringBuilder csv = new StringBuilder("letter,talk,by,text,a,b,c\n");
    for (int i = 0; i < LETTERS; i++) {
      csv.append("l%02d,t%02d,%s,".formatted(i, i / 3, byJudge(i) ? "tiny" : "human"));
      csv.append(text(i) + ",%1$d,%1$d,%2$d\n".formatted(level(i), third(i)));
    }
    Bench.write(bench.corpus("letters").resolve("letters.csv"), csv.toString());
    Bench.write(bench.corpus("letters").resolve("dataset.yaml"), CARD);
    Path rubric = Path.of("protocols", "rubrics", "epitome.yaml");
    Bench.write(folder.resolve(rubric), Bench.read(rubric));
    Bench.write(bench.protocol("letters"), STUDY);
    return bench;
  }

  @Test
  void whatIsPlantedStandsInTheTable() throws IOException {
    Bench bench = bench();
    try (StubEndpoint stub = new StubEndpoint(JudgeTableTest::answer)) {
      bench.setting("attune.chat.url", stub.url());
      Launch run = bench.run("run", "letters");
      assertThat(run.exit()).as(run.out() + run.err()).isZero();
      assertThat(stub.asked()).hasSize(4 * LETTERS);
      SortedMap<String, String> results = bench.files("letters");
      check(CSVParser.parse(results.get("estimates.csv"), FORM).getRecords());
      assertThat(results.get("judge.csv").lines().findFirst().orElseThrow())
          .as("in the protocol's order, though the first line lacks some")
          .startsWith("scorer,stratum,krippendorff-alpha-ordinal,")
          .containsSubsequence("icc2", "bias", "answers-changed", "length-slope");
      assertThat(results.get("report.html"))
          .contains("judge: in another order")
          .contains("with themselves asked in another way");
      assertThat(Study.open(bench.results("letters").toString()).table("judge").toString())
          .contains("judge: asked again", "by=tiny - by=human");
      for (String kept : List.of("corpora", "scores", "studies", "asked")) {
        Path made = bench.work().resolve(kept);
        Bench.files(made).keySet().forEach(file -> Bench.delete(made.resolve(file)));
      }
      bench.spark("local[1]", 1);
      assertThat(bench.run("run", "letters").exit()).isZero();
      assertThat(bench.files("letters")).isEqualTo(results);
    }
  }

  private static final CSVFormat FORM =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private static void check(List<CSVRecord> cells) {
    IntPredicate all = letter -> true;
    IntPredicate both = letter -> letter != SILENT;
    String alpha = "krippendorff-alpha-ordinal";
    close(cells, "raters", "", alpha, alpha(all, i -> new long[] {level(i), level(i), third(i)}));
    close(cells, "judge: asked again", "", alpha, alpha(all, i -> new long[] {judge(i), again(i)}));
    close(cells, "judge: in other words", "", alpha, 1);
    close(
        cells,
        "judge: in another order",
        "",
        alpha,
        alpha(both, i -> new long[] {judge(i), turned(i)}));
    close(
        cells,
        "all four ways",
        "",
        alpha,
        alpha(
            all,
            i ->
                i == SILENT
                    ? new long[] {judge(i), again(i), judge(i)}
                    : new long[] {judge(i), again(i), judge(i), turned(i)}));
    close(cells, "judge: in other words", "", "answers-changed", 0);
    close(
        cells,
        "judge: in another order",
        "",
        "answers-changed",
        mean(both, i -> judge(i) == turned(i) ? 0 : 1));
    close(cells, "judge: in another order", "", "bias", mean(both, i -> turned(i) - judge(i)));
    close(cells, "judge: asked again", "", "bias", mean(all, i -> again(i) - judge(i)));
    IntToDoubleFunction error = i -> judge(i) - people(i);
    close(cells, "judge", "", "bias", mean(all, error));
    close(
        cells,
        "judge",
        "by=tiny - by=human",
        "bias",
        mean(JudgeTableTest::byJudge, error) - mean(i -> !byJudge(i), error));
    close(cells, "judge", "", "verbosity-slope", slope(error));
    close(cells, "judge", "", "length-slope", slope(JudgeTableTest::judge));
    close(cells, "raters", "", "length-slope", slope(JudgeTableTest::people));
    assertThat(cells)
        .filteredOn(cell -> cell.get("scorer").equals("raters"))
        .extracting(cell -> cell.get("statistic"))
        .doesNotContain("verbosity-slope", "answers-changed");
    assertThat(Double.parseDouble(value(cells, "raters", "", "bias").get("estimate"))).isZero();
    assertThat(value(cells, "raters", "", "bias").get("reference")).isEqualTo("other raters, mean");
    assertThat(value(cells, "judge", "", "verbosity-slope").get("answered")).isEqualTo("72");
    assertThat(value(cells, "judge: asked again", "", alpha).get("reference")).isEqualTo("judge");
    assertThat(value(cells, "judge: asked again", "", alpha).get("raters")).isEmpty();
    assertThat(value(cells, "raters", "", alpha).get("raters")).isEqualTo("3");
  }

  private static CSVRecord value(
      List<CSVRecord> cells, String scorer, String stratum, String statistic) {
    Map<String, String> wanted =
        Map.of("scorer", scorer, "stratum", stratum, "statistic", statistic);
    return cells.stream()
        .filter(cell -> wanted.entrySet().stream().allMatch(e -> is(cell, e)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(wanted + " is none of " + cells));
  }

  private static boolean is(CSVRecord cell, Map.Entry<String, String> value) {
    return cell.get(value.getKey()).equals(value.getValue());
  }

  private static void close(
      List<CSVRecord> cells, String scorer, String stratum, String statistic, double expected) {
    CSVRecord cell = value(cells, scorer, stratum, statistic);
    assertThat(Double.parseDouble(cell.get("estimate")))
        .as(scorer + " " + statistic)
        .isCloseTo(expected, within(1e-6));
    if (!scorer.equals("judge: in other words")) {
      assertThat(expected)
          .isBetween(Double.parseDouble(cell.get("low")), Double.parseDouble(cell.get("high")));
    }
  }

  private static double mean(IntPredicate which, IntToDoubleFunction of) {
    return IntStream.range(0, LETTERS).filter(which).mapToDouble(of).average().orElseThrow();
  }

  /** Least squares on log<sub>2</sub> of the characters. */
  private static double slope(IntToDoubleFunction of) {
    IntToDoubleFunction x = i -> Math.log(text(i).length()) / Math.log(2);
    double middle = mean(i -> true, x);
    double xy = mean(i -> true, i -> (x.applyAsDouble(i) - middle) * of.applyAsDouble(i));
    return xy / mean(i -> true, i -> Math.pow(x.applyAsDouble(i) - middle, 2));
  }

  private interface Panel {
    long[] of(int letter);
  }

  private static double alpha(IntPredicate which, Panel panel) {
    KrippendorffAlphaOrdinal alpha = new KrippendorffAlphaOrdinal();
    Counts.Builder counts = Counts.builder();
    IntStream.range(0, LETTERS)
        .filter(which)
        .forEach(i -> alpha.tallier().count(Case.ofRatings(LEVELS, panel.of(i)), counts));
    return ((Estimate.Value) alpha.estimate(alpha.tallier().tally(counts.build()), LEVELS)).point();
  }
}
