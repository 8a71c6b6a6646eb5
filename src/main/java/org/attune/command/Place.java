package org.attune.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.attune.UserMistake;
import org.attune.spark.Sessions;
import org.attune.study.Setting;
import org.attune.study.Terminal;
import org.attune.study.Terminal.Detail;
import org.attune.study.WorkFolder;
import picocli.CommandLine.Option;

/** Options that say where a study runs, and how much it tells. */
final class Place {

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
      names = "--conf",
      paramLabel = "FILE",
      description = "Spark settings, a key and a value a line (default: jobs/laptop.conf)")
  Path conf;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default: the one of the settings)")
  String master;

  @Option(
      names = "--withdrawn",
      paramLabel = "FILE",
      description =
          "Ids of speakers and raters who withdrew, one a line: all that is theirs is left out, as where a card says `withdrawn`")
  Path withdrawn;

  @Option(names = "--verbose", description = "Tell also what is otherwise only in the log")
  boolean verbose;

  private Path work;

  /** The work folder, into whose log goes whatever is amiss from now on. */
  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = "work",
      description =
          "What is kept between runs, texts among it: made readable by you alone if it is not there;"
              + " on a cluster shared by all machines (default: ${DEFAULT-VALUE})")
  void work(Path folder) {
    work = folder;
    if (folder != null) { // as before the command line is read
      System.setProperty("attune.log", folder.toAbsolutePath().resolve("attune.log").toString());
    }
  }

  /** Where a study runs whose results go to a folder. */
  Setting setting(Path results) throws IOException {
    Path home = Path.of(System.getProperty("attune.home", "."));
    Path settings = conf == null ? home.resolve("jobs/laptop.conf") : conf;
    if (!Files.isRegularFile(settings)) {
      throw new UserMistake(settings + ": expected Spark settings (--conf), found no such file");
    }
    Path corpora = data == null ? home.resolve("datasets") : data;
    Map<String, String> sparkSettings = Sessions.settings(settings);
    Path ofModels = models == null ? corpora.resolve("models") : models;
    return new Setting( // tasks of other processes run in other folders
            home,
            corpora,
            ofModels.toAbsolutePath(),
            results,
            work.toAbsolutePath(),
            sparkSettings,
            Optional.ofNullable(master))
        .without(Optional.ofNullable(withdrawn));
  }

  /** The terminal; quiet where nobody sits before it. */
  Terminal terminal(WorkFolder work) {
    boolean watched = System.console() != null && System.getenv("CI") == null;
    Terminal terminal =
        new Terminal(System.out, verbose ? Detail.VERBOSE : watched ? Detail.LIVE : Detail.PLAIN);
    if (!work.guarded()) {
      terminal.print(
          "The file system of --work has no locks: see to it that no other run works there.");
    }
    return terminal;
  }
}
