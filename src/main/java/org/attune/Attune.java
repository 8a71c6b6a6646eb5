package org.attune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attune.corpus.CorpusException;
import org.attune.spark.Sessions;
import org.attune.spark.Tallying;
import org.attune.study.Catalog;
import org.attune.study.Setting;
import org.attune.study.Study;
import org.attune.study.StudyFailed;
import org.attune.study.Terminal;
import org.attune.study.UserMistake;
import org.attune.yaml.YamlException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: {@code jobs/attune VERB}. */
@Command(
    name = "jobs/attune",
    description =
        "Runs emotion and empathy models over interaction corpora and compares them with human ratings.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      Attune.Run.class,
      Attune.Train.class,
      Attune.Import.class,
      Attune.Score.class,
      Attune.Tally.class,
      Attune.TableVerb.class,
      Attune.Bench.class,
      Attune.ListNames.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:the study failed", "2:a mistake in what was asked"})
public final class Attune implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISTAKE = 2;

  @Spec private CommandSpec spec;

  /** Runs a verb and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Attune())
        .setExecutionExceptionHandler(Attune::failed)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return DONE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      boolean mistake =
          t instanceof UserMistake || t instanceof YamlException || t instanceof CorpusException;
      if (mistake || t instanceof StudyFailed || t instanceof Tallying.TooLarge) {
        line.getErr().println(line.getColorScheme().errorText(t.getMessage()));
        return mistake ? MISTAKE : FAILED;
      }
    }
    LoggerFactory.getLogger(Attune.class).error("failed", e);
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    line.getErr()
        .println(
            line.getColorScheme()
                .errorText("failed: " + cause.getClass().getName() + ": " + message));
    line.getErr()
        .println("The whole story is in " + System.getProperty("attune.log", "work/attune.log"));
    return FAILED;
  }

  /** What all verbs of a study take. */
  abstract static class Verb implements Callable<Integer> {
    @Parameters(paramLabel = "PROTOCOL", description = "The study: a YAML file, see protocols/")
    Path protocol;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Where corpora lie: DIR/<dataset>/<file> (default: datasets)")
    Path data;

    @Option(
        names = "--models",
        paramLabel = "DIR",
        description = "Where models lie: DIR/<model>/ (default: models in the data folder)")
    Path models;

    @Option(
        names = "--results",
        paramLabel = "DIR",
        description = "Where results go: DIR/<study>/ (default: ${DEFAULT-VALUE})")
    Path results = Path.of("results");

    @Option(
        names = "--work",
        paramLabel = "DIR",
        description =
            "What is kept between runs; on a cluster shared by all machines (default: ${DEFAULT-VALUE})")
    Path work = Path.of("work");

    @Option(
        names = "--conf",
        paramLabel = "FILE",
        description = "Spark settings, a key and a value a line (default: jobs/laptop.conf)")
    Path conf;

    @Option(
        names = "--master",
        paramLabel = "URL",
        description = "Spark master (default: the one of the settings)")
    String master;

    abstract void study(Study study) throws IOException;

    @Override
    public Integer call() throws IOException {
      Path home = Path.of(System.getProperty("attune.home", "."));
      Path settings = conf == null ? home.resolve("jobs/laptop.conf") : conf;
      if (!Files.isRegularFile(settings)) {
        throw new UserMistake(settings + ": expected Spark settings (--conf), found no such file");
      }
      Path corpora = data == null ? home.resolve("datasets") : data;
      Map<String, String> sparkSettings = Sessions.settings(settings);
      Path ofModels = models == null ? corpora.resolve("models") : models;
      Setting setting = // tasks of other processes run in other folders
          new Setting(
              home,
              corpora,
              ofModels.toAbsolutePath(),
              results,
              work.toAbsolutePath(),
              sparkSettings,
              Optional.ofNullable(master));
      System.setProperty("attune.log", setting.work().resolve("attune.log").toString());
      Terminal terminal =
          new Terminal(System.out, System.console() != null && System.getenv("CI") == null);
      try (Study study = new Study(protocol, setting, terminal)) {
        study(study);
      } finally {
        terminal.stop();
      }
      return DONE;
    }
  }

  @Command(
      name = "run",
      description = "Runs a study: import, score, tally, table. Does only what has changed.",
      mixinStandardHelpOptions = true)
  static final class Run extends Verb {
    @Override
    void study(Study study) throws IOException {
      study.run();
    }
  }

  @Command(
      name = "train",
      description =
          "Trains the model a study asks for, tries it on the test split and writes its card. An interrupted"
              + " training goes on.",
      mixinStandardHelpOptions = true)
  static final class Train extends Verb {
    @Override
    void study(Study study) throws IOException {
      study.train();
    }
  }

  @Command(
      name = "import",
      description = "Reads the corpora of a study.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb {
    @Override
    void study(Study study) throws IOException {
      study.importCorpora();
    }
  }

  @Command(
      name = "score",
      description = "Runs the scorers of a study on what import read.",
      mixinStandardHelpOptions = true)
  static final class Score extends Verb {
    @Override
    void study(Study study) throws IOException {
      study.score();
    }
  }

  @Command(
      name = "tally",
      description = "Counts what import read and score wrote.",
      mixinStandardHelpOptions = true)
  static final class Tally extends Verb {
    @Override
    void study(Study study) throws IOException {
      study.tally();
    }
  }

  @Command(
      name = "table",
      description = "Makes tables of what tally counted; needs neither corpora nor models.",
      mixinStandardHelpOptions = true)
  static final class TableVerb extends Verb {
    @Override
    void study(Study study) throws IOException {
      study.table();
    }
  }

  @Command(
      name = "bench",
      description =
          "Measures how fast the neural scorers (djl) of a study are on its first corpus, on this machine.",
      mixinStandardHelpOptions = true)
  static final class Bench extends Verb {
    @Option(
        names = "--turns",
        paramLabel = "N",
        description = "Different turns to score at most (default: all)")
    int turns = Integer.MAX_VALUE;

    @Override
    void study(Study study) throws IOException {
      if (turns < 1) {
        throw new UserMistake("--turns: expected at least 1, found " + turns);
      }
      study.bench(turns);
    }
  }

  @Command(
      name = "list",
      description = "Lists what a protocol can name.",
      mixinStandardHelpOptions = true)
  static final class ListNames implements Callable<Integer> {
    enum Kind {
      SCORERS,
      STATISTICS,
      FORMATS,
      DATASETS
    }

    @Parameters(paramLabel = "WHAT", description = "scorers, statistics, formats or datasets")
    Kind kind;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "A further folder of datasets with cards")
    Path data;

    @Override
    public Integer call() {
      Path datasets = Path.of(System.getProperty("attune.home", ".")).resolve("datasets");
      Catalog catalog =
          new Catalog(
              data == null ? java.util.List.of(datasets) : java.util.List.of(datasets, data));
      if (kind == Kind.DATASETS) {
        catalog
            .cards()
            .forEach(
                (name, card) ->
                    System.out.printf("%-28s %s (%s)%n", name, card.title(), card.licence()));
      } else {
        catalog.names(kind.name().toLowerCase(java.util.Locale.ROOT)).forEach(System.out::println);
      }
      return DONE;
    }
  }
}
