package org.attune.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.attune.chat.Mask;
import org.attune.chat.Prompt;
import org.attune.chat.Prompt.Message;
import org.attune.chat.Prompt.Role;

/**
 * A turn that is answered.
 *
 * @param item its id
 * @param conversation id of its conversation
 * @param turn its number in the conversation
 * @param before the turns before it that are shown, the oldest first
 * @param text what is answered
 * @param next what somebody else said to it in the corpus itself
 * @param split its split
 * @param strata groups it belongs to
 */
public record AnsweredTurn(
    String item,
    String conversation,
    long turn,
    List<Before> before,
    String text,
    Optional<String> next,
    Optional<String> split,
    SortedMap<String, String> strata) {

  /** Stands before a conversation that whoever answers now began. */
  private static final String BEGINNING = "…";

  /**
   * An earlier turn.
   *
   * @param same whether it is by the speaker of the turn answered, not by whoever answers
   */
  public record Before(boolean same, String text) {}

  /** What a model is asked, and what was masked for it. */
  public record Asked(Prompt prompt, Mask mask) {}

  /** The texts of the conversation up to the turn itself. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>(before.stream().map(Before::text).toList());
    texts.add(text);
    return texts;
  }

  /**
   * What a model is asked: its instructions, and the conversation as a chat in which the speaker of
   * the turn answered is the user and all others are the model itself. Turns of one side that
   * follow each other are one message, and a conversation that the other side began has a first
   * message of three dots: many models take only messages that alternate from the user's on.
   */
  public Asked asked(ReplySystem system, String instructions) {
    Mask mask = new Mask();
    List<Message> messages = new ArrayList<>();
    messages.add(new Message(Role.SYSTEM, instructions.strip()));
    for (Before earlier : before) {
      add(messages, earlier.same(), shown(system, mask, earlier.text()));
    }
    add(messages, true, shown(system, mask, text));
    Prompt prompt =
        new Prompt(
            system.model().orElseThrow(),
            messages,
            system.temperature(),
            system.seed().map(OptionalLong::of).orElseGet(OptionalLong::empty),
            system.longest(),
            false,
            Optional.empty(),
            0,
            0);
    return new Asked(prompt, mask);
  }

  private static String shown(ReplySystem system, Mask mask, String text) {
    return system.remote() ? mask.mask(text) : text;
  }

  private static void add(List<Message> messages, boolean user, String text) {
    Role role = user ? Role.USER : Role.ASSISTANT;
    Message last = messages.get(messages.size() - 1);
    if (last.role() == role) {
      messages.set(messages.size() - 1, new Message(role, last.text() + "\n" + text));
      return;
    }
    if (last.role() == Role.SYSTEM && !user) {
      messages.add(new Message(Role.USER, BEGINNING));
    }
    messages.add(new Message(role, text));
  }
}
