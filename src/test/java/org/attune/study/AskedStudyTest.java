package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.Launch;
import org.attune.chat.StubEndpoint;
import org.attune.chat.StubEndpoint.Asked;
import org.attune.chat.StubEndpoint.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose ratings a language model is asked for. */
class AskedStudyTest {

  private static final String KEY = "planted-key-7f3a";
  private static final String MARK = "plantedmark";
  private static final int LETTERS = 30;
  private static final List<String> QUESTIONS = List.of("emotional-reactions", "interpretations");
  private static final Pattern NUMBER = Pattern.compile(MARK + " (\\d+)");

  private static final String PROTOCOL =
      """
      study: letters
      title: What does a model see in letters?
      corpora: [letters]
      dimensions: [{name: emotional-reactions}, {name: interpretations}]
      consensus: {rule: median}
      %s
      tables:
        - name: models
          rows: [dimension, scorer]
          columns: [statistic]
          statistics: [accuracy, quadratic-kappa]
      resampling: {replicates: 200, seed: 1}
      """;

  private static final String RECORDED = "scorers: [{scorer: recorded, as: gpt}]";
  private static final String ASKED =
      "scorers: [{scorer: chat, as: gpt, model: tiny, rubric: epitome%s}]";

  private final SortedMap<String, String> given = new TreeMap<>();
  private Bench bench;
  private StubEndpoint stub;

  @TempDir private Path folder;

  @BeforeEach
  void corpus() {
    bench = Bench.at(folder);
    Random random = new Random(7);
    StringBuilder rows = new StringBuilder("letter,text");
    QUESTIONS.forEach(q -> rows.append(",%1$s_a,%1$s_b,%1$s_c,%1$s_gpt".formatted(q)));
    for (int i = 0; i < LETTERS; i++) {
      rows.append("\nl%d,I am sorry to hear it. %s %d".formatted(i, MARK, i));
      for (String question : QUESTIONS) {
        int level = random.nextInt(3);
        for (int rater = 0; rater < 3; rater++) {
          rows.append(',').append(Math.max(0, level - (random.nextInt(4) == 0 ? 1 : 0)));
        }
        String said = Integer.toString(random.nextInt(3));
        rows.append(',').append(said);
        given.put(question + i, said);
      }
    }
    Bench.write(bench.corpus("letters").resolve("letters.csv"), rows + "\n");
    StringBuilder card =
        new StringBuilder(
            """
            name: letters
            title: Letters
            source: Made by a test
            licence: Apache-2.0
            citation: Attune contributors (2026)
            single-ratings: public
            dimensions:
            """);
    QUESTIONS.forEach(
        q ->
            card.append(
                "  %s: {scale: ordinal, labels: ['0', '1', '2'], question: 'How'}\n".formatted(q)));
    card.append("tables:\n  - format: csv\n    files: [{path: letters.csv}]\n");
    card.append("    item: letter\n    text: text\n    ratings:\n");
    for (String q : QUESTIONS) {
      card.append(
          "      - {dimension: %1$s, shape: wide, columns: {a: %1$s_a, b: %1$s_b, c: %1$s_c}}\n"
              .formatted(q));
      card.append(
          "      - {dimension: %1$s, shape: wide, columns: {gpt: %1$s_gpt}, models: true}\n"
              .formatted(q));
    }
    Bench.write(bench.corpus("letters").resolve("dataset.yaml"), card.toString());
    Path rubric = Path.of("protocols", "rubrics", "epitome.yaml");
    Bench.write(folder.resolve(rubric), Bench.read(rubric));
    Bench.write(bench.protocol("letters"), PROTOCOL.formatted(RECORDED));
  }

  @AfterEach
  void stop() {
    if (stub != null) {
      stub.close();
    }
  }

  private void asked(String options, Function<Asked, Reply> answers) {
    if (stub != null) {
      stub.close();
    }
    stub = new StubEndpoint(answers);
    bench
        .spark("local[2]", 2)
        .setting("attune.chat.url", stub.url())
        .setting("attune.chat.key", KEY);
    Bench.write(bench.protocol("letters"), PROTOCOL.formatted(ASKED.formatted(options)));
  }

  private String question(Asked call) {
    return QUESTIONS.stream()
        .filter(q -> call.texts().get(0).contains("## " + q))
        .findFirst()
        .orElseThrow();
  }

  private String recorded(Asked call) {
    Matcher number = NUMBER.matcher(call.text());
    assertThat(number.find()).isTrue();
    return given.get(question(call) + number.group(1));
  }

