package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.attune.Visible;
import org.attune.result.Tolerance;
import org.attune.study.Setting;
import org.attune.study.Terminal;
import org.attune.study.Verification;
import org.attune.study.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code verify}. */
@Command(
    name = "verify",
    description =
        "Makes results again, as far as corpora and models are at hand, and tells what is not the same. Of several"
            + " studies the exit code is that of the worst.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was made again and is the same",
      "1:something is different",
      "2:a mistake in what was asked",
      "3:what could be made again is the same, but not all could be"
    })
public final class Verify implements Callable<Integer> {

  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int SAME_SO_FAR = 3;

  @Parameters(
      paramLabel = "RESULTS",
      arity = "1..*",
      description = "Folders of results, such as results/quickstart or results/*")
  List<Path> folders;

  @Option(
      names = "--tolerance",
      paramLabel = "codes=N,estimates=X",
      hideParamSyntax = true,
      split = ",",
      description =
          "How near must come what rests on neural models that ran on another processor or other libraries: the"
              + " share of their codes that must be equal, and how far estimates may be apart; all else must be the"
              + " same (default: codes=0.995,estimates=0.005)")
  Map<String, Double> tolerance = new TreeMap<>();

  @Mixin Place place;

  @Override
  public Integer call() throws IOException {
    Tolerance near = Tolerance.of(tolerance);
    int worst = SAME;
    for (Path folder : folders) {
      if (folders.size() > 1) {
        System.out.printf("%n%s:%n", Visible.line(folder.toString()));
      }
      worst = worse(worst, verify(folder, near));
    }
    return worst;
  }

  /** That something is different outweighs that something could not be made again. */
  private static int worse(int one, int other) {
    return one == DIFFERENT || other == DIFFERENT ? DIFFERENT : Math.max(one, other);
  }

  @SuppressWarnings("try") // what is taken is given back, and not used between
  private int verify(Path folder, Tolerance near) throws IOException {
    Setting setting = place.setting(folder.toAbsolutePath().getParent());
    try (WorkFolder work = WorkFolder.of(setting)) {
      Terminal terminal = place.terminal(work);
      try (Stopping stopping = new Stopping(terminal)) {
        return switch (new Verification(folder, setting, near, terminal, place.verbose).run()) {
          case SAME -> SAME;
          case SAME_SO_FAR -> SAME_SO_FAR;
          case DIFFERENT -> DIFFERENT;
        };
      } finally {
        terminal.stop();
      }
    }
  }
}
