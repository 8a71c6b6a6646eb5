package org.attune.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.attune.catalog.ExplainedRubric;
import org.attune.catalog.ExplainedStatistic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code explain}. */
@Command(
    name = "explain",
    description = {
      "Tells how well the intervals of a statistic held where that was measured,",
      "or shows the codebook of a rubric."
    },
    mixinStandardHelpOptions = true)
public final class Explain implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description =
          "A name from: attune list statistics; or the file of a rubric, such as"
              + " protocols/rubrics/ekman.yaml")
  String name;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "",
      description = "Of a rubric: which of its languages (default: its own)")
  String language;

  @Option(
      names = "--asked",
      description =
          "Of a rubric: what a language model is asked, and the JSON Schema of its answer, in place of"
              + " the codebook")
  boolean asked;

  @Override
  public Integer call() {
    System.out.print(
        name.endsWith(".yaml")
            ? ExplainedRubric.of(Path.of(name), language, asked)
            : ExplainedStatistic.of(name));
    return 0;
  }
}
