package org.attune.study;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.ask.Chat;
import org.attune.ask.Examples;
import org.attune.ask.RatedTurns;
import org.attune.ask.TurnQuestions;
import org.attune.chat.Access;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Budget;
import org.attune.chat.Callers;
import org.attune.chat.OpenAiEndpoint;
import org.attune.chat.Retry;
import org.attune.chat.Spent;
import org.attune.chat.Used;
import org.attune.corpus.Hashes;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.result.Manifest;
import org.attune.spark.DistinctTurns;

/**
 * The part of the verb score that has a language model rate turns. What is not kept of its answers
 * is asked, from this machine alone; then what it rated follows from those kept, and is scored from
 * there as by any other model.
 */
final class AskStep {

  /**
   * What a model said of each turn.
   *
   * @param file see {@link RatedTurns}; its name is the hash of what is in it
   * @param answers what is told of the answers
   */
  record Asked(Path file, Manifest.Answers answers) {}

  /**
   * What is kept of a corpus's questions.
   *
   * @param spent on those kept
   * @param missing how many questions are still to be asked
   */
  private record Kept(Spent spent, long missing) {}

  /** For which an endpoint may say nothing. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Setting setting;
  private final Protocol protocol;
  private final Terminal terminal;
  private final Chat.Options options;
  private final AskInput input;
  private final String title;
  private final Account others;

  /**
   * What scorers of a study have used up.
   *
   * @param cost in the currency of their prices, which all have in common
   */
  record Account(Spent spent, BigDecimal cost) {

    static final Account NOTHING = new Account(Spent.NOTHING, BigDecimal.ZERO);

    /** With what one scorer used up on a corpus. */
    Account and(Chat.Options options, Manifest.Answers answers) {
      Spent more = new Spent(answers.requests(), answers.inputTokens(), answers.outputTokens());
      return new Account(spent.plus(more), cost.add(options.paid().cost(more)));
    }

    /** What is left of a study's limits. */
    Budget.Limits left(Protocol.Limits limits) {
      return new Budget.Limits(
          left(limits.requests(), spent.requests()),
          left(limits.tokens(), spent.tokens()),
          limits.cost().map(most -> most.subtract(cost).max(BigDecimal.ZERO)));
    }

    private static OptionalLong left(Optional<Long> most, long used) {
      return most.isPresent()
          ? OptionalLong.of(Math.max(0, most.get() - used))
          : OptionalLong.empty();
    }
  }

  /**
   * @param input what it is asked
   * @param others what was used up for other scorers and corpora
   */
  AskStep(
      Setting setting,
      Protocol protocol,
      Terminal terminal,
      PlannedCorpus corpus,
      Reading.Asked reading,
      AskInput input,
      Account others) {
    this.setting = setting;
    this.protocol = protocol;
    this.terminal = terminal;
    options = reading.options();
    this.input = input;
    this.others = others;
    title = reading.scorer().name() + " about " + corpus.name();
  }

  /**
   * The way to a scorer's endpoint.
   *
   * @throws UserMistake if none is known, or it is on a machine the protocol lets nothing out to
   */
  static Access access(Endpoints endpoints, Chat.Options options, String title) {
    Access access = endpoints.access(options.endpoint());
    if (access.remote() && !options.remote()) {
      throw new UserMistake(
          "scorer "
              + title
              + ": expected remote: true in the protocol for an endpoint on another machine, found"
              + " remote: false");
    }
    return access;
  }

  /** Asks what is not kept, and writes what was said to a folder. */
  Asked run(Path folder) throws IOException {
    try (Answers answers = new Answers(setting.endpoints().answers())) {
      Kept before = kept(answers);
      if (before.missing() > 0) {
        ask(answers, before);
      }
      return rated(answers, folder);
    }
  }

  /** What asking the rest would use up, and cost, in words. */
  String estimate() {
    try (Answers answers = new Answers(setting.endpoints().answers())) {
      Budget.Estimate estimate =
          Budget.estimate(
              missing(answers).map(AskedPrompt::prompt).iterator(),
              input.questions().example(),
              options.paid());
      return "ask " + title + ": about " + spent(estimate.spent()) + ofUnrated();
    }
  }

  /** How many questions people have no ratings to compare the answers with. */
  private String ofUnrated() {
    long unrated = input.asked().mapToLong(TurnQuestions.Asked::unrated).sum();
    return unrated == 0
        ? ""
        : "; %d of all its questions are about what nobody rated (items: rated leaves them out)"
            .formatted(unrated);
  }

