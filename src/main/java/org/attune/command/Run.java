package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;

/** The verb {@code run}. */
@Command(
    name = "run",
    description = "Runs a study: import, score, tally, table. Does only what has changed.",
    mixinStandardHelpOptions = true)
public final class Run extends Verb {
  @Override
  void run(Verbs verbs) throws IOException {
    verbs.run();
  }
}
