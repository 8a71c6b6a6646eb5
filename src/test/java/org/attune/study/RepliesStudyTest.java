package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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

/** The study that comes along in which a language model answers turns, and another rates that. */
class RepliesStudyTest {

  private static final String MARK = "plantedmark";
  private static final Pattern LEVEL = Pattern.compile(MARK + " (plain|compassionate) (\\d)");
  private static final int TURNS = 30;
  private static final List<String> QUESTIONS =
      List.of("recognising-suffering", "feeling-for", "motivation-to-act");
  private static final int ALL = 2 * TURNS + 3 * TURNS * QUESTIONS.size();

  @TempDir private Path folder;
  private Bench bench;
  private StubEndpoint stub;

  /** Replies by system and what they are rated, by the turn they answer. */
  private final Map<String, SortedMap<String, Integer>> given = new TreeMap<>();

  @BeforeEach
  void study() {
    bench = Bench.at(folder, "everyday-conversations");
    Path shipped = Path.of("protocols", "replies.yaml");
    for (Path file : List.of(shipped, Path.of("protocols", "rubrics", "compassion.yaml"))) {
      Bench.write(folder.resolve(file), Bench.read(file));
    }
    given.put("plain", new TreeMap<>());
    given.put("compassionate", new TreeMap<>());
    answers(this::answer);
  }

  private void answers(Function<Asked, Reply> how) {
    stop();
    stub = new StubEndpoint(how);
    bench.spark("local[2]", 2).setting("attune.chat.url", stub.url());
  }

  @AfterEach
  void stop() {
    if (stub != null) {
      stub.close();
    }
  }

  /** A reply says how it is to be rated; people's turns are rated 1. */
  private Reply answer(Asked call) {
    String told = call.texts().get(0);
    if (!told.contains("## ")) {
      String system = told.contains("compassion") ? "compassionate" : "plain";
      int drawn = Math.floorMod(call.text().hashCode(), 6);
      int level = system.equals("plain") ? drawn % 3 : drawn % 3 + drawn / 3;
      synchronized (given) {
        given.get(system).put(call.text(), level);
      }
      return StubEndpoint.says(MARK + " " + system + " " + level);
    }
    String question = QUESTIONS.stream().filter(q -> told.contains("## " + q)).findFirst().get();
    Matcher level = LEVEL.matcher(call.text());
    String said = level.find() ? level.group(2) : "1";
    return StubEndpoint.says("{\"%s\": \"%s\"}".formatted(question, said));
  }

  private Launch run(int exit, String verb, String... more) {
    Launch run = bench.run(verb, "replies", more);
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    return run;
  }

  private double mean(String system) {
    return given.get(system).values().stream().mapToInt(Integer::intValue).average().getAsDouble();
  }

  private static Estimate.Value estimate(
      List<Cell> cells, String scorer, String dimension, String stratum, String statistic) {
    return (Estimate.Value)
        cells.stream()
            .filter(c -> c.scorer().words().equals(scorer) && c.dimension().equals(dimension))
            .filter(c -> c.stratum().words().equals(stratum) && c.statistic().equals(statistic))
            .map(Cell::estimate)
            .findFirst()
            .orElseThrow();
  }

  private List<Cell> cells() throws IOException {
    return CsvReader.estimates(bench.results("replies").resolve("estimates.csv"), Who.ANY);
  }

  @Test
  void theProtocolThatComesAlongComparesThoseWhoAnswer() throws IOException {
    Launch estimated = run(0, "run", "--estimate");
    assertThat(estimated.out())
        .contains("ask plain to turns of everyday-conversations: about 30 requests")
        .contains("ask judge about replies: about 270 requests");
    assertThat(stub.asked()).isEmpty();
    Launch run = run(0, "run", "--verbose");
    assertThat(stub.asked()).hasSize(ALL);
    assertThat(run.out() + run.err()).doesNotContain(MARK);
    List<Cell> cells = cells();
    String question = QUESTIONS.get(0);
    for (String system : given.keySet()) {
      assertThat(given.get(system)).hasSize(TURNS);
      assertThat(estimate(cells, "judge", question, "system=" + system, "mean-answer").point())
          .isCloseTo(mean(system), within(1e-6));
    }
    Estimate.Value difference =
        estimate(cells, "judge", question, "system=compassionate - system=plain", "mean-answer");
    assertThat(difference.point()).isCloseTo(mean("compassionate") - mean("plain"), within(1e-6));
    // Replies to one turn are alike: paired by the turn, their difference is known better.
    assertThat(width(difference))
        .isLessThan(
            width(estimate(cells, "judge", question, "system=compassionate", "mean-answer")));
    assertThat(estimate(cells, "judge", question, "system=plain", "win-rate").point())
        .isCloseTo(wins("plain"), within(1e-6));
    SortedMap<String, String> results = bench.files("replies");
    assertThat(results)
        .containsKeys("cards/replies/dataset.yaml", "cards/everyday-conversations/dataset.yaml");
    assertThat(results.get("manifest.json")).contains("\"to\" : \"everyday-conversations\"");
    assertThat(results.get("report.html")).contains("compassionate");
    results.values().forEach(text -> assertThat(text).doesNotContain(MARK, "Sister Bukola"));
    for (String kept : List.of("corpora", "scores", "studies", "asked")) {
      Bench.files(bench.work().resolve(kept))
          .keySet()
          .forEach(f -> Bench.delete(bench.work().resolve(kept).resolve(f)));
    }
    bench.spark("local[1]", 8);
    run(0, "run");
    assertThat(bench.files("replies")).isEqualTo(results);
    Launch verify = bench.verify("replies");
    assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();
    assertThat(stub.asked()).hasSize(ALL);
  }

  private static double width(Estimate.Value of) {
    return of.interval().orElseThrow().high() - of.interval().orElseThrow().low();
  }

  /** Wins and half the ties against both others, on the turns that all answered. */
  private double wins(String system) {
    double won = 0;
    for (Map.Entry<String, Integer> turn : given.get(system).entrySet()) {
      String other = system.equals("plain") ? "compassionate" : "plain";
      for (int against : List.of(given.get(other).get(turn.getKey()), 1)) {
        won += turn.getValue() > against ? 1 : turn.getValue() == against ? 0.5 : 0;
      }
    }
    return won / (2 * TURNS);
  }
}
