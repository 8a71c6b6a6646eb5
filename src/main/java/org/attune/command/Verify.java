package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.attune.study.Setting;
import org.attune.study.Terminal;
import org.attune.study.Verification;
import org.attune.study.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code verify}. */
@Command(
    name = "verify",
    description =
        "Makes results again, as far as corpora and models are at hand, and tells what is not the same.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that could be made again is the same",
      "1:something is different",
      "2:a mistake in what was asked"
    })
public final class Verify implements Callable<Integer> {
  @Parameters(
      paramLabel = "RESULTS",
      description = "A folder of results, such as results/quickstart")
  Path folder;

  @Mixin Place place;

  @Override
  @SuppressWarnings("try") // what is taken is given back, and not used between
  public Integer call() throws IOException {
    Setting setting = place.setting(folder.toAbsolutePath().getParent());
    try (WorkFolder work = WorkFolder.of(setting)) {
      Terminal terminal = place.terminal(work);
      try (Stopping stopping = new Stopping(terminal)) {
        return new Verification(folder, setting, terminal, place.verbose).run() ? 0 : 1;
      } finally {
        terminal.stop();
      }
    }
  }
}
