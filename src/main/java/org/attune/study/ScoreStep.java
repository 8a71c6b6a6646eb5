package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.UserMistake;
import org.attune.ask.Chat;
import org.attune.ask.RatedTurns;
import org.attune.ask.TurnQuestions;
import org.attune.catalog.Catalog;
import org.attune.corpus.Hashes;
import org.attune.corpus.Reach;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Scorer;
import org.attune.spark.Fold;
import org.attune.spark.Scoring;
import org.attune.spark.Selection;

/** The verb score: items to outputs of each scorer. */
final class ScoreStep {

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  /** What was found as it was written, or was written, in this run. */
  private final Set<Scored> whole = new HashSet<>();

  /** What language models are asked behind examples, by the hash of what they are asked of. */
  private final Map<String, TurnQuestions> drawn = new HashMap<>();

  /** What language models have used up, those asked in earlier runs too. */
  private AskStep.Account used = AskStep.Account.NOTHING;

  ScoreStep(
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
  }

  /** Takes into account what was used up before anything is scored. */
  void add(AskStep.Account before) {
    used = used.and(before);
  }

  /** Folder of all scorers' outputs on a corpus. */
  static Path scores(Setting setting, String corpus) {
    return setting.work().resolve("scores").resolve(FolderName.of(corpus));
  }

  /**
   * Draws the examples that language models are shown of a corpus, so that those that are not there
   * are told before any model is paid for.
   */
  void draw(PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> known) {
    for (ScorerEntry entry : corpus.scorers()) {
      if (Reading.of(entry) instanceof Reading.Asked reading
          && reading.options().examples() > 0
          && done(corpus, entry, imported, known).isEmpty()) {
        questions(corpus, reading, imported);
      }
    }
  }

  private TurnQuestions questions(
      PlannedCorpus corpus, Reading.Asked reading, ImportStep.Imported imported) {
    String key = asked(corpus, reading.scorer(), imported) + "\t" + reading.scorer().name();
    if (!drawn.containsKey(key)) {
      Path items = ImportStep.items(setting, corpus.name(), imported);
      drawn.put(key, AskInput.questions(protocol, catalog, corpus, reading, spark.get(), items));
    }
    return drawn.get(key);
  }

  /**
   * Scores a corpus by every scorer of the study that runs on it, but for what is known to be done.
   */
  List<Scored> run(PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> known)
      throws IOException {
    draw(corpus, imported, known);
    List<Scored> all = new ArrayList<>();
    for (ScorerEntry entry : corpus.scorers()) {
      Path items = ImportStep.items(setting, corpus.name(), imported);
      Reading reading = Reading.of(entry);
      if (reading instanceof Reading.Turns turns) {
        all.add(score(corpus, entry, turns, items, imported, known));
      } else if (reading instanceof Reading.Ratings ratings) {
        all.add(
            new ConcludeStep(setting, protocol, terminal, spark, this)
                .run(corpus, entry, ratings.model().model(), items, imported, known));
      } else if (reading instanceof Reading.Asked asked) {
        all.add(ask(corpus, asked, items, imported, known));
      } else {
        all.add(new Scored.Recorded(entry.name()));
      }
    }
    whole.addAll(all);
    return all;
  }

  /** Whether the outputs of a scorer on a corpus are there as they were written. */
  boolean isWhole(PlannedCorpus corpus, Scored scored) {
    if (!whole.contains(scored) && scored.isWhole(scores(setting, corpus.name()))) {
      whole.add(scored);
    }
    return whole.contains(scored);
  }

  /** Whether scores are of the scorers and items that are asked for. */
  boolean fit(PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> scored) {
    if (scored.size() != corpus.scorers().size()) {
      return false;
    }
    for (int i = 0; i < scored.size(); i++) {
      ScorerEntry entry = corpus.scorers().get(i);
      boolean fits =
          Reading.of(entry) instanceof Reading.Recorded
              ? scored.get(i) instanceof Scored.Recorded
              : scored.get(i).answers(asked(corpus, entry, imported));
      if (!fits || !scored.get(i).scorer().equals(entry.name())) {
        return false;
      }
    }
    return true;
  }

  /** Hash of the items a scorer rates, and of what the protocol and the card say of how. */
  String asked(PlannedCorpus corpus, ScorerEntry entry, ImportStep.Imported imported) {
    Reading reading = Reading.of(entry);
    boolean byRatings = reading instanceof Reading.Ratings;
    boolean shown = reading instanceof Reading.Asked of && of.options().examples() > 0;
    boolean learns = reading instanceof Reading.Turns turns && turns.learner().isPresent() || shown;
    boolean rated = reading instanceof Reading.Asked of && of.options().items() == Chat.Items.RATED;
    return Hashes.ofTexts(
        List.of(
            imported.key(),
            byRatings
                ? Roles.test(protocol).toString()
                : Roles.scored(protocol, corpus, entry).toString(),
            how(corpus, entry),
            byRatings || learns || rated ? corpus.described() : "",
            learns ? FitStep.learnsFrom(protocol) : ""));
  }

