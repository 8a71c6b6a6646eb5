package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.attune.UserMistake;
import org.attune.Visible;
import org.attune.result.Tolerance;
import org.attune.study.Setting;
import org.attune.study.Terminal;
import org.attune.study.Verification;
import org.attune.study.WorkFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code verify}. */
@Command(
    name = "verify",
    description =
        "Makes results again, as far as corpora and models are at hand, and tells what is not the same. Of several"
            + " studies the exit code is that of the worst: 130, 1, 2, 3, 0.",
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
  private static final int MISTAKE = 2;
  private static final int SAME_SO_FAR = 3;
  private static final int STOPPED = 130;

  /** Exit codes, the worst last. */
  private static final List<Integer> BY_WEIGHT =
      List.of(SAME, SAME_SO_FAR, MISTAKE, DIFFERENT, STOPPED);

  @Spec private CommandSpec spec;

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

  @Option(
      names = "--ask",
      paramLabel = "N",
      description =
          "Puts up to N of the questions whose answers are kept (in answers of the work folder, which whoever ran the"
              + " study must hand over) to each language model again, where its endpoint is known, and tells how many"
              + " answers are read as before; without it no model is asked")
  int ask;

  @Mixin Place place;

  @Override
  public Integer call() throws Exception {
    if (ask < 0) {
      throw new UserMistake("--ask: expected a number of 0 or more, found " + ask);
    }
    Tolerance near = Tolerance.of(tolerance);
    if (folders.size() == 1) {
      return verify(folders.get(0), near);
    }
    int worst = SAME;
    for (Path folder : folders) {
      System.out.printf("%n%s:%n", Visible.line(folder.toString()));
      int found = verifyOrTell(folder, near);
      worst = BY_WEIGHT.indexOf(found) > BY_WEIGHT.indexOf(worst) ? found : worst;
    }
    return worst;
  }

  /** A folder that holds no results keeps the others from nothing. */
  private int verifyOrTell(Path folder, Tolerance near) throws Exception {
    try {
      return verify(folder, near);
    } catch (IOException | RuntimeException e) {
      CommandLine line = spec.commandLine();
      return line.getExecutionExceptionHandler()
          .handleExecutionException(e, line, line.getParseResult());
    }
  }

  @SuppressWarnings("try") // what is taken is given back, and not used between
  private int verify(Path folder, Tolerance near) throws IOException {
    Setting setting = place.setting(folder.toAbsolutePath().getParent());
    try (WorkFolder work = WorkFolder.of(setting)) {
      Terminal terminal = place.terminal(work);
      try (Stopping stopping = new Stopping(terminal)) {
        Verification.Scope scope = new Verification.Scope(place.verbose, ask);
        return switch (new Verification(folder, setting, near, terminal, scope).run()) {
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
