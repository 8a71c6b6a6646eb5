package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.protocol.Protocol;

/** How the scorers of a study came to know what they know, in sentences. */
final class TrainingSentences {

  private final FinishedStudy account;
  private final Protocol protocol;

  TrainingSentences(FinishedStudy account) {
    this.account = account;
    protocol = account.protocol();
  }

  List<String> sentences() {
    Map<String, List<String>> scorers = new LinkedHashMap<>();
    for (Protocol.ScorerEntry scorer : protocol.scorers()) {
      Learning learning = account.learning().get(scorer.name());
      if (learning != null) {
        scorers.computeIfAbsent(how(learning), k -> new ArrayList<>()).add(scorer.name());
      }
    }
    List<String> sentences = new ArrayList<>();
    scorers.forEach((how, names) -> sentences.add(Methods.listed(names) + " " + how + "."));
    if (choosesThresholds()) {
      sentences.add(
          "Thresholds of labels were chosen on %s."
              .formatted(development("the units of the training split")));
    }
    return sentences;
  }

  private String how(Learning learning) {
    String train = "the split " + protocol.splits().train().orElse("");
    if (learning.folds() == 0) {
      return "had been trained before the study, on "
          + (learning.before().isEmpty() ? "what is not recorded here" : learning.before());
    }
    if (learning.folds() == 1) {
      return "learned from %s, with settings chosen on %s"
          .formatted(train, development("its units"));
    }
    return "rated in %d folds by %s, each by a model that learned from %s, with settings chosen on %s"
        .formatted(
            learning.folds(),
            protocol.resampling().unit(),
            protocol.splits().train().isEmpty() ? "the other folds" : train + " outside the fold",
            development(protocol.splits().train().isEmpty() ? "their units" : "its units")
                + (protocol.splits().development().isEmpty() ? "" : " outside the fold"));
  }

  /** What settings are chosen on. */
  private String development(String units) {
    return protocol
        .splits()
        .development()
        .map(split -> "the split " + split)
        .orElse("a fifth of " + units + ", held out");
  }

  /** Whether there is a label with a threshold, and a split to choose it on, but none is given. */
  private boolean choosesThresholds() {
    boolean chosen = false;
    for (String corpus : account.cards().keySet()) {
      for (Protocol.ScorerEntry scorer : protocol.scorers()) {
        chosen |=
            account.learning().containsKey(scorer.name())
                && account
                    .corpus(corpus)
                    .thresholds()
                    .getOrDefault(scorer.name(), new TreeMap<>())
                    .values()
                    .stream()
                    .anyMatch(labels -> !scorer.thresholds().keySet().containsAll(labels.keySet()));
      }
    }
    return chosen
        && (protocol.splits().train().isPresent() || protocol.splits().development().isPresent());
  }
}
