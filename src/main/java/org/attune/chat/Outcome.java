package org.attune.chat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What one call of an endpoint came to. */
public sealed interface Outcome {

  /** Why an answer ended that never began: what was asked is longer than the model reads. */
  String TOO_LONG = "prompt_too_long";

  /**
   * An answer, usable or not: it was paid for.
   *
   * @param text what the model said; empty if nothing
   * @param finish why it ended, in the protocol's words: {@code stop}, {@code length}, {@code
   *     content_filter}, and {@link #TOO_LONG}, for which there is none
   * @param refusal the model's words where it says by the protocol that it does not answer
   * @param inputTokens tokens billed for the prompt
   * @param outputTokens tokens billed for the answer
   * @param tokens the answer's tokens with their probabilities; empty unless asked for and offered
   */
  record Answer(
      String text,
      String finish,
      Optional<String> refusal,
      long inputTokens,
      long outputTokens,
      List<Token> tokens)
      implements Outcome {

    public Answer {
      tokens = List.copyOf(tokens);
    }

    /** Without any text. */
    @Override
    public String toString() {
      return "answer of " + outputTokens + " tokens (" + finish + ")";
    }
  }

  /**
   * A token of an answer.
   *
   * @param logProbability natural logarithm
   * @param others tokens that might have stood here, itself among them, by log probability
   */
  record Token(String text, double logProbability, Map<String, Double> others) {
    public Token {
      others = Map.copyOf(others);
    }
  }

  /**
   * No answer.
   *
   * @param status HTTP status, if one came
   * @param code the endpoint's own word for it; empty if none or not a word
   * @param notBefore how long the endpoint wants not to be asked
   */
  record Failure(Kind kind, OptionalInt status, String code, Optional<Duration> notBefore)
      implements Outcome {}

  /** Why there is no answer. */
  enum Kind {
    RATE_LIMIT(true, false),
    SERVER_ERROR(true, false),
    /** Nothing, or no first byte, within the time allowed. */
    TIMEOUT(true, true),
    /** No connection, or it ended before a status came. */
    DROPPED(true, true),
    /** It ended within the answer. */
    CUT_BODY(true, true),
    /** All of it came, but not what the protocol says. */
    WRONG_JSON(true, true),
    KEY_REFUSED(false, false),
    FORBIDDEN(false, false),
    NOT_FOUND(false, false),
    BAD_REQUEST(false, false);

    private final boolean again;
    private final boolean billed;

    Kind(boolean again, boolean billed) {
      this.again = again;
      this.billed = billed;
    }

    /** Whether the same may be asked again. */
    public boolean again() {
      return again;
    }

    /** Whether the model may have answered, so that the call may have to be paid. */
    public boolean mayBeBilled() {
      return billed;
    }
  }
}
