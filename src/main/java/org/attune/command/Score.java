package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;

/** The verb {@code score}. */
@Command(
    name = "score",
    description = "Runs the scorers of a study on what import read.",
    mixinStandardHelpOptions = true)
public final class Score extends Verb {
  @Override
  void run(Verbs verbs) throws IOException {
    verbs.score();
  }
}
