package org.attune.chat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Asks again what may be asked again, within bounds. The n-th wait is drawn evenly from the upper
 * half of {@code first * 2^(n-1)}, at most {@code longest}; where the endpoint says how long it
 * wants not to be asked, from that time to a tenth more. What is drawn follows from the seed, the
 * prompt and n.
 */
public final class Retry {

  /**
   * @param tries how often a prompt is asked at most
   * @param total how long trying and waiting may take at most; a wait beyond it is not begun
   */
  public record Bounds(int tries, Duration total, Duration first, Duration longest) {

    /** Eight tries within ten minutes. */
    public static Bounds usual() {
      return new Bounds(8, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
  }

  /** Waits; false if the waiting was called off. */
  @FunctionalInterface
  public interface Pause {
    boolean of(Duration duration);
  }

  private final Bounds bounds;
  private final long seed;
  private final LongSupplier nanoTime;
  private final AtomicLongArray failures = new AtomicLongArray(Outcome.Kind.values().length);

  /**
   * @param seed of what is drawn
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public Retry(Bounds bounds, long seed, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.seed = seed;
    this.nanoTime = nanoTime;
  }

  /**
   * The first answer, or the failure at which it was given up.
   *
   * @param ask one call; nothing if no more may be asked
   * @return nothing if no more may be asked, or waiting was called off
   */
  Optional<Outcome> ask(Prompt prompt, Function<Prompt, Optional<Outcome>> ask, Pause pause) {
    long start = nanoTime.getAsLong();
    for (int tried = 1; ; tried++) {
      Optional<Outcome> outcome = ask.apply(prompt);
      if (outcome.isEmpty() || !(outcome.get() instanceof Outcome.Failure failure)) {
        return outcome;
      }
      failures.incrementAndGet(failure.kind().ordinal());
      Duration wait = wait(prompt, tried, failure);
      Duration taken = Duration.ofNanos(nanoTime.getAsLong() - start);
      if (!failure.kind().again()
          || tried >= bounds.tries()
          || taken.plus(wait).compareTo(bounds.total()) > 0) {
        return outcome;
      }
      if (!pause.of(wait)) {
        return Optional.empty();
      }
    }
  }

  private Duration wait(Prompt prompt, int tried, Outcome.Failure failure) {
    long drawnFrom = seed ^ Long.parseUnsignedLong(prompt.hash().substring(0, 16), 16);
    double drawn = new SplittableRandom(drawnFrom + tried).nextDouble();
    double longest = bounds.longest().toMillis();
    double backOff = Math.min(longest, bounds.first().toMillis() * Math.pow(2, tried - 1));
    double millis =
        failure
            .notBefore()
            .map(asked -> asked.toMillis() * (1 + drawn / 10))
            .orElse(backOff * (1 + drawn) / 2);
    return Duration.ofMillis((long) Math.ceil(millis));
  }

  /** How many calls failed, by kind; kinds that did not occur are left out. */
  public Map<Outcome.Kind, Long> failures() {
    Map<Outcome.Kind, Long> counts = new EnumMap<>(Outcome.Kind.class);
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      long count = failures.get(kind.ordinal());
      if (count > 0) {
        counts.put(kind, count);
      }
    }
    return counts;
  }
}
