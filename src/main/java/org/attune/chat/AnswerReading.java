package org.attune.chat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What an answer says on the scale it was asked for, or why it says nothing. */
public sealed interface AnswerReading {

  /** Whether it is an answer. */
  default boolean usable() {
    return !(this instanceof Unusable);
  }

  /**
   * Whether it says the same as another, however probable it was held; or nothing, as the other.
   */
  default boolean saysAs(AnswerReading other) {
    if (this instanceof Label one && other instanceof Label two) {
      return one.label().equals(two.label());
    }
    if (this instanceof Number one && other instanceof Number two) {
      return one.number().compareTo(two.number()) == 0;
    }
    return !usable() && !other.usable() || equals(other);
  }

  /**
   * One label.
   *
   * @param degrees how probable the model held each label, summing to 1; empty where the endpoint
   *     gave no probabilities that tell the labels apart
   */
  record Label(String label, Map<String, Double> degrees) implements AnswerReading {}

  /** Labels in the order of the scale; where none may be right, none is an answer too. */
  record Labels(List<String> labels) implements AnswerReading {}

  record Number(BigDecimal number) implements AnswerReading {}

  /** What is said where no scale is asked about. */
  record Words(String text) implements AnswerReading {}

  /** No answer. */
  record Unusable(Reason reason) implements AnswerReading {}

  /** Why an answer cannot be used; where several hold, the first of them is told. */
  enum Reason {
    /** The endpoint's filter withheld it. */
    FILTERED,
    /** What was asked is longer than the model reads. */
    TOO_LONG,
    /** The model said by the protocol that it does not answer. */
    REFUSAL,
    /** It ended at the longest answer allowed. */
    CUT,
    /** Nothing is said, or no label where some are asked for. */
    EMPTY,
    /** It begins as JSON, but is none, or not an object with the one key asked for. */
    WRONG_JSON,
    /** Words instead of an answer, or around one that must stand alone. */
    PROSE,
    /** Several lines or objects that are different answers. */
    TWO_ANSWERS,
    /** A label of this scale in another of its languages. */
    OTHER_LANGUAGE,
    /** In the form of an answer, but no label of the scale. */
    UNKNOWN_LABEL,
    /** A number beyond the scale, or, where only some numbers are levels, between them. */
    OUT_OF_RANGE
  }
}
