package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows a researcher who brings a model from Hugging Face. */
class OwnModelTest {

  private static final Path MODELS = Path.of("src", "test", "resources", "models");

  /** The last of the README's three commands; transformers counted the right answers. */
  @Test
  void aConvertedModelIsRunAsTransformersWould(@TempDir Path folder) throws IOException {
    JsonNode counted =
        State.JSON.readTree(MODELS.resolve("converted-bert").resolve("quickstart.json").toFile());
    Bench bench = Bench.at(folder, "everyday-conversations");
    Launch run = bench.run("run", "own-model");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    double accuracy = counted.get("right").asDouble() / counted.get("turns").asDouble();
    assertThat(Files.readString(bench.results("own-model").resolve("estimates.csv")))
        .contains("\nmodels,djl,author,emotion,,,accuracy,%.6f,0.".formatted(accuracy));
    assertThat(bench.files("own-model").get("models.md"))
        .containsPattern("djl +\\| +%.3f \\[0\\.\\d{3}, 0\\.\\d{3}] \\|".formatted(accuracy));
  }
}