  private Reply rightly(Asked call) {
    return StubEndpoint.says("{\"%s\": \"%s\"}".formatted(question(call), recorded(call)));
  }

  private SortedMap<String, String> tables() {
    SortedMap<String, String> files = bench.files("letters");
    files.keySet().retainAll(List.of("models.csv", "models.md", "models.tex", "estimates.csv"));
    return files;
  }

  private Launch run(int exit) {
    return run("run", exit);
  }

  private Launch run(String verb, int exit) {
    Launch run = bench.run(verb, "letters");
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    return run;
  }

  @Test
  void aModelThatAnswersWhatIsRecordedGivesTheSameTables() {
    run(0);
    SortedMap<String, String> recorded = tables();
    assertThat(recorded).hasSize(4);
    asked("", this::rightly);
    run(0);
    assertThat(tables()).isEqualTo(recorded);
    assertThat(stub.asked()).hasSize(QUESTIONS.size() * LETTERS);
    assertThat(stub.asked().get(0).authorization()).contains("Bearer " + KEY);
    SortedMap<String, String> results = bench.files("letters");
    assertThat(results).containsKey("rubrics/epitome.yaml");
    // Another number of partitions, all else gone but the answers: nothing is asked.
    for (int partitions : new int[] {1, 64}) {
      for (String kept : List.of("corpora", "scores", "studies", "asked")) {
        Bench.files(bench.work().resolve(kept))
            .keySet()
            .forEach(f -> Bench.delete(bench.work().resolve(kept).resolve(f)));
      }
      bench.spark("local[2]", partitions);
      run(0);
      assertThat(bench.files("letters")).isEqualTo(results);
    }
    Launch verify = bench.verify("letters");
    assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();
    assertThat(stub.asked()).hasSize(QUESTIONS.size() * LETTERS);
    bench.files("letters").values().forEach(text -> assertThat(text).doesNotContain(MARK, KEY));
    Bench.files(bench.work())
        .forEach((name, text) -> assertThat(text).as(name).doesNotContain(KEY));
  }

  @Test
  void aRunThatWasStoppedAsksNothingTwice() {
    int[] until = {9};
    asked("", call -> call.number() > until[0] ? StubEndpoint.status(401) : rightly(call));
    bench.setting("attune.chat.at-a-time", "1");
    run("import", 0);
    for (int killed = 0; killed < 5; killed++) {
      Launch run = run(2);
      assertThat(run.err())
          .contains("endpoint chat: expected a key it accepts")
          .doesNotContain(KEY);
      until[0] += 10;
    }
    until[0] = Integer.MAX_VALUE;
    run(0);
    assertThat(stub.asked()).hasSize(QUESTIONS.size() * LETTERS + 5);
    assertThat(bench.files("letters").get("manifest.json")).contains("\"questions\" : 60");
  }

  /** What a model says of some letters, in place of what is recorded. */
  private Reply oddly(Asked call) {
    Matcher number = NUMBER.matcher(call.text());
    assertThat(number.find()).isTrue();
    String object = "{\"%s\": \"1\"}".formatted(question(call));
    boolean first = stub.asked().stream().filter(c -> c.texts().equals(call.texts())).count() == 1;
    return switch (Integer.parseInt(number.group(1))) {
      case 0 -> StubEndpoint.refuses("I will not.");
      case 1 -> StubEndpoint.says("Well, that is hard to say, " + MARK + " as it is.");
      case 2 -> StubEndpoint.says(object.replace('1', '7'));
      case 3 -> StubEndpoint.says("");
      case 4 -> StubEndpoint.says("answer: 0\nanswer: 2");
      case 5 -> StubEndpoint.ends("length", object);
      case 6 -> StubEndpoint.ends("content_filter", "");
      case 7 -> StubEndpoint.says(object + object.replace('1', '2'));
      case 8 -> first ? StubEndpoint.status(429, "Retry-After", "0") : rightly(call);
      case 9 -> first ? StubEndpoint.status(500) : rightly(call);
      case 10 -> first ? new StubEndpoint.Raw("{") : rightly(call);
      default -> rightly(call);
    };
  }

