package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.Launch;
import org.attune.chat.StubEndpoint;
import org.attune.chat.StubEndpoint.Asked;
import org.attune.chat.StubEndpoint.Reply;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CsvReader;
import org.attune.table.Who;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Choices between each two of three replies to made-up talks. How good a reply is stands in it; the
 * judge takes the better one, and of two that are as good the one it is shown first.
 */
class ChosenRepliesTest {

  private static final int TALKS = 12;
  private static final int PAIRS = 3 * TALKS;
  private static final List<String> SYSTEMS = List.of("one", "other", "people");
  private static final Pattern LEVEL = Pattern.compile("goodness (\\d)");

  private static final String PROTOCOL =
      """
      study: talks
      title: Who answers best?
      replies:
        to: talks
        name: answers
        items: pairs
        seed: 3
        rubrics: compassion-choice
        by: [{as: one, recorded: one.csv}, {as: other, recorded: other.csv}, {as: people, people: true}]
      dimensions: [{name: more-compassionate}]
      scorers:
        - {scorer: chat, as: judge, model: tiny, rubric: compassion-choice}
        - {scorer: chat, as: turned, model: tiny, rubric: compassion-choice, places: swapped}
        - {scorer: chat, as: both, model: tiny, rubric: compassion-choice, places: both}
      consensus: {rule: median}
      tables:
        - name: systems
          rows: [scorer, stratum]
          columns: [statistic]
          statistics: [win-rate, bradley-terry]
          against: alone
          strata: system
          between: [{of: one, minus: other}]
        - name: judge
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy, answers-changed, bias]
          against: judge
      resampling: {replicates: 200, seed: 1, unit: conversation}
      """;

  @TempDir private Path folder;
  private Bench bench;
  private StubEndpoint stub;

  /** How good the reply of a system to a talk is. */
  private static int level(int system, int talk) {
    return new int[] {2 + talk % 3, talk / 2 % 4, 1 + talk % 2}[system];
  }

  private static String reply(int system, int talk) {
    return "Talk %d, goodness %d, %d.".formatted(talk, level(system, talk), talk * 7 + system);
  }

