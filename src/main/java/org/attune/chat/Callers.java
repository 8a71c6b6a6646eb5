package org.attune.chat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.UserMistake;

/**
 * Some callers who ask one endpoint at the same time, each one question at a time. What is kept is
 * not asked; what is answered is kept at once. However asking ends, calls under way are waited for
 * and kept.
 */
public final class Callers {

  /** How asking ended, unless by an error. */
  public enum End {
    ALL_ASKED,
    /** The next call might have passed the budget. */
    BUDGET,
    INTERRUPTED
  }

  /**
   * How far it is.
   *
   * @param asked answers that came in this run, usable or not
   * @param keptBefore answers that were kept already
   * @param givenUp questions given up after as many tries as may be; a later run asks them again
   * @param unusable questions without a usable answer after as many tries as may be, by reason
   * @param failures calls that failed, by kind, most of which were tried again
   * @param spent by this and earlier runs
   * @param cost of that
   */
  public record Progress(
      long asked,
      long keptBefore,
      long givenUp,
      Map<AnswerReading.Reason, Long> unusable,
      Map<Outcome.Kind, Long> failures,
      Spent spent,
      BigDecimal cost) {}

  /**
   * Questions given up in a row, for each caller, after which the endpoint is held to be down; one
   * where it answered none yet.
   */
  private static final int GIVEN_UP_IN_A_ROW = 2;

  private static final Outcome BROKEN =
      new Outcome.Failure(Outcome.Kind.DROPPED, OptionalInt.empty(), "", Optional.empty());

  private final Endpoint endpoint;
  private final int atATime;
  private final Retry retry;
  private final Budget budget;
  private final Answers answers;
  private final Consumer<Progress> listener;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<RuntimeException> error = new AtomicReference<>();
  private final AtomicReference<End> end = new AtomicReference<>(End.ALL_ASKED);
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Map<AnswerReading.Reason, Long> unusable =
      new EnumMap<>(AnswerReading.Reason.class);
  private long asked;
  private long keptBefore;
  private long givenUp;
  private int givenUpInARow;

  /**
   * @param atATime how many ask at a time
   * @param answers where answers are found and kept
   * @param listener told after each answer and each failed call that is made again, by one thread
   *     at a time
   */
  public Callers(
      Endpoint endpoint,
      int atATime,
      Retry retry,
      Budget budget,
      Answers answers,
      Consumer<Progress> listener) {
    this.endpoint = endpoint;
    this.atATime = atATime;
    this.retry = retry;
    this.budget = budget;
    this.answers = answers;
    this.listener = listener;
  }

