package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code attune train} from a protocol to a model with its card. */
class TrainingStudyTest {

  @Test
  void aProtocolTrainsAModelAndSaysHowGoodItIs(@TempDir Path folder) throws IOException {
    Bench bench = Bench.at(folder, "everyday-conversations").ownModels("tiny-emotion");
    Launch train = bench.run("train", "own-training");
    assertThat(train.err()).isEmpty();
    assertThat(train.exit()).isZero();
    assertThat(train.out()).contains("train learned: 4 epochs, the best is epoch ");
    Matcher better =
        Pattern.compile("models,learned - base,author,emotion,,,accuracy,(0\\.\\d+),")
            .matcher(Files.readString(bench.results("own-training").resolve("estimates.csv")));
    assertThat(better.find()).as("learned better than its base").isTrue();
    assertThat(Double.parseDouble(better.group(1))).isGreaterThan(0.05);

    String card = Files.readString(bench.model("learned").resolve("README.md"));
    assertThat(card)
        .contains("# learned", "`emotion`: one of [", "Licence:", "| learned ", "(kept)")
        .contains("## Meant for\n\n- A test.", "## Not meant for", "## Limits")
        .containsPattern(
            "\\d+ steps of up to 256 tokens in \\d+\\.\\d hours on \\d+ processor cores");

    ModelCard.Facts facts =
        ModelCard.Facts.of(Files.readString(bench.model("learned").resolve("training.json")));
    assertThat(facts.data()).isEqualTo("the split train of everyday-conversations");
    assertThat(facts.said()).containsEntry("meant for", List.of("A test."));
    assertThat(facts.said().get("learned from").get(0)).isEqualTo("It began as tiny-emotion.");

    Launch again = bench.run("train", "own-training");
    assertThat(again.err()).isEmpty();
    assertThat(Files.readString(bench.model("learned").resolve("README.md"))).isEqualTo(card);
  }

  @Test
  void whatCannotBeTrainedIsSaid(@TempDir Path folder) {
    Bench bench = Bench.at(folder, "everyday-conversations").ownModels("tiny-emotion");
    Bench.edit(bench.protocol("own-training"), "base: tiny-emotion", "base: tiny-nothing");
    Launch noBase = bench.run("train", "own-training");
    assertThat(noBase.exit()).isEqualTo(2);
    assertThat(noBase.err())
        .contains("training.base: ", "tiny-nothing: expected a folder as djl-convert writes it");
    assertThat(noBase.out()).as("said before anything is read").doesNotContain("import");
    Bench.edit(bench.protocol("own-training"), "base: tiny-nothing", "base: tiny-emotion");
    Bench.edit(bench.protocol("own-training"), "  tokens: 256", "  pairs: [mood]");
    Launch noDimension = bench.run("train", "own-training");
    assertThat(noDimension.exit()).isEqualTo(2);
    assertThat(noDimension.err())
        .contains("training.pairs: expected one of [emotion], found \"mood\"");
    Launch nothing = bench.run("train", "own-model");
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).contains("expected a model to train (training:), found none");
  }
}
