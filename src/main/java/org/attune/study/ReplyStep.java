package org.attune.study;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.Names;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.chat.AnswerReading;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Budget;
import org.attune.chat.ReplyReader;
import org.attune.chat.Used;
import org.attune.corpus.CardWithoutRaters;
import org.attune.corpus.Hashes;
import org.attune.protocol.Protocol;
import org.attune.reply.AnsweredTurn;
import org.attune.reply.DerivedCorpus;
import org.attune.reply.FilledSheets;
import org.attune.reply.RecordedReplies;
import org.attune.reply.Replies;
import org.attune.reply.ReplySystem;
import org.attune.reply.TurnsToAnswer;
import org.attune.result.Manifest;
import org.attune.spark.Conversations;
import org.attune.study.ImportStep.Imported;

/**
 * The part of the verb import that has turns answered: of what the replies say it makes the files
 * of a corpus, which is then imported as any other. What is not kept of models' replies is asked,
 * from this machine alone.
 */
final class ReplyStep {

  /** What a system says to each turn, by the turn's id: a text, or why there is none. */
  private record Said(Map<String, AnswerReading> byTurn, Optional<Manifest.Answers> answers) {}

  /** Asked once: that a model refuses is an answer, too. */
  private static final int TRIES = 1;

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;
  private final Replies replies;

  ReplyStep(
      Setting setting,
      Protocol protocol,
      Catalog catalog,
      Terminal terminal,
      Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.catalog = catalog;
    this.terminal = terminal;
    this.spark = spark;
    replies = protocol.replies().orElseThrow();
  }

  /**
   * Makes the corpus, unless it is there as it was made of the same.
   *
   * @param code hash of the program
   * @param source the corpus answered
   * @param items its items
   */
  Replied run(String code, Imported source, Path items, Optional<Replied> known)
      throws IOException {
    Path folder = setting.files(protocol, replies.name());
    Path file = folder.resolve(DerivedCorpus.FILE);
    DerivedCorpus corpus =
        catalog.replies(protocol, Files.exists(setting.ratings(protocol))).orElseThrow();
    String key =
        Hashes.ofTexts(List.of(code, source.key(), Replied.wanted(setting, protocol, catalog)));
    terminal.begin("answer turns of " + replies.to());
    boolean whole =
        known.isPresent()
            && known.get().key().equals(key)
            && Files.isRegularFile(file)
            && Hashes.ofFile(file).equals(known.get().sha256());
    Replied made;
    if (whole) {
      made = known.get();
      terminal.end("unchanged, " + summary(made.told()));
    } else {
      Places.writable("--work", folder);
      Collection<AnsweredTurn> turns = turns(items);
      terminal.end(turns.size() + " turns drawn");
      List<Said> said = said(turns);
      write(corpus, turns, said, file);
      made =
          new Replied(
              key,
              Replied.wanted(setting, protocol, catalog),
              Hashes.ofFile(file),
              told(source, turns, said));
      terminal.begin("answer turns of " + replies.to());
      terminal.end(summary(made.told()));
    }
    State.write(folder.resolve(Catalog.CARD), corpus.card());
    return made.setAside(rate(file, folder.resolve(DerivedCorpus.RATINGS)));
  }

  /**
   * What each system says, in their order; what models used up counts to the limits of the next.
   */
  private List<Said> said(Collection<AnsweredTurn> turns) throws IOException {
    List<Said> said = new ArrayList<>();
    AskStep.Account used = AskStep.Account.NOTHING;
    for (ReplySystem system : replies.by()) {
      Said own = said(system, turns, used);
      said.add(own);
      used = own.answers().isEmpty() ? used : used.and(system.paid(), own.answers().get());
    }
    return said;
  }

  /**
   * Puts what people said of the replies beside these, if they said something.
   *
   * @return how many ratings are of replies that are no longer there
   */
  private long rate(Path file, Path ratings) throws IOException {
    Path kept = setting.ratings(protocol);
    if (!Files.exists(kept)) {
      Files.deleteIfExists(ratings);
      return 0;
    }
    FilledSheets.Present present = FilledSheets.present(kept, file);
    State.write(ratings, present.ratings());
    if (present.aside() > 0) {
      terminal.note(
          "Mind: "
              + FilledSheets.counted(present.ratings())
              + "; set aside: "
              + present.aside()
              + " more of replies that have changed or gone since the sheet was written");
    }
    return present.aside();
  }

