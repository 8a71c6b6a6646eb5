package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Learner;
import org.attune.score.Scorer;
import org.attune.spark.Concluding;
import org.attune.spark.Fold;
import org.attune.spark.Scoring;
import org.attune.spark.Selection;
import org.attune.spark.Tallying;

/** The verb score: items to outputs of each scorer. */
final class ScoreStep {

  /**
   * What score wrote of a scorer on a corpus.
   *
   * @param scorer its name in the study
   * @param key hash of all its outputs depend on but the texts; empty if its ratings are recorded
   * @param identity hash of its model; empty if it has none outside the protocol
   * @param stack what its outputs depend on beside its model, see {@link Scorer#stack}
   * @param before how many earlier turns it reads, or {@link Concluding#BY_RATINGS}
   * @param asked hash of the items it was to rate, and of how; empty if its ratings are recorded
   * @param turns distinct turns scored, or items if it goes by their ratings
   * @param cut how many of these are longer than it reads, or {@link #WHOLE} if it reads all
   * @param groups files of what is reported, for each fold; empty if its ratings are recorded
   * @param tried files of what thresholds are chosen on; empty if it chooses none
   * @param learned what was chosen when it was fitted, by name, behind the number of the fold if
   *     there are several; empty if it was not
   */
  record Scored(
      String scorer,
      String key,
      String identity,
      SortedMap<String, String> stack,
      int before,
      String asked,
      long turns,
      long cut,
      List<List<String>> groups,
      List<String> tried,
      SortedMap<String, String> learned) {

    /** In place of a number of turns that were cut: it reads turns of any length. */
    static final long WHOLE = -1;

    Scored counted(long distinct, long tooLong, List<List<String>> inGroups, List<String> triedOn) {
      return new Scored(
          scorer, key, identity, stack, before, asked, distinct, tooLong, inGroups, triedOn,
          learned);
    }

    boolean recorded() {
      return key.isEmpty();
    }

    /** True for a model of raters. */
    boolean byRatings() {
      return before == Concluding.BY_RATINGS;
    }

    /** True for a model that rates texts. */
    boolean byTexts() {
      return !recorded() && !byRatings();
    }

    /** Outputs of what is reported, in a folder. */
    Tallying.Outputs in(Path folder) {
      return new Tallying.Outputs(folder, before, groups);
    }

    /** Outputs of what thresholds are chosen on, in a folder. */
    Tallying.Outputs triedIn(Path folder) {
      return new Tallying.Outputs(folder, before, List.of(tried));
    }

    /** The same as far as it is known. */
    Optional<Scored> done(List<Scored> known) {
      return known.stream()
          .filter(s -> s.equals(counted(s.turns(), s.cut(), s.groups(), s.tried())))
          .findFirst();
    }

    /** Whether all outputs are in a folder as they were written. */
    private boolean finished(Path outputs) {
      return Scoring.finished(outputs, tried)
          && Fold.all(groups.size()).stream()
              .allMatch(fold -> Scoring.finished(fold.in(outputs), groups.get(fold.number())));
    }
  }

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  /** What was found as it was written, or was written, in this run. */
  private final Set<Scored> whole = new HashSet<>();

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

  /** Folder of a scorer's outputs on a corpus. */
  static Path outputs(Setting setting, String corpus, Scored scored) {
    return setting
        .work()
        .resolve("scores")
        .resolve(FolderName.of(corpus))
        .resolve(FolderName.of(scored.scorer()) + "-" + scored.key().substring(0, 16));
  }

  /**
   * Scores a corpus by every scorer of the study that runs on it, but for what is known to be done.
   */
  List<Scored> run(
      PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> known, String code)
      throws IOException {
    List<Scored> all = new ArrayList<>();
    for (ScorerEntry entry : corpus.scorers()) {
      Path items = ImportStep.items(setting, corpus.name(), imported);
      if (RecordedRatings.are(entry)) {
        all.add(
            new Scored(
                entry.name(),
                "",
                "",
                new TreeMap<>(),
                0,
                "",
                0,
                Scored.WHOLE,
                List.of(),
                List.of(),
                new TreeMap<>()));
      } else if (RaterModels.are(entry)) {
        all.add(
            new ConcludeStep(setting, protocol, terminal, spark, this)
                .run(corpus, entry, items, imported, known, code));
      } else {
        all.add(score(corpus, entry, items, imported, known, code));
      }
    }
    whole.addAll(all);
    return all;
  }

  /** Whether the outputs of a scorer on a corpus are there as they were written. */
  boolean isWhole(PlannedCorpus corpus, Scored scored) {
    if (!whole.contains(scored)
        && (scored.recorded() || scored.finished(outputs(setting, corpus.name(), scored)))) {
      whole.add(scored);
    }
    return whole.contains(scored);
  }

