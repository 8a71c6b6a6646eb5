package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
   * @param texts hash of the items it rated
   * @param turns distinct turns scored, or items if it goes by their ratings
   * @param cut how many of these are longer than it reads, or {@link #WHOLE} if it reads all
   * @param groups groups they were scored in, for each fold; empty if its ratings are recorded
   * @param learned what was chosen when it was fitted, by name, behind the number of the fold if
   *     there are several; empty if it was not
   */
  record Scored(
      String scorer,
      String key,
      String identity,
      SortedMap<String, String> stack,
      int before,
      String texts,
      long turns,
      long cut,
      List<Integer> groups,
      SortedMap<String, String> learned) {

    /** In place of a number of turns that were cut: it reads turns of any length. */
    static final long WHOLE = -1;

    Scored counted(long distinct, long tooLong, List<Integer> inGroups) {
      return new Scored(
          scorer, key, identity, stack, before, texts, distinct, tooLong, inGroups, learned);
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

    /** Outputs of a scorer in a folder. */
    Tallying.Outputs in(Path folder) {
      return new Tallying.Outputs(folder, before, groups.size());
    }

    /** The same outputs as far as they are known, if all of them are still there. */
    Optional<Scored> done(List<Scored> known, Path outputs) throws IOException {
      Optional<Scored> done =
          known.stream().filter(s -> s.equals(counted(s.turns(), s.cut(), s.groups()))).findFirst();
      return done.isPresent() && done.get().finished(outputs) ? done : Optional.empty();
    }

    private boolean finished(Path outputs) throws IOException {
      for (Fold fold : Fold.all(groups.size())) {
        if (ScoreStep.finished(fold.in(outputs)) < groups.get(fold.number())) {
          return false;
        }
      }
      return true;
    }
  }

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

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
                new TreeMap<>()));
      } else if (RaterModels.are(entry)) {
        all.add(
            new ConcludeStep(setting, protocol, terminal, spark)
                .run(corpus, entry, items, imported, known, code));
      } else {
        all.add(score(corpus, entry, items, imported, known, code));
      }
    }
    return all;
  }

  private Scored score(
      PlannedCorpus corpus,
      ScorerEntry entry,
      Path items,
      ImportStep.Imported imported,
      List<Scored> known,
      String code)
      throws IOException {
    SortedMap<String, Scale> dimensions = new TreeMap<>();
    for (int d : corpus.dimensionsOf(entry)) {
      dimensions.put(corpus.dimensions().get(d).name(), corpus.dimensions().get(d).scale());
    }
    String asked =
        Hashes.ofTexts(
            List.of(code, entry.scorer(), entry.options().toString(), dimensions.toString()));
    List<FitStep.Fitted> models =
        entry.options() instanceof Learner.Of of
            ? new FitStep(setting, protocol, terminal, spark)
                .run(corpus, entry, of.learner(), dimensions, items, imported, asked)
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
    String texts = Hashes.ofTexts(List.of(imported.key(), selections.toString()));
    Scored key =
        new Scored(
            entry.name(),
            Hashes.ofTexts(List.of(asked, identity, stack.toString())),
            identity,
            stack,
            before,
            texts,
            0,
            longest.isPresent() ? 0 : Scored.WHOLE,
            List.of(),
            chosen);
    Path folder = outputs(setting, corpus.name(), key);
    Optional<Scored> done = key.done(known, folder);
    if (done.isPresent()) {
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
    Integer[] groups = new Integer[Roles.folds(entry)];
    Arrays.fill(groups, 0);
    for (int m = 0; m < models.size(); m++) {
      Fold fold = models.get(m).fold();
      for (Selection selection : selections) {
        Scoring.Result result =
            rate(items, selection.in(fold), before, open.get(m), fold.in(folder));
        turns += result.turns();
        cut += result.cut();
        groups[fold.number()] += result.groups();
        now += result.scored();
      }
    }
    int all = Arrays.stream(groups).mapToInt(Integer::intValue).sum();
    terminal.end(
        turns
            + " different turns"
            + CutTexts.behind(cut, longest)
            + (now == 0
                ? ", unchanged"
                : now < all ? ", " + (all - now) + " of " + all + " groups were done" : ""));
    return key.counted(turns, longest.isPresent() ? cut : Scored.WHOLE, List.of(groups));
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
                result.groups(),
                result.turns() * (double) result.scored() / result.groups() / seconds));
    return result;
  }

  private static long finished(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("group-")).count();
    }
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
