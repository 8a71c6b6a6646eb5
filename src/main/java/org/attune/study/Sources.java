package org.attune.study;

import static org.attune.report.Bibliography.cited;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Names;
import org.attune.catalog.Catalog;
import org.attune.explain.AttributionMethod;
import org.attune.protocol.Explaining;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.score.ShippedModels;
import org.attune.score.neural.Djl;
import org.attune.score.neural.TextVectors;
import org.attune.spark.MllibLinearRegression;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Gaps;

/** Where the methods of a study come from: keys of references by the name of a method. */
final class Sources {

  /** What every study uses. */
  private static final List<String> PROGRAM = List.of("attune", "zaharia2016");

  private static final String GAPS = "gaps";

  private final SortedMap<String, List<String>> keys = new TreeMap<>();

  private Sources() {}

  /** Keys of each statistic, scorer and method of resampling and testing the protocol names. */
  static SortedMap<String, List<String>> of(Protocol protocol, Catalog catalog) {
    Sources sources = new Sources();
    sources.keys.put("attune", PROGRAM);
    protocol.scorers().forEach(scorer -> sources.add(scorer, catalog));
    Resampling r = protocol.resampling();
    if (r.made() != Bootstrap.Method.JACKKNIFE) {
      sources.add(r.method(), cited(Bootstrap.class));
      sources.add(r.method(), cited(r.draw()));
    }
    sources.add(r.method(), cited(r.made()));
    for (TableEntry table : protocol.tables()) {
      table
          .statistics()
          .forEach(name -> sources.add(name, cited(catalog.statistic(name).getClass())));
      sources.add(Names.kebab(table.test()), cited(table.test()));
      sources.add(Names.kebab(table.adjust()), cited(table.adjust()));
      table.gaps().ifPresent(gaps -> sources.add(GAPS, cited(Gaps.class)));
    }
    protocol.explain().ifPresent(asked -> sources.add(asked, protocol));
    sources.keys.values().removeIf(List::isEmpty);
    return sources.keys;
  }

  private void add(ScorerEntry scorer, Catalog catalog) {
    Class<?> type = catalog.scorer(scorer.scorer());
    add(
        scorer.scorer(),
        cited(type == null ? scorer.options().getClass().getDeclaringClass() : type));
    scorer.byGroup().ifPresent(by -> add(scorer.name(), cited(by.equal())));
    if (scorer.options() instanceof Djl.Options of && ShippedModels.has(of.model())) {
      add(scorer.name(), cited(ShippedModels.class));
    }
    if (scorer.options() instanceof MllibLinearRegression.Options of && !of.features().isEmpty()) {
      add(scorer.name(), cited(TextVectors.class));
      if (ShippedModels.has(of.features())) {
        add(scorer.name(), cited(ShippedModels.class));
      }
    }
  }

  private void add(Explaining asked, Protocol protocol) {
    boolean neural =
        protocol.scorers().stream()
            .filter(s -> asked.scorers().isEmpty() || asked.scorers().contains(s.name()))
            .anyMatch(s -> s.options() instanceof Djl.Options);
    add(Explaining.FAITHFULNESS, cited(Explaining.class));
    for (AttributionMethod method : AttributionMethod.values()) {
      boolean asks = asked.methods().isEmpty() || asked.methods().contains(method);
      if (asks && (neural || method != AttributionMethod.GRADIENTS)) {
        add(method.words(), cited(method));
      }
    }
  }

  private void add(String name, List<String> cited) {
    List<String> all = new ArrayList<>(keys.getOrDefault(name, List.of()));
    cited.stream().filter(key -> !all.contains(key)).forEach(all::add);
    keys.put(name, all);
  }
}
