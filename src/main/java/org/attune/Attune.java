package org.attune;

import java.util.concurrent.Callable;
import org.attune.command.Bench;
import org.attune.command.Explain;
import org.attune.command.Import;
import org.attune.command.ListNames;
import org.attune.command.New;
import org.attune.command.Notebook;
import org.attune.command.RatingSheet;
import org.attune.command.Run;
import org.attune.command.Score;
import org.attune.command.Stopping;
import org.attune.command.Table;
import org.attune.command.TallyVerb;
import org.attune.command.Train;
import org.attune.command.Verify;
import org.attune.study.Explanation;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: {@code jobs/attune VERB}. */
@Cites("attune")
@Command(
    name = "jobs/attune",
    description =
        "Runs emotion and empathy models over interaction corpora and compares them with human ratings.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      New.class,
      Run.class,
      Train.class,
      Import.class,
      Score.class,
      TallyVerb.class,
      Table.class,
      RatingSheet.class,
      Verify.class,
      Bench.class,
      Notebook.class,
      ListNames.class,
      Explain.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the study failed",
      "2:a mistake in what was asked",
      "130:stopped by Ctrl-C; the same command goes on"
    })
public final class Attune implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISTAKE = 2;
  private static final int STOPPED = 130;

  @Spec private CommandSpec spec;

  /** Runs a verb and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Attune())
        .setExecutionStrategy(Attune::run)
        .setExecutionExceptionHandler(Attune::failed)
        .setParameterExceptionHandler(Attune::misunderstood)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return DONE;
  }

  /** One line for what was asked wrongly, and where all that can be asked is explained. */
  private static int misunderstood(CommandLine.ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(line.getColorScheme().errorText(e.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
    line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help");
    return MISTAKE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (Stopping.underWay()) {
      return STOPPED;
    }
    Explanation told = Explanation.of(e);
    line.getErr().println(line.getColorScheme().errorText(Visible.text(told.line())));
    if (told.cause() == Explanation.Cause.FAULT) {
      LoggerFactory.getLogger(Attune.class).error("failed", e);
      line.getErr()
          .println("The whole story is in " + System.getProperty("attune.log", "work/attune.log"));
    }
    return told.cause() == Explanation.Cause.MISTAKE ? MISTAKE : FAILED;
  }

  /** What Java throws as an error ends a run as an exception does, with a line. */
  private static int run(CommandLine.ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new CommandLine.ExecutionException(
          parsed.commandSpec().commandLine(), "out of memory", e);
    }
  }
}