  @BeforeEach
  void talks() {
    bench = Bench.at(folder);
    StringBuilder rows = new StringBuilder("id,talk,speaker,text\n");
    List<StringBuilder> recorded =
        List.of(new StringBuilder("item,reply\n"), new StringBuilder("item,reply\n"));
    for (int t = 0; t < TALKS; t++) {
      rows.append("a%1$d,t%1$d,ann,talk %1$d begins\n".formatted(t));
      rows.append("b%1$d,t%1$d,ben,\"%2$s\"\n".formatted(t, reply(2, t)));
      for (int s = 0; s < 2; s++) {
        recorded.get(s).append("a%d,\"%s\"\n".formatted(t, reply(s, t)));
      }
    }
    Path talks = bench.corpus("talks");
    Bench.write(talks.resolve("talks.csv"), rows.toString());
    Bench.write(talks.resolve("one.csv"), recorded.get(0).toString());
    Bench.write(talks.resolve("other.csv"), recorded.get(1).toString());
    Bench.write(
        talks.resolve("dataset.yaml"),
        """
        name: talks
        title: Talks
        source: Made by a test
        licence: Apache-2.0
        citation: Attune contributors (2026)
        single-ratings: public
        dimensions: {mood: {scale: nominal, labels: [good, bad]}}
        tables:
          - format: csv
            files: [{path: talks.csv}]
            item: id
            conversation: talk
            speaker: speaker
            text: text
        """);
    for (String rubric : List.of("compassion-choice.yaml", "compassion.yaml")) {
      Path file = Path.of("protocols", "rubrics", rubric);
      Bench.write(folder.resolve(file), Bench.read(file));
    }
    Bench.write(bench.protocol("talks"), PROTOCOL);
    stub = new StubEndpoint(ChosenRepliesTest::answer);
    bench.spark("local[2]", 2).setting("attune.chat.url", stub.url());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private static Reply answer(Asked call) {
    Matcher level = LEVEL.matcher(call.text());
    assertThat(level.find()).isTrue();
    int first = Integer.parseInt(level.group(1));
    assertThat(level.find()).isTrue();
    boolean second = Integer.parseInt(level.group(1)) > first;
    return StubEndpoint.says(
        "{\"more-compassionate\": \"%s\"}".formatted(second ? "second" : "first"));
  }

  private Launch run(int exit, String verb, String... more) {
    Launch run = bench.run(verb, "talks", more);
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    return run;
  }

  private double estimate(String scorer, String stratum, String statistic) {
    List<Cell> cells =
        CsvReader.estimates(bench.results("talks").resolve("estimates.csv"), Who.ANY);
    return cells.stream()
        .filter(c -> c.scorer().words().equals(scorer) && c.statistic().equals(statistic))
        .filter(c -> c.stratum().words().equals(stratum))
        .map(c -> ((Estimate.Value) c.estimate()).point())
        .findFirst()
        .orElseThrow();
  }

  /** Wins and half the ties of a system. */
  private static double wins(int system) {
    double won = 0;
    for (int talk = 0; talk < TALKS; talk++) {
      for (int other = 0; other < SYSTEMS.size(); other++) {
        int above = Integer.compare(level(system, talk), level(other, talk));
        won += other == system ? 0 : (1 + above) / 2.;
      }
    }
    return won / (2 * TALKS);
  }

  private static long ties() {
    long ties = 0;
    for (int talk = 0; talk < TALKS; talk++) {
      ties += level(0, talk) == level(1, talk) ? 1 : 0;
      ties += level(0, talk) == level(2, talk) ? 1 : 0;
      ties += level(1, talk) == level(2, talk) ? 1 : 0;
    }
    return ties;
  }

  @Test
  void aModelAndPeopleChooseBetweenReplies() throws IOException {
    run(0, "import");
    Path sheet = folder.resolve("sheet.csv");
    run(0, "sheet", "--to", sheet.toString());
    List<List<String>> rows = CsvReader.lines(Files.readString(sheet));
    assertThat(rows.get(0))
        .containsExactly(
            "\uFEFFid", "rater", "conversation", "first", "second", "more-compassionate");
    assertThat(Bench.read(folder.resolve("sheet.md"))).contains("- **tie**: ");
    StringBuilder filled = new StringBuilder("id,rater,more-compassionate\n");
    int people = 0;
    for (List<String> row : rows.subList(1, rows.size())) {
      assertThat(row).doesNotContainAnyElementsOf(SYSTEMS);
      Matcher first = LEVEL.matcher(row.get(3));
      Matcher second = LEVEL.matcher(row.get(4));
      assertThat(first.find() && second.find()).isTrue();
      int above = first.group(1).compareTo(second.group(1));
      String chosen = above == 0 ? "tie" : above > 0 ? "first" : "Second";
      filled.append(row.get(0) + ",p," + chosen + "\n");
      people += row.get(3).matches(".* \\d*[258]\\.") ? 1 : 0;
    }
    assertThat(rows).hasSize(1 + PAIRS);
    assertThat(people).as("how often the third is first").isBetween(6, 18);
    Path back = folder.resolve("back.csv");
    Bench.write(back, filled.toString());
    run(0, "run", "--ratings", back.toString());
    assertThat(stub.asked()).hasSize(2 * PAIRS);
    for (int s = 0; s < SYSTEMS.size(); s++) {
      String system = "system=" + SYSTEMS.get(s);
      assertThat(estimate("both", system, "win-rate")).isCloseTo(wins(s), within(1e-6));
      assertThat(estimate("raters", system, "win-rate")).isCloseTo(wins(s), within(1e-6));
    }
    assertThat(estimate("both", "system=one - system=other", "bradley-terry"))
        .isCloseTo(estimate("raters", "system=one - system=other", "bradley-terry"), within(1e-6))
        .isPositive();
    double flips = ties() / (double) PAIRS;
    String turned = "judge: with places changed";
    assertThat(estimate(turned, "", "answers-changed")).isCloseTo(flips, within(1e-6));
    // Of two as good the first is taken in either place: from first (2) to second (0).
    assertThat(estimate(turned, "", "bias")).isCloseTo(-2 * flips, within(1e-6));
    assertThat(estimate("judge", "", "accuracy")).isCloseTo(1 - flips, within(1e-6));
    assertThat(estimate("both", "", "accuracy")).isCloseTo(1, within(1e-6));
    SortedMap<String, String> results = bench.files("talks");
    results.values().forEach(text -> assertThat(text).doesNotContain("goodness"));
    Launch verify = bench.verify("talks");
    assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();
  }

  @Test
  void whatCannotBeChosenBetweenIsSaidInALine() {
    Path protocol = bench.protocol("talks");
    Bench.edit(protocol, "rubrics: compassion-choice", "rubrics: compassion");
    assertThat(run(2, "run").err())
        .contains("replies.rubrics: expected rubrics with compares: true, as items are pairs")
        .contains("found compassion, which compares none");
    Bench.write(protocol, PROTOCOL.replace("items: pairs", "items: replies"));
    assertThat(run(2, "run").err())
        .contains("replies.rubrics: expected rubrics of single texts, or items: pairs beside them");
    Bench.write(protocol, PROTOCOL.replaceAll("by: .*", "by: [{as: people, people: true}]"));
    assertThat(run(2, "run").err())
        .contains("replies.by: expected two or more, whose replies make pairs, found one");
    Path rubric = folder.resolve("protocols/rubrics/compassion-choice.yaml");
    String text = Bench.read(rubric);
    Bench.write(protocol, PROTOCOL);
    Bench.write(rubric, text.replaceAll("(?s)      - label: tie.*?(?=      - label: first)", ""));
    assertThat(run(2, "run").err())
        .contains("places: expected given or swapped, as question more-compassionate has no tie");
    Bench.write(rubric, text.replace("- label: tie", "- label: neither"));
    assertThat(run(2, "run").err())
        .contains("dimensions.more-compassionate.levels: expected second, tie and first");
    assertThat(stub.asked()).isEmpty();
  }
}
