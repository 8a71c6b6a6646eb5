package org.attune.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.attune.Scratch;

/** Programs of others, run to their end. */
final class Program {

  private Program() {}

  /**
   * How a program ended.
   *
   * @param exit exit code
   * @param out what it printed
   * @param err what it printed of errors
   */
  record Ended(int exit, String out, String err) {

    /** The last line that says anything. */
    String lastLine() {
      return (out + "\n" + err)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce((first, second) -> second)
          .orElse("nothing printed")
          .strip();
    }
  }

  /** Where a program lies on a path such as that of the environment; empty if nowhere. */
  static Optional<Path> find(String name, String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Runs a program and keeps what it prints. */
  static Ended run(List<String> command) throws IOException {
    Path out = Scratch.file("program-", ".out");
    Path err = Scratch.file("program-", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      int exit = wait(process);
      return new Ended(
          exit,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Waits for a program; if this one is told to end, so is that. */
  static int wait(Process process) {
    Thread stop = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      int exit = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(stop);
      return exit;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
