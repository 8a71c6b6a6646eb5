package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
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

/** Replies of a model, of a file and of people to made-up talks. */
class AnsweredTalksTest {

  private static final int TALKS = 24;
  private static final int SILENT = 4;
  private static final String MARK = "plantedmark";
  private static final Pattern TALK = Pattern.compile("talk (\\d+) ");

  private static final String MODEL = "{as: model, model: tiny, instructions: kindly}";
  private static final String FILE = "{as: file, recorded: answers.csv}";
  private static final String PEOPLE = "{as: people, people: true}";

  private static final String PROTOCOL =
      """
      study: talks
      title: Who answers best?
      replies:
        to: talks
        name: answers
        context: 3
        rubrics: compassion
        instructions: {kindly: Be kind.}
        by: [%s]
      dimensions: [{name: feeling-for}]
      scorers: [{scorer: chat, as: judge, model: tiny, rubric: compassion, context: 4}]
      consensus: {rule: mean}
      tables:
        - name: systems
          rows: [scorer, stratum]
          columns: [statistic]
          statistics: [mean-answer, win-rate]
          against: alone
          strata: system
      resampling: {replicates: 200, seed: 1, unit: conversation}
      """;

  @TempDir private Path folder;
  private Bench bench;
  private StubEndpoint stub;
  private int until = Integer.MAX_VALUE;

