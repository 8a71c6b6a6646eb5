package org.attune.study;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.report.Learning;
import org.attune.result.Manifest;
import org.attune.score.Learner;
import org.attune.score.ShippedModels;
import org.attune.score.lexicon.Lexicon;
import org.attune.score.neural.Djl;
import org.attune.score.neural.ModelFolder;

/** Where what the scorers of a study know comes from, as far as protocol and program tell. */
final class Learnings {

  private Learnings() {}

  /**
   * By name of the scorer.
   *
   * @param manifest by whose hash of a model a model that comes with the program is known
   */
  static SortedMap<String, Learning> of(Protocol protocol, Manifest manifest) {
    SortedMap<String, Learning> all = new TreeMap<>();
    for (ScorerEntry scorer : protocol.scorers()) {
      if (scorer.options() instanceof Learner.Of) {
        all.put(scorer.name(), new Learning(Reading.of(scorer).folds(), "", new TreeMap<>()));
      } else if (scorer.options() instanceof Djl.Options of) {
        all.put(scorer.name(), model(of.model(), identity(scorer.name(), manifest)));
      } else if (scorer.options() instanceof Lexicon.Options of) {
        all.put(scorer.name(), lexicon(of.lexicon(), identity(scorer.name(), manifest)));
      }
    }
    return all;
  }

  private static Learning model(String name, String identity) {
    return ShippedModels.folder(name)
        .filter(folder -> ModelFolder.open(folder).identity().equals(identity))
        .map(folder -> ModelCard.Facts.of(ShippedModels.training(name)))
        .map(facts -> new Learning(0, facts.data(), facts.said()))
        .orElse(new Learning(0, "", new TreeMap<>()));
  }

  private static Learning lexicon(String name, String identity) {
    return Lexicon.source(name, identity)
        .map(
            source ->
                new Learning(
                    0,
                    source.split(";")[0],
                    new TreeMap<>(
                        Map.of(ModelCard.LEARNED.toLowerCase(Locale.ROOT), List.of(source)))))
        .orElse(new Learning(0, "", new TreeMap<>()));
  }

  /** Hash of a scorer's model, the same on every corpus; empty if the manifest has none. */
  private static String identity(String scorer, Manifest manifest) {
    return manifest.corpora().values().stream()
        .flatMap(corpus -> corpus.scorers().stream())
        .filter(made -> made.name().equals(scorer))
        .findFirst()
        .flatMap(Manifest.Scorer::modelSha256)
        .orElse("");
  }
}
