package org.attune.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attune.UserMistake;

/**
 * A Jupyter with a Java kernel named {@code java}.
 *
 * @param program the program {@code jupyter}
 * @param kernel which kernel it has
 */
record Jupyter(Path program, Kernel kernel) {

  /** Kernels for Java that share a way to be set up. */
  enum Kernel {
    JJAVA,
    IJAVA;

    /** Name of its script in {@code notebooks/kernel/}. */
    String script() {
      return name().toLowerCase(Locale.ROOT) + ".jshell";
    }
  }

  /** A version of Python as {@code python3 -c} prints it: major and minor, and that venv works. */
  private static final String PROBE =
      "import sys; print(*sys.version_info[:2]); import venv, ensurepip";

  private static final int OLDEST_MINOR = 9;

  /**
   * The Jupyter on the path if it has JJava or IJava and the subcommand, else one of our own, which
   * is installed on first use.
   *
   * @param subcommand what it is needed for
   * @param path folders of programs
   * @param environment folder of our own
   * @param requirements what is installed there
   */
  static Jupyter with(String subcommand, String path, Path environment, Path requirements)
      throws IOException {
    Optional<Path> found = Program.find("jupyter", path);
    if (found.isPresent()) {
      Optional<Kernel> kernel = kernel(found.get());
      if (kernel.isPresent()
          && Program.run(List.of(found.get().toString(), subcommand, "--version")).exit() == 0) {
        return new Jupyter(found.get(), kernel.get());
      }
    }
    install(path, environment, requirements);
    return new Jupyter(environment.resolve(Path.of("venv", "bin", "jupyter")), Kernel.JJAVA);
  }

  private static Optional<Kernel> kernel(Path jupyter) throws IOException {
    Program.Ended listed = Program.run(List.of(jupyter.toString(), "kernelspec", "list", "--json"));
    return listed.exit() == 0 ? kernel(listed.out()) : Optional.empty();
  }

  /** The kernel that {@code jupyter kernelspec list --json} tells of under the name java. */
  static Optional<Kernel> kernel(String listed) {
    try {
      JsonNode kernel =
          new ObjectMapper()
              .readTree(listed.substring(Math.max(0, listed.indexOf('{'))))
              .path("kernelspecs")
              .path("java")
              .path("spec")
              .path("argv");
      String arguments = kernel.toString().toLowerCase(Locale.ROOT);
      for (Kernel known : Kernel.values()) {
        if (arguments.contains(known.name().toLowerCase(Locale.ROOT))) {
          return Optional.of(known);
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void install(String path, Path environment, Path requirements) throws IOException {
    Path done = environment.resolve("installed.txt");
    String required = Files.readString(requirements, StandardCharsets.UTF_8);
    if (Files.exists(done) && Files.readString(done, StandardCharsets.UTF_8).equals(required)) {
      return;
    }
    Path python = python(path);
    System.err.println("Installing Jupyter with a Java kernel (once) in " + environment + " ...");
    Path venv = environment.resolve("venv");
    Files.createDirectories(environment);
    Program.Ended made =
        Program.run(List.of(python.toString(), "-m", "venv", "--clear", venv.toString()));
    if (made.exit() != 0) {
      throw new UserMistake("notebook: " + python + " -m venv failed: " + made.lastLine());
    }
    Program.Ended installed =
        Program.run(
            List.of(
                venv.resolve(Path.of("bin", "python")).toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
                requirements.toString()));
    if (installed.exit() != 0) {
      throw new UserMistake(
          "notebook: expected a network to install "
              + requirements.getFileName()
              + " once, or a jupyter with the kernel JJava on the path; pip says: "
              + installed.lastLine());
    }
    Files.writeString(done, required, StandardCharsets.UTF_8);
  }

  private static Path python(String path) throws IOException {
    Path python =
        Program.find("python3", path)
            .orElseThrow(
                () ->
                    new UserMistake(
                        "notebook: expected python3, version 3."
                            + OLDEST_MINOR
                            + " or later, to install Jupyter with; found none on the path"));
    Program.Ended probed = Program.run(List.of(python.toString(), "-c", PROBE));
    String[] version = probed.out().strip().split(" ");
    if (version.length == 2
        && version[0].equals("3")
        && Integer.parseInt(version[1]) < OLDEST_MINOR) {
      throw new UserMistake(
          "notebook: expected python3 of version 3."
              + OLDEST_MINOR
              + " or later, found "
              + String.join(".", version));
    }
    if (probed.exit() != 0) {
      throw new UserMistake(
          "notebook: expected "
              + python
              + " with the modules venv and ensurepip (on Debian: apt install python3-venv); it says: "
              + probed.lastLine());
    }
    return python;
  }
}
