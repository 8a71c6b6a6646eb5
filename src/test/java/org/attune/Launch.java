package org.attune;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The command line, run in the test's own JVM.
 *
 * @param exit exit code
 * @param out what it printed
 * @param err what it printed of errors
 */
public record Launch(int exit, String out, String err) {

  /**
   * Runs a command line with {@code home} as the project's folder.
   *
   * @param more verbs beside those of the program
   */
  public static Launch of(Path home, List<String> arguments, Object... more) {
    PrintStream before = System.out;
    String homeBefore = System.getProperty("attune.home");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    try (PrintStream captured = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setProperty("attune.home", home.toString());
      CommandLine line = Attune.commandLine();
      for (Object verb : more) {
        line.addSubcommand(verb);
      }
      line.setExecutionExceptionHandler(line.getExecutionExceptionHandler())
          .setErr(new PrintWriter(err, true))
          .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
      int exit = line.execute(arguments.toArray(String[]::new));
      return new Launch(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
      if (homeBefore == null) {
        System.clearProperty("attune.home");
      } else {
        System.setProperty("attune.home", homeBefore);
      }
    }
  }
}
