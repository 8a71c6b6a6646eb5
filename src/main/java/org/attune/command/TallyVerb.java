package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;

/** The verb {@code tally}. */
@Command(
    name = "tally",
    description = "Counts what import read and score wrote.",
    mixinStandardHelpOptions = true)
public final class TallyVerb extends Verb {
  @Override
  void run(Verbs verbs) throws IOException {
    verbs.tally();
  }
}
