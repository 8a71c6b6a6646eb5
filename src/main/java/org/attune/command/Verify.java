package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.attune.study.Terminal;
import org.attune.study.Verification;
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
  public Integer call() throws IOException {
    Terminal terminal = place.terminal();
    try {
      boolean same =
          new Verification(
                  folder,
                  place.setting(folder.toAbsolutePath().getParent()),
                  terminal,
                  place.verbose)
              .run();
      return same ? 0 : 1;
    } finally {
      terminal.stop();
    }
  }
}
