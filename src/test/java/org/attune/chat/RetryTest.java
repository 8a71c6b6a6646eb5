package org.attune.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final Prompt PROMPT =
      Prompt.of("model", List.of(new Prompt.Message(Prompt.Role.USER, "How sad?")), 10);
  private static final Outcome ANSWER =
      new Outcome.Answer("high", "stop", Optional.empty(), 5, 1, List.of());
  private static final Retry.Bounds BOUNDS =
      new Retry.Bounds(6, Duration.ofSeconds(100), Duration.ofSeconds(1), Duration.ofSeconds(8));

  private final AtomicLong now = new AtomicLong();
  private final List<Duration> waits = new ArrayList<>();

  private static Outcome failure(Outcome.Kind kind, Integer seconds) {
    return new Outcome.Failure(
        kind, OptionalInt.empty(), "", Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  private boolean pause(Duration wait) {
    waits.add(wait);
    now.addAndGet(wait.toNanos());
    return true;
  }

  private Optional<Outcome> ask(Retry retry, Outcome... outcomes) {
    Iterator<Outcome> next = List.of(outcomes).iterator();
    return retry.ask(PROMPT, p -> Optional.of(next.next()), this::pause);
  }

  @Test
  void waitsTwiceAsLongEachTimeWithJitterOfASeed() {
    Outcome failure = failure(Outcome.Kind.SERVER_ERROR, null);
    Retry retry = new Retry(BOUNDS, 1, now::get);
    assertThat(ask(retry, failure, failure, failure, failure, failure, ANSWER)).contains(ANSWER);
    for (int i = 0; i < 5; i++) {
      long most = Math.min(8000, 1000L << i);
      assertThat(waits.get(i).toMillis()).isBetween(most / 2, most + 1);
    }
    List<Duration> first = List.copyOf(waits);
    waits.clear();
    ask(new Retry(BOUNDS, 1, now::get), failure, failure, failure, failure, failure, ANSWER);
    assertThat(waits).isEqualTo(first);
    waits.clear();
    ask(new Retry(BOUNDS, 2, now::get), failure, failure, failure, failure, failure, ANSWER);
    assertThat(waits).isNotEqualTo(first);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    ask(new Retry(BOUNDS, 1, now::get), failure(Outcome.Kind.RATE_LIMIT, 30), ANSWER);
    assertThat(waits.get(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
  }

  @Test
  void givesUpAfterSoManyTriesOrSoLong() {
    Outcome dropped = failure(Outcome.Kind.DROPPED, null);
    Retry retry = new Retry(BOUNDS, 1, now::get);
    assertThat(ask(retry, dropped, dropped, dropped, dropped, dropped, dropped, ANSWER))
        .contains(dropped);
    Outcome limit = failure(Outcome.Kind.RATE_LIMIT, 60);
    assertThat(ask(retry, limit, limit, limit)).contains(limit);
    assertThat(retry.failures())
        .isEqualTo(Map.of(Outcome.Kind.DROPPED, 6L, Outcome.Kind.RATE_LIMIT, 2L));
  }

  @Test
  void asksNothingAgainThatMayNotBe() {
    Outcome refused = failure(Outcome.Kind.KEY_REFUSED, null);
    assertThat(ask(new Retry(BOUNDS, 1, now::get), refused, ANSWER)).contains(refused);
    assertThat(waits).isEmpty();
  }

  @Test
  void endsWhenWaitingIsCalledOff() {
    Retry retry = new Retry(BOUNDS, 1, now::get);
    Outcome failure = failure(Outcome.Kind.TIMEOUT, null);
    assertThat(retry.ask(PROMPT, p -> Optional.of(failure), wait -> false)).isEmpty();
  }
}
