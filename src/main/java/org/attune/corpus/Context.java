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
   * @param conversation the conversation's utterances in order, each with a text
   * @param before how many turns before, at most
   */
  public static List<Turn> turns(List<Utterance> conversation, int before) {
    Map<String, Utterance> byId = new HashMap<>();
    conversation.forEach(u -> byId.put(u.item(), u));
    boolean threaded = conversation.stream().anyMatch(u -> u.replyTo().isPresent());
    List<Turn> turns = new ArrayList<>(conversation.size());
    for (int i = 0; i < conversation.size(); i++) {
      Utterance u = conversation.get(i);
      List<String> context;
      if (!u.context().isEmpty()) {
        context = u.context().subList(Math.max(0, u.context().size() - before), u.context().size());
      } else if (threaded) {
        context = answered(u, byId, before);
      } else {
        context =
            conversation.subList(Math.max(0, i - before), i).stream().map(Context::text).toList();
      }
      turns.add(new Turn(context, text(u)));
    }
    return turns;
  }

  private static String text(Utterance u) {
    return u.text().orElseThrow();
  }

  private static List<String> answered(Utterance u, Map<String, Utterance> byId, int before) {
    LinkedList<String> texts = new LinkedList<>();
    Set<String> seen = new HashSet<>(Set.of(u.item()));
    Optional<Utterance> at = u.replyTo().map(byId::get);
    while (at.isPresent() && texts.size() < before && seen.add(at.get().item())) {
      texts.addFirst(text(at.get()));
      at = at.get().replyTo().map(byId::get);
    }
    return texts;
  }
}