  @Test
  void whatCannotBeUsedIsCountedAndNeverANumber() {
    Bench.edit(
        bench.corpus("letters").resolve("letters.csv"),
        "I am sorry to hear it. " + MARK + " 20,",
        "Write to Wilhelmina at w.thorn@example.org soon. " + MARK + " 20,");
    asked(", tries: 1, remote: true, prices: {input: 1, output: 2, currency: EUR}", this::oddly);
    Launch refused = run(2);
    assertThat(refused.err())
        .contains(
            "scorers.gpt.remote: expected corpora whose cards say remote: true, found letters");
    Bench.edit(
        bench.corpus("letters").resolve("dataset.yaml"),
        "single-ratings: public",
        "single-ratings: public\nremote: true");
    Bench.edit(
        bench.protocol("letters"),
        "scorers: [",
        "scorers: [{scorer: chat, as: free, model: tiny, rubric: epitome}, ");
    Bench.edit(bench.protocol("letters"), "resampling:", "limits: {cost: 1}\nresampling:");
    assertThat(run(2).err())
        .contains("limits.cost: expected prices in one currency", "found [none, EUR]");
    Bench.edit(
        bench.protocol("letters"), "{scorer: chat, as: free, model: tiny, rubric: epitome}, ", "");
    Bench.edit(bench.protocol("letters"), "limits: {cost: 1}", "limits: {requests: 20}");
    Launch estimated = bench.run("score", "letters", "--estimate");
    assertThat(estimated.out())
        .containsPattern(
            "ask gpt about letters: about 60 requests, \\d+ tokens asked, \\d+ answered, 0\\.\\d+ EUR");
    assertThat(stub.asked()).isEmpty();
    Launch stopped = run(1);
    assertThat(stopped.err()).contains("limits: requests, tokens or cost", "20 requests");
    assertThat(stub.asked()).hasSize(20);
    Bench.edit(bench.protocol("letters"), "limits: {requests: 20}\n", "");
    Launch run = bench.run("run", "letters", "--verbose");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("failed calls ", "settings {spark.")
        .doesNotContain(MARK, KEY, stub.url());
    assertThat(stub.asked()).hasSize(60 + 3 * QUESTIONS.size());
    assertThat(stub.asked()).noneMatch(call -> call.text().contains("example.org"));
    String manifest = bench.files("letters").get("manifest.json");
    assertThat(manifest)
        .contains("\"masked\" : {\n")
        .contains("\"email\" : 1", "\"questions\" : 60", "\"requests\" : 66");
    for (String reason : List.of("refusal", "prose", "out-of-range", "empty", "cut", "filtered")) {
      assertThat(manifest).contains("\"" + reason + "\" : 2");
    }
    assertThat(manifest).contains("\"two-answers\" : 4");
    for (String kind : List.of("rate-limit", "server-error", "wrong-json")) {
      assertThat(manifest).contains("\"" + kind + "\" : 2");
    }
    assertThat(bench.files("letters").get("models.md")).contains("22 of 30");
    assertThat(bench.files("letters").get("report.html"))
        .contains("questions without an answer that could be used", "66 requests")
        .contains("calls that failed, most of them made again</dt><dd>rate-limit 2, ")
        .contains("<h2 id=\"codebooks\">", "(<code>epitome</code>)</summary>");
    assertThat(bench.files("letters").get("models.md"))
        .contains("with missing answers as wrong ones: 0.")
        .contains("uestions without an answer that could be used, in all: 2 cut, 2 empty, ");
    bench.files("letters").values().forEach(text -> assertThat(text).doesNotContain(MARK, KEY));
    SortedMap<String, String> work = Bench.files(bench.work());
    work.values().forEach(text -> assertThat(text).doesNotContain(KEY));
    // Who verifies without the answers asks for none.
    Bench.files(bench.work()).keySet().forEach(file -> Bench.delete(bench.work().resolve(file)));
    Launch verify = bench.verify("letters");
    assertThat(verify.exit()).as(verify.out() + verify.err()).isEqualTo(3);
    assertThat(verify.out()).contains("a verification asks no model");
    assertThat(stub.asked()).hasSize(66);
  }

  /** Letter n is of talk n / 2, and people find level n % 3 in it; only in some on the second. */
  private void divided() {
    StringBuilder rows = new StringBuilder("letter,talk,part,text");
    QUESTIONS.forEach(q -> rows.append(",%1$s_a,%1$s_b,%1$s_c,%1$s_gpt".formatted(q)));
    for (int i = 0; i < LETTERS; i++) {
      boolean twice = i == 4; // said in both parts
      String part = i < 15 ? "train" : "test";
      String text = "I am sorry to hear it. %s %d".formatted(MARK, twice ? 20 : i);
      rows.append("\nl%d,t%d,%s,%s".formatted(i, i / 2, part, text));
      rows.append((",%d,%d,%d,".formatted(i % 3, i % 3, i % 3)));
      rows.append(i % 2 == 0 ? ",%d,%d,%d,".formatted(i % 3, i % 3, i % 3) : ",,,,");
    }
    Bench.write(bench.corpus("letters").resolve("letters.csv"), rows + "\n");
    Bench.edit(
        bench.corpus("letters").resolve("dataset.yaml"),
        "    item: letter\n",
        "    item: letter\n    conversation: talk\n    split: {column: part}\n");
  }

