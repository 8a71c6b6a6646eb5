package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.attune.Names;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.Assembly;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.ItemRow;
import org.attune.corpus.Row;
import org.attune.corpus.Scale;
import org.attune.corpus.Unreadable;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.report.Bibliography;
import org.attune.score.Models;
import org.attune.score.Scorer;
import org.attune.score.neural.Djl;
import org.attune.spark.Imports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a run does with the files of others, each step in this process and without Spark. */
public final class WithoutSpark {

  private WithoutSpark() {}

  /** Plans a study and reads its corpora to the last row, as import does. */
  @Command(name = "read")
  public static final class Read implements Callable<Integer> {
    @Parameters Path protocol;
    @Parameters Path home;

    @Override
    public Integer call() throws IOException {
      Setting setting = setting(home);
      Catalog catalog = new Catalog(setting.cards());
      Protocol study = catalog.protocol(protocol);
      Plan plan = new Plan(protocol.toString(), study, catalog);
      long rejected = 0;
      for (PlannedCorpus corpus : plan.corpora()) {
        Map<String, Assembly> items = new HashMap<>();
        for (Imports.Source source :
            new ImportStep(setting, study, null, null)
                .sources(corpus, new TreeMap<>(), new HashSet<>())) {
          rejected += read(source, items);
        }
      }
      if (rejected > 0) {
        throw new StudyFailed(rejected + " rows rejected");
      }
      return 0;
    }

    private static long read(Imports.Source source, Map<String, Assembly> items)
        throws IOException {
      CorpusFormat format =
          Names.create(Names.in(CorpusFormat.class, CorpusFormat.class).get(source.format()));
      long rejected = 0;
      boolean first = true;
      try (CorpusFormat.Rows rows = format.read(source.slice(), source.settings())) {
        while (rows.hasNext()) {
          if (!(rows.next() instanceof Row.Read row)) {
            rejected++;
            continue;
          }
          if (first) {
            source.reader().checkColumns(row);
            first = false;
          }
          try {
            ItemRow said = source.reader().read(row);
            Assembly item = items.computeIfAbsent(said.item(), i -> new Assembly());
            rejected += item.add(said).isPresent() ? 1 : 0;
          } catch (Unreadable e) {
            rejected++;
          }
        }
      }
      return rejected;
    }
  }

  /** Reads what stands beside the card of a corpus, as table does. */
  @Command(name = "cite")
  public static final class Cite implements Callable<Integer> {
    @Parameters String corpus;
    @Parameters Path home;

    @Override
    public Integer call() {
      Catalog catalog = new Catalog(setting(home).cards());
      Bibliography all =
          Bibliography.shipped()
              .with(catalog.card(corpus), Catalog.CITATION, catalog.citation(corpus).orElseThrow());
      return all.text(corpus).isEmpty() ? 1 : 0;
    }
  }

  /** Opens a model, as score does. */
  @Command(name = "open")
  public static final class Open implements Callable<Integer> {
    private static final List<String> EMOTIONS =
        List.of("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise");

    @Parameters String model;
    @Parameters Path home;

    @Override
    public Integer call() {
      ScorerFactory factory =
          new ScorerFactory(
              Djl.class,
              new Djl.Options(model, 128, false, Map.of()),
              new TreeMap<>(Map.of("emotion", new Scale.Nominal(EMOTIONS))),
              new Models(home.resolve("models")),
              home.toString(),
              "");
      try (Scorer scorer = factory.open("cpu")) {
        return scorer.identity().isEmpty() ? 1 : 0;
      } catch (IllegalArgumentException e) {
        throw new UserMistake("scorer " + model + ": " + e.getMessage());
      }
    }
  }

  private static Setting setting(Path home) {
    return new Setting(
        home,
        home.resolve("datasets"),
        home.resolve("models"),
        home.resolve("results"),
        home.resolve("work"),
        Map.of(),
        Optional.of("local[1]"));
  }
}