  /** Whether scores are of the scorers and items that are asked for. */
  boolean fit(
      PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> scored, String code) {
    if (scored.size() != corpus.scorers().size()) {
      return false;
    }
    for (int i = 0; i < scored.size(); i++) {
      ScorerEntry entry = corpus.scorers().get(i);
      String asked = RecordedRatings.are(entry) ? "" : asked(corpus, entry, imported, code);
      if (!scored.get(i).scorer().equals(entry.name()) || !scored.get(i).asked().equals(asked)) {
        return false;
      }
    }
    return true;
  }

  /** Hash of the items a scorer rates, and of what the protocol and the card say of how. */
  String asked(PlannedCorpus corpus, ScorerEntry entry, ImportStep.Imported imported, String code) {
    boolean byRatings = RaterModels.are(entry);
    boolean learns = entry.options() instanceof Learner.Of;
    return Hashes.ofTexts(
        List.of(
            imported.key(),
            byRatings
                ? Roles.test(protocol).toString()
                : Roles.scored(protocol, corpus, entry).toString(),
            how(corpus, entry, code),
            byRatings || learns ? corpus.described() : "",
            learns ? FitStep.learnsFrom(protocol) : ""));
  }

  private static String how(PlannedCorpus corpus, ScorerEntry entry, String code) {
    return Hashes.ofTexts(
        List.of(
            code, entry.scorer(), entry.options().toString(), scales(corpus, entry).toString()));
  }

  private static SortedMap<String, Scale> scales(PlannedCorpus corpus, ScorerEntry entry) {
    SortedMap<String, Scale> scales = new TreeMap<>();
    for (int d : corpus.dimensionsOf(entry)) {
      scales.put(corpus.dimensions().get(d).name(), corpus.dimensions().get(d).scale());
    }
    return scales;
  }

  /** What is told of outputs that are not, or no longer, what was written. */
  static String madeAgain(PlannedCorpus corpus, ScorerEntry entry) {
    return MadeAgain.of("scores of " + corpus.name() + " by " + entry.name());
  }

  private Scored score(
      PlannedCorpus corpus,
      ScorerEntry entry,
      Path items,
      ImportStep.Imported imported,
      List<Scored> known,
      String code)
      throws IOException {
    SortedMap<String, Scale> dimensions = scales(corpus, entry);
    String how = how(corpus, entry, code);
    List<FitStep.Fitted> models =
        entry.options() instanceof Learner.Of of
            ? new FitStep(setting, protocol, terminal, spark)
                .run(corpus, entry, of.learner(), dimensions, items, imported, how)
            : List.of(new FitStep.Fitted(Fold.WHOLE, setting.work(), new TreeMap<>()));
    terminal.begin("score " + corpus.name() + " with " + entry.name());
    SortedMap<String, String> chosen = new TreeMap<>();
    List<ScorerFactory> open = new ArrayList<>();
    List<String> identities = new ArrayList<>();
    SortedMap<String, String> stack = new TreeMap<>();
    OptionalInt longest = OptionalInt.empty();
    int before = 0;
    for (FitStep.Fitted model : models) {
      chosen.putAll(model.chosenByFold());
      ScorerFactory factory =
          new ScorerFactory(
              catalog.scorer(entry.scorer()),
              entry.options(),
              dimensions,
              setting.models(),
              model.folder().toString());
      open.add(factory);
      try (Scorer scorer = factory.open("cpu")) {
        before = scorer.context();
        longest = scorer.longest();
        stack.putAll(scorer.stack());
        identities.add(scorer.identity());
      } catch (IllegalArgumentException e) {
        throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
      }
    }
    String identity = identities.size() == 1 ? identities.get(0) : Hashes.ofTexts(identities);
    List<Selection> selections = Roles.scored(protocol, corpus, entry);
    Scored key =
        new Scored(
            entry.name(),
            Hashes.ofTexts(List.of(how, identity, stack.toString())),
            identity,
            stack,
            before,
            asked(corpus, entry, imported, code),
            0,
            longest.isPresent() ? 0 : Scored.WHOLE,
            List.of(),
            List.of(),
            chosen);
    Path folder = outputs(setting, corpus.name(), key);
    Optional<Scored> done = key.done(known);
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
    Fold.all(Roles.folds(entry)).forEach(fold -> groups.add(List.of()));
    List<String> tried = List.of();
    for (int m = 0; m < models.size(); m++) {
      Fold fold = models.get(m).fold();
      for (Selection selection : selections) {
        Scoring.Result result =
            rate(items, selection.in(fold), before, open.get(m), fold.in(folder));
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
    terminal.end(
        turns
            + " different turns"
            + CutTexts.behind(cut, longest)
            + (now == 0
                ? ", unchanged"
                : now < all ? ", " + (all - now) + " of " + all + " groups were done" : ""));
    return key.counted(turns, longest.isPresent() ? cut : Scored.WHOLE, groups, tried);
  }

  private Scoring.Result rate(
      Path items, Selection selection, int before, ScorerFactory open, Path folder)
      throws IOException {
    long start = System.nanoTime();
    Scoring.Result result =
        Scoring.run(spark.get(), items, selection, before, open, folder, terminal);
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
