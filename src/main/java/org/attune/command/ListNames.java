package org.attune.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.attune.catalog.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code list}. */
@Command(
    name = "list",
    description = "Lists what a protocol can name.",
    mixinStandardHelpOptions = true)
public final class ListNames implements Callable<Integer> {
  enum Kind {
    SCORERS,
    STATISTICS,
    FORMATS,
    DATASETS
  }

  @Parameters(paramLabel = "WHAT", description = "scorers, statistics, formats or datasets")
  Kind kind;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A further folder of datasets with cards")
  Path data;

  @Override
  public Integer call() {
    Path datasets = Path.of(System.getProperty("attune.home", ".")).resolve("datasets");
    Catalog catalog = new Catalog(data == null ? List.of(datasets) : List.of(datasets, data));
    if (kind == Kind.DATASETS) {
      catalog
          .cards()
          .forEach(
              (name, card) ->
                  System.out.printf("%-28s %s (%s)%n", name, card.title(), card.licence()));
    } else {
      catalog.names(kind.name().toLowerCase(Locale.ROOT)).forEach(System.out::println);
    }
    return 0;
  }
}