  private static String summary(Manifest.Replied told) {
    return told.systems().stream()
            .map(
                s ->
                    s.name()
                        + " "
                        + s.replies()
                        + (s.silent().isEmpty() ? "" : " (none: " + s.silent() + ")"))
            .collect(Collectors.joining(", "))
        + " of "
        + told.turns()
        + " turns";
  }

  private Optional<String> split() {
    return replies.split().or(() -> protocol.splits().test());
  }

  private Path source(String file) {
    return setting.files(protocol, replies.to()).resolve(file);
  }

  private Collection<AnsweredTurn> turns(Path items) {
    TurnsToAnswer turns = new TurnsToAnswer(replies, split());
    try (Conversations conversations = Conversations.of(spark.get(), items)) {
      for (List<Conversations.Said> conversation : conversations) {
        Map<String, SortedMap<String, String>> strata = new HashMap<>();
        conversation.forEach(said -> strata.put(said.utterance().item(), said.strata()));
        turns.add(conversation.stream().map(Conversations.Said::utterance).toList(), strata);
      }
    }
    if (turns.all().isEmpty()) {
      throw new UserMistake(
          "replies: expected turns of "
              + replies.to()
              + " to answer"
              + split().map(split -> " in its split " + split).orElse("")
              + (replies.ofPeople() ? ", each with a turn of somebody else behind it" : "")
              + ", found none");
    }
    return turns.all();
  }

  private Said said(ReplySystem system, Collection<AnsweredTurn> turns, AskStep.Account used)
      throws IOException {
    if (system.model().isPresent()) {
      return asked(system, turns, used);
    }
    Map<String, AnswerReading> byTurn = new HashMap<>();
    Optional<RecordedReplies> recorded = Optional.empty();
    if (system.recorded().isPresent()) {
      String name = system.recorded().get();
      recorded = Optional.of(new RecordedReplies(replies.to() + "/" + name, source(name)));
    }
    for (AnsweredTurn turn : turns) {
      Optional<String> text = recorded.isPresent() ? recorded.get().to(turn) : turn.next();
      byTurn.put(
          turn.item(),
          text.<AnswerReading>map(AnswerReading.Words::new)
              .orElse(new AnswerReading.Unusable(AnswerReading.Reason.EMPTY)));
    }
    return new Said(byTurn, Optional.empty());
  }

  private Asking asking(ReplySystem system, AskStep.Account used) {
    return new Asking(
        setting,
        terminal,
        "replies by",
        system.as() + " to turns of " + replies.to(),
        new Asking.Of(system.endpoint(), system.remote(), system.prices()),
        used.left(protocol.limits()));
  }

  private AnsweredTurn.Asked asked(ReplySystem system, AnsweredTurn turn) {
    return turn.asked(system, replies.instructions().get(system.instructions().orElseThrow()));
  }

  private Stream<AskedPrompt> questions(ReplySystem system, Collection<AnsweredTurn> turns) {
    return turns.stream().map(turn -> question(asked(system, turn)));
  }

  private static AskedPrompt question(AnsweredTurn.Asked asked) {
    return new AskedPrompt(asked.prompt(), new ReplyReader(), TRIES);
  }

  private Said asked(ReplySystem system, Collection<AnsweredTurn> turns, AskStep.Account before) {
    Asking asking = asking(system, before);
    Map<String, AnswerReading> byTurn = new HashMap<>();
    SortedMap<String, Long> masked = new TreeMap<>();
    SortedMap<String, Long> unusable = new TreeMap<>();
    Used used = Used.NOTHING;
    try (Answers answers = new Answers(setting.endpoints().answers())) {
      asking.ask(answers, () -> questions(system, turns));
      for (AnsweredTurn turn : turns) {
        AnsweredTurn.Asked asked = asked(system, turn);
        AskedPrompt question = question(asked);
        AnswerReading reading =
            question
                .reading(answers)
                .orElseThrow(() -> new IllegalStateException("a reply was not kept"));
        if (reading instanceof AnswerReading.Words words) {
          reading = new AnswerReading.Words(asked.mask().shown(words.text()));
        }
        byTurn.put(turn.item(), reading);
        reason(reading).ifPresent(why -> unusable.merge(why, 1L, Long::sum));
        asked.mask().counts().forEach((k, n) -> masked.merge(Names.kebab(k), n, Long::sum));
        used = used.plus(question.used(answers));
      }
    }
    return new Said(
        byTurn,
        Optional.of(asking.answers(turns.size(), used, unusable, masked, Optional.empty())));
  }

