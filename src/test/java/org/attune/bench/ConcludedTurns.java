package org.attune.bench;

import java.util.List;
import org.attune.score.raters.DawidSkene;
import org.attune.score.raters.RaterModel;
import org.attune.score.raters.RaterModel.Panel;
import org.attune.score.raters.RaterModel.Raters;
import org.attune.tally.Case;

/** Turns whose reference is what Dawid and Skene's model concludes of all of them together. */
final class ConcludedTurns {

  private ConcludedTurns() {}

  static List<List<Case>> of(List<List<Case>> conversations) {
    List<List<Panel>> panels =
        conversations.stream()
            .flatMap(List::stream)
            .map(turn -> List.of(new Panel(turn.raters(), turn.ratings())))
            .toList();
    RaterModel model = new DawidSkene(new DawidSkene.Options(50, .01, false));
    Raters raters = model.fit(4, 4, 1, runs -> RaterModel.sums(panels.iterator(), runs)).get(0);
    return conversations.stream()
        .map(turns -> turns.stream().map(turn -> concluded(turn, raters)).toList())
        .toList();
  }

  private static Case concluded(Case turn, Raters raters) {
    double[] posterior = raters.posterior(new Panel(turn.raters(), turn.ratings()));
    int best = 0;
    for (int k = 1; k < posterior.length; k++) {
      best = posterior[k] > posterior[best] ? k : best;
    }
    return new Case(
        turn.scale(),
        turn.ratings(),
        turn.raters(),
        best,
        turn.model(),
        turn.rival(),
        turn.degrees(),
        turn.cluster());
  }
}
