package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
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

  /** Items a scorer must rate. */
  static List<Selection> scored(Protocol protocol, PlannedCorpus corpus, ScorerEntry scorer) {
    List<Selection> selections = new ArrayList<>(List.of(test(protocol)));
    if (corpus.choosesThresholds(scorer)) {
      development(protocol).ifPresent(selections::add);
    }
    return selections;
  }
}
