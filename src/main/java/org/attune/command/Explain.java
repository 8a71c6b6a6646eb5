package org.attune.command;

import java.util.concurrent.Callable;
import org.attune.catalog.ExplainedStatistic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code explain}. */
@Command(
    name = "explain",
    description = "Tells how well the intervals of a statistic held where that was measured.",
    mixinStandardHelpOptions = true)
public final class Explain implements Callable<Integer> {

  @Parameters(paramLabel = "STATISTIC", description = "A name from: attune list statistics")
  String name;

  @Override
  public Integer call() {
    System.out.print(ExplainedStatistic.of(name));
    return 0;
  }
}
