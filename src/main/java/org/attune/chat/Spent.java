package org.attune.chat;

/**
 * What calls used up.
 *
 * @param requests calls, answered or not
 * @param inputTokens tokens of prompts
 * @param outputTokens tokens of answers
 */
public record Spent(long requests, long inputTokens, long outputTokens) {

  public static final Spent NOTHING = new Spent(0, 0, 0);

  public Spent plus(Spent other) {
    return new Spent(
        Math.addExact(requests, other.requests),
        Math.addExact(inputTokens, other.inputTokens),
        Math.addExact(outputTokens, other.outputTokens));
  }

  Spent minus(Spent other) {
    return new Spent(
        requests - other.requests,
        inputTokens - other.inputTokens,
        outputTokens - other.outputTokens);
  }

  public long tokens() {
    return inputTokens + outputTokens;
  }
}
