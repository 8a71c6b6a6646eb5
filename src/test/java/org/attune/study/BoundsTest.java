package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.Launch;
import org.attune.StudyFailed;
import org.attune.result.Bound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that takes long is told before it begins, and more than the protocol allows is refused. */
class BoundsTest {

  private static final String STUDY = "friends";

  @TempDir private Path folder;

  private Bench bench;

  @BeforeEach
  void study() {
    bench = Bench.at(folder, "neighbours").spark("local[2]", 1);
    protocol("");
  }

  private void protocol(String limits) {
    Bench.write(
        bench.protocol(STUDY),
        """
        study: friends
        title: Each neighbour with each
        corpora: [neighbours]
        dimensions: [{name: warmth}]
        consensus: {rule: majority}
        tables:
          - {name: each, against: each-rater, rows: [scorer], columns: [], statistics: [accuracy]}
          - {name: two, against: pairs, rows: [scorer], columns: [reference], statistics: [accuracy]}
        resampling: {replicates: 100}
        """
            + limits);
  }

  private String refused(String limits) {
    protocol(limits);
    Launch run = bench.run("run", STUDY);
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    return run.err().strip();
  }

  @Test
  void muchWorkIsToldAndMoreIsRefused() {
    List<String> told = new ArrayList<>();
    Bound bound = new Bound("counting mine", "steps", 1000, "steps", "fewer raters");
    bound.check(100, told::add);
    assertThat(told).isEmpty();
    bound.check(101, told::add);
    assertThat(told)
        .containsExactly(
            "counting mine takes 101 steps, which is long (above 1000, limits: steps, it would be refused);"
                + " fewer raters make it less");
    assertThatThrownBy(() -> bound.check(1001, told::add))
        .isInstanceOf(StudyFailed.class)
        .hasMessage(
            "counting mine would take 1001 steps, the protocol's limit is 1000 (limits: steps);"
                + " fewer raters make it less");
    assertThat(told).hasSize(1);
  }

  @Test
  void whatIsRefusedNamesTheSettingAndTheRestGoesOn() {
    assertThat(refused("limits: {steps: 100}"))
        .matches(
            "counting neighbours would take \\d{4} steps .*, the protocol's limit is 100 \\(limits: steps\\); .*");
    assertThat(refused("limits: {tallies: 3}"))
        .matches(
            "counting neighbours would take \\d+ entries of tallies, the protocol's limit is 3 \\(limits: tallies\\); .*");
    assertThat(refused("limits: {draws: 101}"))
        .matches(
            "the tables of neighbours would take \\d+ resamples .*, the protocol's limit is 101 \\(limits: draws\\); .*");
    protocol("limits: {draws: 3000}");
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("the tables of neighbours takes? \\d{3,4} resamples \\(cells times");
    assertThat(refused("limits: {draws: 300}"))
        .as("once counted, by the cells there are")
        .contains("the tables of neighbours would take ");
  }
}
