package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code run}. */
@Command(
    name = "run",
    description = "Runs a study: import, score, tally, table. Does only what has changed.",
    mixinStandardHelpOptions = true)
public final class Run extends Verb {

  @Option(
      names = "--estimate",
      description =
          "Prints what asking language models would use up and cost, as the protocol's prices have it; asks nothing")
  boolean estimate;

  @Override
  void run(Verbs verbs) throws IOException {
    if (estimate) {
      verbs.estimate();
    } else {
      verbs.run();
    }
  }
}
