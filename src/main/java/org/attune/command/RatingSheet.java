package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code sheet}. */
@Command(
    name = "sheet",
    description =
        "Writes the replies of a study as a blind sheet for people to rate, in an order drawn by a seed, and a codebook"
            + " beside it. `run --ratings` reads it when it is filled in.",
    mixinStandardHelpOptions = true)
public final class RatingSheet extends Verb {

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The sheet to write: FILE.csv; the codebook is FILE.md")
  Path to;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the order, another for each rater (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Override
  void run(Verbs verbs) throws IOException {
    verbs.sheet(to, seed);
  }
}
