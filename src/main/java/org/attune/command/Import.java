package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;

/** The verb {@code import}. */
@Command(
    name = "import",
    description = "Reads the corpora of a study.",
    mixinStandardHelpOptions = true)
public final class Import extends Verb {
  @Override
  void run(Verbs verbs) throws IOException {
    verbs.importCorpora();
  }
}