  /**
   * Hash of what the protocol and the card say of how, and of the version of the numbers. What
   * models of raters give has none: it is made anew with each version of the program, as items are.
   */
  String how(PlannedCorpus corpus, ScorerEntry entry) {
    List<String> parts = new ArrayList<>();
    if (Reading.of(entry) instanceof Reading.Turns) {
      parts.add("version " + ScorerFactory.version(catalog.scorer(entry.scorer())));
    }
    if (Reading.of(entry) instanceof Reading.Asked asked) {
      asked.options().rubric().forEach(name -> parts.add(catalog.rubricText(name)));
    }
    parts.addAll(
        List.of(
            entry.scorer(),
            entry.options().toString(),
            FittedScorers.scales(corpus, entry).toString()));
    return Hashes.ofTexts(parts);
  }

  /** What is told of outputs that are not, or no longer, what was written. */
  static String madeAgain(PlannedCorpus corpus, ScorerEntry entry) {
    return MadeAgain.of("scores of " + corpus.name() + " by " + entry.name());
  }

  private AskStep asking(PlannedCorpus corpus, Reading.Asked reading, AskInput input) {
    return new AskStep(setting, protocol, terminal, corpus, reading, input, used);
  }

  /** What a language model is asked of a corpus. */
  private AskInput input(
      PlannedCorpus corpus, Reading.Asked reading, ImportStep.Imported imported) {
    Path items = ImportStep.items(setting, corpus.name(), imported);
    TurnQuestions questions = questions(corpus, reading, imported);
    return AskInput.of(questions, protocol, corpus, reading, spark.get(), items);
  }

  /** What asking language models about a corpus would use up, a line each; nothing is asked. */
  List<String> estimates(PlannedCorpus corpus, ImportStep.Imported imported) {
    List<String> lines = new ArrayList<>();
    Set<String> others = new HashSet<>();
    for (ScorerEntry entry : corpus.scorers()) {
      if (Reading.of(entry) instanceof Reading.Asked asked) {
        try (AskInput input = input(corpus, asked, imported)) {
          lines.add(asking(corpus, asked, input).estimate(others));
        }
      }
    }
    return lines;
  }

