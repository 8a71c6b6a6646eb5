package org.attune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Python with the packages of a {@code requirements.txt} in a virtual environment of its own.
 *
 * @param source folder of {@code requirements.txt}
 * @param folder where the environment lies, with what its programs print
 */
record VirtualEnvironment(Path source, Path folder) {

  Path python() {
    return folder.resolve(Path.of("venv", "bin", "python"));
  }

  /** Installs the packages unless that was done before. */
  void install(String python) throws IOException, InterruptedException {
    Path done = folder.resolve("installed.txt");
    Path requirements = source.resolve("requirements.txt");
    String required = Files.readString(requirements);
    if (Files.exists(done) && Files.readString(done).equals(required)) {
      return;
    }
    Files.createDirectories(folder);
    run("venv", python, "-m", "venv", folder.resolve("venv").toString());
    run(
        "pip",
        python().toString(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--requirement",
        requirements.toString());
    Files.writeString(done, required);
  }

  /** What a command prints; {@code name} is that of its output and log in the folder. */
  String run(String name, String... command) throws IOException, InterruptedException {
    Path answer = folder.resolve(name + ".out");
    Path log = folder.resolve(name + ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(answer.toFile())
            .redirectError(log.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", command)
              + " ended with "
              + process.exitValue()
              + ":\n"
              + Files.readString(log));
    }
    return Files.readString(answer);
  }
}
