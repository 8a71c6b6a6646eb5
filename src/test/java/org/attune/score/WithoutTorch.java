package org.attune.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.attune.study.UserMistake;
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
}
