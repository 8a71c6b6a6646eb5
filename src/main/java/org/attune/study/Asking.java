package org.attune.study;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.chat.Access;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Budget;
import org.attune.chat.Callers;
import org.attune.chat.OpenAiEndpoint;
import org.attune.chat.Prices;
import org.attune.chat.Retry;
import org.attune.chat.Spent;
import org.attune.chat.Used;
import org.attune.result.Manifest;

/** Asks a language model for a part of a study, and says how that goes. */
final class Asking {

  /**
   * Who is asked.
   *
   * @param endpoint name of its endpoint
   * @param remote whether that may be on another machine
   */
  record Of(String endpoint, boolean remote, Optional<Prices> prices) {}

  /** For which an endpoint may say nothing. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Setting setting;
  private final Terminal terminal;
  private final String title;
  private final String who;
  private final Of of;
  private final Budget.Limits limits;

  /**
   * @param kind what asks, for messages
   * @param title its name and what it asks about
   * @param limits what is left of the study's
   */
  Asking(
      Setting setting, Terminal terminal, String kind, String title, Of of, Budget.Limits limits) {
    this.setting = setting;
    this.terminal = terminal;
    this.title = title;
    this.of = of;
    this.limits = limits;
    who = kind + " " + title;
  }

  /**
   * The way to an endpoint.
   *
   * @param who asks, for messages
   * @throws UserMistake if none is known, or it is on a machine the protocol lets nothing out to
   */
  static Access access(Endpoints endpoints, Of of, String who) {
    Access access = endpoints.access(of.endpoint());
    if (access.remote() && !of.remote()) {
      throw new UserMistake(
          who
              + ": expected remote: true in the protocol for an endpoint on another machine, found"
              + " remote: false");
    }
    return access;
  }

  /** The questions that are still to be asked. */
  static Stream<AskedPrompt> missing(Answers answers, Supplier<Stream<AskedPrompt>> all) {
    return all.get().filter(question -> question.reading(answers).isEmpty());
  }

  /** Asks those questions that are still to be asked, and keeps the answers. */
  void ask(Answers answers, Supplier<Stream<AskedPrompt>> all) {
    Spent[] before = {Spent.NOTHING};
    long[] missing = {0};
    all.get()
        .forEach(
            question -> {
              missing[0] += question.reading(answers).isEmpty() ? 1 : 0;
              before[0] = before[0].plus(question.used(answers).spent());
            });
    if (missing[0] > 0) {
      ask(answers, before[0], missing[0], missing(answers, all).iterator());
    }
  }

  private void ask(Answers answers, Spent before, long missing, Iterator<AskedPrompt> questions) {
    Access access = access(setting.endpoints(), of, who);
    terminal.begin("ask " + title);
    Budget budget = new Budget(limits, of.prices().orElse(Prices.FREE), before);
    Retry retry = new Retry(Retry.Bounds.usual(), 0, System::nanoTime);
    AtomicBoolean noted = new AtomicBoolean();
    Callers.End end;
    Callers.Progress last;
    try (OpenAiEndpoint endpoint =
        new OpenAiEndpoint(access, setting.endpoints().atATime(), PATIENCE, Clock.systemUTC())) {
      Callers callers =
          new Callers(
              endpoint,
              setting.endpoints().atATime(),
              retry,
              budget,
              answers,
              now -> {
                if (now.asked() == 0 && !now.failures().isEmpty() && !noted.getAndSet(true)) {
                  noteFailures(access, now);
                }
              });
      terminal.watch(
          () -> callers.progress().asked(),
          missing,
          "answers",
          () -> cost(callers.progress().spent()).map(cost -> ", " + cost).orElse(""));
      end = callers.ask(questions);
      last = callers.progress();
    }
    terminal.end(told(last));
    if (end == Callers.End.BUDGET) {
      throw new StudyFailed(
          who
              + ": the next call might pass limits: requests, tokens or cost of the protocol, "
              + spent(last.spent())
              + "; all answers are kept, and a run with wider limits goes on from there");
    }
    if (end == Callers.End.INTERRUPTED) {
      throw new StudyFailed(who + ": interrupted; all answers are kept, and another run goes on");
    }
    if (last.givenUp() > 0) {
      throw new StudyFailed(
          who
              + ": "
              + last.givenUp()
              + " questions were not answered, however often they were asked ("
              + counts(last.failures())
              + "); all answers are kept, and another run asks these again");
    }
  }

  /** So that nobody waits for an endpoint that is not there. */
  private void noteFailures(Access access, Callers.Progress now) {
    terminal.note(
        access + ": failed calls " + counts(now.failures()) + ", which are made again for a while");
  }

  private String told(Callers.Progress last) {
    String failures = last.failures().isEmpty() ? "" : ", failed calls " + counts(last.failures());
    return last.asked() + " answers" + failures + ", " + spent(last.spent());
  }

  /** What asking is thought to use up, in a line. */
  String estimated(Spent all) {
    return "ask " + title + ": about " + spent(all);
  }

  /** What was used up, in words. */
  String spent(Spent all) {
    return "%d requests, %d tokens asked, %d answered%s"
        .formatted(
            all.requests(),
            all.inputTokens(),
            all.outputTokens(),
            cost(all).map(cost -> ", " + cost).orElse(""));
  }

  /** What that costs, with its currency; nothing without prices. */
  Optional<String> cost(Spent all) {
    return of.prices().map(p -> p.cost(all).toPlainString() + " " + p.currency());
  }

  /**
   * What the manifest says of a part's answers.
   *
   * @param asked how many questions
   * @param used what they used up, the failed calls among it
   * @param unusable how many had no usable answer, by reason
   * @param masked how much of what was sent was masked, by kind
   * @param examples what was shown first
   */
  Manifest.Answers answers(
      long asked,
      Used used,
      SortedMap<String, Long> unusable,
      SortedMap<String, Long> masked,
      Optional<Manifest.Examples> examples) {
    SortedMap<String, Long> failed = new TreeMap<>();
    used.failed().forEach((kind, calls) -> failed.put(Names.kebab(kind), calls));
    Spent spent = used.spent();
    return new Manifest.Answers(
        asked,
        spent.requests(),
        spent.inputTokens(),
        spent.outputTokens(),
        cost(spent),
        unusable,
        Optional.of(failed).filter(f -> !f.isEmpty()),
        masked,
        examples);
  }

  private static String counts(Map<? extends Enum<?>, Long> counts) {
    SortedMap<String, Long> named = new TreeMap<>();
    counts.forEach((kind, count) -> named.put(Names.kebab(kind), count));
    return String.join(
        ", ", named.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }
}
