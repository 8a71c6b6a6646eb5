package org.attune.command;

import java.io.IOException;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;

/** The verb {@code train}. */
@Command(
    name = "train",
    description =
        "Trains the model a study asks for, tries it on the test split and writes its card. An interrupted"
            + " training goes on.",
    mixinStandardHelpOptions = true)
public final class Train extends Verb {
  @Override
  void run(Verbs verbs) throws IOException {
    verbs.train();
  }
}
