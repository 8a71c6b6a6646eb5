package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.attune.study.Setting;
import org.attune.study.Terminal;
import org.attune.study.Verbs;
import org.attune.study.WorkFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all verbs of a study take. */
public abstract class Verb implements Callable<Integer> {
  @Parameters(paramLabel = "PROTOCOL", description = "The study: a YAML file, see protocols/")
  Path protocol;

  @Mixin Place place;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where results go: DIR/<study>/ (default: ${DEFAULT-VALUE})")
  Path results = Path.of("results");

  abstract void run(Verbs verbs) throws IOException;

  /** What is to be done before the study is planned. */
  void prepare(Setting setting) throws IOException {}

  @Override
  @SuppressWarnings("try") // what is taken is given back, and not used between
  public Integer call() throws IOException {
    Setting setting = place.setting(results);
    try (WorkFolder work = WorkFolder.of(setting)) {
      Terminal terminal = place.terminal(work);
      prepare(setting);
      try (Stopping stopping = new Stopping(terminal);
          Verbs verbs = new Verbs(protocol, setting, terminal)) {
        run(verbs);
      } finally {
        terminal.stop();
      }
    }
    return 0;
  }
}
