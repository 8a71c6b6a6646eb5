package org.attune.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attune.UserMistake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of the path are shell scripts here that answer as the real ones do. */
class JupyterTest {

  private static final String JJAVA =
      "{\"kernelspecs\": {\"java\": {\"spec\": {\"argv\": [\"java\", \"-jar\", \"jjava-launcher.jar\"]}}}}";

  @TempDir private Path folder;
  private Path programs;
  private Path requirements;

  @BeforeEach
  void makeFolders() throws IOException {
    programs = Files.createDirectories(folder.resolve("bin"));
    requirements = Files.writeString(folder.resolve("requirements.txt"), "jjava==1\n");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Jupyter jupyter() throws IOException {
    return Jupyter.with("lab", programs.toString(), folder.resolve("env"), requirements);
  }

  @Test
  void aJupyterWithAJavaKernelIsTaken() throws IOException {
    program("jupyter", "[ \"$1\" = kernelspec ] && echo '" + JJAVA + "' || [ \"$1\" = lab ]\n");
    assertThat(jupyter()).isEqualTo(new Jupyter(programs.resolve("jupyter"), Jupyter.Kernel.JJAVA));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ \"$1\" = kernelspec ] && echo '{\"kernelspecs\": {}}'",
        "[ \"$1\" = kernelspec ] && echo 'none'",
        "exit 127",
        "[ \"$1\" = kernelspec ] && echo '{\"kernelspecs\": {\"java\": {\"spec\": {\"argv\": [\"ganymede\"]}}}}'",
        "[ \"$1\" = kernelspec ] && echo '{\"kernelspecs\": {\"java\": {\"spec\": {\"argv\": [\"jjava.jar\"]}}}}' || exit 1"
      })
  void anotherJupyterIsNot(String script) throws IOException {
    program("jupyter", script + "\n");
    assertThatThrownBy(this::jupyter).isInstanceOf(UserMistake.class);
  }

  @ParameterizedTest
  @CsvSource({"jjava-launcher.jar,JJAVA", "/opt/ijava-1.3.0.jar,IJAVA"})
  void kernelsAreToldByTheirJars(String jar, Jupyter.Kernel kernel) {
    assertThat(
            Jupyter.kernel(
                "a warning\n{\"kernelspecs\": {\"java\": {\"spec\": {\"argv\": [\"java\", \""
                    + jar
                    + "\"]}}}}"))
        .contains(kernel);
  }

  @Test
  void withoutPythonItSaysSo() {
    assertThatThrownBy(this::jupyter)
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "notebook: expected python3, version 3.9 or later, to install Jupyter with; found none on the path");
  }

  @Test
  void anOldPythonIsTold() throws IOException {
    program("python3", "echo 3 8\n");
    assertThatThrownBy(this::jupyter)
        .isInstanceOf(UserMistake.class)
        .hasMessage("notebook: expected python3 of version 3.9 or later, found 3.8");
  }

  @Test
  void aPythonWithoutVenvIsTold() throws IOException {
    program("python3", "echo 3 11\necho \"No module named 'ensurepip'\" >&2\nexit 1\n");
    assertThatThrownBy(this::jupyter)
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("with the modules venv and ensurepip")
        .hasMessageEndingWith("it says: No module named 'ensurepip'");
  }

  /** The script stands for python3 and, copied as venv does, for the python of the environment. */
  private void python(String pip) throws IOException {
    program(
        "python3",
        """
        [ "$1" = -c ] && echo 3 11 && exit
        [ "$2" = venv ] && mkdir -p "$4/bin" && cp "$0" "$4/bin/python" && exit
        """
            + pip
            + "\n");
  }

  @Test
  void withoutANetworkItSaysSo() throws IOException {
    python("echo 'ERROR: No matching distribution found for jjava' >&2; exit 1");
    assertThatThrownBy(this::jupyter)
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("notebook: expected a network to install")
        .hasMessageEndingWith("pip says: ERROR: No matching distribution found for jjava");
  }

  @Test
  void installsOnceForTheSameRequirements() throws IOException {
    python("echo x >> " + folder.resolve("installs"));
    Path own = folder.resolve(Path.of("env", "venv", "bin", "jupyter"));
    assertThat(jupyter()).isEqualTo(new Jupyter(own, Jupyter.Kernel.JJAVA));
    assertThat(jupyter()).isEqualTo(new Jupyter(own, Jupyter.Kernel.JJAVA));
    assertThat(Files.readAllLines(folder.resolve("installs"))).hasSize(1);
    Files.writeString(requirements, "jjava==2\n");
    jupyter();
    assertThat(Files.readAllLines(folder.resolve("installs"))).hasSize(2);
  }
}
