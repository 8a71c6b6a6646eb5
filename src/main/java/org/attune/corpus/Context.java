package org.attune.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the turns before each turn of a conversation. */
public final class Context {

  private Context() {}

  /**
   * The turns of one conversation with what came before them: the texts the corpus gives as context
   * if it gives any, else the turns answered, one before the other, where the corpus says which
   * turn answers which, else the turns before in order.
   *
   * @param conversation the conversation's items in order
   * @param before how many turns before, at most
   */
  public static List<Turn> turns(List<Fragment> conversation, int before) {
    Map<String, Fragment> byId = new HashMap<>();
    conversation.forEach(f -> byId.put(f.item(), f));
    boolean threaded = conversation.stream().anyMatch(f -> f.replyTo() != null);
    List<Turn> turns = new ArrayList<>(conversation.size());
    for (int i = 0; i < conversation.size(); i++) {
      Fragment f = conversation.get(i);
      List<String> context;
      if (!f.context().isEmpty()) {
        context = f.context().subList(Math.max(0, f.context().size() - before), f.context().size());
      } else if (threaded) {
        context = answered(f, byId, before);
      } else {
        context =
            conversation.subList(Math.max(0, i - before), i).stream().map(Fragment::text).toList();
      }
      turns.add(new Turn(context, f.text()));
    }
    return turns;
  }

  private static List<String> answered(Fragment f, Map<String, Fragment> byId, int before) {
    LinkedList<String> texts = new LinkedList<>();
    Set<String> seen = new HashSet<>(Set.of(f.item()));
    for (Fragment at = byId.get(f.replyTo());
        at != null && texts.size() < before && seen.add(at.item()); ) {
      texts.addFirst(at.text());
      at = byId.get(at.replyTo());
    }
    return texts;
  }
}
