package org.attune.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.UserMistake;
import org.attune.explain.AttributionMethod;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.study.ImportStep.Imported;

/** Items that somebody wants to see explained, in whatever corpora of a study they are. */
final class ShownItems {

  private ShownItems() {}

  /**
   * What scorers looked at in items.
   *
   * @param ids of the items
   * @param scorers names of scorers; all that can be asked if there are none
   * @param methods of explanation; all that fit a scorer if there are none
   * @throws UserMistake if no corpus has an item with a text of one of these ids, or the study has
   *     no such scorer
   */
  static List<String> of(
      Plan plan,
      Map<String, Imported> imported,
      ExplainStep step,
      List<String> ids,
      List<String> scorers,
      List<AttributionMethod> methods)
      throws IOException {
    Set<String> names = new LinkedHashSet<>();
    plan.corpora().forEach(c -> c.scorers().stream().map(ScorerEntry::name).forEach(names::add));
    for (String scorer : scorers) {
      if (!names.contains(scorer)) {
        throw new UserMistake("--scorer: expected one of " + names + ", found " + scorer);
      }
    }
    List<String> left = new ArrayList<>(ids);
    List<String> shown = new ArrayList<>();
    Map<PlannedCorpus, Set<String>> found = new LinkedHashMap<>();
    for (PlannedCorpus corpus : plan.corpora()) {
      Set<String> known = step.known(corpus, imported.get(corpus.name()), ids);
      left.removeAll(known);
      found.put(corpus, known);
    }
    if (!left.isEmpty()) {
      throw new UserMistake(
          "--item: expected the id of an item with a text, as the corpus has it, found "
              + String.join(", ", left)
              + ", which is none of "
              + String.join(", ", imported.keySet()));
    }
    for (Map.Entry<PlannedCorpus, Set<String>> of : found.entrySet()) {
      if (!of.getValue().isEmpty()) {
        shown.addAll(
            step.shown(
                of.getKey(),
                imported.get(of.getKey().name()),
                List.copyOf(of.getValue()),
                scorers,
                methods));
      }
    }
    if (shown.isEmpty()) {
      throw new UserMistake(
          "--scorer: expected a study with a scorer that rates texts here, found "
              + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
    return shown;
  }
}
