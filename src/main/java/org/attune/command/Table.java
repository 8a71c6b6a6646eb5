package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;

/** The verb {@code table}. */
@Command(
    name = "table",
    description = "Makes tables of what tally counted; needs neither corpora nor models.",
    mixinStandardHelpOptions = true)
public final class Table extends Verb {
  @Override
  void run(Verbs verbs) throws IOException {
    verbs.table();
  }
}
