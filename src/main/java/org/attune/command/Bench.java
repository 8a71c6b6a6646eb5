package org.attune.command;

import java.io.IOException;
import org.attune.UserMistake;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code bench}. */
@Command(
    name = "bench",
    description =
        "Measures how fast the neural scorers (djl) of a study are on its first corpus, on this machine.",
    mixinStandardHelpOptions = true)
public final class Bench extends Verb {
  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Different turns to score at most (default: all)")
  int turns = Integer.MAX_VALUE;

  @Override
  void run(Verbs verbs) throws IOException {
    if (turns < 1) {
      throw new UserMistake("--turns: expected at least 1, found " + turns);
    }
    verbs.bench(turns);
  }
}