  /**
   * Asks all questions, once; of the questions no more than two for each caller are held.
   *
   * @throws UserMistake if the endpoint does not accept what is asked, or does not answer any more
   */
  public End ask(Iterator<AskedPrompt> questions) {
    ExecutorService threads = Executors.newFixedThreadPool(atATime, this::thread);
    Semaphore room = new Semaphore(2 * atATime);
    try {
      while (going() && questions.hasNext()) {
        AskedPrompt question = questions.next();
        room.acquire();
        threads.execute(
            () -> {
              try {
                answer(question);
              } catch (RuntimeException | Error e) {
                stop(e instanceof RuntimeException known ? known : new IllegalStateException(e));
              } finally {
                room.release();
              }
            });
      }
      threads.shutdown();
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stop(End.INTERRUPTED);
      Thread.currentThread().interrupt();
    } finally {
      finish(threads);
    }
    if (error.get() != null) {
      throw error.get();
    }
    return end.get();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "asks " + endpoint.name());
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for calls under way, which take no longer than the endpoint's patience. */
  private void finish(ExecutorService threads) {
    boolean interrupted = false;
    threads.shutdown();
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
        stop(End.INTERRUPTED);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean going() {
    return stopped.getCount() > 0;
  }

  private void stop(End why) {
    end.compareAndSet(End.ALL_ASKED, why);
    stopped.countDown();
  }

  private void stop(RuntimeException why) {
    error.compareAndSet(null, why);
    stopped.countDown();
  }

  private void answer(AskedPrompt question) {
    String hash = question.prompt().hash();
    if (!underWay.add(hash)) {
      return; // the same question is being asked
    }
    try {
      Prompt prompt = question.prompt();
      Optional<AnswerReading> reading = Optional.empty();
      for (int tried = 1; going() && tried <= question.tries(); tried++) {
        reading = answer(prompt).map(question.reader()::read);
        if (reading.isEmpty() || reading.get().usable()) {
          return;
        }
        prompt = prompt.onceMore();
      }
      if (reading.isPresent() && reading.get() instanceof AnswerReading.Unusable none) {
        report(() -> unusable.merge(none.reason(), 1L, Long::sum));
      }
    } finally {
      underWay.remove(hash);
    }
  }

  private Optional<Outcome.Answer> answer(Prompt prompt) {
    Optional<Outcome.Answer> kept = answers.find(prompt);
    if (kept.isPresent()) {
      report(() -> keptBefore++);
      return kept;
    }
    Used[] onIt = {Used.NOTHING};
    Optional<Outcome> outcome = retry.ask(prompt, asked -> call(asked, onIt), this::pause);
    if (outcome.isPresent() && outcome.get() instanceof Outcome.Answer answer) {
      answers.keep(prompt, onIt[0], answer);
      report(
          () -> {
            asked++;
            givenUpInARow = 0;
          });
      return Optional.of(answer);
    }
    if (onIt[0].spent().requests() > 0) {
      answers.keepLoss(prompt, onIt[0]);
    }
    outcome.ifPresent(failure -> giveUp((Outcome.Failure) failure));
    return Optional.empty();
  }

  private Optional<Outcome> call(Prompt prompt, Used[] onIt) {
    if (!going()) {
      return Optional.empty();
    }
    Optional<Spent> reserved = budget.reserve(prompt);
    if (reserved.isEmpty()) {
      stop(End.BUDGET);
      return Optional.empty();
    }
    Outcome outcome = BROKEN;
    try {
      outcome = endpoint.ask(prompt);
    } finally { // whatever happens, others may wait for what was set aside
      onIt[0] = onIt[0].and(budget.settle(prompt, reserved.get(), outcome), outcome);
    }
    return Optional.of(outcome);
  }

  private boolean pause(Duration duration) {
    report(() -> {});
    try {
      return !stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void giveUp(Outcome.Failure failure) {
    if (!failure.kind().again()) {
      stop(new UserMistake(refused(failure)));
      return;
    }
    report(
        () -> {
          givenUp++;
          givenUpInARow++;
          if (givenUpInARow >= (asked == 0 ? 1 : GIVEN_UP_IN_A_ROW) * atATime) {
            stop(new UserMistake(down()));
          }
        });
  }

  private String refused(Outcome.Failure failure) {
    String expected =
        switch (failure.kind()) {
          case KEY_REFUSED -> "a key it accepts";
          case FORBIDDEN -> "a key, and an account, that may ask for this model";
          case NOT_FOUND -> "an address and a model that it knows";
          default -> "a prompt and settings that it accepts";
        };
    String status = failure.status().isPresent() ? "status " + failure.status().getAsInt() : "none";
    return "endpoint "
        + endpoint.name()
        + ": expected "
        + expected
        + ", found "
        + status
        + (failure.code().isEmpty() ? "" : " (" + failure.code() + ")");
  }

  private String down() {
    String kinds =
        retry.failures().entrySet().stream()
            .map(kind -> Names.kebab(kind.getKey()) + ": " + kind.getValue())
            .collect(Collectors.joining(", "));
    return "endpoint "
        + endpoint.name()
        + ": expected answers, found "
        + givenUpInARow
        + " questions in a row without (failed calls "
        + kinds
        + "); answers that came are kept, another run goes on from there";
  }

  private synchronized void report(Runnable change) {
    change.run();
    listener.accept(progress());
  }

  /** How far it is. */
  public synchronized Progress progress() {
    return new Progress(
        asked,
        keptBefore,
        givenUp,
        Map.copyOf(unusable),
        retry.failures(),
        budget.spent(),
        budget.cost());
  }
}
