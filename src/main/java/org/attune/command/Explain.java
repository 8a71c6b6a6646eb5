package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.catalog.ExplainedRubric;
import org.attune.catalog.ExplainedStatistic;
import org.attune.explain.AttributionMethod;
import org.attune.study.Setting;
import org.attune.study.Terminal;
import org.attune.study.Verbs;
import org.attune.study.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code explain}. */
@Command(
    name = "explain",
    description = {
      "Tells how well the intervals of a statistic held where that was measured,",
      "or shows the codebook of a rubric, or which words of an item a study's scorers looked at."
    },
    mixinStandardHelpOptions = true)
public final class Explain implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description =
          "A name from: attune list statistics; or the file of a rubric, such as"
              + " protocols/rubrics/ekman.yaml; or with --item that of a protocol")
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

  @Option(
      names = "--item",
      paramLabel = "ID",
      description =
          "Of a protocol: an item whose words are shown with what each adds to what scorers say; shows a text,"
              + " on the screen only; may be given several times")
  List<String> items = List.of();

  @Option(
      names = "--scorer",
      paramLabel = "SCORER",
      description =
          "With --item: a scorer, by its name in the study; may be given several times (default: all that rate"
              + " texts here)")
  List<String> scorers = List.of();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "With --item: exact, gradients or occlusion; may be given several times (default: all that fit the"
              + " scorer)")
  List<AttributionMethod> methods = List.of();

  @Mixin Place place;

  @Override
  public Integer call() throws IOException {
    if (!items.isEmpty()) {
      items();
      return 0;
    }
    if (!scorers.isEmpty() || !methods.isEmpty()) {
      throw new UserMistake(
          "--scorer and --method: expected beside --item ID, found no item to explain");
    }
    if (name.endsWith(".yaml") && Catalog.isProtocol(Path.of(name))) {
      throw new UserMistake(
          name
              + ": expected a rubric, or --item ID beside a protocol, found a protocol; what scorers look at in"
              + " all of a study stands in its results where the protocol says explain");
    }
    System.out.print(
        name.endsWith(".yaml")
            ? ExplainedRubric.of(Path.of(name), language, asked)
            : ExplainedStatistic.of(name));
    return 0;
  }

  @SuppressWarnings("try") // what is taken is given back, and not used between
  private void items() throws IOException {
    Setting setting = place.setting(Path.of("results"));
    try (WorkFolder work = WorkFolder.of(setting)) {
      Terminal terminal = place.terminal(work);
      try (Stopping stopping = new Stopping(terminal);
          Verbs verbs = new Verbs(Path.of(name), setting, terminal)) {
        verbs.explain(items, scorers, methods);
      } finally {
        terminal.stop();
      }
    }
  }
}
