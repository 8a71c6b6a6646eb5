package org.attune.chat;

/** The rule by which an answer is read. */
@FunctionalInterface
public interface AnswerRule {

  /** What an answer says. */
  AnswerReading read(Outcome.Answer answer);
}
