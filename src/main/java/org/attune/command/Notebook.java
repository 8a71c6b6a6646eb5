package org.attune.command;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code notebook}. */
@Command(
    name = "notebook",
    description = "Opens the notebooks in JupyterLab with a Java kernel, or runs them.",
    mixinStandardHelpOptions = true)
public final class Notebook implements Callable<Integer> {

  /** Halves the time of a short notebook; memory as for small studies. */
  private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx2g";

  /** Times of cells would make every run another file. */
  private static final List<String> EXECUTE =
      List.of("--execute", "--allow-errors", "--ExecutePreprocessor.record_timing=False");

  /** Pages load scripts that they have no use for from elsewhere otherwise. */
  private static final List<String> NO_NETWORK =
      List.of("--HTMLExporter.mathjax_url=", "--HTMLExporter.require_js_url=");

  private static final String SUFFIX = ".ipynb";

  @Parameters(
      arity = "0..1",
      paramLabel = "NOTEBOOK",
      description = "A notebook: a file, or its name in notebooks/ (default: all)")
  Path notebook;

  @Option(
      names = "--execute",
      description = "Runs without a browser and writes the notebook with its outputs, and as HTML")
  boolean execute;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where --execute writes (default: notebooks in the work folder)")
  Path output;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Results the notebooks read: DIR/<study>/ (default: results of the project)")
  Path results;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where Jupyter is installed on first use, unless there is one with a Java kernel"
              + " (default: ${DEFAULT-VALUE})")
  Path work = Path.of("work");

  @Option(
      names = "--jupyter",
      paramLabel = "OPTION",
      description = "An option for Jupyter, as --jupyter=--no-browser; may be repeated")
  List<String> options = new ArrayList<>();

  private final Path home = Path.of(System.getProperty("attune.home", ".")).toAbsolutePath();

  @Override
  public Integer call() throws IOException {
    List<Path> notebooks = notebooks();
    Path kernel = home.resolve(Path.of("notebooks", "kernel"));
    Jupyter jupyter =
        Jupyter.with(
            execute ? "nbconvert" : "lab",
            System.getenv().getOrDefault("PATH", ""),
            work.toAbsolutePath().resolve("notebook-env"),
            kernel.resolve("requirements.txt"));
    Map<String, String> environment = environment(jupyter.kernel(), kernel);
    return execute ? execute(jupyter, environment, notebooks) : lab(jupyter, environment);
  }

  /** The notebook asked for, or all of the project. */
  private List<Path> notebooks() throws IOException {
    Path folder = home.resolve("notebooks");
    if (notebook == null) {
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      }
    }
    String name = notebook.toString();
    Path named = folder.resolve(name.endsWith(SUFFIX) ? name : name + SUFFIX);
    Path found = Files.isRegularFile(notebook) ? notebook : named;
    if (!Files.isRegularFile(found)) {
      throw new UserMistake(
          notebook + ": expected a notebook, found no such file here or in notebooks/");
    }
    return List.of(found.toAbsolutePath());
  }

  /** What the kernel is told by the environment, so that no notebook holds a path or version. */
  private Map<String, String> environment(Jupyter.Kernel kernel, Path scripts) {
    Path from = results == null ? home.resolve("results") : results.toAbsolutePath();
    return Map.of(
        kernel + "_CLASSPATH",
        classPath(),
        kernel + "_STARTUP_SCRIPTS_PATH",
        scripts.resolve(kernel.script()).toString(),
        kernel + "_JVM_OPTS",
        JVM,
        "ATTUNE_RESULTS",
        from.toString());
  }

  /** This program and its libraries, as a Java kernel takes them. */
  private static String classPath() {
    try {
      Path program =
          Path.of(Notebook.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return program + File.pathSeparator + program.resolveSibling("lib").resolve("*.jar");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private int lab(Jupyter jupyter, Map<String, String> environment) throws IOException {
    Path file = notebook == null ? home.resolve("notebooks") : notebooks().get(0);
    Path root = file.startsWith(home) ? home : file.getParent();
    List<String> command =
        new ArrayList<>(
            List.of(
                jupyter.program().toString(),
                "lab",
                "--ip=127.0.0.1",
                "--ServerApp.root_dir=" + root,
                "--LabApp.default_url=/lab/tree/" + root.relativize(file)));
    if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
      command.add("--no-browser");
    }
    command.addAll(options);
    return start(command, environment);
  }

  /** Runs each to its end, errors or not, so that what it showed before an error can be seen. */
  private int execute(Jupyter jupyter, Map<String, String> environment, List<Path> notebooks)
      throws IOException {
    Path folder = (output == null ? work.resolve("notebooks") : output).toAbsolutePath();
    Files.createDirectories(folder);
    List<String> failures = new ArrayList<>();
    for (Path file : notebooks) {
      if (Files.isSameFile(folder, file.getParent())) {
        throw new UserMistake("--output: expected a folder other than that of " + notebook(file));
      }
      convert(jupyter, environment, folder, "notebook", EXECUTE, file);
      Path executed = folder.resolve(file.getFileName());
      convert(jupyter, environment, folder, "html", NO_NETWORK, executed);
      CellError.first(executed)
          .ifPresent(
              error ->
                  failures.add(
                      notebook(file) + ", code cell " + error.cell() + ": " + error.message()));
    }
    System.out.println("Executed notebooks, and as HTML: " + folder);
    if (!failures.isEmpty()) {
      throw new StudyFailed(String.join("\n", failures));
    }
    return 0;
  }

  private static String notebook(Path file) {
    return "notebook " + file.getFileName();
  }

  private void convert(
      Jupyter jupyter,
      Map<String, String> environment,
      Path folder,
      String to,
      List<String> how,
      Path file)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                jupyter.program().toString(),
                "nbconvert",
                "--log-level=WARN",
                "--to=" + to,
                "--output-dir=" + folder));
    command.addAll(how);
    command.addAll(options);
    command.add(file.toString());
    int exit = start(command, environment);
    if (exit != 0) {
      throw new StudyFailed(notebook(file) + ": nbconvert ended with " + exit);
    }
  }

  private int start(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).inheritIO();
    builder.environment().putAll(environment);
    return Program.wait(builder.start());
  }
}
