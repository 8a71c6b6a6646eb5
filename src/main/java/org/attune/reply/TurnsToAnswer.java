package org.attune.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Hashes;
import org.attune.corpus.Utterance;

/**
 * Finds the turns that are answered, conversation by conversation, and holds those drawn. A turn is
 * drawn by a hash of the seed and its id.
 */
public final class TurnsToAnswer {

  private final Replies replies;
  private final Optional<String> split;
  private final SortedMap<String, AnsweredTurn> drawn = new TreeMap<>();

  /**
   * @param split whose turns are answered; all if empty
   */
  public TurnsToAnswer(Replies replies, Optional<String> split) {
    this.replies = replies;
    this.split = split;
  }

  /**
   * Adds those of a conversation.
   *
   * @param conversation its utterances that have a text, in order
   * @param strata groups of each, by its id
   */
  public void add(List<Utterance> conversation, Map<String, SortedMap<String, String>> strata) {
    boolean threaded = conversation.stream().anyMatch(u -> u.replyTo().isPresent());
    List<AnsweredTurn> found = new ArrayList<>();
    for (int i = 0; i < conversation.size(); i++) {
      Utterance turn = conversation.get(i);
      Optional<String> next = next(conversation, i, threaded);
      if (wanted(turn) && (next.isPresent() || !replies.ofPeople())) {
        List<AnsweredTurn.Before> before = before(conversation, i, threaded);
        found.add(
            new AnsweredTurn(
                turn.item(),
                turn.conversation(),
                turn.turn(),
                before.subList(Math.max(0, before.size() - replies.context()), before.size()),
                text(turn),
                next,
                turn.split(),
                strata.get(turn.item())));
      }
    }
    int from = replies.turns() == Replies.Which.LAST ? Math.max(0, found.size() - 1) : 0;
    found.subList(from, found.size()).forEach(this::add);
  }

  private void add(AnsweredTurn turn) {
    drawn.put(Hashes.ofTexts(List.of(Long.toString(replies.seed()), turn.item())), turn);
    if (replies.most().isPresent() && drawn.size() > replies.most().get()) {
      drawn.remove(drawn.lastKey());
    }
  }

  /** The turns drawn, in an order that depends on the seed and their ids alone. */
  public Collection<AnsweredTurn> all() {
    return drawn.values();
  }

  private boolean wanted(Utterance turn) {
    return !text(turn).isBlank()
        && (split.isEmpty() || split.equals(turn.split()))
        && (replies.speakers().isEmpty()
            || turn.speaker().filter(replies.speakers()::contains).isPresent());
  }

  /** What somebody else said to a turn: the first answer to it, or the turn behind it. */
  private static Optional<String> next(List<Utterance> conversation, int of, boolean threaded) {
    Utterance turn = conversation.get(of);
    return conversation.subList(of + 1, conversation.size()).stream()
        .filter(u -> !threaded || u.replyTo().equals(Optional.of(turn.item())))
        .limit(threaded ? Long.MAX_VALUE : 1)
        .filter(u -> u.speaker().isEmpty() || !u.speaker().equals(turn.speaker()))
        .map(TurnsToAnswer::text)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /**
   * The turns before one, the oldest first: the texts the corpus gives as context if it gives any,
   * else the turns answered, one before the other, where the corpus says which turn answers which,
   * else those before in order. Where it is not known who spoke, speakers take turns.
   */
  private static List<AnsweredTurn.Before> before(
      List<Utterance> conversation, int of, boolean threaded) {
    Utterance turn = conversation.get(of);
    List<AnsweredTurn.Before> before = new ArrayList<>();
    if (!turn.context().isEmpty()) {
      for (int i = 0; i < turn.context().size(); i++) {
        boolean same = (turn.context().size() - i) % 2 == 0;
        before.add(new AnsweredTurn.Before(same, turn.context().get(i)));
      }
      return before;
    }
    List<Utterance> earlier = threaded ? answered(conversation, turn) : conversation.subList(0, of);
    for (int i = 0; i < earlier.size(); i++) {
      Utterance u = earlier.get(i);
      boolean known = u.speaker().isPresent() && turn.speaker().isPresent();
      boolean same = known ? u.speaker().equals(turn.speaker()) : (earlier.size() - i) % 2 == 0;
      before.add(new AnsweredTurn.Before(same, text(u)));
    }
    return before;
  }

  private static List<Utterance> answered(List<Utterance> conversation, Utterance turn) {
    Map<String, Utterance> byId = new TreeMap<>();
    conversation.forEach(u -> byId.put(u.item(), u));
    List<Utterance> earlier = new ArrayList<>();
    Optional<Utterance> at = turn.replyTo().map(byId::get);
    while (at.isPresent() && !earlier.contains(at.get()) && at.get() != turn) {
      earlier.add(0, at.get());
      at = at.get().replyTo().map(byId::get);
    }
    return earlier;
  }

  private static String text(Utterance of) {
    return of.text().orElse("");
  }
}
