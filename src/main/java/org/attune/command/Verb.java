package org.attune.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attune.spark.Sessions;
import org.attune.study.Setting;
import org.attune.study.Terminal;
import org.attune.study.UserMistake;
import org.attune.study.Verbs;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all verbs of a study take. */
public abstract class Verb implements Callable<Integer> {
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

  abstract void run(Verbs verbs) throws IOException;

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
    try (Verbs verbs = new Verbs(protocol, setting, terminal)) {
      run(verbs);
    } finally {
      terminal.stop();
    }
    return 0;
  }
}
