package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study whose intervals come of drawing raters too. */
class DrawnRatersTest {

  private static final String STUDY = "drawn";
  private static final String PROTOCOL =
      """
      study: drawn
      title: "Do other readers agree?"
      corpora: [guestbook]
      dimensions:
        - name: tone
        - name: warmth
      consensus: {rule: majority}
      tables:
        - name: raters
          rows: [dimension]
          columns: [statistic]
          statistics: [krippendorff-alpha, percent-agreement]
          against: raters
        - name: rest
          rows: [dimension]
          columns: [statistic]
          statistics: [accuracy, bias]
          against: rest
      resampling: {replicates: 50, level: 0.9, seed: SEED, unit: item, draw: DRAW}
      """;

  @TempDir private Path folder;

  private Bench bench(String name, String draw, int seed) {
    Bench bench = Bench.at(folder.resolve(name), "guestbook");
    Bench.write(bench.protocol(STUDY), PROTOCOL.replace("DRAW", draw).replace("SEED", "" + seed));
    return bench;
  }

  private static Map<String, String> results(Bench bench) {
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    return bench.files(STUDY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"raters, interval: percentile", "both, interval: percentile"})
  void sameBytesHoweverTheWorkIsCut(String draw) {
    Map<String, String> one = results(bench("one", draw, 3).spark("local[1]", 1));
    Map<String, String> many = results(bench("many", draw, 3).spark("local[2]", 17));
    assertThat(many).isEqualTo(one);
    List<String> estimates = one.get("estimates.csv").lines().skip(1).toList();
    assertThat(estimates).hasSize(2 * 2 + 2 + 1);
    List<String> outside = new ArrayList<>();
    for (String line : estimates) {
      String[] f = line.replace("other raters, ", "other raters: ").split(",", -1);
      double estimate = Double.parseDouble(f[7]);
      assertThat(f[8]).as(line).isNotEmpty();
      if (f[0].equals("raters")
          && (estimate < Double.parseDouble(f[8]) || estimate > Double.parseDouble(f[9]))) {
        outside.add(line);
      }
    }
    assertThat(outside).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void sameBytesWhereRatersAreLeftOut() {
    Map<String, String> one = results(bench("one", "both", 3).spark("local[1]", 1));
    Map<String, String> many = results(bench("many", "both", 3).spark("local[2]", 17));
    assertThat(many).isEqualTo(one);
    assertThat(one.get("tallies/guestbook.tsv")).contains("\n-1\t", "\n-6\t");
    assertThat(one.get("raters.md")).contains("only 6 raters, it takes 20");
  }

  @Test
  void ratersMustBeKnownToBeDrawn() {
    Bench bench = bench("unknown", "raters", 3);
    Path card = bench.corpus("guestbook").resolve("dataset.yaml");
    Bench.edit(card, "value: warmth, rater: reader", "value: warmth");
    Launch run = bench.run("run", STUDY);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .endsWith(
            "resampling.draw: expected dimensions rated by people with ids to draw raters, found"
                + " guestbook/warmth without such ratings\n");
    assertThat(bench.results(STUDY)).doesNotExist();
  }
}
