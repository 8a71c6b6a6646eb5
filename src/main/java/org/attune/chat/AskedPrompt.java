package org.attune.chat;

import java.util.Optional;

/**
 * A prompt whose answer is to be read.
 *
 * @param tries how often it is asked at most, until an answer can be used
 */
public record AskedPrompt(Prompt prompt, AnswerRule reader, int tries) {

  public AskedPrompt {
    if (tries < 1) {
      throw new IllegalArgumentException(tries + " tries");
    }
  }

  /**
   * What the answers kept so far say: the first that can be used, else, once it was asked as often
   * as it may, why the last cannot.
   *
   * @return nothing while it is to be asked
   */
  public Optional<AnswerReading> reading(Answers kept) {
    Prompt asked = prompt;
    for (int tried = 1; ; tried++) {
      Optional<AnswerReading> reading = kept.find(asked).map(reader::read);
      if (reading.isEmpty() || reading.get().usable() || tried == tries) {
        return reading;
      }
      asked = asked.onceMore();
    }
  }

  /** What was used up on it, so far as it is kept. */
  public Used used(Answers kept) {
    Prompt asked = prompt;
    Used all = kept.usedOn(asked);
    for (int tried = 1; tried < tries && kept.has(asked); tried++) {
      asked = asked.onceMore();
      all = all.plus(kept.usedOn(asked));
    }
    return all;
  }
}