  private Stream<AskedPrompt> missing(Answers answers) {
    return input.all().filter(question -> question.reading(answers).isEmpty());
  }

  private Kept kept(Answers answers) {
    Spent[] spent = {Spent.NOTHING};
    long[] missing = {0};
    input
        .all()
        .forEach(
            question -> {
              missing[0] += question.reading(answers).isEmpty() ? 1 : 0;
              spent[0] = spent[0].plus(question.used(answers).spent());
            });
    return new Kept(spent[0], missing[0]);
  }

  private void ask(Answers answers, Kept kept) {
    Access access = access(setting.endpoints(), options, title);
    terminal.begin("ask " + title);
    Budget budget = new Budget(others.left(protocol.limits()), options.paid(), kept.spent());
    Retry retry = new Retry(Retry.Bounds.usual(), 0, System::nanoTime);
    AtomicBoolean noted = new AtomicBoolean();
    Callers.End end;
    Callers.Progress last;
    try (OpenAiEndpoint endpoint = new OpenAiEndpoint(access, PATIENCE, Clock.systemUTC())) {
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
          kept.missing(),
          "answers",
          () -> cost(callers.progress().spent()).map(cost -> ", " + cost).orElse(""));
      end = callers.ask(missing(answers).iterator());
      last = callers.progress();
    }
    terminal.end(told(last));
    if (end == Callers.End.BUDGET) {
      throw new StudyFailed(
          "scorer "
              + title
              + ": the next call might pass limits: requests, tokens or cost of the protocol, "
              + spent(last.spent())
              + "; all answers are kept, and a run with wider limits goes on from there");
    }
    if (end == Callers.End.INTERRUPTED) {
      throw new StudyFailed(
          "scorer " + title + ": interrupted; all answers are kept, and another run goes on");
    }
    if (last.givenUp() > 0) {
      throw new StudyFailed(
          "scorer "
              + title
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

  private String spent(Spent all) {
    return "%d requests, %d tokens asked, %d answered%s"
        .formatted(
            all.requests(),
            all.inputTokens(),
            all.outputTokens(),
            cost(all).map(cost -> ", " + cost).orElse(""));
  }

  private Optional<String> cost(Spent all) {
    return options.prices().map(p -> p.cost(all).toPlainString() + " " + p.currency());
  }

  private static String counts(Map<? extends Enum<?>, Long> counts) {
    SortedMap<String, Long> named = new TreeMap<>();
    counts.forEach((kind, count) -> named.put(Names.kebab(kind), count));
    return String.join(
        ", ", named.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  private Asked rated(Answers answers, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve("unfinished");
    SortedMap<String, Long> unusable = new TreeMap<>();
    SortedMap<String, Long> masked = new TreeMap<>();
    TurnQuestions questions = input.questions();
    questions.maskedInExamples().forEach((kind, n) -> masked.put(Names.kebab(kind), n));
    Used used = Used.NOTHING;
    long asked = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
      for (DistinctTurns.Rated of : input.turns()) {
        TurnQuestions.Asked own = questions.of(of.turn(), of.rated());
        TurnQuestions.Rated rated =
            questions
                .rated(own, answers)
                .orElseThrow(() -> new IllegalStateException("an answer was not kept"));
        writer.write(RatedTurns.line(of.turn(), rated.outputs()));
        rated
            .unusable()
            .forEach((why, count) -> unusable.merge(Names.kebab(why), (long) count, Long::sum));
        own.masked().forEach((kind, count) -> masked.merge(Names.kebab(kind), count, Long::sum));
        for (AskedPrompt question : own.questions()) {
          used = used.plus(question.used(answers));
        }
        asked += own.questions().size();
      }
    }
    Path file = folder.resolve(Hashes.ofFile(unfinished));
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    SortedMap<String, Long> failed = new TreeMap<>();
    used.failed().forEach((kind, calls) -> failed.put(Names.kebab(kind), calls));
    Spent spent = used.spent();
    Examples shown = questions.examples();
    return new Asked(
        file,
        new Manifest.Answers(
            asked,
            spent.requests(),
            spent.inputTokens(),
            spent.outputTokens(),
            cost(spent),
            unusable,
            Optional.of(failed).filter(f -> !f.isEmpty()),
            masked,
            shown.number() == 0
                ? Optional.empty()
                : Optional.of(new Manifest.Examples(shown.number(), shown.hash()))));
  }
}
