package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Learner;
import org.attune.spark.Fold;
import org.attune.spark.Selection;
import org.attune.spark.Selection.Part;

/** Which items a protocol uses for what. */
final class Roles {

  private Roles() {}

  /** Items that are reported. */
  static Selection test(Protocol protocol) {
    return new Selection(
        protocol.splits().test().stream().toList(),
        Part.ALL,
        Fold.WHOLE,
        protocol.resampling().unit());
  }

  /**
   * Items scorers learn from: the training split, less what is held out for development where no
   * split is named for it.
   */
  static Selection training(Protocol protocol) {
    Part part = protocol.splits().development().isPresent() ? Part.ALL : Part.REST;
    return new Selection(
        protocol.splits().train().stream().toList(),
        part,
        Fold.WHOLE,
        protocol.resampling().unit());
  }

  /**
   * Items settings and thresholds are chosen on; none if the protocol has no split to learn from.
   */
  static Optional<Selection> development(Protocol protocol) {
    String unit = protocol.resampling().unit();
    Optional<Selection> named =
        protocol
            .splits()
            .development()
            .map(split -> new Selection(List.of(split), Part.ALL, Fold.WHOLE, unit));
    return named.or(
        () ->
            protocol
                .splits()
                .train()
                .map(split -> new Selection(List.of(split), Part.HELD_OUT, Fold.WHOLE, unit)));
  }

  /** Items the model for a fold learns from: none of its units. */
  static Selection training(Protocol protocol, Fold fold) {
    return training(protocol).in(fold.others());
  }

  /** Items the settings of the model for a fold are chosen on: none of its units. */
  static Selection development(Protocol protocol, Fold fold) {
    return development(protocol)
        .orElse(new Selection(List.of(), Part.HELD_OUT, Fold.WHOLE, protocol.resampling().unit()))
        .in(fold.others());
  }

  /** In how many folds a scorer rates the reported items; 1 if they are not divided. */
  static int folds(ScorerEntry scorer) {
    return Reading.of(scorer) instanceof Reading.Turns turns
        ? Math.max(1, turns.learner().map(Learner.Of::folds).orElse(1))
        : 1;
  }

  /** Tells why a corpus cannot be rated in folds. */
  static void checkFolds(
      Protocol protocol, PlannedCorpus corpus, ScorerEntry scorer, Mistakes mistakes) {
    if (folds(scorer) == 1) {
      return;
    }
    String path = "scorers." + scorer.name() + ".folds";
    if (choosesThresholds(corpus, scorer)) {
      mistakes.add(
          path,
          "thresholds for all labels beside folds, because the model of each fold would choose"
              + " others",
          scorer.thresholds().isEmpty() ? "none" : scorer.thresholds().keySet().toString());
    }
    if (protocol.splits().train().isEmpty() && protocol.splits().development().isPresent()) {
      mistakes.add(
          path,
          "splits.train beside splits.development, because folds without it learn from all items,"
              + " those for development among them",
          "splits.development alone");
    }
  }

  /** Items a scorer must rate. */
  static List<Selection> scored(Protocol protocol, PlannedCorpus corpus, ScorerEntry scorer) {
    List<Selection> selections = new ArrayList<>(List.of(test(protocol)));
    if (choosesThresholds(corpus, scorer)) {
      development(protocol).ifPresent(selections::add);
    }
    return selections;
  }

  /**
   * True if a scorer's labels need thresholds that the protocol does not give. A model of raters
   * gives probabilities, which need none: one half.
   */
  static boolean choosesThresholds(PlannedCorpus corpus, ScorerEntry scorer) {
    for (int d : corpus.outputsOf(scorer)) {
      Scale scale = corpus.dimensions().get(d).scale();
      for (int label = 0; scale instanceof Scale.Labels && label < scale.size(); label++) {
        if (!scorer.thresholds().containsKey(scale.name(label))) {
          return Reading.of(scorer).choosesThresholds();
        }
      }
    }
    return false;
  }
}