  @Test
  void isShownExamplesOfTheTrainingSplitAndAskedAboutWhatPeopleRated() {
    divided();
    boolean[] changed = {false};
    asked(
        ", items: rated, examples: 3, seed: 5",
        call ->
            StubEndpoint.says(
                "{\"%s\": \"%s\"}"
                    .formatted(
                        question(call),
                        changed[0] && letter(call.text()) % 2 == 0
                            ? (letter(call.text()) + 1) % 3
                            : level(call.text()))));
    assertThat(run(2).err())
        .contains(
            "scorers.gpt.examples: expected a split to draw them from and another that is reported"
                + " (splits.train, splits.test), found none");
    Bench.edit(
        bench.protocol("letters"), "scorers: [", "splits: {train: train, test: test}\nscorers: [");
    run(0);
    List<Asked> calls = stub.asked();
    assertThat(calls).hasSize(15 + 7);
    for (Asked call : calls) {
      assertThat(call.texts()).hasSize(8);
      List<String> levels = new ArrayList<>();
      for (int example = 1; example < 7; example += 2) {
        int letter = letter(call.texts().get(example));
        // Letter 14 is of the talk of letter 15, letter 4 says what letter 20 does.
        assertThat(letter).isLessThan(14).isNotEqualTo(4);
        String level = level(call.texts().get(example));
        assertThat(call.texts().get(example + 1))
            .isEqualTo("{\"%s\":\"%s\"}".formatted(question(call), level));
        levels.add(level);
      }
      assertThat(levels).containsExactlyInAnyOrder("0", "1", "2");
    }
    assertThat(calls.stream().map(call -> call.texts().subList(0, 7)).distinct()).hasSize(2);
    SortedMap<String, String> results = bench.files("letters");
    assertThat(results.get("manifest.json"))
        .contains("\"number\" : 6", "\"questions\" : 22")
        .doesNotContain(MARK);
    assertThat(results.get("models.md")).doesNotContain("answered");
    assertThat(results.get("codes/letters.tsv")).contains(",*,*,*", ",10000,").doesNotContain("-");
    // Cut in other pieces the same examples are drawn: nothing is asked but what is asked again.
    bench
        .spark("local[2]", 7)
        .setting("attune.chat.url", stub.url())
        .setting("attune.chat.key", KEY);
    changed[0] = true;
    Launch verify = bench.verify("letters", "--ask", "10");
    assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();
    List<Asked> again = stub.asked().subList(22, stub.asked().size());
    assertThat(again).hasSize(10);
    long same = again.stream().filter(call -> letter(call.text()) % 2 > 0).count();
    assertThat(verify.out())
        .containsPattern(
            "asked again  gpt about letters: %d of 10 answers read as before, share [01]\\.\\d{3}, 95 %% interval \\(Wilson\\) "
                .formatted(same))
        .doesNotContain(KEY, MARK);
    assertThat(Bench.files(bench.work()).keySet()).noneMatch(name -> name.contains("asked-again"));
  }

  private static int letter(String text) {
    Matcher number = NUMBER.matcher(text);
    assertThat(number.find()).isTrue();
    return Integer.parseInt(number.group(1));
  }

  private static String level(String text) {
    return Integer.toString(letter(text) % 3);
  }

  /** A model that hears joy in every exclamation mark, and none of the emotions elsewhere. */
  @Test
  void theProtocolThatComesAlongRuns() {
    Path shipped = Path.of("protocols", "judges.yaml");
    bench = Bench.at(folder, "everyday-conversations");
    for (Path file : List.of(shipped, shipped.resolveSibling("rubrics").resolve("ekman.yaml"))) {
      Bench.write(folder.resolve(file), Bench.read(file));
    }
    stub =
        new StubEndpoint(
            call ->
                StubEndpoint.says(
                    "{\"emotion\": \"%s\"}"
                        .formatted(call.text().contains("!") ? "joy" : "neutral")));
    bench.setting("attune.chat.url", stub.url());
    Launch run = bench.run("run", "judges");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(stub.asked()).hasSize(4 * 210);
    assertThat(bench.files("judges").get("judge.csv"))
        .contains("judge: asked again,1.000,")
        .contains("judge: in other words,1.000,", "judge: in another order,1.000,");
    assertThat(stub.asked().stream().map(call -> call.texts().get(0)).distinct()).hasSize(3);
  }
}
