package org.attune.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.ask.Chat;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.TableEntry;
import org.attune.score.Learner;
import org.attune.tally.Question.Against;

/** Whether a protocol without a consensus of the whole study needs one. */
final class AskedConsensus {

  private AskedConsensus() {}

  /** Tells who asks for a consensus that the protocol does not give. */
  static void check(Protocol protocol, List<PlannedCorpus> corpora, Mistakes mistakes) {
    List<String> asking = new ArrayList<>();
    for (TableEntry table : protocol.tables()) {
      if (table.consensus().isEmpty() && asks(table, corpora)) {
        asking.add("table " + table.name());
      }
    }
    for (ScorerEntry scorer : protocol.scorers()) {
      if (corpora.stream().anyMatch(corpus -> asks(protocol, scorer, corpus))) {
        asking.add("scorer " + scorer.name());
      }
    }
    protocol.training().ifPresent(training -> asking.add("training"));
    if (protocol.consensus().isEmpty() && !asking.isEmpty()) {
      mistakes.add(
          "consensus",
          "how people's ratings become the reference, such as {rule: majority}, for "
              + String.join(", ", asking),
          "no such key");
    }
  }

  private static boolean asks(TableEntry table, List<PlannedCorpus> corpora) {
    return table.against() == Against.REST
        || table.against() == Against.EACH_RATER
        || Set.of(Against.CONSENSUS, Against.JUDGE, Against.ALONE).contains(table.against())
            && table.reference().isEmpty()
            && corpora.stream().anyMatch(corpus -> concludes(table, corpus));
  }

  /** True if there are single ratings of a dimension shown. */
  private static boolean concludes(TableEntry table, PlannedCorpus corpus) {
    return corpus.dimensions().stream()
        .filter(d -> table.dimensions().isEmpty() || table.dimensions().contains(d.name()))
        .anyMatch(d -> !corpus.card().aggregated(d.source()));
  }

  /**
   * True if a scorer learns from the reference or is shown it, or its thresholds are chosen by it.
   */
  private static boolean asks(Protocol protocol, ScorerEntry scorer, PlannedCorpus corpus) {
    boolean learns =
        scorer.options() instanceof Learner.Of
            || scorer.options() instanceof Chat.Options chat && chat.examples() > 0
            || corpus.choosesThresholds(scorer)
                && (protocol.splits().development().isPresent()
                    || protocol.splits().train().isPresent());
    return learns
        && corpus.scorers().contains(scorer)
        && corpus.dimensions().stream().anyMatch(d -> !corpus.card().aggregated(d.source()));
  }
}
