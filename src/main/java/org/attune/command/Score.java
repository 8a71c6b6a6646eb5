package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code score}. */
@Command(
    name = "score",
    description = "Runs the scorers of a study on what import read.",
    mixinStandardHelpOptions = true)
public final class Score extends Verb {

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
      verbs.score();
    }
  }
}
