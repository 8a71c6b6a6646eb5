package org.attune.score.neural;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.attune.UserMistake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is read of a model's weights before PyTorch gets them. */
public final class WithoutTorch {

  private WithoutTorch() {}

  /** Reads weights and writes them in bfloat16. */
  @Command(name = "weights")
  public static final class Weights implements Callable<Integer> {
    @Parameters Path file;

    @Override
    public Integer call() throws IOException {
      Path to = Files.createTempFile("weights", ".pt");
      try {
        TorchScript script = new TorchScript(file);
        script.matrices();
        script.bfloat16(to);
        return 0;
      } catch (IllegalArgumentException e) {
        throw new UserMistake("scorer model: " + e.getMessage());
      } finally {
        Files.delete(to);
      }
    }
  }

  /** Cuts texts into tokens as a model's folder says. */
  @Command(name = "tokens")
  public static final class Cut implements Callable<Integer> {
    private static final List<String> TEXTS =
        List.of(
            "How are you? Haaq 12, x",
            "I am sad \ud83d\ude00\u0000\n \u00e9.",
            "",
            "a".repeat(500));

    @Parameters Path folder;

    @Override
    public Integer call() {
      try (HuggingFaceTokenizer tokenizer = ModelFolder.open(folder).tokenizer(16)) {
        for (String text : TEXTS) {
          tokenizer.encode(text).getIds();
          tokenizer.encode(text, TEXTS.get(0)).getIds();
        }
        return 0;
      } catch (IllegalArgumentException e) {
        throw new UserMistake("scorer model: " + e.getMessage());
      } catch (RuntimeException e) { // of the library: told by the run, as any text it cannot cut
        return 1;
      }
    }
  }
}