  /** Has a language model rate what is reported, see {@link AskStep}. */
  private Scored ask(
      PlannedCorpus corpus,
      Reading.Asked reading,
      Path items,
      ImportStep.Imported imported,
      List<Scored> known)
      throws IOException {
    ScorerEntry entry = reading.scorer();
    String asked = asked(corpus, entry, imported);
    String how = how(corpus, entry);
    String stage = "score " + corpus.name() + " with " + entry.name();
    Optional<Scored.Turns> done = done(corpus, entry, imported, known);
    if (done.isPresent()) {
      terminal.begin(stage);
      terminal.end(done.get().turns() + " different turns, unchanged");
      done.get().answers().ifPresent(answers -> used = used.and(reading.options().paid(), answers));
      return done.get();
    }
    int context = reading.options().context();
    Reach reach = Reach.texts(context);
    Selection selection = Roles.test(protocol);
    AskStep.Asked answered;
    try (AskInput input = input(corpus, reading, imported)) {
      answered = asking(corpus, reading, input).run(setting.work().resolve("asked"));
    }
    used = used.and(reading.options().paid(), answered.answers());
    terminal.begin(stage);
    String identity = answered.file().getFileName().toString();
    Scored.Turns key =
        new Scored.Turns(
            entry.name(),
            Hashes.ofTexts(List.of(how, identity)),
            identity,
            new TreeMap<>(),
            reach,
            asked,
            0,
            Optional.empty(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            Optional.of(answered.answers()));
    String file = answered.file().toString();
    Scoring.Result result =
        rate(
            items,
            selection,
            reach,
            device -> new RatedTurns(Path.of(file), context),
            key.folder(scores(setting, corpus.name())));
    terminal.end(result.turns() + " different turns");
    return key.counted(result.turns(), Optional.empty(), List.of(result.groups()), List.of());
  }

  /** What a language model rated, if it was asked the same and that is whole. */
  private Optional<Scored.Turns> done(
      PlannedCorpus corpus, ScorerEntry entry, ImportStep.Imported imported, List<Scored> known) {
    String asked = asked(corpus, entry, imported);
    return known.stream()
        .filter(Scored.Turns.class::isInstance)
        .map(Scored.Turns.class::cast)
        .filter(s -> s.scorer().equals(entry.name()) && s.asked().equals(asked))
        .findFirst()
        .filter(scored -> isWhole(corpus, scored));
  }

  private Scored score(
      PlannedCorpus corpus,
      ScorerEntry entry,
      Reading.Turns reading,
      Path items,
      ImportStep.Imported imported,
      List<Scored> known)
      throws IOException {
    String how = how(corpus, entry);
    List<FittedScorers.OfFold> models =
        new FittedScorers(setting, protocol, catalog, terminal, spark)
            .of(corpus, entry, reading, imported, how);
    terminal.begin("score " + corpus.name() + " with " + entry.name());
    SortedMap<String, String> chosen = new TreeMap<>();
    List<ScorerFactory> open = new ArrayList<>();
    List<String> identities = new ArrayList<>();
    SortedMap<String, String> stack = new TreeMap<>();
    OptionalInt longest = OptionalInt.empty();
    Reach reach = Reach.texts(0);
    for (FittedScorers.OfFold of : models) {
      chosen.putAll(of.model().chosenByFold());
      ScorerFactory factory = of.factory();
      open.add(factory);
      try (Scorer scorer = factory.open("cpu")) {
        reach = reach(entry, scorer);
        longest = scorer.longest();
        stack.putAll(scorer.stack());
        identities.add(scorer.identity());
      } catch (IllegalArgumentException e) {
        throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
      }
    }
    String identity = identities.size() == 1 ? identities.get(0) : Hashes.ofTexts(identities);
    List<Selection> selections = Roles.scored(protocol, corpus, entry);
    Scored.Turns key =
        new Scored.Turns(
            entry.name(),
            Hashes.ofTexts(List.of(how, identity, stack.toString())),
            identity,
            stack,
            reach,
            asked(corpus, entry, imported),
            0,
            Optional.empty(),
            List.of(),
            List.of(),
            chosen,
            Optional.empty());
    Path folder = key.folder(scores(setting, corpus.name()));
    Optional<Scored.Turns> done = key.done(known);
    if (done.isPresent() && isWhole(corpus, done.get())) {
      terminal.end(
          done.get().turns()
              + " different turns"
              + CutTexts.behind(done.get().cut(), longest)
              + ", unchanged");
      return done.get();
    }
    long turns = 0;
    long cut = 0;
    int now = 0;
    int all = 0;
    int damaged = 0;
    List<List<String>> groups = new ArrayList<>();
    Fold.all(Reading.of(entry).folds()).forEach(fold -> groups.add(List.of()));
    List<String> tried = List.of();
    for (int m = 0; m < models.size(); m++) {
      Fold fold = models.get(m).model().fold();
      for (Selection selection : selections) {
        Scoring.Result result =
            rate(items, selection.in(fold), reach, open.get(m), fold.in(folder));
        turns += result.turns();
        cut += result.cut();
        now += result.scored();
        all += result.groups().size();
        damaged += result.damaged();
        if (selection.equals(selections.get(0))) {
          groups.set(fold.number(), result.groups());
        } else {
          tried = result.groups();
        }
      }
    }
    if (done.isPresent() || damaged > 0) {
      terminal.note(madeAgain(corpus, entry));
    }
    Scored.Turns scored =
        key.counted(
            turns, longest.isPresent() ? Optional.of(cut) : Optional.empty(), groups, tried);
    terminal.end(
        turns
            + " different turns"
            + CutTexts.behind(scored.cut(), longest)
            + (now == 0
                ? ", unchanged"
                : now < all ? ", " + (all - now) + " of " + all + " groups were done" : ""));
    return scored;
  }

  /** How much a scorer reads for a turn. */
  static Reach reach(ScorerEntry entry, Scorer scorer) {
    return Reading.of(entry) instanceof Reading.Turns turns
        ? new Reach(scorer.context(), turns.media())
        : Reach.texts(scorer.context());
  }

  private Scoring.Result rate(
      Path items, Selection selection, Reach reach, Scoring.Factory open, Path folder)
      throws IOException {
    long start = System.nanoTime();
    Scoring.Result result =
        Scoring.run(spark.get(), items, selection, reach, open, folder, terminal);
    double seconds = (System.nanoTime() - start) / 1e9;
    terminal.log(
        "%d of %d groups scored, %.0f turns/s with start and shuffle"
            .formatted(
                result.scored(),
                result.groups().size(),
                result.turns() * (double) result.scored() / result.groups().size() / seconds));
    return result;
  }

  /** Positions of dimensions in the order of their names, which is the order of a request. */
  static int[] sorted(PlannedCorpus corpus, int[] dimensions) {
    return Arrays.stream(dimensions)
        .boxed()
        .sorted(java.util.Comparator.comparing(d -> corpus.dimensions().get(d).name()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
