package org.attune.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the turns before each turn of a conversation. */
public final class Context {

  private Context() {}

  /**
   * The turns of one conversation with what came before them: the texts the corpus gives as context
   * if it gives any, else the turns answered, one before the other, where the corpus says which
   * turn answers which, else the turns before in order.
   *
   * @param conversation the conversation's utterances in order
   * @param reach what is read of them, and of how many before
   */
  public static List<Turn> turns(List<Utterance> conversation, Reach reach) {
    Map<String, Utterance> byId = new HashMap<>();
    conversation.forEach(u -> byId.put(u.item(), u));
    boolean threaded = conversation.stream().anyMatch(u -> u.replyTo().isPresent());
    List<Turn> turns = new ArrayList<>(conversation.size());
    for (int i = 0; i < conversation.size(); i++) {
      Utterance u = conversation.get(i);
      List<Turn> before;
      if (!u.context().isEmpty()) {
        before =
            last(u.context(), reach).stream().map(text -> reach.turn(text, List.of())).toList();
      } else if (threaded) {
        before = answered(u, byId, reach);
      } else {
        before = last(conversation.subList(0, i), reach).stream().map(reach::turn).toList();
      }
      Turn own = reach.turn(u);
      turns.add(new Turn(before, own.text(), own.media()));
    }
    return turns;
  }

  private static <T> List<T> last(List<T> all, Reach reach) {
    return all.subList(Math.max(0, all.size() - reach.before()), all.size());
  }

  private static List<Turn> answered(Utterance u, Map<String, Utterance> byId, Reach reach) {
    LinkedList<Turn> turns = new LinkedList<>();
    Set<String> seen = new HashSet<>(Set.of(u.item()));
    Optional<Utterance> at = u.replyTo().map(byId::get);
    while (at.isPresent() && turns.size() < reach.before() && seen.add(at.get().item())) {
      turns.addFirst(reach.turn(at.get()));
      at = at.get().replyTo().map(byId::get);
    }
    return turns;
  }
}
