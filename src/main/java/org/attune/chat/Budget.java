package org.attune.chat;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What may be spent, and what was. Before a call an upper bound of it is set aside: the prompt's
 * tokens (estimated, and a quarter more, since others may count otherwise) and the longest answer;
 * after it, what was billed takes its place. So what is spent stays within the limits unless an
 * endpoint bills more than that bound.
 */
public final class Budget {

  /**
   * @param requests calls
   * @param tokens of prompts and answers together
   * @param cost in the currency of the prices
   */
  public record Limits(OptionalLong requests, OptionalLong tokens, Optional<BigDecimal> cost) {

    public static final Limits NONE =
        new Limits(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** What something is thought to use up, and what it is thought to cost. */
  public record Estimate(Spent spent, BigDecimal cost) {}

  private static final double OTHER_VOCABULARIES = 1.25;

  private final Limits limits;
  private final Prices prices;
  private Spent spent;
  private Spent setAside = Spent.NOTHING;
  private boolean closed;

  /**
   * @param before what earlier runs spent, as {@link Answers#spent} knows it
   */
  public Budget(Limits limits, Prices prices, Spent before) {
    this.limits = limits;
    this.prices = prices;
    spent = before;
  }

  /**
   * What prompts would use up if each were answered once.
   *
   * @param answer an answer of usual length
   */
  public static Estimate estimate(Iterator<Prompt> prompts, String answer, Prices prices) {
    long output = TokenCount.of(answer) + 1; // the token that ends it
    Spent all = Spent.NOTHING;
    while (prompts.hasNext()) {
      all = all.plus(new Spent(1, TokenCount.of(prompts.next()), output));
    }
    return new Estimate(all, prices.cost(all));
  }

  /**
   * Sets aside what a call may use up. Waits while it does not fit only because of calls under way.
   *
   * @return nothing if it does not fit, then and ever after
   */
  Optional<Spent> reserve(Prompt prompt) {
    boolean counted = limits.tokens().isPresent() || limits.cost().isPresent();
    return reserve(counted ? bound(prompt) : new Spent(1, 0, 0));
  }

  /** As much as a call may use up. */
  private static Spent bound(Prompt prompt) {
    long input = (long) Math.ceil(TokenCount.of(prompt) * OTHER_VOCABULARIES);
    return new Spent(1, input, prompt.maxTokens());
  }

  private synchronized Optional<Spent> reserve(Spent bound) {
    while (!closed && !fits(spent.plus(setAside).plus(bound)) && setAside.requests() > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
      }
    }
    if (!closed && !fits(spent.plus(setAside).plus(bound))) {
      close();
    }
    if (closed) {
      return Optional.empty();
    }
    setAside = setAside.plus(bound);
    return Optional.of(bound);
  }

  private void close() {
    closed = true;
    notifyAll();
  }

  private boolean fits(Spent all) {
    return all.requests() <= limits.requests().orElse(Long.MAX_VALUE)
        && all.tokens() <= limits.tokens().orElse(Long.MAX_VALUE)
        && (limits.cost().isEmpty() || prices.cost(all).compareTo(limits.cost().get()) <= 0);
  }

  /**
   * Puts what a call used up in the place of what was set aside for it. An answer is charged as it
   * says, or by own counting where it does not say; a failure that may be billed is charged with as
   * much as the call may have used up.
   */
  synchronized Spent settle(Prompt prompt, Spent reserved, Outcome outcome) {
    Spent used = used(prompt, outcome);
    setAside = setAside.minus(reserved);
    spent = spent.plus(used);
    notifyAll();
    return used;
  }

  private static Spent used(Prompt prompt, Outcome outcome) {
    if (outcome instanceof Outcome.Failure failure) {
      return failure.kind().mayBeBilled() ? bound(prompt) : new Spent(1, 0, 0);
    }
    Outcome.Answer answer = (Outcome.Answer) outcome;
    return answer.inputTokens() + answer.outputTokens() > 0
        ? new Spent(1, answer.inputTokens(), answer.outputTokens())
        : new Spent(1, TokenCount.of(prompt), TokenCount.of(answer.text()));
  }

  /** What is spent up to now, by earlier runs too. */
  public synchronized Spent spent() {
    return spent;
  }

  public BigDecimal cost() {
    return prices.cost(spent());
  }

  public Prices prices() {
    return prices;
  }
}
