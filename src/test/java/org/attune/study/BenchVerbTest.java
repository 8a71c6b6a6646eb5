package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code attune bench} prints; how fast it is, is not asserted. */
class BenchVerbTest {

  @Test
  void measuresANeuralScorerAndLeavesNoScores(@TempDir Path folder) throws IOException {
    Bench bench = Bench.at(folder, "everyday-conversations");
    Launch run = bench.run("bench", "own-model", "--turns", "60");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    String way = "  run as                  TorchScript in batches: precision fp32\n";
    assertThat(run.out()).contains(way);
    Map<String, Double> figures = new LinkedHashMap<>();
    Matcher lines =
        Pattern.compile("^  ([a-z][a-z/ ]*?) {2,}(\\S+?),?(?: .*)?$", Pattern.MULTILINE)
            .matcher(run.out().replace(way, ""));
    while (lines.find()) {
      figures.put(lines.group(1), Double.valueOf(lines.group(2)));
    }
    assertThat(figures)
        .containsOnlyKeys(
            "different turns",
            "threads",
            "turns/s",
            "tokens/s",
            "padding share",
            "tokenising share",
            "overhead share",
            "model load time",
            "peak memory",
            "model",
            "matrix product ceiling",
            "ratio to ceiling");
    assertThat(figures.values()).allSatisfy(f -> assertThat(f).isFinite().isPositive());
    assertThat(figures).containsEntry("different turns", 60.0).containsEntry("threads", 2.0);
    for (String share : new String[] {"padding share", "tokenising share", "overhead share"}) {
      assertThat(figures.get(share)).as(share).isLessThan(1);
    }
    assertThat(figures.get("tokens/s")).isGreaterThan(figures.get("turns/s"));
    assertThat(bench.work().resolve("scores")).doesNotExist();
    assertThat(bench.results("own-model")).doesNotExist();
  }

  @Test
  void saysWhatItCannotMeasure(@TempDir Path folder) throws IOException {
    Bench bench = Bench.at(folder, "everyday-conversations");
    Launch none = bench.run("bench", "own-model", "--turns", "0");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("--turns: expected at least 1, found 0");
    Launch cluster = bench.spark("spark://127.0.0.1:7077", 2).run("bench", "own-model");
    assertThat(cluster.exit()).isEqualTo(2);
    assertThat(cluster.err())
        .contains(
            "bench: expected to run on this machine's cores (--master local[N]), found spark:");
    Files.writeString(
        bench.protocol("own-model"),
        Files.readString(bench.protocol("own-model"))
            .replace(
                "scorer: djl\n    model: converted-bert\n    max-tokens: 128",
                "scorer: lexicon\n    lexicon: goemotions-ekman"));
    Launch lexicon = bench.spark("local[2]", 2).run("bench", "own-model");
    assertThat(lexicon.exit()).isEqualTo(2);
    assertThat(lexicon.err())
        .contains(
            "bench: expected a scorer djl on the first corpus, everyday-conversations, found [lexicon]");
  }
}
