package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.catalog.Catalog;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.spark.Fold;

/** Makes scorers of turns ready: fitted to the corpus if they learn, one for each fold. */
final class FittedScorers {

  /** What rates the items of a fold. */
  record OfFold(FitStep.Fitted model, ScorerFactory factory) {}

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  FittedScorers(
      Setting setting,
      Protocol protocol,
      Catalog catalog,
      Terminal terminal,
      Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.catalog = catalog;
    this.terminal = terminal;
    this.spark = spark;
  }

  /** The scale of each dimension a scorer rates, by name. */
  static SortedMap<String, Scale> scales(PlannedCorpus corpus, ScorerEntry entry) {
    SortedMap<String, Scale> scales = new TreeMap<>();
    for (int d : corpus.dimensionsOf(entry)) {
      scales.put(corpus.dimensions().get(d).name(), corpus.dimensions().get(d).scale());
    }
    return scales;
  }

  /**
   * The scorer of each fold; what is fitted already stays as it is.
   *
   * @param how hash of what the protocol and the card say of how
   */
  List<OfFold> of(
      PlannedCorpus corpus,
      ScorerEntry entry,
      Reading.Turns reading,
      ImportStep.Imported imported,
      String how)
      throws IOException {
    SortedMap<String, Scale> dimensions = scales(corpus, entry);
    Path items = ImportStep.items(setting, corpus.name(), imported);
    List<FitStep.Fitted> models =
        reading.learner().isPresent()
            ? new FitStep(setting, protocol, terminal, spark)
                .run(
                    corpus,
                    entry,
                    reading.learner().get().learner(),
                    dimensions,
                    items,
                    imported,
                    how)
            : List.of(new FitStep.Fitted(Fold.WHOLE, setting.work(), new TreeMap<>()));
    return models.stream()
        .map(
            model ->
                new OfFold(
                    model,
                    new ScorerFactory(
                        catalog.scorer(entry.scorer()),
                        entry.options(),
                        dimensions,
                        setting.models(),
                        model.folder().toString(),
                        setting.files(protocol, corpus.name()).toString())))
        .toList();
  }
}