  @BeforeEach
  void talks() {
    bench = Bench.at(folder);
    StringBuilder rows = new StringBuilder("id,talk,speaker,text\n");
    StringBuilder answers = new StringBuilder("item,reply\n");
    for (int t = 0; t < TALKS; t++) {
      rows.append("a%1$d,t%1$d,ann,talk %1$d begins\n".formatted(t));
      rows.append("b%1$d,t%1$d,ben,\"talk %1$d goes, well, on\"\n".formatted(t));
      rows.append("c%1$d,t%1$d,ann,=people say %1$d\n".formatted(t));
      answers.append("b%1$d,file says %1$d %2$s\n".formatted(t, MARK));
    }
    Bench.write(bench.corpus("talks").resolve("talks.csv"), rows.toString());
    Bench.write(bench.corpus("talks").resolve("answers.csv"), answers.toString());
    Bench.write(
        bench.corpus("talks").resolve("dataset.yaml"),
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
    Path rubric = Path.of("protocols", "rubrics", "compassion.yaml");
    Bench.write(folder.resolve(rubric), Bench.read(rubric));
    by(MODEL, FILE, PEOPLE);
    stub = new StubEndpoint(this::answer);
    bench.spark("local[2]", 2).setting("attune.chat.url", stub.url());
    bench.setting("attune.chat.at-a-time", "1");
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private void by(String... systems) {
    Bench.write(bench.protocol("talks"), PROTOCOL.formatted(String.join(", ", systems)));
  }

  /** The model has nothing to say to the first talks; what it says is rated 3, all else 1. */
  private Reply answer(Asked call) {
    if (call.number() > until) {
      return StubEndpoint.status(401);
    }
    if (!call.texts().get(0).equals("Be kind.")) {
      if (call.text().contains("file says 9 ")) {
        return StubEndpoint.says("Hard to tell.");
      }
      String level = call.text().contains("model says") ? "3" : "1";
      return StubEndpoint.says("{\"feeling-for\": \"%s\"}".formatted(level));
    }
    Matcher talk = TALK.matcher(call.text());
    assertThat(talk.find()).isTrue();
    return switch (Integer.parseInt(talk.group(1))) {
      case 0 -> StubEndpoint.refuses("I will not.");
      case 1 -> StubEndpoint.says("  ");
      case 2 -> StubEndpoint.ends("length", MARK + " and so on and");
      case 3 -> StubEndpoint.ends("content_filter", "");
      default -> StubEndpoint.says("<think>Hm.</think> model says " + talk.group(1) + " " + MARK);
    };
  }

  private Launch run(int exit, String... more) {
    Launch run = bench.run("run", "talks", more);
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    return run;
  }

  private double estimate(String scorer, String system, String statistic) {
    List<Cell> cells =
        CsvReader.estimates(bench.results("talks").resolve("estimates.csv"), Who.ANY);
    return cells.stream()
        .filter(c -> c.scorer().words().equals(scorer) && c.statistic().equals(statistic))
        .filter(c -> c.stratum().words().equals("system=" + system))
        .map(c -> ((Estimate.Value) c.estimate()).point())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noReplyIsCountedAndNothingIsAskedTwice() {
    until = 10;
    for (int stopped = 0; stopped < 4; stopped++) {
      assertThat(run(2).err()).contains("endpoint chat: expected a key it accepts");
      until += 25;
    }
    until = Integer.MAX_VALUE;
    Launch run = run(0, "--verbose");
    int rated = 3 * TALKS - SILENT + 2; // one is asked three times
    assertThat(stub.asked()).hasSize(TALKS + rated + 4);
    assertThat(run.out())
        .contains("model 20 (none: {cut=1, empty=1, filtered=1, refusal=1}), file 24, people 24")
        .doesNotContain(MARK, "people say");
    // The user is who is answered; what the other said first stands behind three dots.
    Asked asked = stub.asked().get(0);
    assertThat(asked.texts()).hasSize(4).startsWith("Be kind.", "…");
    assertThat(asked.texts().get(2)).endsWith("begins");
    assertThat(asked.text()).endsWith("goes, well, on");
    assertThat(asked.body().at("/messages/2/role").asText()).isEqualTo("assistant");
    String judged =
        stub.asked().stream()
            .filter(call -> call.text().contains("model says 7"))
            .findFirst()
            .orElseThrow()
            .text();
    assertThat(judged).contains("talk 7 begins\ntalk 7 goes, well, on");
    SortedMap<String, String> results = bench.files("talks");
    assertThat(results.get("manifest.json"))
        .contains("\"refusal\" : 1", "\"cut\" : 1", "\"replies\" : 20", "\"turns\" : 24");
    results.values().forEach(text -> assertThat(text).doesNotContain(MARK, "people say"));
    assertThat(estimate("judge", "model", "mean-answer")).isCloseTo(3, within(1e-6));
    // 23 of the file's replies are rated 1; that nobody knows the other's is told with its range.
    assertThat(results.get("systems.md")).contains("23 of 24", "0.958, or 1.083 (system=file)");
    // On the 20 turns the model answered it beats both; on all others these are rated alike.
    assertThat(estimate("judge", "model", "win-rate")).isCloseTo(1, within(1e-6));
    assertThat(estimate("judge", "file", "win-rate")).isCloseTo(11.5 / 42, within(1e-6));
    // Who verifies without the answers asks nobody.
    Bench.files(bench.work()).keySet().forEach(file -> Bench.delete(bench.work().resolve(file)));
    Launch verify = bench.verify("talks");
    assertThat(verify.exit()).as(verify.out() + verify.err()).isEqualTo(3);
    assertThat(verify.out()).contains("answers: endpoint chat: expected all answers of the model");
    assertThat(stub.asked()).hasSize(TALKS + rated + 4);
  }

  @Test
  void peopleRateASheetThatDoesNotSayWhoAnswered() throws IOException {
    assertThat(bench.run("sheet", "talks", "--to", folder.resolve("s.csv").toString()).err())
        .contains("sheet: expected the replies of the study");
    assertThat(bench.run("import", "talks").exit()).isZero();
    Path sheet = folder.resolve("sheet.csv");
    Launch written = bench.run("sheet", "talks", "--to", sheet.toString());
    assertThat(written.exit()).as(written.err()).isZero();
    List<List<String>> rows = CsvReader.lines(Files.readString(sheet));
    assertThat(rows.get(0)).startsWith("\uFEFFid", "rater", "conversation", "reply");
    assertThat(Bench.read(folder.resolve("sheet.md"))).contains("Feeling");
    List<String> replies = new ArrayList<>();
    StringBuilder filled = new StringBuilder("id;rater;feeling-for\n");
    double[] sum = new double[2];
    for (List<String> row : rows.subList(1, rows.size())) {
      replies.add(row.get(3));
      assertThat(row).doesNotContain("model", "file", "people", "kindly");
      assertThat(row.get(2)).matches("(?s)B: talk \\d+ begins\nA: talk \\d+ goes, well, on");
      int at = replies.size();
      boolean model = row.get(3).startsWith("model");
      filled.append(row.get(0) + ";p;" + at % 4 + "\n").append(row.get(0) + ";q;1\n");
      sum[model ? 0 : 1] += (at % 4 + 1) / 2.;
    }
    assertThat(replies).hasSize(3 * TALKS - SILENT).doesNotHaveDuplicates();
    assertThat(Files.readString(sheet)).contains(",'=people say 7,").doesNotContain(",=people");
    Set<String> sorted = new TreeSet<>(replies);
    assertThat(replies).isNotEqualTo(List.copyOf(sorted));
    Path back = folder.resolve("back.csv");
    Bench.write(back, filled.toString());
    Launch run = run(0, "--ratings", back.toString());
    assertThat(estimate("raters", "model", "mean-answer")).isCloseTo(sum[0] / 20, within(1e-6));
    // They are known from then on, and protected.
    Bench.write(back, filled.toString().replace(";q;1", ";q;9"));
    assertThat(run(2, "--ratings", back.toString()).err())
        .contains("back.csv:3, feeling-for: expected ", "found \"9\"");
    Bench.write(back, filled.toString().replace(";q;", ";p;"));
    assertThat(run(2, "--ratings", back.toString()).err())
        .contains("back.csv:3: expected each reply once by a rater");
    Bench.write(back, "id;feeling-for\nr0000;1\n");
    assertThat(run(2, "--ratings", back.toString()).err())
        .contains(
            "back.csv:2: expected the id of a reply, as the sheet was written, found \"r0000\"");
    assertThat(run(0).out()).contains("tally answers: unchanged");
    Launch verify = bench.verify("talks");
    assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();
    assertThat(run.out()).contains("Single ratings of answers are protected");
    // A reply that changed since is another, and what was said of the old one is set aside.
    Bench.edit(bench.corpus("talks").resolve("answers.csv"), "file says 7 ", "file says 77 ");
    Bench.edit(bench.protocol("talks"), "context: 4", "context: 0");
    assertThat(run(0).out())
        .contains("set aside: 2 more of replies that have changed or gone since the sheet")
        .contains("Mind: scorers.judge: context: 0 shows each of the answers without the turn");
    assertThat(bench.files("talks").get("systems.md"))
        .contains("without being shown the turn they answer (context: 0) by: judge (");
    assertThat(bench.files("talks").get("manifest.json")).contains("\"ratings-set-aside\" : 2");
    assertThat(Bench.read(bench.results("talks").resolve("report.html")))
        .contains("2 of replies that are no longer there");
  }

  private String mistake() {
    return run(2).err();
  }

  @Test
  void whatCannotBeMeantIsSaidInALine() {
    by(MODEL, MODEL);
    assertThat(mistake())
        .contains("replies.by[1].as: expected each who answers once, found \"model twice\"");
    by("{as: model, model: tiny}");
    assertThat(mistake())
        .contains("instructions: expected the name of what the model is told to do, found none");
    by("{as: model, model: tiny, instructions: rudely}");
    assertThat(mistake()).contains("expected one of the instructions [kindly], found \"rudely\"");
    by("{as: nobody}");
    assertThat(mistake()).contains("expected one of model, recorded and people: true, found none");
    by(MODEL.replace("}", ", remote: true}"));
    assertThat(mistake())
        .contains("replies.by.remote: expected a corpus whose card says remote: true, found talks");
    by(PEOPLE);
    Bench.edit(bench.protocol("talks"), "to: talks", "to: walks");
    assertThat(mistake()).contains("replies.to", "walks", "did you mean talks?");
    by(PEOPLE);
    Bench.edit(bench.protocol("talks"), "strata: system", "decimals: 2");
    assertThat(mistake()).contains("tables.systems.strata: expected a stratum whose groups");
    by(PEOPLE);
    Bench.edit(bench.protocol("talks"), "rubrics: compassion", "rubrics: kindness");
    assertThat(mistake()).contains("expected a file kindness.yaml");
    by(FILE, PEOPLE);
    Bench.edit(bench.corpus("talks").resolve("answers.csv"), "b7,", "x7,");
    assertThat(mistake())
        .contains(
            "talks/answers.csv: expected a reply to each turn answered, found none to \"b7\"");
    assertThat(stub.asked()).isEmpty();
  }
}