  private static Optional<String> reason(AnswerReading reading) {
    return reading instanceof AnswerReading.Unusable none
        ? Optional.of(Names.kebab(none.reason()))
        : Optional.empty();
  }

  private void write(
      DerivedCorpus corpus, Collection<AnsweredTurn> turns, List<Said> said, Path file)
      throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
    try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
      for (AnsweredTurn turn : turns) {
        List<DerivedCorpus.Given> given = new ArrayList<>();
        for (int s = 0; s < said.size(); s++) {
          if (said.get(s).byTurn().get(turn.item()) instanceof AnswerReading.Words words) {
            given.add(new DerivedCorpus.Given(replies.by().get(s), words.text()));
          }
        }
        writer.write(corpus.lines(turn, given));
      }
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Manifest.Replied told(Imported source, Collection<AnsweredTurn> turns, List<Said> said)
      throws IOException {
    CardWithoutRaters card = new CardWithoutRaters(catalog.cardText(replies.to()));
    SortedMap<String, String> recorded = Replied.recorded(setting, protocol);
    List<Manifest.Replied.By> systems = new ArrayList<>();
    for (int s = 0; s < said.size(); s++) {
      SortedMap<String, Long> silent = new TreeMap<>();
      said.get(s)
          .byTurn()
          .values()
          .forEach(of -> reason(of).ifPresent(why -> silent.merge(why, 1L, Long::sum)));
      long answered = turns.size() - silent.values().stream().mapToLong(Long::longValue).sum();
      String name = replies.by().get(s).as();
      systems.add(
          new Manifest.Replied.By(
              name,
              answered,
              silent,
              Optional.ofNullable(recorded.get(name)),
              said.get(s).answers()));
    }
    return new Manifest.Replied(
        replies.to(),
        Hashes.of(card.text()),
        new TreeMap<>(card.files(source.files(), Hashes::ofTexts)),
        turns.size(),
        systems,
        Optional.empty());
  }

  /**
   * What asking for replies would use up, a line each; nothing is asked. Replies that are still to
   * be given are taken to be as long as the turns they answer, and are written as such, so that it
   * can be told what rating them would use up.
   *
   * @param items of the corpus answered
   */
  List<String> estimates(Path items) throws IOException {
    Path folder = setting.files(protocol, replies.name());
    Places.writable("--work", folder);
    Collection<AnsweredTurn> turns = turns(items);
    List<AnsweredTurn> byLength =
        turns.stream().sorted(Comparator.comparing(turn -> turn.text().length())).toList();
    String usual = byLength.get(byLength.size() / 2).text();
    List<String> lines = new ArrayList<>();
    List<Said> said = new ArrayList<>();
    try (Answers answers = new Answers(setting.endpoints().answers())) {
      for (ReplySystem system : replies.by()) {
        if (system.model().isEmpty()) {
          said.add(said(system, turns, AskStep.Account.NOTHING));
          continue;
        }
        said.add(standIns(system, turns, answers));
        Budget.Estimate estimate =
            Budget.estimate(
                Asking.missing(answers, () -> questions(system, turns))
                    .map(AskedPrompt::prompt)
                    .iterator(),
                usual,
                system.paid());
        lines.add(asking(system, AskStep.Account.NOTHING).estimated(estimate.spent()));
      }
    }
    write(
        catalog.replies(protocol, false).orElseThrow(),
        turns,
        said,
        folder.resolve(DerivedCorpus.FILE));
    return lines;
  }

  /** Replies that are kept, and where there is none the turn itself with the system's name. */
  private Said standIns(ReplySystem system, Collection<AnsweredTurn> turns, Answers answers) {
    Map<String, AnswerReading> byTurn = new HashMap<>();
    for (AnsweredTurn turn : turns) {
      byTurn.put(
          turn.item(),
          question(asked(system, turn))
              .reading(answers)
              .orElse(new AnswerReading.Words(turn.text() + " " + system.as())));
    }
    return new Said(byTurn, Optional.empty());
  }
}
