package org.attune.chat;

import java.util.Optional;
import org.attune.chat.AnswerReading.Reason;

/**
 * Takes an answer for what a model says in a conversation: all its words without blanks around and
 * without the part {@code <think>...</think>} at its beginning. One that was filtered, refused or
 * cut, or says nothing, is unusable.
 */
public final class ReplyReader implements AnswerRule {

  @Override
  public AnswerReading read(Outcome.Answer answer) {
    Optional<Reason> none = ModelAnswerReader.withheld(answer);
    if (none.isPresent()) {
      return new AnswerReading.Unusable(none.get());
    }
    String text = ModelAnswerReader.said(answer);
    return text.isEmpty()
        ? new AnswerReading.Unusable(Reason.EMPTY)
        : new AnswerReading.Words(text);
  }
}
