package org.attune.study;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Names;
import org.attune.ask.Chat;
import org.attune.ask.RatedTurns;
import org.attune.ask.TurnQuestions;
import org.attune.chat.Access;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Budget;
import org.attune.chat.Prices;
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

  private final Setting setting;
  private final Chat.Options options;
  private final AskInput input;
  private final Asking asking;

  /**
   * What scorers of a study have used up.
   *
   * @param cost in the currency of their prices, which all have in common
   */
  record Account(Spent spent, BigDecimal cost) {

    static final Account NOTHING = new Account(Spent.NOTHING, BigDecimal.ZERO);

    /** With what one scorer used up on a corpus. */
    Account and(Prices prices, Manifest.Answers answers) {
      Spent more = new Spent(answers.requests(), answers.inputTokens(), answers.outputTokens());
      return new Account(spent.plus(more), cost.add(prices.cost(more)));
    }

    /** With what was used up otherwise. */
    Account and(Account other) {
      return new Account(spent.plus(other.spent), cost.add(other.cost));
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
    options = reading.options();
    this.input = input;
    asking =
        new Asking(
            setting,
            terminal,
            "scorer",
            reading.scorer().name() + " about " + corpus.name(),
            new Asking.Of(options.endpoint(), options.remote(), options.prices()),
            others.left(protocol.limits()));
  }

  /**
   * The way to a scorer's endpoint.
   *
   * @throws org.attune.UserMistake if none is known, or it is on a machine the protocol lets
   *     nothing out to
   */
  static Access access(Endpoints endpoints, Chat.Options options, String title) {
    return Asking.access(
        endpoints,
        new Asking.Of(options.endpoint(), options.remote(), options.prices()),
        "scorer " + title);
  }

  /** Asks what is not kept, and writes what was said to a folder. */
  Asked run(Path folder) throws IOException {
    try (Answers answers = new Answers(setting.endpoints().answers())) {
      asking.ask(answers, input::all);
      return rated(answers, folder);
    }
  }

  /**
   * What asking the rest would use up, and cost, in words.
   *
   * @param others hashes of what other scorers ask before, to which those of this one are added
   */
  String estimate(Set<String> others) {
    try (Answers answers = new Answers(setting.endpoints().answers())) {
      Budget.Estimate estimate =
          Budget.estimate(
              Asking.missing(answers, input::all)
                  .map(AskedPrompt::prompt)
                  .filter(prompt -> others.add(prompt.hash()))
                  .iterator(),
              input.questions().example(),
              options.paid());
      return asking.estimated(estimate.spent()) + ofUnrated();
    }
  }

  /**
   * How many questions people have no ratings to compare the answers with, where they rated others.
   */
  private String ofUnrated() {
    long[] questions = {0, 0};
    input
        .asked()
        .forEach(
            of -> {
              questions[0] += of.questions().size();
              questions[1] += of.unrated();
            });
    long unrated = questions[1];
    return unrated == 0 || unrated == questions[0]
        ? ""
        : "; %d of all its questions are about what nobody rated (items: rated leaves them out)"
            .formatted(unrated);
  }

  private Asked rated(Answers answers, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve("unfinished");
    SortedMap<String, Long> unusable = new TreeMap<>();
    SortedMap<String, Long> masked = new TreeMap<>();
    TurnQuestions questions = input.questions();
    questions.maskedInExamples().forEach((kind, n) -> masked.put(Names.kebab(kind), n));
    Used used = Used.NOTHING;
    Set<String> shared = new HashSet<>();
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
          if (!questions.shared() || shared.add(question.prompt().hash())) {
            used = used.plus(question.used(answers));
          }
        }
        asked += own.questions().size();
      }
    }
    Path file = folder.resolve(Hashes.ofFile(unfinished));
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Optional<Manifest.Examples> examples =
        Optional.of(questions.examples())
            .filter(shown -> shown.number() > 0)
            .map(shown -> new Manifest.Examples(shown.number(), shown.hash()));
    return new Asked(file, asking.answers(asked, used, unusable, masked, examples));
  }
}
